using System.Text.Json.Serialization;
using BitP.SupportApi.Features.Sla.Clocks;
using BitP.SupportApi.Features.Sla.EscalationPolicies;
using BitP.SupportApi.Features.Sla.Policies;
using BitP.SupportApi.Platform.Http;

namespace BitP.SupportApi.Features.Sla;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CreateSlaPolicy.Request), TypeInfoPropertyName = "CreateSlaPolicyRequest")]
[JsonSerializable(typeof(UpdateSlaPolicy.Changes), TypeInfoPropertyName = "UpdateSlaPolicyChanges")]
[JsonSerializable(typeof(OrderSlaPolicies.Request), TypeInfoPropertyName = "OrderSlaPoliciesRequest")]
[JsonSerializable(typeof(SlaPolicyResponse))]
[JsonSerializable(typeof(Page<SlaPolicyResponse>))]
[JsonSerializable(typeof(SlaPolicyOrderResponse))]
[JsonSerializable(typeof(SlaPolicyContent))]
[JsonSerializable(typeof(IReadOnlyList<Guid>))]
[JsonSerializable(typeof(ShippedPolicyFile))]
[JsonSerializable(typeof(SlaPolicyCreated))]
[JsonSerializable(typeof(SlaPolicyUpdated))]
[JsonSerializable(typeof(SlaPolicyRetired))]
[JsonSerializable(typeof(SlaPoliciesOrdered))]
[JsonSerializable(typeof(SlaPoliciesRecalculated))]
[JsonSerializable(typeof(SlaLedger))]
[JsonSerializable(typeof(SlaWarned))]
[JsonSerializable(typeof(SlaBreached))]
[JsonSerializable(typeof(SlaLimitPassed))]
[JsonSerializable(typeof(SlaPaused))]
[JsonSerializable(typeof(SlaResumed))]
[JsonSerializable(typeof(SlaMet))]
[JsonSerializable(typeof(SlaChanged))]
[JsonSerializable(typeof(PromiseMissed))]
[JsonSerializable(typeof(PromiseStated))]
[JsonSerializable(typeof(ExplanationRequested))]
[JsonSerializable(typeof(EscalationStart))]
[JsonSerializable(typeof(CreateEscalationPolicy.Request), TypeInfoPropertyName = "CreateEscalationPolicyRequest")]
[JsonSerializable(typeof(UpdateEscalationPolicy.Changes), TypeInfoPropertyName = "UpdateEscalationPolicyChanges")]
[JsonSerializable(typeof(EscalationPolicyContent))]
[JsonSerializable(typeof(EscalationPolicyResponse))]
[JsonSerializable(typeof(Page<EscalationPolicyResponse>))]
[JsonSerializable(typeof(EscalationPolicyCreated))]
[JsonSerializable(typeof(EscalationPolicyUpdated))]
[JsonSerializable(typeof(EscalationPolicyDeleted))]
internal sealed partial class SlaJson : JsonSerializerContext;
