using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BitP.SupportApi.Features.Surveys.Invitations;

internal sealed class SurveyTokenKeyMapping : IEntityTypeConfiguration<SurveyTokenKey>
{
    public void Configure(EntityTypeBuilder<SurveyTokenKey> builder)
    {
        builder.ToTable("survey_token_keys");
        // Two nodes that make the next one at the same time give it the same number: one of them tries again, and finds that of the other.
        builder.HasKey(k => k.Number);
        builder.Property(k => k.Number).ValueGeneratedNever();
        builder.Property(k => k.Version).IsConcurrencyToken();
        builder.Ignore(k => k.About);
    }
}
