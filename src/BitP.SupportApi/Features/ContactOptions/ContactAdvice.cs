using BitP.SupportApi.Features.Announcements;
using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Features.Shifts.Rotations;
using BitP.SupportApi.Platform.Problems;
using NodaTime;

namespace BitP.SupportApi.Features.ContactOptions;

/// <summary>Puts the channels in the order of advice, and says why.</summary>
internal static class ContactAdvice
{
    // Of texts that may be long.
    private const int MaxAnnouncements = 10;

    public static async Task<ContactOptionsResponse> GiveAsync(Moment moment, ContactQuestion question, ScheduleCalendars calendars)
    {
        var at = Instant.FromDateTimeOffset(moment.At);
        var zone = DateTimeZoneProviders.Tzdb[question.TimeZone];
        var candidates = new List<ContactCandidate>();
        foreach (var (kind, channel) in moment.Channels.Given().Where(c => c.Channel.Active is true && CanBeReached(c.Kind, c.Channel, question.RegionKey)))
            candidates.Add(await CandidateAsync(kind, channel, moment, at, question, calendars));
        var ordered = candidates
            .OrderBy(c => question.IsUrgent ? !c.Open : !c.UsableNow)
            .ThenBy(c => !c.SpeaksLanguage)
            .ThenBy(c => RankOf(c.Channel.Ranks, question.Urgency))
            .ThenBy(c => c.Kind)
            .ToArray();

        var prepare = question.Category is { } id ? CategoryCatalogue.Of(id) : null;
        var minute = at - Duration.FromTicks(at.ToUnixTimeTicks() % NodaConstants.TicksPerMinute);
        return new(
            minute.ToDateTimeOffset(),
            WorkingTimeAnswers.LocalTime(minute, zone),
            question.TimeZone,
            question.TextLanguage,
            question.Urgency,
            question.Category,
            [.. ordered.Select((c, i) => Show(c, isFirst: i == 0, minute, zone, question))],
            [.. (prepare?.Prepare ?? []).Select(p => p.In(question.TextLanguage))],
            prepare?.Advice?.In(question.TextLanguage),
            AnnouncementsFor([.. ordered.Select(c => c.Kind)], moment, question)
        );
    }

    private static async Task<ContactCandidate> CandidateAsync(
        Channel kind,
        ContactChannel channel,
        Moment moment,
        Instant at,
        ContactQuestion question,
        ScheduleCalendars calendars
    )
    {
        var (open, until, nextOpenAt) = (true, (Instant?)null, (Instant?)null);
        if (channel.ScheduleId is { } scheduleId && await calendars.FindAroundAsync(scheduleId, version: null, at, CancellationToken.None) is { } found)
        {
            var status = found.Calendar.StatusAt(at);
            (open, until, nextOpenAt) = (status.Open, status.Until, status.NextOpenAt);
        }
        var figures = moment.Figures.GetValueOrDefault(kind);
        var onDuty = moment
            .OnDuty.Where(s => s.Channels.Contains(kind) && (question.Locale is null || Serve(s.Languages, question.Locale)))
            .Select(s => s.AgentId)
            .Distinct()
            .Count();
        return new(
            kind,
            channel,
            open,
            until,
            nextOpenAt,
            SpeaksLanguage: question.Locale is null || Serve(channel.Languages!, question.Locale),
            ReplyOf(figures?.Usual, channel.StatedReply),
            ReplyOf(figures?.Current, channel.StatedReply),
            onDuty
        );
    }

    private static ContactOption Show(ContactCandidate c, bool isFirst, Instant minute, DateTimeZone zone, ContactQuestion question) =>
        new(
            c.Kind,
            TextOf(c.Channel.Label!, question),
            TextOf(c.Channel.Suits!, question),
            AddressOf(c.Channel, question.RegionKey),
            ContactWords.Why(c, isFirst, zone, question),
            c.Open,
            c.UsableNow,
            c.Until?.ToDateTimeOffset(),
            c.Until is { } until ? WorkingTimeAnswers.LocalTime(until, zone) : null,
            c.NextOpenAt?.ToDateTimeOffset(),
            c.NextOpenAt is { } next ? WorkingTimeAnswers.LocalTime(next, zone) : null,
            (c.Open ? minute : c.NextOpenAt)?.ToDateTimeOffset(),
            c.Channel.Languages!,
            c.Usual,
            c.Current,
            new(c.OnDuty)
        );

    private static IReadOnlyList<ContactAnnouncement> AnnouncementsFor(IReadOnlyList<Channel> channels, Moment moment, ContactQuestion question) =>
        [
            .. moment
                .Announcements.Where(a =>
                    (a.Content.Channels is not { } concerned || concerned.Any(channels.Contains))
                    && (question.RegionKey is not { } region || a.RegionKeys.Count == 0 || a.RegionKeys.Contains(region))
                )
                .Take(MaxAnnouncements)
                .Select(a => ContactAnnouncement.From(a.Id, a.Content, question.WantedLanguage)),
        ];

    private static bool Serve(IReadOnlyList<string> languages, string asked) => languages.Any(spoken => RotationRules.Serves(spoken, asked));

    private static int RankOf(ContactRanks? ranks, ContactUrgency urgency) =>
        urgency switch
        {
            ContactUrgency.High or ContactUrgency.Urgent => ranks?.Urgent,
            ContactUrgency.Complex => ranks?.Complex,
            _ => ranks?.Usual,
        }
        ?? ContactRanks.Last + 1;

    private static ContactReply? ReplyOf(MeasuredReply? measured, StatedReply? stated) =>
        measured is not null ? new(ReplySource.Measured, measured.Median, measured.P90, measured.N, null, null, measured.Calendar)
        : stated is not null ? new(ReplySource.Stated, null, null, null, stated.Min, stated.Max, stated.Calendar!.Value)
        : null;

    private static bool CanBeReached(Channel kind, ContactChannel channel, string? regionKey) =>
        !ContactChannelRules.NeedsAddress(kind) || AddressOf(channel, regionKey) is not null;

    private static string? AddressOf(ContactChannel channel, string? regionKey) =>
        (regionKey is null ? null : channel.Addresses?.FirstOrDefault(a => Texts.Key(a.Key) == regionKey).Value) ?? channel.Address;

    private static string TextOf(IReadOnlyDictionary<string, string> texts, ContactQuestion question) =>
        texts[AnnouncementRules.Choose(texts.Keys, question.WantedLanguage)];
}

/// <summary>A channel with all by which it is advised.</summary>
internal sealed record ContactCandidate(
    Channel Kind,
    ContactChannel Channel,
    bool Open,
    Instant? Until,
    Instant? NextOpenAt,
    bool SpeaksLanguage,
    ContactReply? Usual,
    ContactReply? Current,
    int OnDuty
)
{
    /// <summary>Whether somebody has to be there while it is used.</summary>
    public bool IsLive => Kind is Categories.Channel.Chat or Categories.Channel.Phone;

    public bool UsableNow => Open || !IsLive;
}
