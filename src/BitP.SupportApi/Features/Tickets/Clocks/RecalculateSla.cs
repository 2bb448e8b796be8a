using BitP.SupportApi.Features.Sla;
using BitP.SupportApi.Features.Sla.Policies;
using BitP.SupportApi.Features.Tickets.Storage;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Tickets.Clocks;

/// <summary>Old tickets get the policies of today.</summary>
public sealed class RecalculateSla(SupportDbContext db, SlaPolicies policies, TimeProvider clock)
    : ApiEndpoint<RecalculateSla.Request, Results<Ok<RecalculateSla.Recalculation>, Error>>
{
    private const int MaxPreviewed = 1000;

    /// <summary>Which tickets, and why.</summary>
    /// <param name="Since">Unsolved tickets opened at or after this instant (RFC 3339).</param>
    /// <param name="Reason">Why, in at most 1,000 characters; it stands in the events.</param>
    /// <param name="Preview">True only to show what would change.</param>
    public sealed record Request(DateTimeOffset? Since, string? Reason, bool? Preview = null) : IExample<Request>
    {
        public static Request Example => new(Examples.At, "The targets of the new contract hold for open cases too.", true);
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Since).NotNull();
            RuleFor(r => r.Reason).ShowsSomething().HasAtMostCharacters(Ticket.ReasonMaxLength);
        }
    }

    /// <summary>What changes.</summary>
    /// <param name="Since">Unsolved tickets opened at or after this instant (UTC).</param>
    /// <param name="Previewed">Whether this only shows what would change.</param>
    /// <param name="Examined">How many tickets were looked at: the oldest 1,000.</param>
    /// <param name="Complete">Whether these are all.</param>
    /// <param name="PolicyChanged">How many of them get another policy, or another version of it.</param>
    /// <param name="ClocksMoved">How many of their open clocks are due at another time.</param>
    /// <param name="Most">The ten clocks that move most, either way.</param>
    public sealed record Recalculation(
        DateTimeOffset Since,
        bool Previewed,
        int Examined,
        bool Complete,
        int PolicyChanged,
        int ClocksMoved,
        IReadOnlyList<RecalculatedClock> Most
    ) : IExample<Recalculation>
    {
        public static Recalculation Example =>
            new(
                Examples.At,
                true,
                41,
                true,
                12,
                1,
                [new(Examples.Ticket, "BP-100001", ClockName.Resolution, Examples.At.AddDays(3), Examples.At.AddDays(2), TimeSpan.FromDays(-1))]
            );
    }

    /// <summary>An open clock that is due at another time.</summary>
    /// <param name="TicketId">The ticket.</param>
    /// <param name="Reference">Its human reference.</param>
    /// <param name="Clock">What it measures.</param>
    /// <param name="Before">When it is due (UTC); null when it is not.</param>
    /// <param name="After">When it will be (UTC); null when it will not.</param>
    /// <param name="Moves">How much later, negative when earlier; null when it is due at only one of the two.</param>
    public sealed record RecalculatedClock(Guid TicketId, string Reference, ClockName Clock, DateTimeOffset? Before, DateTimeOffset? After, TimeSpan? Moves);

    public override void Configure()
    {
        Post("/recalculate");
        Group<SlaPoliciesGroup>();
        RequireScope(Scope.SlaWrite, Actors.Leads);
        Validated<Validator>();
        Transactional();
    }

    /// <summary>Recalculate the clocks of old tickets</summary>
    /// <remarks>
    /// A ticket keeps the version of the policy that it was given. This gives the unsolved tickets of a time the policies that are in force now, and counts their
    /// clocks anew from the same facts: what was missed may then have been reached, what was reached is not missed by it. It is done in the background, some
    /// tickets at a time, and each ticket that changes has the event <c>sla.changed</c> with the reason; one that cannot be recalculated holds up no other, and is shown by
    /// <c>GET /v1/due-work</c>. Look at it with <c>preview</c> first.
    /// </remarks>
    public override async Task<Results<Ok<Recalculation>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var preview = await PreviewAsync(request.Since!.Value, request.Reason!, now, ct);
        if (request.Preview is true)
            return TypedResults.Ok(preview);
        var order = await SlaPolicyOrder.OfAsync(db, now, ct);
        order.NoteRecalculation(request.Since.Value, request.Reason!, now);
        db.Insert(RecalculateTicketClocks.Begin(order, now));
        return TypedResults.Ok(preview with { Previewed = false });
    }

    private async Task<Recalculation> PreviewAsync(DateTimeOffset since, string reason, DateTimeOffset now, CancellationToken ct)
    {
        var tickets = await TicketQueries.ReadUnsolvedSinceAsync(db, since, MaxPreviewed + 1, ct);
        var (changed, moved) = (0, new List<RecalculatedClock>());
        foreach (var ticket in tickets.Take(MaxPreviewed))
        {
            if (ticket.Clocks is not { } clocks)
                continue;
            var (policy, due) = (clocks.Version, clocks.Clocks.ToDictionary(c => c.Name, c => c.Open?.DueAt));
            ticket.Follow(await policies.TermsOfAsync(ticket, ct), now);
            ticket.Recalculate(reason, await policies.MatchAsync(ticket.Facts, now, null, ct), now);
            changed += clocks.Version != policy ? 1 : 0;
            foreach (var one in clocks.Clocks)
                if (one.Open?.DueAt is var after && due.GetValueOrDefault(one.Name) is var before && before != after)
                    moved.Add(new(ticket.Id, ticket.Reference, one.Name, before, after, after - before));
        }
        return new(
            since,
            true,
            Math.Min(tickets.Count, MaxPreviewed),
            tickets.Count <= MaxPreviewed,
            changed,
            moved.Count,
            MostMoved.Of(moved, m => m.Moves, m => m.Reference)
        );
    }
}
