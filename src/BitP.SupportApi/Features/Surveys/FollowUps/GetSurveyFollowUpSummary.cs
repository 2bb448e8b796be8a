using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Surveys.FollowUps;

/// <summary>Follow-ups are counted.</summary>
public sealed class GetSurveyFollowUpSummary(SupportDbContext db, TimeProvider clock)
    : ApiEndpoint<GetSurveyFollowUpSummary.Request, Results<Ok<GetSurveyFollowUpSummary.Response>, Error>>
{
    private static readonly TimeSpan Lately = TimeSpan.FromDays(30);

    /// <summary>Which follow-ups to count.</summary>
    public sealed record Request
    {
        /// <summary>The first instant of the low ratings (RFC 3339), or a date, which begins at midnight UTC; thirty days before <c>to</c> when absent.</summary>
        public string? From { get; init; }

        /// <summary>The first instant after them (RFC 3339), or a date, which is not among them any more; now when absent.</summary>
        public string? To { get; init; }

        /// <summary>Only those of this survey.</summary>
        public Guid? SurveyId { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.From).IsInstantOrDate();
            RuleFor(r => r.To).IsInstantOrDate();
        }
    }

    /// <summary>The follow-ups of low ratings that were given in a time.</summary>
    /// <param name="From">The first instant (UTC).</param>
    /// <param name="To">The first instant after it (UTC).</param>
    /// <param name="Open">How many customers are to be contacted.</param>
    /// <param name="Contacted">How many were contacted, and something is left to be done.</param>
    /// <param name="Done">How many are done.</param>
    /// <param name="Unassigned">How many of those that are not done are nobody's.</param>
    /// <param name="Overdue">How many customers were to be contacted by now, and were not.</param>
    /// <param name="Late">How many customers were not contacted in time, whether they were later or not.</param>
    /// <param name="TimesToContact">How many customers were contacted, from which the median is.</param>
    /// <param name="MedianTimeToContact">In which time after the low rating half of them were first contacted (ISO 8601); null when none was.</param>
    /// <param name="Results">What came of those that are done: how many, by result.</param>
    public new sealed record Response(
        DateTimeOffset From,
        DateTimeOffset To,
        int Open,
        int Contacted,
        int Done,
        int Unassigned,
        int Overdue,
        int Late,
        int TimesToContact,
        TimeSpan? MedianTimeToContact,
        IReadOnlyDictionary<string, int> Results
    ) : IExample<Response>
    {
        public static Response Example =>
            new(
                Examples.At.AddDays(-30),
                Examples.At,
                4,
                2,
                31,
                1,
                1,
                3,
                30,
                TimeSpan.FromHours(5.5),
                Enum.GetValues<SurveyFollowUpResult>().Zip([18, 7, 3, 2, 1]).ToDictionary(r => EnumNames<SurveyFollowUpResult>.Of(r.First), r => r.Second)
            );
    }

    public override void Configure()
    {
        Get("/summary");
        Group<SurveyFollowUpsGroup>();
        RequireScope(Scope.SurveysRead, Actors.Leads);
        Validated<Validator>();
    }

    /// <summary>Count follow-ups</summary>
    /// <remarks>How many stand where, how fast customers were contacted, and what came of it.</remarks>
    public override async Task<Results<Ok<Response>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var to = Instants.TryParseOrDate(request.To, out var end) ? end : clock.GetUtcNow();
        var from = Instants.TryParseOrDate(request.From, out var start) ? start : to - Lately;
        if (from >= to)
            return request.From is null
                ? Validation.Refuse("to", FieldProblems.OutOfRange.Expecting(Expectation.After(from)))
                : Validation.Refuse("from", FieldProblems.OutOfRange.Expecting(Expectation.Before(request.To is null ? to : "to")));
        var followUps = db.Set<SurveyFollowUp>().Where(f => f.OpenedAt >= from && f.OpenedAt < to);
        if (request.SurveyId is { } survey)
            followUps = followUps.Where(f => f.SurveyId == survey);

        var counts = await followUps
            .GroupBy(f => new
            {
                f.State,
                f.Result,
                IsLate = f.OverdueSince != null,
                IsNobodys = f.OwnerId == null,
            })
            .Select(g => new { g.Key, Count = g.Count() })
            .ToListAsync(ct);
        var times = followUps.Where(f => f.ContactedAfter != null);
        var n = await times.CountAsync(ct);
        // By nearest rank: the least of the times that half of them do not exceed.
        long? median = n == 0 ? null : await times.OrderBy(f => f.ContactedAfter).Skip((n - 1) / 2).Select(f => f.ContactedAfter).FirstAsync(ct);

        return TypedResults.Ok(
            new Response(
                from,
                to,
                In(SurveyFollowUpState.Open),
                In(SurveyFollowUpState.Contacted),
                In(SurveyFollowUpState.Done),
                counts.Where(c => c.Key.State is not SurveyFollowUpState.Done && c.Key.IsNobodys).Sum(c => c.Count),
                counts.Where(c => c.Key.State is SurveyFollowUpState.Open && c.Key.IsLate).Sum(c => c.Count),
                counts.Where(c => c.Key.IsLate).Sum(c => c.Count),
                n,
                median is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null,
                Enum.GetValues<SurveyFollowUpResult>()
                    .ToDictionary(r => EnumNames<SurveyFollowUpResult>.Of(r), r => counts.Where(c => c.Key.Result == r).Sum(c => c.Count))
            )
        );

        int In(SurveyFollowUpState state) => counts.Where(c => c.Key.State == state).Sum(c => c.Count);
    }
}
