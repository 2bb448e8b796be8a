using System.Text.Json.Serialization;

namespace BitP.SupportApi.Features.Complaints.Investigation;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AddInvestigationStep.Request), TypeInfoPropertyName = "AddInvestigationStepRequest")]
[JsonSerializable(typeof(UpdateInvestigationStep.Changes), TypeInfoPropertyName = "UpdateInvestigationStepChanges")]
[JsonSerializable(typeof(ListInvestigationSteps.Response), TypeInfoPropertyName = "ListInvestigationStepsResponse")]
[JsonSerializable(typeof(InvestigationStepResponse))]
[JsonSerializable(typeof(IReadOnlyList<InvestigationStep>))]
[JsonSerializable(typeof(ComplaintInvestigationStepAdded))]
[JsonSerializable(typeof(ComplaintInvestigationStepUpdated))]
internal sealed partial class InvestigationJson : JsonSerializerContext;
