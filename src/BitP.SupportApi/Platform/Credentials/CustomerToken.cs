using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BitP.SupportApi.Platform.Credentials;

/// <summary>A short-lived credential of one customer, made by the partner. Only its hash is stored.</summary>
public sealed class CustomerToken
{
    private CustomerToken() { }

    public Guid Id { get; private init; }

    public byte[] Hash { get; private init; } = [];

    public Guid PartnerId { get; private init; }

    public Guid CustomerId { get; private init; }

    public string? CustomerName { get; private init; }

    /// <summary>Those of the credential that made it; empty: all that customers may use.</summary>
    public IReadOnlyList<string> Scopes { get; private init; } = [];

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public static CustomerToken Create(
        Secret secret,
        Guid partnerId,
        Guid customerId,
        string? customerName,
        IReadOnlyList<string> scopes,
        DateTimeOffset expiresAt,
        DateTimeOffset now
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(now),
            Hash = secret.Hash,
            PartnerId = partnerId,
            CustomerId = customerId,
            CustomerName = customerName,
            Scopes = scopes,
            CreatedAt = now,
            ExpiresAt = expiresAt,
        };

    /// <summary>Ends the token at once.</summary>
    public void Revoke(DateTimeOffset now) => ExpiresAt = now;

    internal Actor ToActor() =>
        new(ActorKind.Customer, CustomerId, CustomerName)
        {
            PartnerId = PartnerId,
            CustomerId = CustomerId,
            CredentialId = Id,
            Scopes = [.. Scopes.Count > 0 ? Scopes : Scope.All],
        };
}

internal sealed class CustomerTokenMapping : IEntityTypeConfiguration<CustomerToken>
{
    public void Configure(EntityTypeBuilder<CustomerToken> builder)
    {
        builder.ToTable("customer_tokens");
        builder.HasKey(t => t.Id);
        builder.ComesInOrderOf(t => t.CreatedAt);
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Hash).HasMaxLength(32);
        builder.Property(t => t.CustomerName).HasMaxLength(200);
        builder.Property(t => t.Scopes).HasJsonConversion();
        builder.HasIndex(t => t.Hash).IsUnique();
        builder.HasIndex(t => t.ExpiresAt);
        builder.HasIndex(t => new { t.CustomerId, t.ExpiresAt });
    }
}
