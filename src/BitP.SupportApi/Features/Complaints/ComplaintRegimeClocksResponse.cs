using System.Text.Json.Serialization;
using BitP.SupportApi.Features.Complaints.Deadlines;
using BitP.SupportApi.Features.Complaints.Regimes;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Localization;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>A regime that a complaint is under, in the version in which it was filed.</summary>
/// <param name="Key">The key of the regime.</param>
/// <param name="Version">The version of the regime that counts for the complaint.</param>
/// <param name="TimeZone">The IANA id of the time zone whose midnights end the days of its limits.</param>
/// <param name="Steps">What has to be done by when.</param>
public sealed record ComplaintRegimeClocksResponse(string Key, long Version, string TimeZone, IReadOnlyList<ComplaintClockResponse> Steps)
{
    /// <summary>The limits of a complaint by regime, with the rules in the language of the request.</summary>
    /// <param name="complaint">The complaint.</param>
    /// <param name="contents">What its regimes say, in their order.</param>
    /// <param name="actor">Who reads it.</param>
    internal static IReadOnlyList<ComplaintRegimeClocksResponse> From(Complaint complaint, IReadOnlyList<RegimeContent> contents, Actor actor) =>
        [.. complaint.Regimes.Zip(contents, (clocks, content) => From(clocks.SeenBy(actor), content, complaint))];

    private static ComplaintRegimeClocksResponse From(ComplaintRegimeClocks clocks, RegimeContent content, Complaint complaint)
    {
        return new(clocks.Key, clocks.Version, content.TimeZone, [.. clocks.Steps.Select(s => ComplaintClockResponse.Of(s, WordsOf(s).Current))]);

        LocalizedText WordsOf(ComplaintClock clock) =>
            DeadlineWords.Of(content.RuleFor(clock.Step, complaint.Kind), content.TimeZone, complaint.IsReopenedAt(clock.From));
    }
}

/// <summary>By when a step of a complaint has to be done.</summary>
/// <param name="Step">The step.</param>
/// <param name="From">From when it is counted (UTC).</param>
/// <param name="DueAt">The first instant that is too late (UTC): 24:00 of the last day in <c>timeZone</c>; null when there is none, such as while the limit stands.</param>
/// <param name="Within">The period that it is counted by, such as <c>P2M</c>.</param>
/// <param name="Words">The rule that it is counted by, in one sentence in the language of the request. What a notice of delay did to it says <c>delay</c>.</param>
/// <param name="MetAt">When it was done (UTC); null while it is not.</param>
/// <param name="Late">Whether it was done too late; for staff also whether that was noticed before it was done.</param>
/// <param name="Delay">What a notice of delay did to the limit; absent when there was none for it.</param>
/// <param name="WarnedAt">When it was warned of (UTC); null when it was not, and for partners and customers.</param>
public sealed record ComplaintClockResponse(
    ComplaintStep Step,
    DateTimeOffset From,
    DateTimeOffset? DueAt,
    string Within,
    string Words,
    DateTimeOffset? MetAt,
    bool Late,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DelayEffect? Delay,
    DateTimeOffset? WarnedAt
)
{
    internal static ComplaintClockResponse Of(ComplaintClock clock, string words) =>
        new(clock.Step, clock.From, clock.DueAt, clock.Within, words, clock.MetAt, clock.Late, clock.Delay, clock.WarnedAt);
}
