using BitP.SupportApi.Features.Complaints.Deadlines;
using BitP.SupportApi.Features.Complaints.ExternalStages;
using BitP.SupportApi.Features.Complaints.Regimes;
using BitP.SupportApi.Features.Complaints.Retention;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Periods;
using BitP.SupportApi.Platform.Problems;
using NodaTime;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>For how long the file of a complaint is kept, and what keeps it longer.</summary>
public sealed partial class Complaint
{
    /// <summary>Of holds, and of proposals to lift one, the last so many; the events tell of all.</summary>
    public const int MaxHolds = 20;

    /// <summary>For how long a file is kept at least once the case has ended, also where a regime counts from a receipt that is long past.</summary>
    public static readonly TimeSpan LeastRetention = TimeSpan.FromDays(365);

    /// <summary>Until when the file is kept at least: by the regime that keeps it longest; null while the case goes on.</summary>
    public DateTimeOffset? RetainUntil { get; private set; }

    /// <summary>Since when something is under way that outlasts the case: an external stage, or redress that was accepted and is not paid; null when nothing is.</summary>
    public DateTimeOffset? PendingSince
    {
        get =>
            ExternalStages
                .Where(s => s.Status is not ExternalStageStatus.Closed)
                .Select(s => (DateTimeOffset?)s.OpenedAt)
                .Concat(Redress.Where(r => r.IsOwed).Select(r => r.AnsweredAt))
                .Min();
        // It is told by the others, whatever the row says.
        private set => _ = value;
    }

    /// <summary>Since when it is under legal hold; null when it is not.</summary>
    public DateTimeOffset? HeldSince { get; private set; }

    /// <summary>The legal holds, the latest last.</summary>
    public IReadOnlyList<ComplaintHold> Holds { get; private set; } = [];

    /// <summary>Whether nothing is left to be done about it.</summary>
    internal bool HasEnded => Status is ComplaintStatus.Closed or ComplaintStatus.Inadmissible or ComplaintStatus.Withdrawn;

    /// <summary>Keeps the file for as long as it is not lifted, whatever the regimes say.</summary>
    internal Error? Hold(string reason, Actor actor, DateTimeOffset now)
    {
        if (HeldSince is not null)
            return HoldErrors.Held;
        HeldSince = now;
        Holds = [.. Holds.TakeLast(MaxHolds - 1), new(now, ByOf(actor), reason, [])];
        Note(new ComplaintHoldPlaced(reason), now);
        return null;
    }

    /// <summary>Proposes to lift the hold, which takes a second person.</summary>
    internal Error? ProposeLift(string reason, Actor actor, DateTimeOffset now)
    {
        if (RefuseLift(actor) is { } refusal)
            return refusal;
        if (Proposed is not null)
            return HoldErrors.LiftProposed;
        var hold = Holds[^1];
        ReplaceLast(hold with { Lifts = [.. hold.Lifts.TakeLast(MaxHolds - 1), new(now, ByOf(actor), reason)] });
        Note(new ComplaintHoldLiftProposed(reason), now);
        return null;
    }

    /// <summary>Lifts the hold, as somebody else has proposed.</summary>
    internal Error? ApproveLift(Actor actor, DateTimeOffset now)
    {
        if (RefuseLift(actor) is { } refusal)
            return refusal;
        if (Proposed is not { } proposed)
            return HoldErrors.LiftNotProposed;
        if (TwoPersons.RefuseApproval(proposed.ProposedBy, actor) is { } nobodyElse)
            return nobodyElse;
        End(proposed, LiftOutcome.Approved, actor, now);
        ReplaceLast(Holds[^1] with { LiftedAt = now });
        HeldSince = null;
        Note(new ComplaintHoldLifted(), now);
        return null;
    }

    /// <summary>Takes back what oneself has proposed.</summary>
    internal Error? WithdrawLift(Actor actor, DateTimeOffset now)
    {
        if (RefuseLift(actor) is { } refusal)
            return refusal;
        if (Proposed is not { } proposed)
            return HoldErrors.LiftNotProposed;
        if (proposed.ProposedBy.Id != actor.Id)
            return HoldErrors.LiftOfAnother;
        End(proposed, LiftOutcome.Withdrawn, actor, now);
        Note(new ComplaintHoldLiftWithdrawn(), now);
        return null;
    }

    /// <summary>Tells that the file is deleted. Its row has to be removed with that.</summary>
    internal void NoteDeleted(DateTimeOffset now) => Raise(new ComplaintDeleted(Reference, RetainUntil!.Value, ChainHead!.Hash), now, isOfItself: true);

    private HoldLift? Proposed => Holds is [.., { Lifts: [.., { Outcome: null } lift] }] ? lift : null;

    private Error? RefuseLift(Actor actor) => HeldSince is null ? HoldErrors.NotHeld : TwoPersons.RefuseNobody(actor);

    private void End(HoldLift lift, LiftOutcome outcome, Actor actor, DateTimeOffset now)
    {
        var hold = Holds[^1];
        ReplaceLast(hold with { Lifts = [.. hold.Lifts.SkipLast(1), lift with { Outcome = outcome, EndedAt = now, EndedBy = ByOf(actor) }] });
    }

    private void ReplaceLast(ComplaintHold hold) => Holds = [.. Holds.SkipLast(1), hold];

    private void Retain(IReadOnlyList<CountedRegime> regimes, DateTimeOffset endedAt) =>
        RetainUntil = regimes.Select(r => EndOfRetention(r.Terms.Content, endedAt)).Append(endedAt + LeastRetention).Max();

    // What ends after the case is kept for a while as well.
    private void RetainAfter(DateTimeOffset now)
    {
        if (RetainUntil < now + LeastRetention)
            RetainUntil = now + LeastRetention;
    }

    // The last day counts, as with limits.
    private DateTimeOffset EndOfRetention(RegimeContent regime, DateTimeOffset endedAt)
    {
        var zone = DateTimeZoneProviders.Tzdb[regime.TimeZone];
        var from = Instant.FromDateTimeOffset(regime.Retention.From is RetainedFrom.Receipt ? ReceivedAt : endedAt).InZone(zone).Date;
        var period = LegalPeriod.Parse(regime.Retention.Period!);
        var last = period.Unit switch
        {
            PeriodUnit.Days => from.PlusDays(period.Amount),
            PeriodUnit.Weeks => from.PlusWeeks(period.Amount),
            PeriodUnit.Months => from.PlusMonths(period.Amount),
            _ => from.PlusYears(period.Amount),
        };
        return Midnights.After(last, zone).ToDateTimeOffset();
    }
}
