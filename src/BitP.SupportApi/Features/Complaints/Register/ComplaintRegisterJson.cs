using System.Text.Json.Serialization;

namespace BitP.SupportApi.Features.Complaints.Register;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RegisteredComplaint))]
[JsonSerializable(typeof(ComplaintStatisticsResponse))]
[JsonSerializable(typeof(RegisterFacts))]
[JsonSerializable(typeof(IReadOnlyList<MissedLimit>))]
internal sealed partial class ComplaintRegisterJson : JsonSerializerContext;
