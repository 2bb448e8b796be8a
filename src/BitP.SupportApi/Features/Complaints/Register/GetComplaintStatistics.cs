using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Periods;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Complaints.Register;

/// <summary>What the complaints of a time come to is counted.</summary>
public sealed class GetComplaintStatistics(ComplaintRegister register, RegisterTurns turns)
    : ApiEndpoint<GetComplaintStatistics.Request, Results<Ok<ComplaintStatisticsResponse>, Error>>
{
    /// <summary>How many periods one answer may have.</summary>
    internal const int MaxPeriods = 400;

    /// <summary>How many complaints one answer may count. For each it keeps 40 bytes until it is done, so that percentiles are exact.</summary>
    internal const int MaxComplaints = 1_000_000;

    /// <summary>Which complaints, and by which periods.</summary>
    public sealed record Request : IRegisterQuery
    {
        /// <summary>The first instant of the receipt (RFC 3339), or a date, which begins at its midnight in <c>timeZone</c>.</summary>
        public string? From { get; init; }

        /// <summary>The first instant after it, or a date, which is not in it any more; not before <c>from</c>.</summary>
        public string? To { get; init; }

        /// <summary>Only complaints under the regime with this key, and only its limits.</summary>
        public string? Regime { get; init; }

        /// <summary>The IANA id of the time zone of dates, and of the midnights at which periods begin; <c>Etc/UTC</c> when absent.</summary>
        public string? TimeZone { get; init; }

        /// <summary>The periods: <c>none</c> (the default), <c>day</c>, <c>week</c>, <c>month</c>, <c>quarter</c> or <c>year</c>.</summary>
        public string? Period { get; init; }
    }

    internal sealed class Validator : RegisterQueryValidator<Request>
    {
        public Validator() => RuleFor(r => r.Period).IsOneOf([.. Enum.GetValues<PeriodLength>().Select(EnumNames<PeriodLength>.Of)]);
    }

    public override void Configure()
    {
        Get("/complaints/statistics");
        Group<ComplaintsGroup>();
        RequireScope(Scope.ComplaintsRead, Actors.Partner | Actors.Leads);
        Validated<Validator>();
        Fails(PlatformErrors.TooMuchWork, RegisterErrors.TooManyAtOnce);
    }

    /// <summary>Get statistics of complaints</summary>
    /// <remarks>
    /// What Delegated Regulation (EU) 2025/294 and ISO 10002 have firms follow: how many there are, how long each step takes and how often its limit is missed, what they are
    /// about and how they end, over the whole time and by periods in which the complaints were received. They are counted from the very rows of the register, as they
    /// stand. At most 400 periods and 1,000,000 complaints at once. Partners get figures of their own customers' complaints. A caller may have asked for at most 4 at a time,
    /// which are worked out one after another; all keys of a partner are one caller.
    /// </remarks>
    public override async Task<Results<Ok<ComplaintStatisticsResponse>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var (range, refusal) = await register.FindAsync(request, ct);
        if (range is null)
            return refusal!;
        var length = request.Period is { } name ? EnumNames<PeriodLength>.Values[name] : PeriodLength.None;
        StatisticsPeriod[] periods = [.. StatisticsPeriods.Of(range, length).Take(MaxPeriods + 1)];
        if (PlatformErrors.RefuseWork(periods.Length, MaxPeriods) is { } tooLong)
            return tooLong;
        return await turns.CountAsync(Actor, () => CountAsync(range, length, periods, ct), ct) ?? RegisterTurns.Refuse(HttpContext);
    }

    private async Task<Results<Ok<ComplaintStatisticsResponse>, Error>> CountAsync(
        RegisterRange range,
        PeriodLength length,
        StatisticsPeriod[] periods,
        CancellationToken ct
    )
    {
        if (PlatformErrors.RefuseWork(await register.CountAsync(range, ct), MaxComplaints) is { } tooMany)
            return tooMany;
        var total = new ComplaintSum();
        ComplaintSum[] sums = [.. periods.Select(_ => new ComplaintSum())];
        var first = await register.ReadAsync(range, ct);
        var at = 0;
        await foreach (var complaint in register.AllAsync(first, ct))
        {
            total.Add(complaint);
            // They come in the order of their receipt.
            while (at < periods.Length && complaint.ReceivedAt >= periods[at].To)
                at++;
            if (at < periods.Length)
                sums[at].Add(complaint);
        }
        return TypedResults.Ok(
            new ComplaintStatisticsResponse(
                range.From,
                range.To,
                range.Zone.Id,
                range.Regime,
                first.ReadAt,
                length,
                total.ToFigures(),
                [.. periods.Select((p, i) => new PeriodFigures(p.StartsOn, p.From, p.To, sums[i].ToFigures()))]
            )
        );
    }
}

/// <summary>What the complaints of a time come to.</summary>
/// <param name="From">The first instant of the receipt (UTC).</param>
/// <param name="To">The first instant after it (UTC).</param>
/// <param name="TimeZone">The IANA id of the time zone of the periods.</param>
/// <param name="Regime">The regime that it is about; null for all.</param>
/// <param name="CountedAt">The instant at which limits were looked at (UTC).</param>
/// <param name="Period">By which periods.</param>
/// <param name="Total">Over the whole time.</param>
/// <param name="Periods">By periods in their order, also those without complaints; empty for <c>none</c>.</param>
public sealed record ComplaintStatisticsResponse(
    DateTimeOffset From,
    DateTimeOffset To,
    string TimeZone,
    string? Regime,
    DateTimeOffset CountedAt,
    PeriodLength Period,
    ComplaintFigures Total,
    IReadOnlyList<PeriodFigures> Periods
) : IExample<ComplaintStatisticsResponse>
{
    public static ComplaintStatisticsResponse Example =>
        new(
            Examples.At,
            Examples.At.AddDays(8),
            ReportRange.DefaultZone,
            null,
            Examples.At.AddDays(100),
            PeriodLength.Month,
            ComplaintFigures.Example,
            [new("2026-11-01", Examples.At, Examples.At.AddDays(8), ComplaintFigures.Example)]
        );
}

/// <summary>What the complaints that were received in a period come to.</summary>
/// <param name="StartsOn">The first date of the period in the time zone.</param>
/// <param name="From">Its first instant that was asked for (UTC).</param>
/// <param name="To">The first instant after it, or after what was asked for (UTC).</param>
/// <param name="Figures">What they come to.</param>
public sealed record PeriodFigures(string StartsOn, DateTimeOffset From, DateTimeOffset To, ComplaintFigures Figures);
