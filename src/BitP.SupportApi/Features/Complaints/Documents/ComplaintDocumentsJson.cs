using System.Text.Json.Serialization;
using BitP.SupportApi.Features.Complaints.Documents.Procedure;
using BitP.SupportApi.Features.Complaints.Suggestion;

namespace BitP.SupportApi.Features.Complaints.Documents;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DocumentFacts))]
[JsonSerializable(typeof(KindTemplate))]
[JsonSerializable(typeof(TemplateParts))]
[JsonSerializable(typeof(ProcedureFile))]
[JsonSerializable(typeof(IReadOnlyList<SuggestionWordsFile>))]
[JsonSerializable(typeof(ProcedureAdditions))]
[JsonSerializable(typeof(ComplaintProcedureResponse))]
internal sealed partial class ComplaintDocumentsJson : JsonSerializerContext;
