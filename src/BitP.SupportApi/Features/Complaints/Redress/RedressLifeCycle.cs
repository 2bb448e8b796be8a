using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Complaints.Redress;

/// <summary>What is done to redress, as it is named in <c>allowedTransitions</c>.</summary>
internal enum RedressAction
{
    Accept,
    Decline,
    Approve,
    Pay,
}

/// <summary>The life of redress in one table: which step leads from where to where, and who may take it. That it expires comes of itself.</summary>
internal static class RedressLifeCycle
{
    private static readonly (RedressAction Action, RedressStatus From, RedressStatus To, Actors Who)[] Table =
    [
        (RedressAction.Accept, RedressStatus.Offered, RedressStatus.Accepted, Actors.Everyone),
        (RedressAction.Decline, RedressStatus.Offered, RedressStatus.Declined, Actors.Everyone),
        (RedressAction.Approve, RedressStatus.Accepted, RedressStatus.Approved, Actors.Leads),
        (RedressAction.Pay, RedressStatus.Approved, RedressStatus.Paid, Actors.Staff),
    ];

    /// <summary>The status that a step leads to; null when it is not allowed from here, or not to this caller.</summary>
    public static RedressStatus? Next(RedressStatus from, RedressAction action, Actor actor)
    {
        foreach (var row in Table)
            if (row.Action == action && row.From == from && actor.IsAmong(row.Who))
                return row.To;
        return null;
    }

    /// <summary>The steps that a caller may take. Who proposed it, or is nobody, is no second person.</summary>
    public static IReadOnlyList<string> AllowedFor(ComplaintRedress redress, Actor actor) =>
        [
            .. Table
                .Where(row => row.From == redress.Status && actor.IsAmong(row.Who))
                .Where(row => row.Action is not RedressAction.Approve || TwoPersons.RefuseApproval(redress.ProposedBy, actor) is null)
                .Select(row => EnumNames<RedressAction>.Of(row.Action)),
        ];
}
