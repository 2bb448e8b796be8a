using System.Globalization;
using BitP.SupportApi.Platform.Json;
using CsvHelper;

namespace BitP.SupportApi.Features.Complaints.Register;

/// <summary>
/// A register in the form of RFC 4180: a line of names, lines that end with CR LF, quotation marks where they are needed. What a spreadsheet would run gets an apostrophe
/// before it (OWASP, "CSV Injection"). A cell is empty for what is null.
/// </summary>
internal static class RegisterCsv
{
    public static readonly CsvWriterOptions Options = CsvWriterOptions.Default with { Injection = CsvInjection.Escape };

    private static readonly (string Name, Func<RegisteredComplaint, string?> Of)[] Columns =
    [
        ("reference", c => c.Reference),
        ("regimes", c => string.Join("; ", c.Regimes.Select(r => $"{r.Key}@{Text(r.Version)}"))),
        ("kind", c => Name(c.Kind)),
        ("cause", c => c.Cause is { } cause ? Name(cause) : null),
        ("channel", c => Name(c.Channel)),
        ("language", c => c.Language),
        ("partnerId", c => c.PartnerId.ToString()),
        ("customerId", c => c.CustomerId.ToString()),
        ("department", c => c.Department),
        ("status", c => Name(c.Status)),
        ("receivedAt", c => Text(c.ReceivedAt)),
        ("recordedAt", c => Text(c.RecordedAt)),
        ("startedAt", c => Text(c.StartedAt)),
        ("countedFrom", c => Text(c.CountedFrom)),
        .. RegisteredComplaint.StepsInOrder.SelectMany((step, i) => ColumnsOf(Name(step), i)),
        ("delayNotices", c => Text(c.DelayNotices)),
        ("lateDelayNotices", c => Text(c.LateDelayNotices)),
        ("admissible", c => Text(c.Admissible)),
        ("outcome", c => c.Outcome is { } outcome ? Name(outcome) : null),
        ("summaryResolution", c => Text(c.SummaryResolution)),
        ("closedAt", c => Text(c.ClosedAt)),
        ("escalated", c => Text(c.Escalated)),
        ("externalStages", c => Text(c.ExternalStages)),
        ("redress", c => string.Join("; ", c.Redress.Select(r => $"{r.Amount} {r.Currency}"))),
        ("reopenings", c => Text(c.Reopenings)),
        ("submissions", c => Text(c.Submissions)),
    ];

    public static void WriteHeader(CsvWriter csv) => csv.WriteHeader([.. Columns.Select(c => c.Name)]);

    /// <summary>Writes the cells of a complaint, after which the line is to be ended.</summary>
    public static void Write(CsvWriter csv, RegisteredComplaint complaint)
    {
        foreach (var (_, of) in Columns)
            csv.WriteField(of(complaint));
    }

    private static (string, Func<RegisteredComplaint, string?>)[] ColumnsOf(string step, int i) =>
        [
            ($"{step}.dueAt", c => Text(c.Steps[i].DueAt)),
            ($"{step}.doneAt", c => Text(c.Steps[i].DoneAt)),
            ($"{step}.state", c => Name(c.Steps[i].State)),
            ($"{step}.seconds", c => c.Steps[i].Seconds is { } seconds ? Text(seconds) : null),
        ];

    private static string Name<TEnum>(TEnum value)
        where TEnum : struct, Enum => EnumNames<TEnum>.Of(value);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Text(bool? value) =>
        value switch
        {
            true => "true",
            false => "false",
            null => null,
        };

    private static string? Text(DateTimeOffset? at) => at is { } instant ? Instants.Format(instant) : null;
}
