using System.Text.Json.Serialization;
using BitP.SupportApi.Platform.Data;
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

    /// <summary>How it appears to its customers; null for by its name alone.</summary>
    public PartnerBrand? Brand { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>What its customers know it by.</summary>
    internal string ShownName => Brand?.Name ?? Name;

    internal override EventSubject About => new("partner", PartnerId: Id);

    public static Partner Create(string name, DateTimeOffset now, Guid? id = null)
    {
        var partner = new Partner
        {
            Id = id ?? Guid.CreateVersion7(now),
            Name = name,
            CreatedAt = now,
        };
        partner.Raise(new PartnerCreated(name), now);
        return partner;
    }

    /// <summary>Gives it another name or appearance. Nothing happens when both are the same.</summary>
    public void Update(string name, PartnerBrand? brand, DateTimeOffset now)
    {
        brand = brand is { Name: null, Color: null } ? null : brand;
        var changed = new PartnerUpdated { Name = Change.Between(Name, name), Brand = Change.Between(Brand, brand) };
        if (changed is { Name: null, Brand: null })
            return;
        (Name, Brand) = (name, brand);
        Raise(changed, now);
    }
}

/// <summary>How a partner appears to its customers on pages of the product.</summary>
/// <param name="Name">What they know it by; the name of the partner when absent.</param>
/// <param name="Color">The colour of its buttons, as <c>#rrggbb</c>. What is written on it is black or white, whichever can be read better.</param>
public sealed record PartnerBrand(string? Name = null, string? Color = null);

/// <summary>A partner was added.</summary>
/// <param name="Name">Its name.</param>
public sealed record PartnerCreated(string Name) : EventData("partner.created", EventVisibility.Staff);

/// <summary>A partner changed.</summary>
public sealed record PartnerUpdated() : EventData("partner.updated", EventVisibility.Staff)
{
    /// <summary>Its name, when that changed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Change<string>? Name { get; init; }

    /// <summary>How it appears to its customers, when that changed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Change<PartnerBrand?>? Brand { get; init; }
}

internal sealed class PartnerMapping : IEntityTypeConfiguration<Partner>
{
    public void Configure(EntityTypeBuilder<Partner> builder)
    {
        builder.ToTable("partners");
        builder.HasKey(p => p.Id);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Name).HasMaxLength(Partner.NameMaxLength);
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.Property(p => p.Brand).HasJsonConversion();
        builder.Ignore(p => p.About).Ignore(p => p.ShownName);
        builder.HasIndex(p => new { p.CreatedAt, p.Id });
    }
}
