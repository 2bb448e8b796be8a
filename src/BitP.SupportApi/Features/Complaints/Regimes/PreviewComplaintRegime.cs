using BitP.SupportApi.Features.Complaints.Deadlines;
using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using NodaTime.Text;

namespace BitP.SupportApi.Features.Complaints.Regimes;

/// <summary>It is looked at what a regime makes of a complaint that there is not.</summary>
public sealed class PreviewComplaintRegime(ComplaintRegimes regimes, TimeProvider clock)
    : ApiEndpoint<PreviewComplaintRegime.Request, Results<Ok<RegimePreviewResponse>, Error>>
{
    internal const int MaxPauses = 100;

    private static readonly FieldProblem BeforeReceipt = FieldProblems.OutOfRange.Expecting(Expectation.NotBefore("receivedAt"));

    /// <summary>A complaint that somebody made up.</summary>
    /// <param name="ReceivedAt">When it was received (RFC 3339), in the past or to come.</param>
    /// <param name="Kind">What it is about; <c>other</c> when absent.</param>
    /// <param name="Language">BCP 47 tag of the language that it was filed in; the answer says in which one it would be answered.</param>
    /// <param name="Done">When steps were done (RFC 3339), by step, none before the receipt; of updates, the last one.</param>
    /// <param name="Pauses">When it waited for the complainant, at most 100 times.</param>
    /// <param name="Delay">A notice of delay; none when absent.</param>
    /// <param name="Version">The number of the version to count by; when absent, the one that is in force at the receipt, or the latest when none was.</param>
    public sealed record Request(
        DateTimeOffset? ReceivedAt,
        ComplaintKind? Kind = null,
        string? Language = null,
        PreviewedSteps? Done = null,
        IReadOnlyList<PreviewedPause>? Pauses = null,
        PreviewedDelay? Delay = null,
        long? Version = null
    ) : IExample<Request>
    {
        public static Request Example =>
            new(
                Examples.At,
                ComplaintKind.Funds,
                "de",
                new(Examples.At.AddDays(1)),
                [new(Examples.At.AddDays(3), Examples.At.AddDays(5))],
                new(ComplaintStep.Decide, Examples.At.AddDays(10), "2027-01-29")
            );
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.ReceivedAt).NotNull();
            RuleFor(r => r.Language).IsLanguage();
            RuleFor(r => r.Pauses).HasAtMost(MaxPauses);
            RuleForEach(r => r.Pauses).NotNull().SetValidator(new PauseValidator()).When(r => r.Pauses?.Count <= MaxPauses);
            RuleFor(r => r.Delay!).SetValidator(new DelayValidator());
            RuleFor(r => r.Version).GreaterThanOrEqualTo(1);
            RuleFor(r => r)
                .Custom(
                    (request, context) =>
                    {
                        foreach (var (step, at) in request.Done?.Times ?? [])
                            if (at < request.ReceivedAt)
                                context.Refuse($"done.{System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(step.ToString())}", BeforeReceipt);
                        if (request.Delay?.GivenAt < request.ReceivedAt)
                            context.Refuse("delay.givenAt", BeforeReceipt);
                    }
                );
        }
    }

    private sealed class PauseValidator : AbstractValidator<PreviewedPause>
    {
        public PauseValidator()
        {
            RuleFor(p => p.From).NotNull();
            RuleFor(p => p.To).Must((p, to) => !(to < p.From)).Otherwise(FieldProblems.OutOfRange.Expecting(Expectation.NotBefore("from")));
        }
    }

    private sealed class DelayValidator : AbstractValidator<PreviewedDelay>
    {
        public DelayValidator()
        {
            RuleFor(d => d.Step).NotNull();
            RuleFor(d => d.GivenAt).NotNull();
            RuleFor(d => d.NewDate).NotEmpty().IsDate();
        }
    }

    public override void Configure()
    {
        Post("/{regimeKey}/preview");
        Group<ComplaintRegimesGroup>();
        DescribeKey("regimeKey", "The key of the regime, such as `eu_mica`.");
        RequireScope(Scope.ComplaintsRead, Actors.Partner | Actors.Staff);
        Validated<Validator>();
        Transactional();
        Fails(ComplaintRegimeErrors.NotFound, ComplaintRegimeErrors.VersionNotFound);
    }

    /// <summary>Preview a complaint regime</summary>
    /// <remarks>
    /// Says every limit that a complaint would have and explains it day by day. It saves nothing. A limit that counts from a step which has not happened is counted
    /// from the end of that step's own limit, with <c>expected: true</c>. A retired regime can be previewed too.
    /// </remarks>
    public override async Task<Results<Ok<RegimePreviewResponse>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var key = Route<string>("regimeKey")!;
        var receivedAt = request.ReceivedAt!.Value;
        var terms = request.Version is { } number ? await regimes.FindAsync(key, number, ct) : await regimes.FindAnyAsync(key, receivedAt, ct);
        if (terms is null)
            return request.Version is not null && await regimes.FindAnyAsync(key, receivedAt, ct) is not null
                ? ComplaintRegimeErrors.VersionNotFound
                : ComplaintRegimeErrors.NotFound;
        var schedule = await regimes.ScheduleOfAsync(terms.Content, ct);
        var facts = new ComplaintFacts(
            Instant.FromDateTimeOffset(receivedAt),
            request.Kind ?? ComplaintKind.Other,
            (request.Done?.Times ?? []).ToDictionary(s => s.Step, s => Instant.FromDateTimeOffset(s.At)),
            [
                .. (request.Pauses ?? []).Select(p => new Pause(
                    Instant.FromDateTimeOffset(p.From!.Value),
                    p.To is { } to ? Instant.FromDateTimeOffset(to) : null
                )),
            ],
            request.Delay is { } delay
                ? new(delay.Step!.Value, Instant.FromDateTimeOffset(delay.GivenAt!.Value), LocalDatePattern.Iso.Parse(delay.NewDate!).Value)
                : null
        );
        return TypedResults.Ok(RegimePreviewResponse.Of(terms, schedule, facts, request.Language, clock.GetUtcNow()));
    }
}
