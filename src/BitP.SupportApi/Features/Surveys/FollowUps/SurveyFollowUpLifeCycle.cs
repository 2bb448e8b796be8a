using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Surveys.FollowUps;

/// <summary>The whole life of a follow-up in one table: which step leads from where to where. A step that leads nowhere leaves the state as it is.</summary>
internal static class SurveyFollowUpLifeCycle
{
    private static readonly SurveyFollowUpState[] Unfinished = [SurveyFollowUpState.Open, SurveyFollowUpState.Contacted];

    private static readonly (SurveyFollowUpAction Action, SurveyFollowUpState[] From, SurveyFollowUpState? To)[] Table =
    [
        (SurveyFollowUpAction.Assign, Unfinished, null),
        (SurveyFollowUpAction.Contact, Unfinished, SurveyFollowUpState.Contacted),
        (SurveyFollowUpAction.Finish, Unfinished, SurveyFollowUpState.Done),
        (SurveyFollowUpAction.Reopen, [SurveyFollowUpState.Done], SurveyFollowUpState.Open),
    ];

    private static readonly Dictionary<SurveyFollowUpState, string[]> Allowed = Enum.GetValues<SurveyFollowUpState>()
        .ToDictionary(
            state => state,
            state => Table.Where(row => row.From.Contains(state)).Select(row => EnumNames<SurveyFollowUpAction>.Of(row.Action)).ToArray()
        );

    /// <summary>The state that a step leads to; null when the step is not allowed from here.</summary>
    public static SurveyFollowUpState? Next(SurveyFollowUpState from, SurveyFollowUpAction action)
    {
        var row = Table.Single(row => row.Action == action);
        return row.From.Contains(from) ? row.To ?? from : null;
    }

    /// <summary>The steps that may be taken from a state.</summary>
    public static IReadOnlyList<string> AllowedFrom(SurveyFollowUpState state) => Allowed[state];
}
