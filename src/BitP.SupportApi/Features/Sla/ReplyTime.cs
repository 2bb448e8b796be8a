using BitP.SupportApi.Features.Categories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BitP.SupportApi.Features.Sla;

/// <summary>How long a customer waited for the first response to a ticket, as its clock counted it. Never altered.</summary>
public sealed class ReplyTime
{
    private ReplyTime() { }

    public long TicketNumber { get; private init; }

    public Channel Channel { get; private init; }

    public DateTimeOffset AnsweredAt { get; private init; }

    public long Milliseconds { get; private init; }

    public ClockCalendar Calendar { get; private init; }

    public static ReplyTime Of(long ticketNumber, Channel channel, DateTimeOffset answeredAt, TimeSpan waited, ClockCalendar calendar) =>
        new()
        {
            TicketNumber = ticketNumber,
            Channel = channel,
            AnsweredAt = answeredAt,
            Milliseconds = (long)waited.TotalMilliseconds,
            Calendar = calendar,
        };
}

internal sealed class ReplyTimeMapping : IEntityTypeConfiguration<ReplyTime>
{
    public void Configure(EntityTypeBuilder<ReplyTime> builder)
    {
        builder.ToTable("reply_times");
        builder.HasKey(r => r.TicketNumber);
        builder.Property(r => r.TicketNumber).ValueGeneratedNever();
        builder.HasIndex(r => new { r.Channel, r.AnsweredAt });
    }
}
