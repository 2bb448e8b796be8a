using System.Text.Json.Serialization;
using BitP.SupportApi.Platform.Http;

namespace BitP.SupportApi.Features.Customers;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SaveCustomer.Request), TypeInfoPropertyName = "SaveCustomerRequest")]
[JsonSerializable(typeof(CustomerResponse))]
[JsonSerializable(typeof(Page<CustomerResponse>))]
[JsonSerializable(typeof(CustomerDetails))]
[JsonSerializable(typeof(UpdateCustomer.Changes), TypeInfoPropertyName = "UpdateCustomerChanges")]
[JsonSerializable(typeof(IssueCustomerToken.Request), TypeInfoPropertyName = "IssueCustomerTokenRequest")]
[JsonSerializable(typeof(IssueCustomerToken.Response), TypeInfoPropertyName = "IssueCustomerTokenResponse")]
[JsonSerializable(typeof(CustomerCreated))]
[JsonSerializable(typeof(CustomerUpdated))]
[JsonSerializable(typeof(CustomerTokenIssued))]
[JsonSerializable(typeof(CustomerTokensRevoked))]
internal sealed partial class CustomersJson : JsonSerializerContext;
