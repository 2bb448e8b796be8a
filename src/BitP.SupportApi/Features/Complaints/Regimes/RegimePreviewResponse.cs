using System.Text.Json.Serialization;
using BitP.SupportApi.Features.Complaints.Deadlines;
using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Features.Schedules.Holidays;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Localization;
using NodaTime;
using NodaTime.Text;

namespace BitP.SupportApi.Features.Complaints.Regimes;

/// <summary>When steps were done (RFC 3339). Steps that are absent were not.</summary>
/// <param name="Acknowledge">When its receipt was acknowledged.</param>
/// <param name="Respond">When it was answered for the first time, by more than an acknowledgement.</param>
/// <param name="Update">When the complainant was last told how it goes on.</param>
/// <param name="Decide">When it was decided.</param>
/// <param name="Refer">When the complainant turned to somebody outside.</param>
public sealed record PreviewedSteps(
    DateTimeOffset? Acknowledge = null,
    DateTimeOffset? Respond = null,
    DateTimeOffset? Update = null,
    DateTimeOffset? Decide = null,
    DateTimeOffset? Refer = null
)
{
    internal IReadOnlyList<(ComplaintStep Step, DateTimeOffset At)> Times =>
        [
            .. new[]
            {
                (ComplaintStep.Acknowledge, Acknowledge),
                (ComplaintStep.Respond, Respond),
                (ComplaintStep.Update, Update),
                (ComplaintStep.Decide, Decide),
                (ComplaintStep.Refer, Refer),
            }
                .Where(s => s.Item2 is not null)
                .Select(s => (s.Item1, s.Item2!.Value)),
        ];
}

/// <summary>A time in which a complaint waited for the complainant.</summary>
/// <param name="From">When it began (RFC 3339).</param>
/// <param name="To">When it ended (RFC 3339), not before it began; it lasts when absent.</param>
public sealed record PreviewedPause(DateTimeOffset? From, DateTimeOffset? To = null);

/// <summary>A notice of delay.</summary>
/// <param name="Step">Whose limit it is to move.</param>
/// <param name="GivenAt">When it was given (RFC 3339), not before the receipt.</param>
/// <param name="NewDate">The new last day in the time zone of the regime: <c>2027-03-31</c>.</param>
public sealed record PreviewedDelay(ComplaintStep? Step, DateTimeOffset? GivenAt, string? NewDate);

/// <summary>What a regime makes of a complaint.</summary>
/// <param name="Regime">The key of the regime.</param>
/// <param name="Version">The version that it was counted by.</param>
/// <param name="TimeZone">The IANA id of the zone whose midnights end days.</param>
/// <param name="Language">BCP 47 tag of the language in which the complaint would be answered: that of the filing when the regime has it, else the first of the regime.</param>
/// <param name="First">The step whose limit is the earliest of those that are not done, be it past; null when there is none.</param>
/// <param name="Deadlines">Every limit, in the order of the regime; the one for the next update last, until there is a decision.</param>
/// <param name="TzdbVersion">The version of the IANA time zone data.</param>
/// <param name="ScheduleVersion">The version of the schedule whose business days counted; null when none did.</param>
/// <param name="NotCovered">The years that holiday sets of the schedule do not cover, so that holidays are missing; absent when there are none.</param>
public sealed record RegimePreviewResponse(
    string Regime,
    long Version,
    string TimeZone,
    string Language,
    ComplaintStep? First,
    IReadOnlyList<ExplainedDeadline> Deadlines,
    string TzdbVersion,
    long? ScheduleVersion,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<UncoveredYears>? NotCovered = null
) : IExample<RegimePreviewResponse>
{
    public static RegimePreviewResponse Example =>
        Of(
            new(
                "house_rules",
                1,
                ComplaintRegimeResponse.ExampleContent with
                {
                    Steps = [new(ComplaintStep.Decide, new("P3D"))],
                    ScheduleId = null,
                    UpdateEvery = null,
                }
            ),
            null,
            new(Instant.FromDateTimeOffset(Examples.At), ComplaintKind.Other, new Dictionary<ComplaintStep, Instant>(), []),
            "de",
            Examples.At
        ) with
        {
            TzdbVersion = "2026a",
        };

    internal static RegimePreviewResponse Of(RegimeTerms terms, RegimeSchedule? schedule, ComplaintFacts facts, string? language, DateTimeOffset now)
    {
        var content = terms.Content;
        var deadlines = RegimeDeadlines.Of(content, schedule?.Days, facts);
        var last = deadlines.Select(d => d.DueAt).OfType<Instant>().DefaultIfEmpty(facts.ReceivedAt).Max();
        return new(
            terms.Key,
            terms.Version,
            content.TimeZone,
            content.AnsweredIn(language),
            deadlines.Where(d => d.DoneAt is null && d.DueAt is not null).OrderBy(d => d.DueAt).Select(d => (ComplaintStep?)d.Step).FirstOrDefault(),
            [.. deadlines.Select(d => ExplainedDeadline.Of(d, content.TimeZone, facts.IsReopened, now))],
            WorkingTimeAnswers.TzdbVersion,
            schedule?.Calendar.Latest.Number,
            schedule?.Calendar.NotCovered(facts.ReceivedAt, last)
        );
    }
}

/// <summary>A limit, and how it comes about.</summary>
/// <param name="Step">The step that has to be done.</param>
/// <param name="DueAt">The first instant that is too late (UTC): 24:00 of the last day; null when there is none, since the limit stands or the schedule has too few business days.</param>
/// <param name="LastDay">The last day in the time zone of the regime: <c>2027-02-28</c>; null when there is none.</param>
/// <param name="Rule">The rule that it is counted by.</param>
/// <param name="Words">The rule in words, by BCP 47 tag.</param>
/// <param name="From">From when it is counted (UTC).</param>
/// <param name="Expected">Whether what it is counted from has not happened yet, and is taken to happen at the end of its own limit.</param>
/// <param name="StandsSince">Since when the limit stands (UTC); null when it does not.</param>
/// <param name="DoneAt">When the step was done (UTC); null when it was not.</param>
/// <param name="Late">Whether the step was done too late, or is not done and it is too late now.</param>
/// <param name="Delay">What the notice of delay did to it; absent when there was none for it.</param>
/// <param name="Days">Every day from what it is counted from to the end of the period, before any notice of delay.</param>
public sealed record ExplainedDeadline(
    ComplaintStep Step,
    DateTimeOffset? DueAt,
    string? LastDay,
    DeadlineRule Rule,
    LocalizedText Words,
    DateTimeOffset From,
    bool Expected,
    DateTimeOffset? StandsSince,
    DateTimeOffset? DoneAt,
    bool Late,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DelayEffect? Delay,
    IReadOnlyList<ExplainedDay> Days
)
{
    internal static ExplainedDeadline Of(StepDeadline d, string zone, bool isReopened, DateTimeOffset now) =>
        new(
            d.Step,
            d.DueAt?.ToDateTimeOffset(),
            d.LastDay is { } last ? LocalDatePattern.Iso.Format(last) : null,
            d.Rule,
            DeadlineWords.Of(d.Rule, zone, isReopened),
            d.From.ToDateTimeOffset(),
            d.IsExpected,
            d.Counted.StandsSince?.ToDateTimeOffset(),
            d.DoneAt?.ToDateTimeOffset(),
            d.DueAt is { } due && (d.DoneAt ?? Instant.FromDateTimeOffset(now)) >= due,
            d.Delay,
            [.. d.Counted.Days.Select(day => new ExplainedDay(LocalDatePattern.Iso.Format(day.Date), day.Number, day.Reason, day.Name?.Current()))]
        );
}

/// <summary>A day on the way to the end of a period.</summary>
/// <param name="Date">The date in the time zone of the regime.</param>
/// <param name="Number">Which day of the period it is, from 1; null when it does not count.</param>
/// <param name="Reason">Why.</param>
/// <param name="Name">What the holiday or the exceptional business day is called, in the language of the request; null for other days.</param>
public sealed record ExplainedDay(string Date, int? Number, DayReason Reason, string? Name);
