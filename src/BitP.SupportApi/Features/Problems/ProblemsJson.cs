using System.Text.Json.Serialization;
using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Problems;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ListProblems.Response), TypeInfoPropertyName = "ListProblemsResponse")]
[JsonSerializable(typeof(ProblemDescription))]
internal sealed partial class ProblemsJson : JsonSerializerContext;
