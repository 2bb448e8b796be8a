using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Features.Sla;
using BitP.SupportApi.Features.Sla.Clocks;
using BitP.SupportApi.Features.Sla.Policies;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BitP.SupportApi.Features.Tickets.Clocks;

/// <summary>Somebody wants to know what would be asked of a ticket.</summary>
public sealed class PreviewSlaPolicies(SupportDbContext db, SlaPolicies policies, TimeProvider clock)
    : ApiEndpoint<PreviewSlaPolicies.Request, Results<Ok<PreviewSlaPolicies.Preview>, Error>>
{
    /// <summary>A ticket, made up or known.</summary>
    /// <param name="Ticket">What it would be like. Give this or <c>ticketId</c>.</param>
    /// <param name="TicketId">The id or the reference of one that there is; its policy is looked for as if it were opened.</param>
    /// <param name="At">When it would be opened (RFC 3339); now when absent.</param>
    public sealed record Request(PreviewedTicket? Ticket = null, string? TicketId = null, DateTimeOffset? At = null) : IExample<Request>
    {
        public static Request Example => new(Ticket: new(TicketCategory.WithdrawalNotReceived, Channel.App, Language: "de"));
    }

    /// <summary>What a ticket would be like.</summary>
    /// <param name="Category">What kind of problem it is.</param>
    /// <param name="Channel">How it reaches support.</param>
    /// <param name="Priority">How soon it has to be looked at; by the category's rule when absent.</param>
    /// <param name="PartnerId">Whose customer's it is; nobody's in particular when absent.</param>
    /// <param name="Language">BCP 47 tag; <c>en</c> when absent.</param>
    public sealed record PreviewedTicket(
        TicketCategory? Category,
        Channel? Channel,
        Priority? Priority = null,
        Guid? PartnerId = null,
        string? Language = null
    );

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Ticket)
                .Must((r, _) => r.Ticket is null || r.TicketId is null)
                .Otherwise(FieldProblems.Exclusive.Expecting(Expectation.OneMemberOf("ticket", "ticketId")));
            RuleFor(r => r.Ticket).Must((r, _) => r.Ticket is not null || r.TicketId is not null).Otherwise(FieldProblems.Missing);
            RuleFor(r => r.TicketId).HasAtMostCharacters(50);
            RuleFor(r => r.Ticket).SetValidator(new PreviewedTicketValidator()!).When(r => r.Ticket is not null);
        }
    }

    private sealed class PreviewedTicketValidator : AbstractValidator<PreviewedTicket>
    {
        public PreviewedTicketValidator()
        {
            RuleFor(t => t.Category).NotNull();
            RuleFor(t => t.Channel).NotNull();
            RuleFor(t => t.Language).IsLanguage();
        }
    }

    /// <summary>What would be asked of the ticket.</summary>
    /// <param name="At">When it would be opened (UTC).</param>
    /// <param name="Policy">The policy that would match, and for what; null when none would.</param>
    /// <param name="Compared">The policies in order, up to and with the one that matches.</param>
    /// <param name="Clocks">Each clock with a target, as if it began then.</param>
    /// <param name="HandledFrom">When work on it would begin (UTC); null within working hours.</param>
    /// <param name="TzdbVersion">The version of the IANA time zone data.</param>
    public sealed record Preview(
        DateTimeOffset At,
        MatchedPolicy? Policy,
        IReadOnlyList<ComparedPolicy> Compared,
        IReadOnlyList<PreviewedTarget> Clocks,
        DateTimeOffset? HandledFrom,
        string TzdbVersion
    ) : IExample<Preview>
    {
        public static Preview Example =>
            new(
                Examples.At,
                MatchedPolicy.Of(SlaTermsExample.Terms),
                [
                    new(Examples.OtherSlaPolicy, "Login and failed transactions", false, true, ["category"]),
                    new(Examples.SlaPolicy, "Funds and security", true, true, []),
                ],
                [new(ClockName.FirstResponse, ClockCalendar.Elapsed, TimeSpan.FromMinutes(30), Examples.At.AddMinutes(30), null, [], null)],
                null,
                "2026a"
            );
    }

    /// <summary>A policy that was asked.</summary>
    /// <param name="PolicyId">Its id.</param>
    /// <param name="Name">What it is called.</param>
    /// <param name="Matches">Whether it matches.</param>
    /// <param name="InForce">Whether it is in force then.</param>
    /// <param name="Differs">The members of its <c>match</c> that the ticket does not fit.</param>
    public sealed record ComparedPolicy(Guid PolicyId, string Name, bool Matches, bool InForce, IReadOnlyList<string> Differs);

    /// <summary>What a clock would have to reach.</summary>
    /// <param name="Name">What it measures.</param>
    /// <param name="Calendar">Which time it counts.</param>
    /// <param name="Target">How much time there is.</param>
    /// <param name="DueAt">When that would be used up (UTC), without a pause; null when there never is that much.</param>
    /// <param name="OuterLimitAt">When the outer limit would be used up (UTC); null when there is none.</param>
    /// <param name="Warnings">When warnings would be given (UTC), in order.</param>
    /// <param name="Explanation">All the time until it is due, counted and not; null for a clock that counts all time, and when it is due after more than 366 days or never.</param>
    public sealed record PreviewedTarget(
        ClockName Name,
        ClockCalendar Calendar,
        TimeSpan Target,
        DateTimeOffset? DueAt,
        DateTimeOffset? OuterLimitAt,
        IReadOnlyList<DateTimeOffset> Warnings,
        IReadOnlyList<ExplainedTime>? Explanation
    );

    public override void Configure()
    {
        Post("/preview");
        Group<SlaPoliciesGroup>();
        RequireScope(Scope.SlaRead, Actors.Staff);
        Validated<Validator>();
        Transactional();
        Fails(TicketErrors.NotFound, PlatformErrors.TooMuchWork);
    }

    /// <summary>Preview SLA policies</summary>
    /// <remarks>
    /// Says which policy a ticket would get, why those before it do not match, and when each clock would be due, with all the time on the way. It saves nothing. An
    /// explanation of a time in which the schedule and those that it combines could have more than 20,000 stretches of hours in all is refused.
    /// </remarks>
    public override async Task<Results<Ok<Preview>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var at = request.At ?? clock.GetUtcNow();
        var (facts, refusal) = await FactsAsync(request, ct);
        if (facts is not { } sought)
            return refusal!;
        var compared = await policies.CompareAsync(sought, at, ct);
        var terms = await policies.MatchAsync(sought, at, null, ct);
        var clocks = new List<PreviewedTarget>();
        foreach (var name in Enum.GetValues<ClockName>())
            if (terms?.Content.TargetOf(name, sought) is { } target)
            {
                var cycle = new ClockCycle { StartedAt = at };
                cycle.Take(target, terms.Content.ScheduleId);
                var due = cycle.After(at, target.Target, terms);
                IReadOnlyList<ExplainedTime>? explanation = null;
                if (target.Calendar is ClockCalendar.Business && terms.Calendar is { } calendar && due - at <= ExplainedTime.Longest.ToTimeSpan())
                {
                    var (from, to) = (Instant.FromDateTimeOffset(at), Instant.FromDateTimeOffset(due!.Value));
                    if (ExplainedTime.RefuseWork(calendar, from, to) is { } tooMuch)
                        return tooMuch;
                    explanation = ExplainedTime.Of(calendar, from, to);
                }
                clocks.Add(
                    new(
                        name,
                        target.Calendar,
                        target.Target,
                        due,
                        target.OuterLimit is { } limit ? cycle.After(at, limit, terms) : null,
                        [
                            .. terms
                                .Content.WarnAt.Select(w => w.UsedOf(target.Target) is { } used ? cycle.After(at, used, terms) : null)
                                .OfType<DateTimeOffset>()
                                .Order(),
                        ],
                        explanation
                    )
                );
            }
        var asked = compared.TakeWhile(p => !p.Fits).Concat(compared.SkipWhile(p => !p.Fits).Take(1));
        return TypedResults.Ok(
            new Preview(
                at,
                MatchedPolicy.Of(terms),
                [.. asked.Select(p => new ComparedPolicy(p.PolicyId, p.Name, p.Fits, p.Version is not null, p.Differs))],
                clocks,
                SlaLedger.HandledFromOf(terms, at),
                WorkingTimeAnswers.TzdbVersion
            )
        );
    }

    private async Task<(SlaFacts? Facts, Error? Refusal)> FactsAsync(Request request, CancellationToken ct)
    {
        if (request.TicketId is { } id)
        {
            var known = await TicketKey.Parse(id, null).In(db.Visible<Ticket>()).AsNoTracking().SingleOrDefaultAsync(ct);
            return known is null ? (null, TicketErrors.NotFound) : (known.Facts, null);
        }
        var ticket = request.Ticket!;
        if (ticket.PartnerId is { } partner && !await db.Set<Partner>().AnyAsync(p => p.Id == partner, ct))
            return (null, Validation.Refuse("ticket.partnerId", PartnerProblems.Unknown));
        var category = CategoryCatalogue.Of(ticket.Category!.Value);
        return (
            new(
                category.Id,
                ticket.Channel!.Value,
                ticket.Priority ?? category.Priority,
                ticket.PartnerId ?? Guid.Empty,
                Languages.Canonical(ticket.Language ?? "en")
            ),
            null
        );
    }
}
