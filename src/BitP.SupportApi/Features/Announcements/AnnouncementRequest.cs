using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Announcements;

/// <summary>What is to be announced.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Title">The title by BCP 47 language tag, in at most 20 languages; 200 characters each.</param>
/// <param name="Body">The text in the same languages; 4,000 characters each.</param>
/// <param name="Channels">The channels that it concerns; all when absent.</param>
/// <param name="Regions">The regions that it concerns, at most 20, as schedules name them; all when absent.</param>
/// <param name="ValidFrom">From when it is shown (RFC 3339); now when absent.</param>
/// <param name="ValidUntil">Until when it is shown (RFC 3339), after <c>validFrom</c>; no end when absent.</param>
/// <param name="About">The dates of a schedule that it is about, so that they are not proposed again; absent for anything else.</param>
public sealed record AnnouncementRequest(
    AnnouncementKind? Kind,
    IReadOnlyDictionary<string, string>? Title,
    IReadOnlyDictionary<string, string>? Body,
    IReadOnlyList<Channel>? Channels = null,
    IReadOnlyList<string>? Regions = null,
    DateTimeOffset? ValidFrom = null,
    DateTimeOffset? ValidUntil = null,
    AnnouncedDates? About = null
) : IAnnouncementDetails, IExample<AnnouncementRequest>
{
    public static AnnouncementRequest Example
    {
        get
        {
            var (content, dates) = (AnnouncementResponse.ExampleContent, new AnnouncedDates(Examples.Schedule, "2026-12-25"));
            return new(content.Kind, content.Title, content.Body, content.Channels, content.Regions, content.ValidFrom, content.ValidUntil, dates);
        }
    }
}
