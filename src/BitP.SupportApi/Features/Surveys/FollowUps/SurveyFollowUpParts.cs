using BitP.SupportApi.Features.Events;

namespace BitP.SupportApi.Features.Surveys.FollowUps;

/// <summary>Where a follow-up stands.</summary>
public enum SurveyFollowUpState
{
    /// <summary>The customer is to be contacted.</summary>
    Open,

    /// <summary>The customer was contacted, and something is left to be done.</summary>
    Contacted,

    /// <summary>Nothing is left to be done.</summary>
    Done,
}

/// <summary>What came of a follow-up.</summary>
public enum SurveyFollowUpResult
{
    /// <summary>What the customer was dissatisfied with was put right.</summary>
    Resolved,

    /// <summary>It was explained to the customer why it is as it is.</summary>
    Explained,

    /// <summary>The customer could not be reached.</summary>
    Unreachable,

    /// <summary>There was nothing to do.</summary>
    NoAction,

    /// <summary>The answer was excluded from the figures. It comes with the exclusion, and nobody says it.</summary>
    Excluded,
}

/// <summary>The steps of a follow-up's life, as they are named in <c>allowedTransitions</c> and in the paths.</summary>
public enum SurveyFollowUpAction
{
    /// <summary>Somebody was given it.</summary>
    Assign,

    /// <summary>The customer was contacted.</summary>
    Contact,

    /// <summary>It was finished.</summary>
    Finish,

    /// <summary>It was opened again.</summary>
    Reopen,
}

/// <summary>What became of a follow-up.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Result">What came of it; null until it is done.</param>
public sealed record SurveyFollowUpOutcome(Guid Id, SurveyFollowUpState State, SurveyFollowUpResult? Result);

/// <summary>Something that was done about a follow-up.</summary>
/// <param name="Action">What.</param>
/// <param name="By">Who did it; the system, when it came with what was done to the answer.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Note">What was written about it; null when nothing was, and once the answer is erased.</param>
/// <param name="Result">What came of it; null unless it was finished.</param>
/// <param name="OwnerId">The agent who was given it; null for nobody, and unless it was assigned.</param>
public sealed record SurveyFollowUpStep(
    SurveyFollowUpAction Action,
    EventActor By,
    DateTimeOffset At,
    string? Note = null,
    SurveyFollowUpResult? Result = null,
    Guid? OwnerId = null
);
