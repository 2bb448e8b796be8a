using BitP.SupportApi.Features.Complaints.Documents;
using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using NodaTime.Text;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>A complainant is told that the decision comes later.</summary>
public sealed class DelayComplaint(ComplaintDesk desk, ComplaintLetters letters, HandlerIndependence independence, TimeProvider clock)
    : IndependentStepEndpoint<DelayComplaint.Request>(desk, independence, clock)
{
    private static readonly Period Longest = Period.FromYears(10);

    /// <summary>Why, and until when.</summary>
    /// <param name="Reasons">Why, in words for the complainant; at most 4,000 characters.</param>
    /// <param name="NewDate">The new last day in the time zone of the regime that speaks in documents: <c>2031-03-31</c>; neither past nor more than ten years ahead.</param>
    public sealed record Request(string? Reasons, string? NewDate) : IExample<Request>
    {
        public static Request Example => new("The records of the other network are not complete yet.", "2031-03-31");
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Reasons).ShowsSomething().HasAtMostCharacters(Complaint.ReasonMaxLength);
            RuleFor(r => r.NewDate).NotEmpty().IsDate();
        }
    }

    public override void Configure()
    {
        IsIndependentStep("/delay", Actors.Staff, ComplaintErrors.StatusNotAllowed, ComplaintErrors.LimitReached, ComplaintErrors.DocumentIncomplete);
        Validated<Validator>();
    }

    /// <summary>Delay the decision on a complaint</summary>
    /// <remarks>
    /// Issues the delay notice. Given before the limit for the decision by a regime it moves that limit as far as the regime lets it, and the document names no later
    /// date. Given afterwards it does not move that limit, and is noted as late. A complaint takes 20 of them.
    /// </remarks>
    public override Task<Results<Ok<ComplaintResponse>, Error>> AnswerAsync(Request request, CancellationToken ct) =>
        TakeIndependentlyAsync(
            async (complaint, regimes, now) =>
            {
                var zone = DateTimeZoneProviders.Tzdb[regimes[0].Terms.Content.TimeZone];
                var today = Instant.FromDateTimeOffset(now).InZone(zone).Date;
                var newDate = LocalDatePattern.Iso.Parse(request.NewDate!).Value;
                var latest = today.Plus(Longest);
                if (newDate < today || newDate > latest)
                    return Validation.Refuse(
                        "newDate",
                        FieldProblems.OutOfRange.Expecting(Expectation.Between(LocalDatePattern.Iso.Format(today), LocalDatePattern.Iso.Format(latest)))
                    );
                var (before, end) = (complaint.DecideBy, zone.AtStartOfDay(newDate.PlusDays(1)).ToDateTimeOffset());
                return complaint.Delay(request.Reasons!, request.NewDate!, Actor, regimes, now)
                    ?? await letters.IssueAsync(
                        DocumentKind.DelayNotice,
                        complaint,
                        regimes,
                        facts =>
                            facts with
                            {
                                Reasons = request.Reasons,
                                DecideBy = before is { } limit ? new(limit) : null,
                                // A limit that could not be moved so far is what the complainant can count on.
                                NewDate = new(complaint.DecideBy is { } moved && moved > before && moved < end ? moved : end),
                            },
                        now,
                        ct
                    );
            },
            ct
        );
}
