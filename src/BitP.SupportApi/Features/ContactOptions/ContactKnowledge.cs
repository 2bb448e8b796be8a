using System.Collections.Concurrent;
using System.Text.Json;
using BitP.SupportApi.Features.Announcements;
using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Features.Shifts.OnDuty;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BitP.SupportApi.Features.ContactOptions;

/// <summary>
/// Answers what the options are at an instant that lies about a second back. Once a second everything is read that they depend on, and answers are kept until it
/// is read again: they are asked for on each view of a page.
/// </summary>
public sealed class ContactKnowledge
{
    // Announcements that are in force at once; the latest are shown.
    private const int MaxAnnouncements = 200;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly SupportDbContextFactory _databases;
    private readonly ReplyFigures _figures;
    private readonly ScheduleCalendars _calendars;
    private readonly Kept<Moment> _kept;

    public ContactKnowledge(SupportDbContextFactory databases, ReplyFigures figures, ScheduleCalendars calendars, TimeProvider clock)
    {
        (_databases, _figures, _calendars) = (databases, figures, calendars);
        _kept = new(clock, Period, ReadAsync);
    }

    /// <summary>Says that the contact channels were changed here.</summary>
    public void Forget() => _kept.Forget();

    /// <summary>The answer to a question, as JSON in UTF-8.</summary>
    internal async ValueTask<byte[]> AnswerAsync(ContactQuestion question, CancellationToken ct) =>
        await (await _kept.GetAsync(ct)).AnswerAsync(question, WriteAsync).WaitAsync(ct);

    private async Task<Moment> ReadAsync(DateTimeOffset now)
    {
        await using var db = _databases.CreateFor(Actor.System);
        var channels = await db.Set<ContactChannels>().AsNoTracking().SingleOrDefaultAsync() ?? ContactChannels.Shipped();
        var announcements = await db.Set<Announcement>()
            .AsNoTracking()
            .Where(a => a.WithdrawnAt == null && a.ValidFrom <= now && (a.ValidUntil == null || a.ValidUntil > now))
            .OrderByDescending(a => a.ValidFrom)
            .ThenByDescending(a => a.Id)
            .Take(MaxAnnouncements)
            .ToListAsync();
        var at = Instant.FromDateTimeOffset(now);
        var moment = at + Duration.FromMilliseconds(1);
        var plan = await DutyPlan.LoadAsync(db, at, moment, rotationId: null, CancellationToken.None);
        var onDuty = plan.Roster.Final(at, moment).Select(s => new Serving(s.AgentId, s.Post.Channels, plan.LanguagesOf(s)));
        return new(now, channels.Content, announcements, [.. onDuty], await _figures.GetAsync());
    }

    private async Task<byte[]> WriteAsync(Moment moment, ContactQuestion question) =>
        JsonSerializer.SerializeToUtf8Bytes(await ContactAdvice.GiveAsync(moment, question, _calendars), ApiJson.Options);
}

/// <summary>Somebody on duty.</summary>
internal sealed record Serving(Guid AgentId, IReadOnlyList<Channel> Channels, IReadOnlyList<string> Languages);

/// <summary>All that was known at an instant, and what was answered from it.</summary>
internal sealed record Moment(
    DateTimeOffset At,
    ContactChannelSet Channels,
    IReadOnlyList<Announcement> Announcements,
    IReadOnlyList<Serving> OnDuty,
    IReadOnlyDictionary<Channel, ChannelFigures> Figures
)
{
    // Callers choose what they ask, and nobody asks this many different things within a second but to fill the memory.
    private const int MaxAnswers = 256;

    private readonly ConcurrentDictionary<ContactQuestion, Lazy<Task<byte[]>>> _answers = new();

    public Task<byte[]> AnswerAsync(ContactQuestion question, Func<Moment, ContactQuestion, Task<byte[]>> write) =>
        _answers.TryGetValue(question, out var kept) ? kept.Value
        : _answers.Count >= MaxAnswers ? write(this, question)
        : _answers.GetOrAdd(question, static (q, m) => new(() => m.write(m.moment, q)), (moment: this, write)).Value;
}
