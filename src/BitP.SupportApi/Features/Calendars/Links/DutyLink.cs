using BitP.SupportApi.Features.Agents;
using BitP.SupportApi.Features.Shifts.Rotations;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BitP.SupportApi.Features.Calendars.Links;

/// <summary>A secret address at which a calendar program reads who is on duty.</summary>
public sealed class DutyLink : SecretLink
{
    public const int Max = 1000;

    private DutyLink() { }

    public DutyLink(Guid? agentId, Guid? rotationId, Secret secret, string name, string? language, DateTimeOffset now, Guid? id = null)
        : base(secret, name, language, now, id)
    {
        AgentId = agentId;
        RotationId = rotationId;
        Raise(new DutyLinkCreated(agentId, rotationId, name), now);
    }

    /// <summary>Whose duty it shows; null for everybody's.</summary>
    public Guid? AgentId { get; private init; }

    /// <summary>The rotation whose duty it shows; null for all, with shifts beside them.</summary>
    public Guid? RotationId { get; private init; }

    internal override EventSubject About => new("duty_link");

    private protected override EventData Revoked => new DutyLinkRevoked(AgentId, RotationId, Name);
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

internal sealed class DutyLinkMapping() : SecretLinkMapping<DutyLink>("duty_links", nameof(DutyLink.AgentId), nameof(DutyLink.RotationId))
{
    public override void Configure(EntityTypeBuilder<DutyLink> builder)
    {
        base.Configure(builder);
        builder.HasOne<Agent>().WithMany().HasForeignKey(l => l.AgentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Rotation>().WithMany().HasForeignKey(l => l.RotationId).OnDelete(DeleteBehavior.Restrict);
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
