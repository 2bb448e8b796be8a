using BitP.SupportApi.Features.Agents;
using BitP.SupportApi.Features.Surveys.Invitations;
using BitP.SupportApi.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BitP.SupportApi.Features.Surveys.FollowUps;

internal sealed class SurveyFollowUpMapping : IEntityTypeConfiguration<SurveyFollowUp>
{
    public void Configure(EntityTypeBuilder<SurveyFollowUp> builder)
    {
        builder.ToTable("survey_follow_ups");
        builder.HasKey(f => f.Id);
        builder.ComesInOrderOf(f => f.OpenedAt);
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.SubjectReference).HasMaxLength(32);
        builder.Property(f => f.Steps).HasJsonConversion();
        builder.Property(f => f.Version).IsConcurrencyToken();
        builder.Ignore(f => f.About).Ignore(f => f.AllowedTransitions);
        builder.HasOne<SurveyInvitation>().WithMany().HasForeignKey(f => f.InvitationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Agent>().WithMany().HasForeignKey(f => f.AgentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Agent>().WithMany().HasForeignKey(f => f.OwnerId).OnDelete(DeleteBehavior.Restrict);
        // One for each invitation, whichever node makes it.
        builder.HasIndex(f => f.InvitationId).IsUnique();
        // The orders of the list: all, by state, and by owner.
        builder.HasIndex(f => new { f.DueAt, f.Id });
        builder.HasIndex(f => new
        {
            f.State,
            f.DueAt,
            f.Id,
        });
        builder.HasIndex(f => new
        {
            f.OwnerId,
            f.State,
            f.DueAt,
            f.Id,
        });
        // Coaching, and figures.
        builder.HasIndex(f => new
        {
            f.SurveyId,
            f.AgentId,
            f.OpenedAt,
            f.Id,
        });
        builder.HasIndex(f => f.OpenedAt);
        builder.HasIndex(f => f.SubjectId);
    }
}
