using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Features.Schedules.WorkingTime;
using BitP.SupportApi.Features.Shifts.Duty;
using NodaTime;
using NodaTime.Text;

namespace BitP.SupportApi.Features.Shifts.Rotations;

/// <summary>What a rotation says.</summary>
public sealed record RotationContent(
    string Name,
    string TimeZone,
    string StartsOn,
    string? EndsOn,
    string Handover,
    RotationTurn Turn,
    IReadOnlyList<Guid> Agents,
    IReadOnlyList<WeeklyHours>? Hours,
    IReadOnlyList<Channel> Channels,
    IReadOnlyList<string>? Languages
)
{
    internal const string Midnight = "00:00";

    internal RotationTurns ToTurns()
    {
        var (zone, first, handover) = Handovers();
        return new(
            zone,
            first,
            EndsOn is null ? null : LocalDatePattern.Iso.Parse(EndsOn).Value,
            handover,
            Turn.Every!.Value * (Turn.Unit is TurnUnit.Week ? 7 : 1),
            Agents,
            Hours is null ? null : ToHours(zone, Hours)
        );
    }

    /// <summary>When turns follow one another: from the first day on, at a time of the wall clock of a zone.</summary>
    internal (DateTimeZone Zone, LocalDate First, LocalTime Time) Handovers() =>
        (DateTimeZoneProviders.Tzdb[TimeZone], LocalDatePattern.Iso.Parse(StartsOn).Value, LocalTime.Midnight.PlusMinutes(ClockTimes.Minutes(Handover)));

    private static WorkingHours ToHours(DateTimeZone zone, IReadOnlyList<WeeklyHours> hours) => new ScheduleContent("", null, zone.Id, hours, [], []).ToHours();
}

/// <summary>How long a turn is.</summary>
/// <param name="Every">How many days or weeks, 1 to 52; 1 when absent.</param>
/// <param name="Unit">Days or weeks.</param>
public sealed record RotationTurn(int? Every, TurnUnit? Unit);

/// <summary>What turns are counted in.</summary>
public enum TurnUnit
{
    /// <summary>Days by the calendar.</summary>
    Day,

    /// <summary>Weeks: seven days by the calendar.</summary>
    Week,
}
