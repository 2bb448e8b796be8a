using System.Text.Json;
using System.Text.Json.Nodes;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Events;

/// <summary>A change of state: the same thing in the timeline, the audit trail and the change feed.</summary>
/// <param name="Id">Its id (UUIDv7).</param>
/// <param name="Sequence">Its number among the changes of its subject that the caller sees, from 1.</param>
/// <param name="Type">What happened, as <c>noun.past_tense</c>.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Actor">Who did it; of complaints partners and customers are told no more than that it was staff.</param>
/// <param name="Subject">What it happened to.</param>
/// <param name="Data">What is worth knowing about it; members that changed stand as <c>before</c> and <c>after</c>.</param>
/// <param name="Visibility">Who may see it.</param>
public sealed record EventResponse(
    Guid Id,
    long Sequence,
    [property: EventTypes] string Type,
    DateTimeOffset At,
    EventActor Actor,
    EventSubjectResponse Subject,
    JsonElement Data,
    EventVisibility Visibility
) : IExample<EventResponse>
{
    private const string Complaint = "complaint";

    public static EventResponse Example =>
        new(
            Examples.Event,
            3,
            "ticket.solved",
            Examples.At,
            new(ActorKind.Agent, Examples.Agent, "Mei Lin"),
            new("ticket", Examples.Ticket, "BP-100001"),
            JsonSerializer.SerializeToElement(
                new JsonObject
                {
                    ["status"] = new JsonObject { ["before"] = "open", ["after"] = "solved" },
                },
                ApiJson.Options
            ),
            EventVisibility.Customer
        );

    internal static EventResponse From(StoredEvent e, Actor actor) =>
        new(
            e.Id,
            actor.IsStaff ? e.Sequence : e.PublicSequence ?? e.Sequence,
            e.Type,
            e.At,
            WhoOf(e, actor),
            new(e.SubjectKind, e.SubjectId, e.SubjectReference),
            JsonSerializer.Deserialize<JsonElement>(e.Data, ApiJson.Options),
            e.Visibility
        );

    // Complaints are answered by a unit: which of its people did something is nobody else's affair.
    private static EventActor WhoOf(StoredEvent e, Actor actor) =>
        !actor.IsStaff && e is { SubjectKind: Complaint, ActorKind: ActorKind.Agent or ActorKind.Supervisor or ActorKind.Admin }
            ? new(ActorKind.Agent, null, null)
            : new(e.ActorKind, e.ActorId, e.ActorName);
}

/// <summary>Who did something.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">The partner, customer or agent; null for operators' keys and for the system.</param>
/// <param name="Name">The name to show; null where there is none.</param>
public sealed record EventActor(ActorKind Kind, Guid? Id, string? Name);

/// <summary>What an event is about.</summary>
/// <param name="Kind">What it is, such as <c>ticket</c>.</param>
/// <param name="Id">Its id.</param>
/// <param name="Reference">Its human reference, where it has one.</param>
public sealed record EventSubjectResponse(string Kind, Guid Id, string? Reference);
