using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Calendars.Links;

/// <summary>A secret address at which a calendar program reads who is on duty.</summary>
/// <param name="Id">Its id (UUIDv7).</param>
/// <param name="AgentId">The id of the agent whose duty it shows; null for everybody's.</param>
/// <param name="RotationId">The id of the rotation whose duty it shows; null for all, with shifts beside them.</param>
/// <param name="Name">Who uses it.</param>
/// <param name="Language">BCP 47 tag of the language of its texts; null for the one that the program asks for.</param>
/// <param name="CreatedAt">When it was made (UTC).</param>
/// <param name="Version">Its version. Also the first part of the <c>ETag</c>.</param>
public sealed record DutyLinkResponse(Guid Id, Guid? AgentId, Guid? RotationId, string Name, string? Language, DateTimeOffset CreatedAt, long Version)
    : IVersioned,
        IExample<DutyLinkResponse>
{
    public static DutyLinkResponse Example => new(Examples.DutyLink, Examples.Agent, null, "Mei's phone", "zh-CN", Examples.At, 1);

    internal static DutyLinkResponse From(DutyLink l) => new(l.Id, l.AgentId, l.RotationId, l.Name, l.Language, l.CreatedAt, l.Version);
}

/// <summary>A duty link that was just made, with its secret address.</summary>
/// <param name="Id">Its id (UUIDv7).</param>
/// <param name="AgentId">The id of the agent whose duty it shows; null for everybody's.</param>
/// <param name="RotationId">The id of the rotation whose duty it shows; null for all, with shifts beside them.</param>
/// <param name="Name">Who uses it.</param>
/// <param name="Language">BCP 47 tag of the language of its texts; null for the one that the program asks for.</param>
/// <param name="CreatedAt">When it was made (UTC).</param>
/// <param name="Version">Its version. Also the first part of the <c>ETag</c>.</param>
/// <param name="Url">The address. It is secret and shown only in this answer: whoever knows it can read who is on duty.</param>
public sealed record IssuedDutyLinkResponse(
    Guid Id,
    Guid? AgentId,
    Guid? RotationId,
    string Name,
    string? Language,
    DateTimeOffset CreatedAt,
    long Version,
    string Url
) : IVersioned, IExample<IssuedDutyLinkResponse>
{
    public static IssuedDutyLinkResponse Example
    {
        get
        {
            var link = DutyLinkResponse.Example;
            return new(
                link.Id,
                link.AgentId,
                link.RotationId,
                link.Name,
                link.Language,
                link.CreatedAt,
                link.Version,
                "https://support.example/v1/duty-links/bitp_duty_7Hq2WmZ0cK9xV4tB8nLpR3sYdF6gJ1aE0u2bQ4/calendar.ics"
            );
        }
    }

    internal static IssuedDutyLinkResponse From(DutyLink l, string url) => new(l.Id, l.AgentId, l.RotationId, l.Name, l.Language, l.CreatedAt, l.Version, url);
}
