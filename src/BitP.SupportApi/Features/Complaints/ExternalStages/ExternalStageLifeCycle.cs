using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Complaints.ExternalStages;

/// <summary>What is done about an external stage, as it is named in <c>allowedTransitions</c>.</summary>
internal enum ExternalStageAction
{
    Respond,
    Close,
}

/// <summary>The life of an external stage in one table: which step leads from where to where. All of them are taken by staff.</summary>
internal static class ExternalStageLifeCycle
{
    private static readonly (ExternalStageAction Action, ExternalStageStatus[] From, ExternalStageStatus To)[] Table =
    [
        (ExternalStageAction.Respond, [ExternalStageStatus.Open, ExternalStageStatus.Responded], ExternalStageStatus.Responded),
        (ExternalStageAction.Close, [ExternalStageStatus.Open, ExternalStageStatus.Responded], ExternalStageStatus.Closed),
    ];

    /// <summary>The status that a step leads to; null when it is not allowed from here.</summary>
    public static ExternalStageStatus? Next(ExternalStageStatus from, ExternalStageAction action)
    {
        foreach (var row in Table)
            if (row.Action == action && row.From.Contains(from))
                return row.To;
        return null;
    }

    /// <summary>The steps that a caller may take from a status.</summary>
    public static IReadOnlyList<string> AllowedFrom(ExternalStageStatus status, Actor actor) =>
        actor.IsStaff ? [.. Table.Where(row => row.From.Contains(status)).Select(row => EnumNames<ExternalStageAction>.Of(row.Action))] : [];
}
