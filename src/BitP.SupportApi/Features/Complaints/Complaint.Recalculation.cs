using BitP.SupportApi.Features.Complaints.Recalculation;
using BitP.SupportApi.Features.Complaints.Regimes;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>That limits are counted anew because somebody orders it.</summary>
public sealed partial class Complaint
{
    /// <summary>
    /// Moves it to other versions of its regimes, and counts their limits anew from the same facts: what was missed may then have been reached, and what was reached is
    /// not missed by it. What is missed by the new limits as well is told no second time. Nothing happens when all is as it was.
    /// </summary>
    /// <param name="reason">Why.</param>
    /// <param name="known">What it is counted by.</param>
    /// <param name="newest">Those of its regimes that are counted anew, in the versions that shall count.</param>
    /// <param name="actor">Who orders it.</param>
    /// <param name="now">The time.</param>
    internal Error? Recalculate(string reason, IReadOnlyList<CountedRegime> known, IReadOnlyList<CountedRegime> newest, Actor actor, DateTimeOffset now)
    {
        Follow(known, now);
        if (RefuseUnlessOpen("recalculate", actor) is { } refusal)
            return refusal;
        var before = Regimes;
        Regimes = [.. before.Select(r => Of(r.Key) is { } terms ? new(r.Key, terms.Terms.Version, Anew(terms, FactsFor(r.Key), r.Steps, now)) : r)];
        RecalculatedRegime[] versions =
        [
            .. before.Zip(Regimes, (b, a) => new RecalculatedRegime(b.Key, new(b.Version, a.Version))).Where(r => Of(r.Key) is not null),
        ];
        RecalculatedLimit[] limits = [.. before.Zip(Regimes, Moved).SelectMany(moved => moved)];
        if (limits is [] && versions.All(v => v.Version.Before == v.Version.After))
        {
            Regimes = before;
            return null;
        }
        Note(new ComplaintRecalculated(reason, versions, limits), now);
        Regimes = [.. Regimes.Select(r => r with { Steps = [.. r.Steps.Select(s => Fall(r.Key, s, now))] })];
        Recount([.. known.Select(k => Of(k.Terms.Key) ?? k)]);
        return null;

        CountedRegime? Of(string key) => newest.FirstOrDefault(n => n.Terms.Key == key);
    }

    private ComplaintClock[] Anew(CountedRegime regime, ComplaintFacts facts, IReadOnlyList<ComplaintClock> before, DateTimeOffset now) =>
        [
            .. Counted(regime, facts, [])
                .Select(clock =>
                {
                    var was = before.FirstOrDefault(b => b.Step == clock.Step);
                    var isTold = was is { Late: true } && clock.MetAt is null && clock.DueAt <= now;
                    return clock with { Late = clock.Late || isTold, WarnedAt = isTold || was?.DueAt == clock.DueAt ? was?.WarnedAt : null };
                }),
        ];

    private static IEnumerable<RecalculatedLimit> Moved(ComplaintRegimeClocks before, ComplaintRegimeClocks after) =>
        before
            .Steps.Concat(after.Steps)
            .Select(s => s.Step)
            .Distinct()
            .Select(step => new RecalculatedLimit(before.Key, step, new(DueAt(before, step), DueAt(after, step))))
            .Where(limit => limit.DueAt.Before != limit.DueAt.After);

    private static DateTimeOffset? DueAt(ComplaintRegimeClocks regime, Deadlines.ComplaintStep step) => regime.Steps.FirstOrDefault(s => s.Step == step)?.DueAt;
}
