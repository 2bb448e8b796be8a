using BitP.SupportApi.Features.Announcements;
using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Sla;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.ContactOptions;

/// <summary>How to reach support right now.</summary>
/// <param name="At">The minute for which this is said (UTC).</param>
/// <param name="LocalTime">The same on the clock of <c>timeZone</c>, with its offset from UTC.</param>
/// <param name="TimeZone">The IANA id of the zone of all local times.</param>
/// <param name="Language">BCP 47 tag of the language of the product's texts; those that operators wrote may be in another one.</param>
/// <param name="Urgency">The urgency by which the channels are ordered.</param>
/// <param name="Category">The category that was asked about; null when none was.</param>
/// <param name="Channels">The ways to reach support that there are for the region, the best one first.</param>
/// <param name="Prepare">What the customer should have at hand; empty when no category was asked about.</param>
/// <param name="Advice">What the customer can do before, or should beware of; null when there is nothing to say.</param>
/// <param name="Announcements">What is announced for these channels and the region, at most ten, the latest first.</param>
public sealed record ContactOptionsResponse(
    DateTimeOffset At,
    string LocalTime,
    string TimeZone,
    string Language,
    ContactUrgency Urgency,
    TicketCategory? Category,
    IReadOnlyList<ContactOption> Channels,
    IReadOnlyList<string> Prepare,
    string? Advice,
    IReadOnlyList<ContactAnnouncement> Announcements
) : IExample<ContactOptionsResponse>
{
    public static ContactOptionsResponse Example
    {
        get
        {
            var opensAt = Examples.At.AddHours(22.5);
            return new(
                Examples.At,
                "2026-11-22T09:30:00+01:00",
                "Europe/Berlin",
                "en",
                ContactUrgency.Urgent,
                TicketCategory.WithdrawalPending,
                [
                    new(
                        Channel.Chat,
                        "Live chat",
                        "Most questions, and whatever is quickly told.",
                        "https://support.example.com/chat",
                        "Our first advice for urgent matters. Open now. Lately half were answered within 4 min, and nine in ten within 12 min.",
                        true,
                        true,
                        null,
                        null,
                        null,
                        null,
                        Examples.At,
                        ["en", "zh-CN", "fr", "de"],
                        new(ReplySource.Measured, TimeSpan.FromSeconds(214), TimeSpan.FromSeconds(702), 1840, null, null, ClockCalendar.Elapsed),
                        new(ReplySource.Measured, TimeSpan.FromSeconds(187), TimeSpan.FromSeconds(655), 411, null, null, ClockCalendar.Elapsed),
                        new(2)
                    ),
                    new(
                        Channel.Phone,
                        "Phone",
                        "Urgent matters that have to be talked about at once.",
                        "+49 30 1234567",
                        "Closed now; it opens on 23 November 2026 at 08:00 (Europe/Berlin). An answer comes at once.",
                        false,
                        false,
                        null,
                        null,
                        opensAt,
                        "2026-11-23T08:00:00+01:00",
                        opensAt,
                        ["en", "de"],
                        new(ReplySource.Stated, null, null, null, TimeSpan.Zero, TimeSpan.Zero, ClockCalendar.Elapsed),
                        new(ReplySource.Stated, null, null, null, TimeSpan.Zero, TimeSpan.Zero, ClockCalendar.Elapsed),
                        new(0)
                    ),
                ],
                ["The transaction hash"],
                null,
                [ContactAnnouncement.Example]
            );
        }
    }
}

/// <summary>One way to reach support.</summary>
/// <param name="Kind">Which channel it is.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Suits">What it is for.</param>
/// <param name="Address">Where it is: that of the region, else the one for all; null where the customer is already, such as in the app.</param>
/// <param name="Why">Why it stands at this place, in words.</param>
/// <param name="Open">Whether somebody is there now.</param>
/// <param name="UsableNow">Whether it can be used now. What is written can always be sent; live chat and phone have to be open.</param>
/// <param name="Until">When it closes (UTC); null when it is not open, or always is.</param>
/// <param name="UntilLocal">The same on the clock of <c>timeZone</c>, with its offset from UTC.</param>
/// <param name="NextOpenAt">When it next opens (UTC); null when it is open, or never opens again.</param>
/// <param name="NextOpenAtLocal">The same on the clock of <c>timeZone</c>, with its offset from UTC.</param>
/// <param name="HandledFrom">From when on a matter is handled that comes now (UTC); null when that cannot be said.</param>
/// <param name="Languages">BCP 47 tags of the languages in which it is served.</param>
/// <param name="UsualReply">How long the first response took in the last 30 days; null when neither is known nor stated.</param>
/// <param name="CurrentReply">How long it took in the last 7 days.</param>
/// <param name="OnDuty">Who is on duty for it, in the language of <c>locale</c> if there is one.</param>
public sealed record ContactOption(
    Channel Kind,
    string Label,
    string Suits,
    string? Address,
    string Why,
    bool Open,
    bool UsableNow,
    DateTimeOffset? Until,
    string? UntilLocal,
    DateTimeOffset? NextOpenAt,
    string? NextOpenAtLocal,
    DateTimeOffset? HandledFrom,
    IReadOnlyList<string> Languages,
    ContactReply? UsualReply,
    ContactReply? CurrentReply,
    OnDutyCount OnDuty
);

/// <summary>Where a figure comes from.</summary>
public enum ReplySource
{
    /// <summary>From the first responses of late.</summary>
    Measured,

    /// <summary>From what operators state, as there were fewer than 20 first responses.</summary>
    Stated,
}

/// <summary>How long a first response takes.</summary>
/// <param name="Source">Where it comes from.</param>
/// <param name="Median">The time within which half of them came: the least by nearest rank, an ISO 8601 duration; null unless measured.</param>
/// <param name="P90">The time within which nine in ten came; null unless measured.</param>
/// <param name="N">How many were measured, at most 10,000, which are then the latest; null unless measured.</param>
/// <param name="Min">The shortest time that is stated; null when measured, or when only the longest is stated.</param>
/// <param name="Max">The longest time that is stated; null when measured.</param>
/// <param name="Calendar">Whether this is all time or working time.</param>
public sealed record ContactReply(ReplySource Source, TimeSpan? Median, TimeSpan? P90, int? N, TimeSpan? Min, TimeSpan? Max, ClockCalendar Calendar);

/// <summary>Who is on duty.</summary>
/// <param name="Count">How many agents.</param>
public sealed record OnDutyCount(int Count);

/// <summary>Something that is announced.</summary>
/// <param name="Id">Its id (UUIDv7).</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Language">The language of its texts, a BCP 47 tag.</param>
/// <param name="Title">The title.</param>
/// <param name="Body">The text.</param>
/// <param name="Channels">The channels that it concerns; null for all.</param>
/// <param name="ValidFrom">From when it is shown (UTC).</param>
/// <param name="ValidUntil">Until when it is shown (UTC); null for no end.</param>
public sealed record ContactAnnouncement(
    Guid Id,
    AnnouncementKind Kind,
    string Language,
    string Title,
    string Body,
    IReadOnlyList<Channel>? Channels,
    DateTimeOffset ValidFrom,
    DateTimeOffset? ValidUntil
)
{
    internal static ContactAnnouncement Example => From(Examples.Announcement, AnnouncementResponse.ExampleContent, "en");

    internal static ContactAnnouncement From(Guid id, AnnouncementContent content, string language)
    {
        var chosen = AnnouncementRules.Choose(content.Title.Keys, language);
        return new(id, content.Kind, chosen, content.Title[chosen], content.Body[chosen], content.Channels, content.ValidFrom, content.ValidUntil);
    }
}
