using System.Text.Json;
using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Announcements;

/// <summary>Where an announcement stands.</summary>
public enum AnnouncementState
{
    /// <summary>It will be shown.</summary>
    Scheduled,

    /// <summary>It is shown.</summary>
    InForce,

    /// <summary>Its time is over.</summary>
    Ended,

    /// <summary>It was taken back.</summary>
    Withdrawn,
}

/// <summary>Something that customers are told for some time, in several languages.</summary>
public sealed class Announcement : AggregateRoot
{
    public const int TitleMaxLength = 200;
    public const int BodyMaxLength = 4000;
    public const int MaxLanguages = 20;
    public const int MaxRegions = 20;
    public const int MaxAnnouncedDays = 60;

    private Announcement() { }

    public AnnouncementContent Content { get; private set; } = null!;

    /// <summary>The dates of a schedule that it is about; null for something else.</summary>
    public AnnouncedDates? Dates { get; private init; }

    /// <summary>The schedule of the dates.</summary>
    public Guid? ScheduleId { get; private init; }

    /// <summary>Midnight UTC of the last of the dates.</summary>
    public DateTimeOffset? LastDateAt { get; private init; }

    /// <summary>As the content has it, for filters.</summary>
    public DateTimeOffset ValidFrom { get; private set; }

    /// <summary>As the content has it, for filters.</summary>
    public DateTimeOffset? ValidUntil { get; private set; }

    /// <summary>The names of the channels as in the JSON, for filters; empty for all.</summary>
    public IReadOnlyList<string> ChannelNames { get; private set; } = [];

    /// <summary>The regions in lower case, for filters; empty for all.</summary>
    public IReadOnlyList<string> RegionKeys { get; private set; } = [];

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    internal override EventSubject About => new("announcement");

    public static Announcement Create(AnnouncementContent content, AnnouncedDates? dates, DateTimeOffset now, Guid? id = null)
    {
        var announcement = new Announcement
        {
            Id = id ?? Guid.CreateVersion7(now),
            Dates = dates,
            ScheduleId = dates?.ScheduleId,
            LastDateAt = dates?.Last.AtMidnight().InUtc().ToDateTimeOffset(),
            CreatedAt = now,
        };
        announcement.Take(content, now);
        announcement.Raise(new AnnouncementCreated(content.Kind, content.ValidFrom, content.ValidUntil), now);
        return announcement;
    }

    public AnnouncementState StateAt(DateTimeOffset at) =>
        WithdrawnAt is not null ? AnnouncementState.Withdrawn
        : at < ValidFrom ? AnnouncementState.Scheduled
        : at < (ValidUntil ?? DateTimeOffset.MaxValue) ? AnnouncementState.InForce
        : AnnouncementState.Ended;

    /// <summary>Says something else. Nothing happens when it is the same.</summary>
    public Error? Change(AnnouncementContent content, DateTimeOffset now)
    {
        if (WithdrawnAt is not null)
            return AnnouncementErrors.Withdrawn;
        var changed = Changed(Content, content);
        if (changed.Count == 0)
            return null;
        Take(content, now);
        Raise(new AnnouncementUpdated(changed), now);
        return null;
    }

    /// <summary>Takes it back.</summary>
    public Error? Withdraw(DateTimeOffset now)
    {
        if (WithdrawnAt is not null)
            return AnnouncementErrors.Withdrawn;
        (WithdrawnAt, UpdatedAt) = (now, now);
        Raise(new AnnouncementWithdrawn(Content.Kind), now);
        return null;
    }

    private void Take(AnnouncementContent content, DateTimeOffset now)
    {
        (Content, UpdatedAt) = (content, now);
        (ValidFrom, ValidUntil) = (content.ValidFrom, content.ValidUntil);
        ChannelNames = [.. (content.Channels ?? []).Select(EnumNames<Channel>.Of)];
        RegionKeys = [.. (content.Regions ?? []).Select(Texts.Key)];
    }

    private static List<string> Changed(AnnouncementContent a, AnnouncementContent b)
    {
        var (before, after) = (Members(a), Members(b));
        return [.. after.EnumerateObject().Where(m => m.Value.GetRawText() != before.GetProperty(m.Name).GetRawText()).Select(m => m.Name)];
    }

    private static JsonElement Members(AnnouncementContent content) => JsonSerializer.SerializeToElement(content, ApiJson.Options);
}
