using BitP.SupportApi.Platform.Callers;

namespace BitP.SupportApi.Features.Surveys.Invitations;

/// <summary>What it counts for.</summary>
public sealed partial class SurveyInvitation
{
    /// <summary>What figures are grouped by. They may be corrected until the case is reopened.</summary>
    internal SurveyFacts Facts { get; private set; } = null!;

    /// <summary>Who resolved the case, as in <see cref="Facts"/>.</summary>
    public Guid? AgentId { get; private set; }

    /// <summary>Whether the case was reopened since, so that what is done to it from then on is not about this end of it.</summary>
    public bool Reopened { get; private set; }

    /// <summary>Whether it counts for somebody: who resolved the case, or replied in it.</summary>
    internal bool CountsFor(Actor actor) => actor is { IsStaff: true, Id: { } agent } && (agent == AgentId || Facts.Replies.Any(r => r.AgentId == agent));

    /// <summary>The case is corrected, and so for whom and what the survey counts. Nothing happens when that is as it was, or the case was reopened since.</summary>
    internal void Correct(SurveyFacts facts, DateTimeOffset now)
    {
        if (Reopened || Facts.Says(facts))
            return;
        Take(facts);
        Touch(now);
        Raise(new SurveyCorrected(SurveyId), now, isOfItself: true);
    }

    /// <summary>The case goes on: one that is not sent yet is taken back, and what is done from now on is about another end of the case.</summary>
    internal void NoteReopened(DateTimeOffset now)
    {
        Reopened = true;
        Cancel(SurveyCancellation.Reopened, now);
    }

    private void Take(SurveyFacts facts) => (Facts, AgentId) = (facts, facts.AgentId);
}
