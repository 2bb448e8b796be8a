using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BitP.SupportApi.Features.Complaints.Integrity;

/// <summary>A link of the chain of hashes over the events of a complaint: it vouches for one event, and through the one before it for all that came before.</summary>
public sealed class ChainLink
{
    /// <summary>128 bits, so that nobody finds out by trying what an erased event said.</summary>
    public const int SaltLength = 16;

    private ChainLink() { }

    public Guid ComplaintId { get; private init; }

    /// <summary>The number of the event among those of the complaint, from 1.</summary>
    public long Sequence { get; private init; }

    public Guid EventId { get; private init; }

    /// <summary>What is hashed before the content; null once the content is erased.</summary>
    public byte[]? Salt { get; private init; }

    /// <summary>The hash of what the event says and who did it, which stays when that is erased.</summary>
    public byte[] ContentHash { get; private init; } = [];

    /// <summary>The hash over the link before, and what is never erased of the event.</summary>
    public byte[] Hash { get; private init; } = [];

    internal static ChainLink Make(Guid complaintId, long sequence, Guid eventId, byte[] salt, byte[] contentHash, byte[] hash) =>
        new()
        {
            ComplaintId = complaintId,
            Sequence = sequence,
            EventId = eventId,
            Salt = salt,
            ContentHash = contentHash,
            Hash = hash,
        };
}

/// <summary>Where the chain of a complaint ends, bound by a key that is not in the database.</summary>
/// <param name="Hash">The hash of the last link, in lower-case hexadecimal digits.</param>
/// <param name="Key">Which key sealed it; null when there was none.</param>
/// <param name="Seal">HMAC-SHA256 over the complaint, the number of events and the hash, in lower-case hexadecimal digits; null when there was no key.</param>
public sealed record ChainHead(string Hash, string? Key, string? Seal);

internal sealed class ChainLinkMapping : IEntityTypeConfiguration<ChainLink>
{
    public void Configure(EntityTypeBuilder<ChainLink> builder)
    {
        builder.ToTable("complaint_chain");
        builder.HasKey(l => new { l.ComplaintId, l.Sequence });
        builder.Property(l => l.ComplaintId).ValueGeneratedNever();
        builder.Property(l => l.Sequence).ValueGeneratedNever();
        builder.Property(l => l.Salt).HasMaxLength(ChainLink.SaltLength);
        builder.Property(l => l.ContentHash).HasMaxLength(ChainHashes.Length);
        builder.Property(l => l.Hash).HasMaxLength(ChainHashes.Length);
    }
}
