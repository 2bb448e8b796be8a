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

/// <summary>Why an event does not become an exception.</summary>
public enum IgnoredReason
{
    /// <summary>It was cancelled: <c>STATUS:CANCELLED</c>, or <c>METHOD:CANCEL</c> of its calendar.</summary>
    Cancelled,

    /// <summary>It takes up no time (<c>TRANSP:TRANSPARENT</c>).</summary>
    Transparent,

    /// <summary>It has no date in the period, also one that comes every year.</summary>
    OutsidePeriod,

    /// <summary>It is at a time that is closed anyway.</summary>
    OutsideHours,

    /// <summary>It begins and ends at the same instant.</summary>
    Empty,

    /// <summary>Each of its dates in the period is left out by itself (<c>EXDATE</c>), or another event of the file takes its place (<c>RECURRENCE-ID</c>).</summary>
    Excluded,

    /// <summary>
    /// Another event of the file is a later text of it: of the same <c>UID</c> and the same occurrence, with a greater <c>SEQUENCE</c>; or it cancels the series
    /// of which this is an occurrence.
    /// </summary>
    Superseded,

    /// <summary>Other events of the file close all of its dates.</summary>
    Duplicate,

    /// <summary>The time zone of the schedule skips its date.</summary>
    SkippedDate,

    /// <summary>It is no event, but a to-do, a journal entry, free and busy time or the like.</summary>
    NotAnEvent,
}

/// <summary>An event that does not become an exception.</summary>
/// <param name="Line">The number of the line where it begins.</param>
/// <param name="Summary">What it is called; null when it has no name.</param>
/// <param name="Reason">Why.</param>
public sealed record IgnoredEvent(int Line, string? Summary, IgnoredReason Reason);

/// <summary>An exception that takes the place of another.</summary>
/// <param name="Was">What it was.</param>
/// <param name="Becomes">What it will be.</param>
public sealed record ExceptionReplacement(ExceptionalHours Was, ExceptionalHours Becomes);
