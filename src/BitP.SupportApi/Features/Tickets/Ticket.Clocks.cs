using System.Globalization;
using BitP.SupportApi.Features.Sla;
using BitP.SupportApi.Features.Sla.Clocks;
using BitP.SupportApi.Features.Sla.EscalationPolicies;
using BitP.SupportApi.Features.Sla.Policies;
using BitP.SupportApi.Features.Tickets.Storage;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Tickets;

// What time does to a ticket: its clocks, and what was promised.
public sealed partial class Ticket
{
    /// <summary>Its clocks.</summary>
    internal SlaLedger? Clocks => Clockwork.Ledger;

    /// <summary>What decides which policy and which targets it has.</summary>
    internal SlaFacts Facts => new(Category, Channel, Priority, PartnerId, Language);

    /// <summary>What would decide on its policy after an update.</summary>
    internal SlaFacts FactsOf(TicketDetails to, bool setsPriority) => new(to.Category, Channel, PriorityOf(to, setsPriority), PartnerId, to.Language);

    private TicketClockwork Clockwork => _clockwork ??= TicketClockwork.Of(this);

    public DateTimeOffset PromisedBy => Promises[^1].By;

    /// <summary>The promise by which it is late or not: the last one, or the last one before it was solved. What is said after that makes nothing punctual.</summary>
    internal StatedPromise CountingPromise => SolvedAt is { } solved ? Promises.LastOrDefault(p => p.StatedAt <= solved) ?? Promises[0] : Promises[^1];

    /// <summary>Whether the promise has passed, or had passed when it was solved.</summary>
    internal bool IsLate(DateTimeOffset now) => (SolvedAt ?? now) > CountingPromise.By;

    /// <summary>Everything that happens to its clocks of itself has happened until then.</summary>
    internal void Follow(SlaTerms? terms, DateTimeOffset now)
    {
        if (Clocks is not { NextAt: { } next } clocks || next > now)
            return;
        clocks.Advance(At(terms, now));
        Keep(terms);
    }

    /// <summary>Its clocks are counted by other terms, also what they counted before.</summary>
    internal void Recalculate(string reason, SlaTerms? terms, DateTimeOffset now)
    {
        Clocks?.Recalculate(reason, At(terms, now));
        Keep(terms);
    }

    /// <summary>Its clocks are counted anew, since working hours have changed.</summary>
    internal void Recount(SlaTerms? terms, DateTimeOffset now)
    {
        Clocks?.Recount(At(terms, now));
        Keep(terms);
    }

    /// <summary>The customer asks why it is late. Nothing happens while that is asked already.</summary>
    public Error? RequestExplanation(SlaTerms? terms, DateTimeOffset now)
    {
        if (Status is TicketStatus.Closed)
            return TicketErrors.Closed;
        if (OwedExplanation is null && !IsLate(now))
            return TicketErrors.NotLate.For(CountingPromise.By.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
        Follow(terms, now);
        if (Clocks?.RequestExplanation(At(terms, now)) is false)
            return null;
        Touch(now);
        Raise(new ExplanationRequested(Clocks?.MissedPromise ?? CountingPromise.By), now);
        Keep(terms);
        return null;
    }

    // The time that the policy gives, unless it has passed.
    private PromisedTime? PromiseByPolicy(DateTimeOffset now) => Clocks?.Clock(ClockName.Resolution)?.Open is { DueAt: { } due } && due > now ? new(due) : null;

    private void Promise(PromisedTime promise, SlaTerms? terms, DateTimeOffset now)
    {
        var before = PromisedBy;
        if (promise.By == before && promise.Reason is null)
            return;
        // Of very many the oldest goes, but never the one by which it is late or not.
        var dropped = Promises.Count < MaxPromises ? null : Promises.First(p => p != CountingPromise);
        Promises = [.. Promises.Where(p => p != dropped), new(promise.By, now, promise.Reason)];
        if (DueAt is not null)
            DueAt = promise.By;
        Raise(new PromiseStated(new(before, promise.By), promise.Reason), now);
        Clocks?.Promise(promise.By, promise.Reason is not null, At(terms, now));
    }

    private SlaMoment At(SlaTerms? terms, DateTimeOffset now) => new(Clocks?.NotBeforeKnown(now) ?? now, terms, Facts);

    private void FollowStatus(TicketStatus before, Actor actor, SlaTerms? terms, DateTimeOffset now)
    {
        if (Clocks is not { } clocks || before == Status)
            return;
        var at = At(terms, now);
        switch (before, Status)
        {
            case (_, TicketStatus.Pending):
                clocks.Pause(PauseReason.Pending, actor, at);
                break;
            case (_, TicketStatus.OnHold):
                clocks.Pause(PauseReason.OnHold, actor, at);
                break;
            case (_, TicketStatus.Solved):
                clocks.Solve(at);
                break;
            case (_, TicketStatus.Closed):
                clocks.End(at);
                break;
            case (TicketStatus.Solved, _):
                clocks.Reopen(PromisedBy, at);
                break;
            case (TicketStatus.Pending or TicketStatus.OnHold, _):
                clocks.Resume(at);
                break;
        }
    }

    // The clocks are kept, after what happened to them has been told.
    private void Keep(SlaTerms? terms)
    {
        if (Clocks is not { } clocks)
            return;
        TellOfClocks(terms);
        OwedExplanation = clocks.Clock(ClockName.Explanation)?.Open is { } owed ? new(owed.DueAt, owed.RequestedAt) : null;
        Sla = Clockwork.Write();
    }

    // What happened to the clocks becomes events of the ticket.
    private void TellOfClocks(SlaTerms? terms)
    {
        foreach (var (data, at, isOfItself) in Clocks?.TakeHappened() ?? [])
        {
            Touch(at);
            Raise(data, at, isOfItself);
            if (terms?.Content.EscalateTo is { } policy && EscalationStart.Of(data, Number, policy) is { } start)
                Clockwork.Starts(start.ToDueItem(Reference, Version, at));
        }
    }

    private static string Differences(SlaFacts before, SlaFacts after)
    {
        var names = new List<string>();
        if (before.Category != after.Category)
            names.Add("category");
        if (before.Priority != after.Priority)
            names.Add("priority");
        if (before.Language != after.Language)
            names.Add("language");
        return string.Join(", ", names);
    }
}
