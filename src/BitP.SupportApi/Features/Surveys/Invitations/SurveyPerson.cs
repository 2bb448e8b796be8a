using BitP.SupportApi.Features.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BitP.SupportApi.Features.Surveys.Invitations;

/// <summary>When a customer was last asked, by whatever survey.</summary>
public sealed class SurveyPerson
{
    private SurveyPerson() { }

    internal SurveyPerson(Guid customerId, DateTimeOffset lastSentAt) => (CustomerId, LastSentAt) = (customerId, lastSentAt);

    public Guid CustomerId { get; private init; }

    public DateTimeOffset LastSentAt { get; private set; }

    /// <summary>Whether the last time is too near for another one.</summary>
    internal bool IsTiredAt(DateTimeOffset at, int daysBetween) => daysBetween > 0 && at < LastSentAt.AddDays(daysBetween);

    internal void NoteAsked(DateTimeOffset at) => LastSentAt = at > LastSentAt ? at : LastSentAt;
}

internal sealed class SurveyPersonMapping : IEntityTypeConfiguration<SurveyPerson>
{
    public void Configure(EntityTypeBuilder<SurveyPerson> builder)
    {
        builder.ToTable("survey_persons");
        builder.HasKey(p => p.CustomerId);
        builder.Property(p => p.CustomerId).ValueGeneratedNever();
        // Of two surveys that are sent to somebody at the same time one notices the other.
        builder.Property(p => p.LastSentAt).IsConcurrencyToken();
        builder.HasOne<Customer>().WithOne().HasForeignKey<SurveyPerson>(p => p.CustomerId).OnDelete(DeleteBehavior.Restrict);
    }
}
