using BitP.SupportApi.Features.Agents;
using BitP.SupportApi.Features.Customers;
using BitP.SupportApi.Features.Surveys.Definitions;
using BitP.SupportApi.Features.Surveys.Invitations;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Localization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BitP.SupportApi.Features.Surveys;

internal sealed class SurveyMapping : IEntityTypeConfiguration<Survey>, IEntityTypeConfiguration<SurveyVersion>, IEntityTypeConfiguration<SurveyInvitation>
{
    public void Configure(EntityTypeBuilder<Survey> builder)
    {
        builder.ToTable("surveys");
        builder.HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Content).HasJsonConversion();
        builder.Property(s => s.Sights).HasJsonConversion();
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.Ignore(s => s.About);
        builder.HasIndex(s => new { s.CreatedAt, s.Id });
        builder.HasIndex(s => new
        {
            s.Active,
            s.CreatedAt,
            s.Id,
        });
        builder.HasMany(s => s.Versions).WithOne().HasForeignKey(v => v.SurveyId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SurveyVersion> builder)
    {
        builder.ToTable("survey_versions");
        builder.HasKey(v => new { v.SurveyId, v.Number });
        builder.Property(v => v.Number).ValueGeneratedNever();
        builder.Property(v => v.Content).HasJsonConversion();
    }

    public void Configure(EntityTypeBuilder<SurveyInvitation> builder)
    {
        builder.ToTable("survey_invitations");
        builder.HasKey(i => i.Id);
        builder.ComesInOrderOf(i => i.CreatedAt);
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.SubjectReference).HasMaxLength(32);
        builder.Property(i => i.Language).HasMaxLength(Languages.MaxLength);
        builder.Property(i => i.Answer).HasJsonConversion();
        builder.Property(i => i.EarlierAnswers).HasJsonConversion();
        builder.Property(i => i.Suspicions).HasJsonConversion();
        builder.Property(i => i.Exclusion).HasJsonConversion();
        builder.Property(i => i.Inclusion).HasJsonConversion();
        builder.Property(i => i.Facts).HasJsonConversion();
        builder.Property(i => i.Concerned).HasJsonConversion();
        builder.Property(i => i.Version).IsConcurrencyToken();
        builder.Ignore(i => i.About).Ignore(i => i.WasSent);
        builder.HasOne<SurveyVersion>().WithMany().HasForeignKey(i => new { i.SurveyId, i.SurveyVersion }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Customer>().WithMany().HasForeignKey(i => i.CustomerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Agent>().WithMany().HasForeignKey(i => i.AgentId).OnDelete(DeleteBehavior.Restrict);
        // One for each survey and each end of a case, whichever node makes it.
        builder
            .HasIndex(i => new
            {
                i.SubjectId,
                i.Cycle,
                i.SurveyId,
            })
            .IsUnique();
        // The orders of the list: for staff, for a partner, and by state.
        builder.HasIndex(i => new
        {
            i.SurveyId,
            i.ResolvedAt,
            i.Id,
        });
        builder.HasIndex(i => new
        {
            i.PartnerId,
            i.SurveyId,
            i.ResolvedAt,
            i.Id,
        });
        builder.HasIndex(i => new
        {
            i.SurveyId,
            i.State,
            i.ResolvedAt,
            i.Id,
        });
        // What an agent resolved.
        builder.HasIndex(i => new
        {
            i.AgentId,
            i.SurveyId,
            i.ResolvedAt,
            i.Id,
        });
    }
}
