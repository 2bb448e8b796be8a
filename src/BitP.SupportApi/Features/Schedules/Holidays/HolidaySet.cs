using System.Text.Json.Serialization;

namespace BitP.SupportApi.Features.Schedules.Holidays;

/// <summary>The public holidays of a place, as they were published.</summary>
/// <param name="Code">What it is called in a schedule: the ISO 3166 code of the place, such as <c>DE-BY</c>.</param>
/// <param name="Name">The place, by BCP 47 language tag.</param>
/// <param name="Region">The ISO 3166 code of the country.</param>
/// <param name="Years">The years that it covers: of them it has all days.</param>
/// <param name="Provisional">
/// Other years of which it has some days: those that the law names, without what will be announced for the year, such as further days that are free and days
/// that are worked in exchange. Such a year is not covered, and answers that depend on it say so.
/// </param>
/// <param name="Source">Where its dates come from.</param>
/// <param name="Edition">Which edition of the data it is: the date on which it was last checked.</param>
/// <param name="Remarks">What to know about it, by BCP 47 language tag; null when there is nothing.</param>
/// <param name="Parts">The parts of the place that have further days, which count only when they are chosen; empty when there are none.</param>
public sealed record HolidaySetSummary(
    string Code,
    IReadOnlyDictionary<string, string> Name,
    string Region,
    IReadOnlyList<int> Years,
    IReadOnlyList<int> Provisional,
    HolidaySource Source,
    string Edition,
    IReadOnlyDictionary<string, string>? Remarks,
    IReadOnlyList<HolidayPart> Parts
);

/// <summary>A part of a place that has further days: a city, some municipalities, an overseas territory.</summary>
/// <param name="Code">What it is called in a request, such as <c>augsburg</c>.</param>
/// <param name="Name">The part, by BCP 47 language tag.</param>
public sealed record HolidayPart(string Code, IReadOnlyDictionary<string, string> Name);

/// <summary>The official publication that dates come from.</summary>
/// <param name="Name">The law or announcement, in its own language.</param>
/// <param name="Url">Where it is published.</param>
public sealed record HolidaySource(string Name, string Url);

/// <summary>A date on which a place does not work as the day of the week says.</summary>
/// <param name="Date">The date: <c>2026-12-25</c>.</param>
/// <param name="Name">What the day is called, by BCP 47 language tag.</param>
/// <param name="Open">True for a day that is worked in exchange; a schedule then has the hours of the day of the week of <c>insteadOf</c>. Else it is closed.</param>
/// <param name="InsteadOf">The date that it makes up for, or that is free in its place; null when there is none.</param>
/// <param name="Part">The code of the part of the place that has it; absent for a day of the whole place.</param>
public sealed record Holiday(
    string Date,
    IReadOnlyDictionary<string, string> Name,
    bool Open,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? InsteadOf = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Part = null
);

/// <summary>A holiday set as it was when a version of a schedule was made. Later editions do not change the version.</summary>
/// <param name="HolidaySet">The code of the set.</param>
/// <param name="Edition">Its edition.</param>
/// <param name="Years">The years that it covered. Days of other years were provisional.</param>
/// <param name="Days">Its days, with those of the parts.</param>
/// <param name="Parts">The codes of the parts that were chosen; null when none was.</param>
public sealed record TakenHolidays(
    string HolidaySet,
    string Edition,
    IReadOnlyList<int> Years,
    IReadOnlyList<Holiday> Days,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Parts = null
);

/// <summary>The years of dates that an answer depends on and that a holiday set of the schedule does not cover: there not all of its holidays are known.</summary>
/// <param name="HolidaySet">The code of the set.</param>
/// <param name="Years">The years, in order.</param>
public sealed record UncoveredYears(string HolidaySet, IReadOnlyList<int> Years);
