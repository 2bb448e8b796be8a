using System.Text.Json.Serialization;

namespace BitP.SupportApi.Features.Complaints.Similar;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SimilarComplaintsResponse))]
internal sealed partial class SimilarJson : JsonSerializerContext;
