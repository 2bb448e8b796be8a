using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>The steps of a complaint's life, as they are named in <c>allowedTransitions</c>.</summary>
internal enum ComplaintAction
{
    Acknowledge,
    Admissibility,
    Refer,
    Assign,
    Investigate,
    Escalate,
    RequestInformation,
    ProvideInformation,
    PostUpdate,
    Delay,
    Decide,
    Close,
    Withdraw,
    Reopen,
}

/// <summary>The whole life of a complaint in one table: which step leads from where to where, and who may take it. A step that leads nowhere leaves the status as it is.</summary>
internal static class ComplaintLifeCycle
{
    /// <summary>The statuses in which there is something left to decide.</summary>
    public static readonly ComplaintStatus[] Open =
    [
        ComplaintStatus.Received,
        ComplaintStatus.Acknowledged,
        ComplaintStatus.Investigating,
        ComplaintStatus.AwaitingCustomer,
    ];

    private static readonly ComplaintStatus[] UnderWay = [ComplaintStatus.Acknowledged, ComplaintStatus.Investigating, ComplaintStatus.AwaitingCustomer];

    private static readonly (ComplaintAction Action, ComplaintStatus[] From, ComplaintStatus? To, Actors Who)[] Table =
    [
        (ComplaintAction.Acknowledge, [ComplaintStatus.Received], ComplaintStatus.Acknowledged, Actors.Staff),
        (ComplaintAction.Admissibility, Open, null, Actors.Staff),
        (ComplaintAction.Refer, Open, null, Actors.Staff),
        (ComplaintAction.Assign, Open, null, Actors.Staff),
        (ComplaintAction.Investigate, [ComplaintStatus.Acknowledged, ComplaintStatus.AwaitingCustomer], ComplaintStatus.Investigating, Actors.Staff),
        (ComplaintAction.Escalate, Open, null, Actors.Staff),
        (ComplaintAction.RequestInformation, [ComplaintStatus.Acknowledged, ComplaintStatus.Investigating], ComplaintStatus.AwaitingCustomer, Actors.Staff),
        (ComplaintAction.ProvideInformation, [ComplaintStatus.AwaitingCustomer], ComplaintStatus.Investigating, Actors.Everyone),
        (ComplaintAction.PostUpdate, Open, null, Actors.Staff),
        (ComplaintAction.Delay, Open, null, Actors.Staff),
        (ComplaintAction.Decide, UnderWay, ComplaintStatus.Decided, Actors.Staff),
        (ComplaintAction.Close, [ComplaintStatus.Decided], ComplaintStatus.Closed, Actors.Staff),
        (ComplaintAction.Withdraw, Open, ComplaintStatus.Withdrawn, Actors.Everyone),
        (ComplaintAction.Reopen, [ComplaintStatus.Decided, ComplaintStatus.Closed], ComplaintStatus.Investigating, Actors.Staff),
        (ComplaintAction.Reopen, [ComplaintStatus.Inadmissible, ComplaintStatus.Withdrawn], ComplaintStatus.Received, Actors.Staff),
    ];

    private static readonly Dictionary<(ComplaintStatus, ActorKind), string[]> Allowed = (
        from status in Enum.GetValues<ComplaintStatus>()
        from kind in Enum.GetValues<ActorKind>()
        select (status, kind)
    ).ToDictionary(
        key => key,
        key => Table.Where(row => IsFor(row.Who, key.kind) && row.From.Contains(key.status)).Select(row => EnumNames<ComplaintAction>.Of(row.Action)).ToArray()
    );

    /// <summary>The status that a step leads to; null when the step is not allowed from here, or not to this caller.</summary>
    public static ComplaintStatus? Next(ComplaintStatus from, ComplaintAction action, Actor actor)
    {
        foreach (var row in Table)
            if (row.Action == action && IsFor(row.Who, actor.Kind) && row.From.Contains(from))
                return row.To ?? from;
        return null;
    }

    /// <summary>The steps that a caller may take from a status.</summary>
    public static IReadOnlyList<string> AllowedFrom(ComplaintStatus status, Actor actor) => Allowed[(status, actor.Kind)];

    private static bool IsFor(Actors who, ActorKind kind) => kind is ActorKind.System || new Actor(kind, null, null).IsAmong(who);
}
