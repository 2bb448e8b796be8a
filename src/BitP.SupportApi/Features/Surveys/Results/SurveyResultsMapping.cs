using BitP.SupportApi.Features.Surveys.Definitions;
using BitP.SupportApi.Features.Surveys.Invitations;
using BitP.SupportApi.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BitP.SupportApi.Features.Surveys.Results;

internal sealed class SurveyResultsMapping
    : IEntityTypeConfiguration<SurveyCell>,
        IEntityTypeConfiguration<SurveyCounted>,
        IEntityTypeConfiguration<SurveyRecomputation>
{
    public void Configure(EntityTypeBuilder<SurveyCell> builder)
    {
        builder.ToTable("survey_cells");
        builder.HasKey(c => c.Id);
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Key).HasMaxLength(SurveyCell.KeyMaxLength);
        builder.Property(c => c.Revision).IsConcurrencyToken();
        builder.HasOne<Survey>().WithMany().HasForeignKey(c => c.SurveyId).OnDelete(DeleteBehavior.Restrict);
        // The groups of a dimension in a time.
        builder.HasIndex(c => new
        {
            c.SurveyId,
            c.PartnerId,
            c.Dimension,
            c.Day,
        });
        // All of a day, which is computed anew at once.
        builder.HasIndex(c => new { c.SurveyId, c.Day });
    }

    public void Configure(EntityTypeBuilder<SurveyCounted> builder)
    {
        builder.ToTable("survey_counts");
        builder.HasKey(c => c.InvitationId);
        builder.Property(c => c.InvitationId).ValueGeneratedNever();
        builder.Property(c => c.Standing).HasJsonConversion();
        builder.Property(c => c.Revision).IsConcurrencyToken();
        builder.HasOne<SurveyInvitation>().WithMany().HasForeignKey(c => c.InvitationId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SurveyRecomputation> builder)
    {
        builder.ToTable("survey_recomputations");
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.Ignore(r => r.About);
        builder.HasOne<Survey>().WithMany().HasForeignKey(r => r.SurveyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.SurveyId, r.EndedAt });
    }
}
