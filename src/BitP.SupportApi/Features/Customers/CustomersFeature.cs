using System.Text.Json.Serialization.Metadata;
using BitP.SupportApi.Platform.Hosting;
using BitP.SupportApi.Platform.Http;

namespace BitP.SupportApi.Features.Customers;

internal sealed class CustomersFeature : IFeature
{
    public static IJsonTypeInfoResolver Json => CustomersJson.Default;

    public static IReadOnlyList<Type> Endpoints =>
        [typeof(SaveCustomer), typeof(ListCustomers), typeof(GetCustomer), typeof(UpdateCustomer), typeof(IssueCustomerToken), typeof(RevokeCustomerTokens)];
}

internal sealed class CustomersGroup()
    : ApiGroup("customers", "Customers", "The people whom partners send to support, and the tokens with which they call the API themselves.");
