using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Schedules;

/// <summary>What a patch makes of a schedule.</summary>
/// <param name="Content">What the schedule would say.</param>
/// <param name="EffectiveFrom">From when.</param>
internal sealed record ScheduleChange(ScheduleContent Content, DateTimeOffset EffectiveFrom)
{
    /// <summary>The change that a patch stands for, or why it is refused. A change and its preview are refused for the same reasons.</summary>
    public static async Task<(ScheduleChange? Change, Error? Refusal)> MakeAsync(
        SupportDbContext db,
        Schedule schedule,
        MergePatch<UpdateScheduleChanges> patch,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var was = schedule.Content;
        var (changed, error) = patch.ApplyTo(
            new(
                was.Name,
                was.Region,
                was.TimeZone,
                was.Weekly,
                was.Exceptions,
                was.Combines,
                HolidaySets: [.. was.Holidays.Select(h => h.HolidaySet)],
                HolidayParts: was.HolidayParts,
                AnnounceHolidays: was.AnnounceHolidays
            ),
            new UpdateScheduleChanges.Validator()
        );
        if (changed is null)
            return (null, error);
        if (ScheduleRules.PartsWithoutSet(changed, was.HolidayParts.Keys) is { } code)
            return (null, Validation.Refuse($"holidayParts.{code}", FieldProblems.NotApplicable.Expecting(Expectation.OnlyWith("holidaySets", code))));
        if (changed.EffectiveFrom < now)
            return (null, Validation.Refuse("effectiveFrom", ScheduleRules.InThePast.Expecting(Expectation.NotBefore(now))));
        if (await CombinedSchedules.RefuseAsync(db, schedule.Id, changed.Combines ?? [], ct) is { } refusal)
            return (null, refusal);
        return (new(ScheduleRules.ContentOf(changed), changed.EffectiveFrom ?? now), null);
    }
}
