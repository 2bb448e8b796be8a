using System.Text.Json;
using System.Text.Json.Serialization;
using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Complaints;
using BitP.SupportApi.Features.Complaints.Documents;
using BitP.SupportApi.Features.Complaints.Retention;
using BitP.SupportApi.Features.Tickets;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Surveys.Invitations;

/// <summary>What an event says of a case that matters to surveys, of whatever type it is. Of what was erased nothing is left.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record CaseChange(
    Change<string>? Status = null,
    Change<Guid?>? Assignee = null,
    Change<Guid?>? Handler = null,
    Change<string?>? Team = null,
    Change<string?>? Department = null,
    Change<TicketCategory>? Category = null,
    Change<Priority>? Priority = null,
    Change<string>? Language = null,
    Change<IReadOnlyList<string>>? Tags = null,
    ComplaintOutcome? Outcome = null
)
{
    /// <summary>The types of the events by which cases end, go on, are corrected or deleted.</summary>
    public static readonly IReadOnlyList<string> Types =
    [
        TicketSolved.Name,
        TicketReopened.Name,
        TicketReplied.Name,
        TicketAssigned.Name,
        TicketUpdated.Name,
        ComplaintClosed.Name,
        ComplaintReopened.Name,
        ComplaintReferred.Name,
        ComplaintAssigned.Name,
        ComplaintUnassigned.Name,
        ComplaintDecided.Name,
        ComplaintDeleted.Name,
    ];

    /// <summary>The types of the events by which a case may go on, or is deleted.</summary>
    public static readonly IReadOnlyList<string> TypesOfEnd = [TicketReopened.Name, TicketReplied.Name, ComplaintReopened.Name, ComplaintDeleted.Name];

    public static CaseChange Of(StoredEvent e) => JsonSerializer.Deserialize<CaseChange>(e.Data, ApiJson.Options)!;
}

/// <summary>An event of a case.</summary>
internal sealed record CaseEvent(StoredEvent Stored, CaseChange Change)
{
    private static readonly string Solved = EnumNames<TicketStatus>.Of(TicketStatus.Solved);

    public Guid CaseId => Stored.SubjectId;

    public long Sequence => Stored.Sequence;

    public DateTimeOffset At => Stored.At;

    public bool IsEnd => Stored.Type is TicketSolved.Name or ComplaintClosed.Name;

    public bool IsDeletion => Stored.Type is ComplaintDeleted.Name;

    /// <summary>Whether the case goes on by it; what the customer says in a solved ticket reopens it.</summary>
    public bool IsReopening =>
        Stored.Type is TicketReopened.Name or ComplaintReopened.Name || (Stored.Type is TicketReplied.Name && Change.Status?.Before == Solved);

    /// <summary>Whether it gives the case to somebody else.</summary>
    public bool IsMove => Change is not { Assignee: null, Handler: null, Team: null, Department: null };

    /// <summary>Whether it says who has the case, or what it is about.</summary>
    public bool IsCorrection => IsMove || Change.Category is not null;

    public static CaseEvent Of(StoredEvent e) => new(e, CaseChange.Of(e));
}
