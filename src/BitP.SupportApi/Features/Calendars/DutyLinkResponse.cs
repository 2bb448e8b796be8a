using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Calendars;

/// <summary>A secret address at which a calendar program reads who is on duty.</summary>
/// <param name="Id">Its id (UUIDv7).</param>
/// <param name="AgentId">The id of the agent whose duty it shows; null for everybody's.</param>
/// <param name="RotationId">The id of the rotation whose duty it shows; null for all, with shifts beside them.</param>
/// <param name="Name">Who uses it.</param>
/// <param name="Language">BCP 47 tag of the language of its texts; null for the one that the program asks for.</param>
/// <param name="CreatedAt">When it was made (UTC).</param>
/// <param name="Version">Its version. Also sent as <c>ETag</c>.</param>
public sealed record DutyLinkResponse(Guid Id, Guid? AgentId, Guid? RotationId, string Name, string? Language, DateTimeOffset CreatedAt, long Version)
    : IVersioned,
        IExample<DutyLinkResponse>
{
    public static DutyLinkResponse Example => new(Examples.DutyLink, Examples.Agent, null, "Mei's phone", "zh-CN", Examples.At, 1);

    internal static DutyLinkResponse From(DutyLink l) => new(l.Id, l.AgentId, l.RotationId, l.Name, l.Language, l.CreatedAt, l.Version);
}
