using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Announcements;

/// <summary>Something that customers are told for some time.</summary>
/// <param name="Id">Its id (UUIDv7).</param>
/// <param name="Kind">What it is about.</param>
/// <param name="State">Where it stands now.</param>
/// <param name="Text">Its text in one language: that of the request, or the one that comes next.</param>
/// <param name="Title">The title by BCP 47 language tag.</param>
/// <param name="Body">The text by BCP 47 language tag.</param>
/// <param name="Channels">The channels that it concerns; null for all.</param>
/// <param name="Regions">The regions that it concerns; null for all.</param>
/// <param name="ValidFrom">From when it is shown (UTC).</param>
/// <param name="ValidUntil">Until when it is shown (UTC); null for no end.</param>
/// <param name="About">The dates of a schedule that it is about; null for anything else.</param>
/// <param name="WithdrawnAt">When it was taken back (UTC).</param>
/// <param name="CreatedAt">When it was made (UTC).</param>
/// <param name="UpdatedAt">When it last changed (UTC).</param>
/// <param name="Version">Rises with each change; also the first part of the <c>ETag</c>.</param>
public sealed record AnnouncementResponse(
    Guid Id,
    AnnouncementKind Kind,
    AnnouncementState State,
    AnnouncementText Text,
    IReadOnlyDictionary<string, string> Title,
    IReadOnlyDictionary<string, string> Body,
    IReadOnlyList<Channel>? Channels,
    IReadOnlyList<string>? Regions,
    DateTimeOffset ValidFrom,
    DateTimeOffset? ValidUntil,
    AnnouncedDates? About,
    DateTimeOffset? WithdrawnAt,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    long Version
) : IVersioned, IExample<AnnouncementResponse>
{
    public static AnnouncementResponse Example
    {
        get
        {
            var c = ExampleContent;
            return new(
                Examples.Announcement,
                c.Kind,
                AnnouncementState.Scheduled,
                TextOf(c, "en"),
                c.Title,
                c.Body,
                null,
                c.Regions,
                c.ValidFrom,
                c.ValidUntil,
                new(Examples.Schedule, "2026-12-25"),
                null,
                Examples.At,
                Examples.At,
                1
            );
        }
    }

    internal static AnnouncementContent ExampleContent =>
        new(
            AnnouncementKind.Holiday,
            new Dictionary<string, string> { ["en"] = "Christmas Day: closed", ["de"] = "Weihnachten: geschlossen" },
            new Dictionary<string, string> { ["en"] = "We are back on 28 December.", ["de"] = "Wir sind am 28. Dezember wieder da." },
            null,
            ["EU"],
            new(2026, 12, 17, 23, 0, 0, TimeSpan.Zero),
            new(2026, 12, 25, 23, 0, 0, TimeSpan.Zero)
        );

    internal static AnnouncementResponse From(Announcement a, string language, DateTimeOffset now)
    {
        var c = a.Content;
        return new(
            a.Id,
            c.Kind,
            a.StateAt(now),
            TextOf(c, language),
            c.Title,
            c.Body,
            c.Channels,
            c.Regions,
            c.ValidFrom,
            c.ValidUntil,
            a.Dates,
            a.WithdrawnAt,
            a.CreatedAt,
            a.UpdatedAt,
            a.Version
        );
    }

    private static AnnouncementText TextOf(AnnouncementContent content, string language)
    {
        var chosen = AnnouncementRules.Choose(content.Title.Keys, language);
        return new(chosen, content.Title[chosen], content.Body[chosen]);
    }
}

/// <summary>What an announcement says in one language.</summary>
/// <param name="Language">The language, a BCP 47 tag.</param>
/// <param name="Title">The title.</param>
/// <param name="Body">The text.</param>
public sealed record AnnouncementText(string Language, string Title, string Body);
