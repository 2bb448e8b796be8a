using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BitP.SupportApi.Features.Shifts.Planned;

/// <summary>
/// Counts the shifts that an agent was ever given. Whoever gives one changes it, so that two who do so at the same time notice each other, and what
/// they give cannot overlap.
/// </summary>
public sealed class ShiftLedger
{
    private ShiftLedger() { }

    internal ShiftLedger(Guid agentId) => AgentId = agentId;

    public Guid AgentId { get; private init; }

    public long Shifts { get; private set; }

    public void Note() => Shifts++;
}

internal sealed class ShiftLedgerMapping : IEntityTypeConfiguration<ShiftLedger>
{
    public void Configure(EntityTypeBuilder<ShiftLedger> builder)
    {
        builder.ToTable("shift_ledgers");
        builder.HasKey(l => l.AgentId);
        builder.Property(l => l.AgentId).ValueGeneratedNever();
        builder.Property(l => l.Shifts).IsConcurrencyToken();
    }
}
