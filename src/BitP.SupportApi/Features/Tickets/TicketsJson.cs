using System.Text.Json;
using System.Text.Json.Serialization;
using BitP.SupportApi.Features.Events;
using BitP.SupportApi.Features.Tickets.Clocks;
using BitP.SupportApi.Platform.Http;

namespace BitP.SupportApi.Features.Tickets;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(OpenTicket.Request), TypeInfoPropertyName = "OpenTicketRequest")]
[JsonSerializable(typeof(UpdateTicket.Changes), TypeInfoPropertyName = "UpdateTicketChanges")]
[JsonSerializable(typeof(TicketDetails))]
[JsonSerializable(typeof(ReplyToTicket.Request), TypeInfoPropertyName = "ReplyToTicketRequest")]
[JsonSerializable(typeof(AssignTicket.Request), TypeInfoPropertyName = "AssignTicketRequest")]
[JsonSerializable(typeof(TicketStepRequest))]
[JsonSerializable(typeof(TicketResponse))]
[JsonSerializable(typeof(Page<TicketResponse>))]
[JsonSerializable(typeof(MessageResponse))]
[JsonSerializable(typeof(Page<MessageResponse>))]
[JsonSerializable(typeof(Page<EventResponse>))]
[JsonSerializable(typeof(GetProgress.Response), TypeInfoPropertyName = "GetProgressResponse")]
[JsonSerializable(typeof(GetTranscript.Response), TypeInfoPropertyName = "GetTranscriptResponse")]
[JsonSerializable(typeof(GetTranscript.Entry), TypeInfoPropertyName = "GetTranscriptEntry")]
[JsonSerializable(typeof(OwedExplanation))]
[JsonSerializable(typeof(ExplainSla.Explanation))]
[JsonSerializable(typeof(PreviewSlaPolicies.Request), TypeInfoPropertyName = "PreviewSlaPoliciesRequest")]
[JsonSerializable(typeof(PreviewSlaPolicies.Preview))]
[JsonSerializable(typeof(RecalculateSla.Request), TypeInfoPropertyName = "RecalculateSlaRequest")]
[JsonSerializable(typeof(RecalculateSla.Recalculation))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, JsonElement>))]
[JsonSerializable(typeof(Dictionary<string, JsonElement>))]
[JsonSerializable(typeof(IReadOnlyList<TransactionEvidence>))]
[JsonSerializable(typeof(IReadOnlyList<StatedPromise>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(TicketOpened))]
[JsonSerializable(typeof(TicketReplied))]
[JsonSerializable(typeof(TicketNoted))]
[JsonSerializable(typeof(TicketAssigned))]
[JsonSerializable(typeof(TicketMarkedPending))]
[JsonSerializable(typeof(TicketPutOnHold))]
[JsonSerializable(typeof(TicketSolved))]
[JsonSerializable(typeof(TicketClosed))]
[JsonSerializable(typeof(TicketReopened))]
[JsonSerializable(typeof(TicketUpdated))]
[JsonSerializable(typeof(TicketEscalationRequested))]
[JsonSerializable(typeof(TicketEscalationSeenTo))]
[JsonSerializable(typeof(TicketComplaintSuggested))]
[JsonSerializable(typeof(TicketComplaintSuggestionDismissed))]
internal sealed partial class TicketsJson : JsonSerializerContext;
