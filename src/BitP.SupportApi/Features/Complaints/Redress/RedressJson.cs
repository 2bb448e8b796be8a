using System.Text.Json.Serialization;

namespace BitP.SupportApi.Features.Complaints.Redress;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RedressOffer))]
[JsonSerializable(typeof(PayRedress.Request), TypeInfoPropertyName = "PayRedressRequest")]
[JsonSerializable(typeof(ListRedress.Response), TypeInfoPropertyName = "ListRedressResponse")]
[JsonSerializable(typeof(IReadOnlyList<ComplaintRedress>))]
[JsonSerializable(typeof(ComplaintRedressOffered))]
[JsonSerializable(typeof(ComplaintRedressAccepted))]
[JsonSerializable(typeof(ComplaintRedressDeclined))]
[JsonSerializable(typeof(ComplaintRedressExpired))]
[JsonSerializable(typeof(ComplaintRedressApproved))]
[JsonSerializable(typeof(ComplaintRedressPaid))]
internal sealed partial class RedressJson : JsonSerializerContext;
