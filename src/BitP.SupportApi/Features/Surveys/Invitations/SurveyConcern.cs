using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BitP.SupportApi.Features.Surveys.Invitations;

/// <summary>
/// That an invitation is about the work of an agent, as it says itself: here it is found by the agent. No foreign key, as of other rows that are written with what
/// they repeat and never without.
/// </summary>
internal sealed class SurveyConcern
{
    private SurveyConcern() { }

    public SurveyConcern(Guid agentId, Guid invitationId) => (AgentId, InvitationId) = (agentId, invitationId);

    public Guid AgentId { get; private init; }

    public Guid InvitationId { get; private init; }
}

internal sealed class SurveyConcernMapping : IEntityTypeConfiguration<SurveyConcern>
{
    public void Configure(EntityTypeBuilder<SurveyConcern> builder)
    {
        builder.ToTable("survey_concerns");
        builder.HasKey(c => new { c.AgentId, c.InvitationId });
    }
}
