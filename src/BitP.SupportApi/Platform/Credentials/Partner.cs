using BitP.SupportApi.Platform.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BitP.SupportApi.Platform.Credentials;

/// <summary>A partner app: the tenant to which customers and their cases belong.</summary>
public sealed class Partner : AggregateRoot
{
    public const int NameMaxLength = 100;

    private Partner() { }

    public string Name { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private init; }

    internal override EventSubject About => new("partner", PartnerId: Id);

    public static Partner Create(string name, DateTimeOffset now)
    {
        var partner = new Partner
        {
            Id = Guid.CreateVersion7(now),
            Name = name,
            CreatedAt = now,
        };
        partner.Raise(new PartnerCreated(name), now);
        return partner;
    }

    /// <summary>Gives it another name. Nothing happens when it is the same.</summary>
    public void Rename(string name, DateTimeOffset now)
    {
        if (name == Name)
            return;
        var before = Name;
        Name = name;
        Raise(new PartnerUpdated(new(before, name)), now);
    }
}

/// <summary>A partner was added.</summary>
/// <param name="Name">Its name.</param>
public sealed record PartnerCreated(string Name) : EventData("partner.created", EventVisibility.Staff);

/// <summary>A partner changed.</summary>
/// <param name="Name">Its name, before and after.</param>
public sealed record PartnerUpdated(Change<string> Name) : EventData("partner.updated", EventVisibility.Staff);

internal sealed class PartnerMapping : IEntityTypeConfiguration<Partner>
{
    public void Configure(EntityTypeBuilder<Partner> builder)
    {
        builder.ToTable("partners");
        builder.HasKey(p => p.Id);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Name).HasMaxLength(Partner.NameMaxLength);
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.Ignore(p => p.About);
        builder.HasIndex(p => new { p.CreatedAt, p.Id });
    }
}
