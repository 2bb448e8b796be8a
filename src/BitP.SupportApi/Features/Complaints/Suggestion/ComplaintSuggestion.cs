using BitP.SupportApi.Features.Events;
using BitP.SupportApi.Features.Tickets;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Localization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BitP.SupportApi.Features.Complaints.Suggestion;

/// <summary>What became of a suggestion.</summary>
public enum SuggestionState
{
    /// <summary>Nobody has decided.</summary>
    Open,

    /// <summary>Somebody decided that the ticket is no complaint.</summary>
    Dismissed,

    /// <summary>A complaint was filed about the ticket.</summary>
    Filed,
}

/// <summary>That a ticket may be a complaint, by the words of its customer. There is one for a ticket at the most: who has decided is not asked again.</summary>
public sealed class ComplaintSuggestion
{
    private ComplaintSuggestion() { }

    public long TicketNumber { get; private init; }

    public Guid TicketId { get; private init; }

    /// <summary>BCP 47 tag of the language of the words.</summary>
    public string Language { get; private init; } = "";

    public IReadOnlyList<string> Words { get; private init; } = [];

    /// <summary>The message that the words stand in; null for the opening of the ticket.</summary>
    public Guid? MessageId { get; private init; }

    public DateTimeOffset SuggestedAt { get; private init; }

    public SuggestionState State { get; private set; }

    /// <summary>Who dismissed it; null unless somebody did.</summary>
    public EventActor? DismissedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    internal static ComplaintSuggestion Of(Ticket ticket, TicketComplaintSuggested suggested, DateTimeOffset now) =>
        new()
        {
            TicketNumber = ticket.Number,
            TicketId = ticket.Id,
            Language = suggested.Language,
            Words = suggested.Words,
            MessageId = suggested.MessageId,
            SuggestedAt = now,
            State = SuggestionState.Open,
        };

    internal void Dismiss(EventActor by, DateTimeOffset now) => (State, DismissedBy, DecidedAt) = (SuggestionState.Dismissed, by, now);

    internal void NoteFiled(DateTimeOffset now) => (State, DecidedAt) = (SuggestionState.Filed, now);
}

internal sealed class ComplaintSuggestionMapping : IEntityTypeConfiguration<ComplaintSuggestion>
{
    public void Configure(EntityTypeBuilder<ComplaintSuggestion> builder)
    {
        builder.ToTable("complaint_suggestions");
        builder.HasKey(s => s.TicketNumber);
        builder.Property(s => s.TicketNumber).ValueGeneratedNever();
        builder.Property(s => s.Language).HasMaxLength(Languages.MaxLength);
        builder.Property(s => s.Words).HasJsonConversion();
        builder.Property(s => s.DismissedBy).HasJsonConversion();
        builder.Property(s => s.State).IsConcurrencyToken();
        builder.HasIndex(s => new
        {
            s.State,
            s.SuggestedAt,
            s.TicketNumber,
        });
    }
}
