using BitP.SupportApi.Features.Surveys.Guards;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Surveys.Invitations;

/// <summary>What the customer answered.</summary>
public sealed partial class SurveyInvitation
{
    public const int CommentMaxLength = 20_000;

    /// <summary>How often an answer can be changed.</summary>
    public const int MaxChanges = 20;

    /// <summary>What was answered last; null while nothing was.</summary>
    public SurveyAnswer? Answer { get; private set; }

    /// <summary>What was answered before, oldest first.</summary>
    public IReadOnlyList<SurveyAnswer> EarlierAnswers { get; private set; } = [];

    /// <summary>The rating of the answer; null while there is none.</summary>
    public int? Rating { get; private set; }

    /// <summary>When it was first answered.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>Why somebody should look at the answer; none is most often.</summary>
    public IReadOnlyList<SurveySuspicion> Suspicions { get; private set; } = [];

    /// <summary>When what the customer wrote, and who it was, were erased; null while they are not.</summary>
    public DateTimeOffset? ErasedAt { get; private set; }

    /// <summary>Who left the answer out of the figures, and why; null while it counts.</summary>
    public SurveyExclusion? Exclusion { get; private set; }

    /// <summary>Who took the answer into the figures again, and why; null when nobody did.</summary>
    public SurveyInclusion? Inclusion { get; private set; }

    /// <summary>Whether it can be answered, or its answer changed.</summary>
    internal bool IsAnswerable(DateTimeOffset now) =>
        State is SurveyInvitationState.Sent or SurveyInvitationState.Opened or SurveyInvitationState.Answered && now < ExpiresAt && ErasedAt is null;

    /// <summary>Why it cannot be answered any more, which was sent; null when it can.</summary>
    internal Error? RefuseAnswer(DateTimeOffset now) =>
        ErasedAt is not null ? SurveyInvitationErrors.LinkErased
        : IsAnswerable(now) ? null
        : SurveyInvitationErrors.LinkExpired;

    /// <summary>Takes an answer, or another one instead of it. Nothing happens when it says the same.</summary>
    internal Error? Take(SurveyAnswer answer, DateTimeOffset now)
    {
        if (RefuseAnswer(now) is { } closed)
            return closed;
        if (Answer is { } before)
        {
            if (before.Says(answer))
                return null;
            if (EarlierAnswers.Count == MaxChanges)
                return SurveyInvitationErrors.TooManyChanges.For(MaxChanges);
            EarlierAnswers = [.. EarlierAnswers, before];
        }
        var rating = Rating;
        OpenedAt ??= now;
        (Answer, Rating, State) = (answer, answer.Rating, SurveyInvitationState.Answered);
        Touch(now);
        if (AnsweredAt is null)
        {
            AnsweredAt = now;
            Raise(new SurveyAnswered(SurveyId, SubjectKind, SubjectId, answer.Rating, answer.Reasons, answer.Comment is not null), now);
        }
        else
            Raise(new SurveyAnswerChanged(SurveyId, new(rating!.Value, answer.Rating), answer.Reasons, answer.Comment is not null), now);
        MoveDue();
        return null;
    }

    /// <summary>Notes why somebody should look at the answer. Nothing happens when that is noted already.</summary>
    internal void Flag(SurveySuspicion why, DateTimeOffset now)
    {
        if (Suspicions.Contains(why))
            return;
        Suspicions = [.. Suspicions, why];
        Touch(now);
        Raise(new SurveyAnswerFlagged(SurveyId, why), now, isOfItself: true);
    }

    /// <summary>Leaves the answer out of the figures.</summary>
    internal Error? Exclude(string reason, Actor actor, DateTimeOffset now)
    {
        if (Concerns(actor))
            return SurveyGuardErrors.ExclusionOwn;
        if (Answer is null)
            return SurveyInvitationErrors.NotAnswered;
        if (Exclusion is not null)
            return SurveyInvitationErrors.Excluded;
        Exclusion = new(reason, new(actor.Kind, actor.Id, actor.Name), now);
        Touch(now);
        Raise(new SurveyAnswerExcluded(SurveyId), now);
        return null;
    }

    /// <summary>Takes the answer into the figures again.</summary>
    internal Error? Include(string reason, Actor actor, DateTimeOffset now)
    {
        if (Concerns(actor))
            return SurveyGuardErrors.ExclusionOwn;
        if (Exclusion is not { } exclusion)
            return SurveyInvitationErrors.NotExcluded;
        (Exclusion, Inclusion) = (null, new(reason, new(actor.Kind, actor.Id, actor.Name), now, exclusion));
        Touch(now);
        Raise(new SurveyAnswerIncluded(SurveyId), now);
        return null;
    }

    /// <summary>
    /// Erases what the customer wrote, what was written about it, and who it was. The ratings stay, and count. Nobody answers it any more: one that was not answered is
    /// taken back. Nothing happens when it is erased already.
    /// </summary>
    internal void Erase(DateTimeOffset now) => Erase(SurveyCancellation.CustomerErased, now, isOfItself: false);

    private void Erase(SurveyCancellation why, DateTimeOffset now, bool isOfItself)
    {
        if (ErasedAt is not null)
            return;
        if (State is SurveyInvitationState.Scheduled or SurveyInvitationState.Sent or SurveyInvitationState.Opened)
            End(why, now, isOfItself);
        (CustomerId, ErasedAt) = (null, now);
        Answer = Answer?.WithoutTexts();
        EarlierAnswers = [.. EarlierAnswers.Select(a => a.WithoutTexts())];
        (Exclusion, Inclusion) = (Exclusion?.WithoutReason(), Inclusion?.WithoutReasons());
        Touch(now);
        Raise(new SurveyAnswerErased(SurveyId), now, isOfItself);
    }
}
