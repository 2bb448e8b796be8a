using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Localization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BitP.SupportApi.Features.Calendars.Links;

/// <summary>A secret address for calendar programs, which cannot send a credential. Only the hash of the secret is stored.</summary>
public abstract class SecretLink : AggregateRoot
{
    public const int NameMaxLength = 100;

    private protected SecretLink() { }

    private protected SecretLink(Secret secret, string name, string? language, DateTimeOffset now, Guid? id)
    {
        Id = id ?? Guid.CreateVersion7(now);
        Name = name;
        Language = language is null ? null : Languages.Match(language);
        Hash = secret.Hash;
        CreatedAt = now;
    }

    /// <summary>Who uses it.</summary>
    public string Name { get; private init; } = "";

    /// <summary>The language of its texts; null for that of whoever reads it.</summary>
    public string? Language { get; private init; }

    public byte[] Hash { get; private init; } = [];

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset? RevokedAt { get; private set; }

    private protected abstract EventData Revoked { get; }

    /// <summary>Ends it at once.</summary>
    public void Revoke(DateTimeOffset now)
    {
        RevokedAt = now;
        Raise(Revoked, now);
    }
}

internal abstract class SecretLinkMapping<TLink>(string table, params string[] shown) : IEntityTypeConfiguration<TLink>
    where TLink : SecretLink
{
    public virtual void Configure(EntityTypeBuilder<TLink> builder)
    {
        builder.ToTable(table);
        builder.HasKey(l => l.Id);
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.Name).HasMaxLength(SecretLink.NameMaxLength);
        builder.Property(l => l.Language).HasMaxLength(Languages.MaxLength);
        builder.Property(l => l.Hash).HasMaxLength(32);
        builder.Property(l => l.Version).IsConcurrencyToken();
        builder.Ignore(l => l.About);
        builder.HasIndex(l => l.Hash).IsUnique();
        // Of what two base classes declare, that of the upper one would come first.
        string[] columns =
        [
            nameof(SecretLink.Id),
            .. shown,
            nameof(SecretLink.Name),
            nameof(SecretLink.Language),
            nameof(SecretLink.Hash),
            nameof(SecretLink.CreatedAt),
            nameof(SecretLink.RevokedAt),
        ];
        foreach (var (order, column) in columns.Index())
            builder.Property(column).HasColumnOrder(order);
    }
}

internal static class SecretLinks
{
    /// <summary>Those that have not been revoked.</summary>
    public static IQueryable<TLink> Links<TLink>(this SupportDbContext db)
        where TLink : SecretLink => db.Set<TLink>().Where(l => l.RevokedAt == null);

    /// <summary>The address at which a program reads the calendar of a link.</summary>
    public static string AddressOf(this HttpRequest request, string links, Secret secret) =>
        $"{request.Scheme}://{request.Host}{request.PathBase}/v1/{links}/{secret.Text}/calendar.ics";
}
