using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;
using NodaTime;

namespace BitP.SupportApi.Features.Schedules.ICalendar;

/// <summary>What an import of exceptions does, or would do.</summary>
/// <param name="Preview">Whether nothing was saved.</param>
/// <param name="From">The first date that was looked at.</param>
/// <param name="To">The last date that was looked at; what comes every year goes on after it.</param>
/// <param name="Added">The exceptions that are new.</param>
/// <param name="Replaced">Those that take the place of others on the same date or with the same recurrence.</param>
/// <param name="LeftAlone">Those that are there already.</param>
/// <param name="Ignored">The events, and whatever else is in the file, that become no exception, and why.</param>
/// <param name="Version">The version of the schedule after it. Also the first part of the <c>ETag</c>.</param>
public sealed record ExceptionImportResponse(
    bool Preview,
    string From,
    string To,
    IReadOnlyList<ExceptionalHours> Added,
    IReadOnlyList<ExceptionReplacement> Replaced,
    IReadOnlyList<ExceptionalHours> LeftAlone,
    IReadOnlyList<IgnoredEvent> Ignored,
    long Version
) : IVersioned, IExample<ExceptionImportResponse>
{
    public static ExceptionImportResponse Example
    {
        get
        {
            var options = new ImportOptions(new(2026, 11, 22), new(2028, 11, 22), "en", false);
            return Of(ImportPlan.Make(ScheduleResponse.ExampleContent, CalendarFile.Example.Reading, options).Plan!, options, true, 1);
        }
    }

    internal static ExceptionImportResponse Of(ImportPlan plan, ImportOptions options, bool preview, long version) =>
        new(preview, Text(options.From), Text(options.To), plan.Added, plan.Replaced, plan.LeftAlone, plan.Ignored, version);

    private static string Text(LocalDate date) => date.ToString("uuuu-MM-dd", null);
}
