using System.Text.Json.Serialization;
using BitP.SupportApi.Features.Events;
using BitP.SupportApi.Platform.Http;

namespace BitP.SupportApi.Features.Escalations;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EscalateTicket.Request), TypeInfoPropertyName = "EscalateTicketRequest")]
[JsonSerializable(typeof(RequestEscalation.Request), TypeInfoPropertyName = "RequestEscalationRequest")]
[JsonSerializable(typeof(EscalationRequestResponse))]
[JsonSerializable(typeof(ListEscalationRequests.Response), TypeInfoPropertyName = "ListEscalationRequestsResponse")]
[JsonSerializable(typeof(EscalationResponse))]
[JsonSerializable(typeof(Page<EscalationResponse>))]
[JsonSerializable(typeof(EscalationCause))]
[JsonSerializable(typeof(EventActor))]
[JsonSerializable(typeof(IReadOnlyList<TakenEscalationStep>))]
[JsonSerializable(typeof(EscalationStarted))]
[JsonSerializable(typeof(EscalationPrompted))]
[JsonSerializable(typeof(EscalationStepped))]
[JsonSerializable(typeof(EscalationAcknowledged))]
[JsonSerializable(typeof(EscalationEnded))]
[JsonSerializable(typeof(EscalationExhausted))]
internal sealed partial class EscalationsJson : JsonSerializerContext;
