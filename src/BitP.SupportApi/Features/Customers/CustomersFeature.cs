using System.Text.Json.Serialization.Metadata;
using BitP.SupportApi.Platform.Hosting;
using BitP.SupportApi.Platform.Http;

namespace BitP.SupportApi.Features.Customers;

internal sealed class CustomersFeature : IFeature
{
    public static IJsonTypeInfoResolver Json => CustomersJson.Default;

    public static void Map(RouteGroupBuilder api) =>
        api.MapGroup("/customers")
            .WithTag("Customers", "The people whom partners send to support, and the tokens with which they call the API themselves.")
            .Add<SaveCustomer>()
            .Add<ListCustomers>()
            .Add<GetCustomer>()
            .Add<UpdateCustomer>()
            .Add<IssueCustomerToken>()
            .Add<RevokeCustomerTokens>();
}
