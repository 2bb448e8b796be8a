using BitP.SupportApi.Platform.Callers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BitP.SupportApi.Platform.Events;

internal sealed class StoredEventMapping : IEntityTypeConfiguration<StoredEvent>
{
    public void Configure(EntityTypeBuilder<StoredEvent> builder)
    {
        builder.ToTable("events");
        builder.HasKey(e => e.Position);
        builder.Property(e => e.Position).ValueGeneratedOnAdd();
        builder.Property(e => e.Type).HasMaxLength(StoredEvent.TypeMaxLength);
        builder.Property(e => e.SubjectKind).HasMaxLength(32);
        builder.Property(e => e.SubjectReference).HasMaxLength(32);
        builder.Property(e => e.ActorName).HasMaxLength(Actor.NameMaxLength);
        builder.HasIndex(e => e.Id).IsUnique();
        builder.HasIndex(e => new { e.SubjectId, e.Sequence }).IsUnique();
    }
}
