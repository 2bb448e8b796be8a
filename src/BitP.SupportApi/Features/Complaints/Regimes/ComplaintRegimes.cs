using BitP.SupportApi.Features.Complaints.Deadlines;
using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Features.Schedules.WorkingTime;
using BitP.SupportApi.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Complaints.Regimes;

/// <summary>Tells which rules a complaint is filed under, and by which it was.</summary>
public sealed class ComplaintRegimes(SupportDbContext db, ScheduleCalendars calendars)
{
    /// <summary>The version of a regime that is in force at an instant; null when there is no such regime, it is retired by then, or nothing of it is in force yet.</summary>
    /// <param name="key">The key of the regime.</param>
    /// <param name="at">When.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<RegimeTerms?> FindInForceAsync(string key, DateTimeOffset at, CancellationToken ct)
    {
        var version = await (
            from regime in db.Set<ComplaintRegime>().AsNoTracking()
            where regime.RegimeKey == key && (regime.RetiredAt == null || regime.RetiredAt > at)
            from v in db.Set<ComplaintRegimeVersion>()
            where v.RegimeId == regime.Id && (v.EffectiveFrom == null || v.EffectiveFrom <= at)
            orderby v.Number descending
            select v
        ).FirstOrDefaultAsync(ct);
        return version is null ? null : TermsOf(key, version);
    }

    /// <summary>The version of a regime, be it retired, that is in force at an instant, or the latest when none is; null when there is no such regime.</summary>
    internal async Task<RegimeTerms?> FindAnyAsync(string key, DateTimeOffset at, CancellationToken ct)
    {
        var version = await (
            from regime in db.Set<ComplaintRegime>().AsNoTracking()
            where regime.RegimeKey == key
            from v in db.Set<ComplaintRegimeVersion>()
            where v.RegimeId == regime.Id
            orderby v.EffectiveFrom == null || v.EffectiveFrom <= at descending, v.Number descending
            select v
        ).FirstOrDefaultAsync(ct);
        return version is null ? null : TermsOf(key, version);
    }

    /// <summary>A version of a regime, be it retired; null when there is none.</summary>
    /// <param name="key">The key of the regime.</param>
    /// <param name="number">The number of the version.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<RegimeTerms?> FindAsync(string key, long number, CancellationToken ct)
    {
        var version = await (
            from regime in db.Set<ComplaintRegime>().AsNoTracking()
            where regime.RegimeKey == key
            from v in db.Set<ComplaintRegimeVersion>()
            where v.RegimeId == regime.Id && v.Number == number
            select v
        ).SingleOrDefaultAsync(ct);
        return version is null ? null : TermsOf(key, version);
    }

    /// <summary>The schedule whose business days count, as it stands; null when the regime names none.</summary>
    internal async ValueTask<RegimeSchedule?> ScheduleOfAsync(RegimeContent content, CancellationToken ct) =>
        content.ScheduleId is { } scheduleId
        && await calendars.FindAsync(scheduleId, version: null, WorkingCalendar.Start, WorkingCalendar.End, ct) is { } calendar
            ? new(scheduleId, calendar)
            : null;

    private static RegimeTerms TermsOf(string key, ComplaintRegimeVersion version) => new(key, version.Number, version.Content, version.EffectiveFrom);
}

/// <summary>What complaints are handled by.</summary>
/// <param name="Key">The key of the regime.</param>
/// <param name="Version">The number of the version.</param>
/// <param name="Content">What it says.</param>
/// <param name="EffectiveFrom">From when it is in force (UTC); null for ever since.</param>
public sealed record RegimeTerms(string Key, long Version, RegimeContent Content, DateTimeOffset? EffectiveFrom = null);

/// <summary>A schedule whose business days count.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Calendar">Its calendar, all versions of it.</param>
internal sealed record RegimeSchedule(Guid Id, ScheduleCalendar Calendar)
{
    /// <summary>Its business days.</summary>
    public BusinessDays Days { get; } = new(Calendar.Calendar, Calendar.Zone);
}
