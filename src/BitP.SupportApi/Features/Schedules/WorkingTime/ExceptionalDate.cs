using NodaTime;

namespace BitP.SupportApi.Features.Schedules.WorkingTime;

/// <summary>A date whose hours are not those of the week. They replace all hours that begin on the date, with what those carry over midnight.</summary>
/// <param name="Date">A date in the time zone of the hours.</param>
/// <param name="Hours">The hours of that date; none when it is closed.</param>
/// <param name="Name">What the day is called, by BCP 47 language tag.</param>
/// <param name="Provisional">Whether it is known that days around it may get other hours too, and not yet which.</param>
public sealed record ExceptionalDate(LocalDate Date, IReadOnlyList<DayHours> Hours, IReadOnlyDictionary<string, string> Name, bool Provisional = false);
