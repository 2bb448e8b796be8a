using BitP.SupportApi.Features.Agents;
using BitP.SupportApi.Features.Shifts.Rotations;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BitP.SupportApi.Features.Calendars;

/// <summary>A secret address at which a calendar program reads who is on duty. Only the hash of the secret is stored.</summary>
public sealed class DutyLink : AggregateRoot
{
    public const int NameMaxLength = 100;
    public const int Max = 1000;

    private DutyLink() { }

    /// <summary>Whose duty it shows; null for everybody's.</summary>
    public Guid? AgentId { get; private init; }

    /// <summary>The rotation whose duty it shows; null for all, with shifts beside them.</summary>
    public Guid? RotationId { get; private init; }

    /// <summary>Who uses it.</summary>
    public string Name { get; private init; } = "";

    /// <summary>The language of its texts; null for that of whoever reads it.</summary>
    public string? Language { get; private init; }

    public byte[] Hash { get; private init; } = [];

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset? RevokedAt { get; private set; }

    internal override EventSubject About => new("duty_link");

    public static DutyLink Create(Guid? agentId, Guid? rotationId, Secret secret, string name, string? language, DateTimeOffset now)
    {
        var link = new DutyLink
        {
            Id = Guid.CreateVersion7(now),
            AgentId = agentId,
            RotationId = rotationId,
            Name = name,
            Language = language,
            Hash = secret.Hash,
            CreatedAt = now,
        };
        link.Raise(new DutyLinkCreated(agentId, rotationId, name), now);
        return link;
    }

    /// <summary>Ends it at once.</summary>
    public void Revoke(DateTimeOffset now)
    {
        RevokedAt = now;
        Raise(new DutyLinkRevoked(AgentId, RotationId, Name), now);
    }
}

/// <summary>A duty link was made.</summary>
/// <param name="AgentId">The id of the agent whose duty it shows; null for everybody's.</param>
/// <param name="RotationId">The id of the rotation whose duty it shows; null for all.</param>
/// <param name="Name">Who uses it.</param>
public sealed record DutyLinkCreated(Guid? AgentId, Guid? RotationId, string Name) : EventData("duty_link.created", EventVisibility.Staff);

/// <summary>A duty link was ended.</summary>
/// <param name="AgentId">The id of the agent whose duty it showed; null for everybody's.</param>
/// <param name="RotationId">The id of the rotation whose duty it showed; null for all.</param>
/// <param name="Name">Who used it.</param>
public sealed record DutyLinkRevoked(Guid? AgentId, Guid? RotationId, string Name) : EventData("duty_link.revoked", EventVisibility.Staff);

internal sealed class DutyLinkMapping : IEntityTypeConfiguration<DutyLink>
{
    public void Configure(EntityTypeBuilder<DutyLink> builder)
    {
        builder.ToTable("duty_links");
        builder.HasKey(l => l.Id);
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.Name).HasMaxLength(DutyLink.NameMaxLength);
        builder.Property(l => l.Language).HasMaxLength(Platform.Localization.Languages.MaxLength);
        builder.Property(l => l.Hash).HasMaxLength(32);
        builder.Property(l => l.Version).IsConcurrencyToken();
        builder.Ignore(l => l.About);
        builder.HasOne<Agent>().WithMany().HasForeignKey(l => l.AgentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Rotation>().WithMany().HasForeignKey(l => l.RotationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(l => l.Hash).IsUnique();
        builder.HasIndex(l => new
        {
            l.RevokedAt,
            l.CreatedAt,
            l.Id,
        });
        builder.HasIndex(l => new
        {
            l.AgentId,
            l.CreatedAt,
            l.Id,
        });
        builder.HasIndex(l => new
        {
            l.RotationId,
            l.CreatedAt,
            l.Id,
        });
    }
}
