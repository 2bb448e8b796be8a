using BitP.SupportApi.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BitP.SupportApi.Features.Surveys.Guards;

internal sealed class SurveyGuardMapping
    : IEntityTypeConfiguration<SurveyOriginKey>,
        IEntityTypeConfiguration<SurveyOrigin>,
        IEntityTypeConfiguration<SurveyStaffDevice>
{
    public void Configure(EntityTypeBuilder<SurveyOriginKey> builder)
    {
        builder.ToTable("survey_origin_keys");
        builder.HasKey(k => k.Number);
        builder.Property(k => k.Number).ValueGeneratedNever();
        builder.Property(k => k.Secret).HasMaxLength(32);
    }

    public void Configure(EntityTypeBuilder<SurveyOrigin> builder)
    {
        builder.ToTable("survey_origins");
        builder.HasKey(o => o.Hash);
        builder.Property(o => o.Hash).ValueGeneratedNever();
        builder.Property(o => o.Answers).HasJsonConversion();
        builder.Property(o => o.Answered).IsConcurrencyToken();
        builder.HasIndex(o => o.ForgetAt);
    }

    public void Configure(EntityTypeBuilder<SurveyStaffDevice> builder)
    {
        builder.ToTable("survey_devices");
        builder.HasKey(d => d.Hash);
        builder.Property(d => d.Hash).ValueGeneratedNever();
        builder.HasIndex(d => d.SeenAt);
    }
}
