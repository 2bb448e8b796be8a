using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Tickets;

/// <summary>The steps of a ticket's life, as they are named in <c>allowedTransitions</c> and in the paths.</summary>
internal enum TicketStep
{
    Wait,
    Hold,
    Solve,
    Close,
    Reopen,
}

/// <summary>The whole life of a ticket in one table: which step leads from where to where, and who may take it.</summary>
internal static class TicketLifeCycle
{
    private static readonly (TicketStep Step, TicketStatus[] From, TicketStatus To, Actors Who)[] Table =
    [
        (TicketStep.Wait, [TicketStatus.New, TicketStatus.Open, TicketStatus.OnHold], TicketStatus.Pending, Actors.Staff),
        (TicketStep.Hold, [TicketStatus.New, TicketStatus.Open, TicketStatus.Pending], TicketStatus.OnHold, Actors.Staff),
        (TicketStep.Solve, [TicketStatus.New, TicketStatus.Open, TicketStatus.Pending, TicketStatus.OnHold], TicketStatus.Solved, Actors.Everyone),
        (TicketStep.Close, [TicketStatus.Solved], TicketStatus.Closed, Actors.Everyone),
        (TicketStep.Reopen, [TicketStatus.Solved], TicketStatus.Open, Actors.Everyone),
        (TicketStep.Reopen, [TicketStatus.Pending, TicketStatus.OnHold], TicketStatus.Open, Actors.Staff),
    ];

    private static readonly Dictionary<(TicketStatus, ActorKind), string[]> Allowed = (
        from status in Enum.GetValues<TicketStatus>()
        from kind in Enum.GetValues<ActorKind>()
        select (status, kind)
    ).ToDictionary(
        key => key,
        key => Table.Where(row => IsFor(row.Who, key.kind) && row.From.Contains(key.status)).Select(row => EnumNames<TicketStep>.Of(row.Step)).ToArray()
    );

    /// <summary>The status that a step leads to; null when the step is not allowed from here, or not to this caller.</summary>
    public static TicketStatus? Next(TicketStatus from, TicketStep step, Actor actor)
    {
        foreach (var row in Table)
            if (row.Step == step && IsFor(row.Who, actor.Kind) && row.From.Contains(from))
                return row.To;
        return null;
    }

    /// <summary>The steps that a caller may take from a status.</summary>
    public static IReadOnlyList<string> AllowedFrom(TicketStatus status, Actor actor) => Allowed[(status, actor.Kind)];

    private static bool IsFor(Actors who, ActorKind kind) => kind is ActorKind.System || new Actor(kind, null, null).IsAmong(who);
}
