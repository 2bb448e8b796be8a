using BitP.SupportApi.Platform.Callers;

namespace BitP.SupportApi.Features.Surveys.Invitations;

/// <summary>What it counts for.</summary>
public sealed partial class SurveyInvitation
{
    // Since it was read.
    private readonly List<Guid> _concernedSince = [];

    /// <summary>What figures are grouped by. They may be corrected until the case is reopened.</summary>
    internal SurveyFacts Facts { get; private set; } = null!;

    /// <summary>Who resolved the case, as in <see cref="Facts"/>.</summary>
    public Guid? AgentId { get; private set; }

    /// <summary>Whether the case was reopened since, so that what is done to it from then on is not about this end of it.</summary>
    public bool Reopened { get; private set; }

    /// <summary>
    /// Everybody whose work it is about: who had the case when it ended, who ended it, who had replied in it, and everybody to whom it was given since, until it was
    /// reopened. Whoever is among them stays.
    /// </summary>
    public IReadOnlyList<Guid> Concerned { get; private set; } = [];

    /// <summary>Whether it is about somebody's work.</summary>
    internal bool Concerns(Actor actor) => actor is { IsStaff: true, Id: { } agent } && Concerns(agent);

    /// <inheritdoc cref="Concerns(Actor)"/>
    internal bool Concerns(Guid agentId) => Concerned.Contains(agentId);

    /// <summary>The case goes from somebody to somebody else. When it was answered by then, the answer counts for another than it was given for.</summary>
    internal void NoteMoved(Guid? from, Guid? to, DateTimeOffset at)
    {
        if (Reopened || from == to)
            return;
        Concern([from, to]);
        if (AnsweredAt <= at)
            Flag(SurveySuspicion.Reassigned, at);
    }

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

    private void Take(SurveyFacts facts)
    {
        (Facts, AgentId) = (facts, facts.AgentId);
        Concern([facts.AgentId, .. facts.Replies.Select(r => (Guid?)r.AgentId)]);
    }

    private void Concern(IEnumerable<Guid?> agents)
    {
        Guid[] others = [.. agents.OfType<Guid>().Except(Concerned)];
        if (others.Length == 0)
            return;
        Concerned = [.. Concerned, .. others];
        _concernedSince.AddRange(others);
    }
}
