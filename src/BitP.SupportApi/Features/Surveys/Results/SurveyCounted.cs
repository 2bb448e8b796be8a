namespace BitP.SupportApi.Features.Surveys.Results;

/// <summary>What an invitation is counted as in the figures: what has to be taken away from them when it counts as something else.</summary>
public sealed class SurveyCounted
{
    private SurveyCounted() { }

    internal SurveyCounted(Guid invitationId, SurveyStanding standing) => (InvitationId, Standing) = (invitationId, standing);

    public Guid InvitationId { get; private init; }

    internal SurveyStanding Standing { get; private set; } = null!;

    /// <summary>How often it changed.</summary>
    public long Revision { get; private set; }

    internal void Become(SurveyStanding standing) => (Standing, Revision) = (standing, Revision + 1);
}
