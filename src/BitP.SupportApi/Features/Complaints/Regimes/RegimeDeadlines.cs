using BitP.SupportApi.Features.Complaints.Deadlines;
using BitP.SupportApi.Platform.Periods;
using NodaTime;

namespace BitP.SupportApi.Features.Complaints.Regimes;

/// <summary>What has happened to a complaint, as far as limits depend on it.</summary>
/// <param name="ReceivedAt">When it was received, or reopened.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Done">When steps were done; of updates, the last one.</param>
/// <param name="Pauses">When it waited for the complainant.</param>
/// <param name="Delay">The last notice of delay; null when there was none.</param>
/// <param name="IsReopened">Whether it was reopened, and is counted from then on.</param>
internal sealed record ComplaintFacts(
    Instant ReceivedAt,
    ComplaintKind Kind,
    IReadOnlyDictionary<ComplaintStep, Instant> Done,
    IReadOnlyList<Pause> Pauses,
    DelayNotice? Delay = null,
    bool IsReopened = false
);

/// <summary>A notice of delay.</summary>
/// <param name="Step">Whose limit it is to move.</param>
/// <param name="GivenAt">When it was given.</param>
/// <param name="NewDate">The new last day.</param>
internal sealed record DelayNotice(ComplaintStep Step, Instant GivenAt, LocalDate NewDate);

/// <summary>What a notice of delay did to a limit.</summary>
public enum DelayEffect
{
    /// <summary>The limit is the end of the new date.</summary>
    Moved,

    /// <summary>The limit is as late as it can be, which is before the new date.</summary>
    Capped,

    /// <summary>Nothing: it was given after the limit had passed.</summary>
    Late,

    /// <summary>Nothing: the new date is not after the limit.</summary>
    NotLater,

    /// <summary>Nothing: the regime lets this limit not be moved.</summary>
    NotAllowed,
}

/// <summary>By when a step of a complaint has to be done.</summary>
/// <param name="Step">The step.</param>
/// <param name="Rule">The rule that it is counted by.</param>
/// <param name="From">From when it is counted.</param>
/// <param name="IsExpected">Whether what it is counted from has not happened yet, and is taken to happen at the end of its own limit.</param>
/// <param name="Counted">What counting says.</param>
/// <param name="DueAt">When the limit is, moved by a notice where that may be; null when there is none.</param>
/// <param name="LastDay">The last day; null when there is none.</param>
/// <param name="DoneAt">When the step was done; null when it was not.</param>
/// <param name="Delay">What the notice of delay did to it; null when there was none for it.</param>
internal sealed record StepDeadline(
    ComplaintStep Step,
    DeadlineRule Rule,
    Instant From,
    bool IsExpected,
    Deadline Counted,
    Instant? DueAt,
    LocalDate? LastDay,
    Instant? DoneAt,
    DelayEffect? Delay
);

/// <summary>All limits of a complaint by a version of a regime.</summary>
internal static class RegimeDeadlines
{
    /// <param name="content">What the version says.</param>
    /// <param name="business">The business days of its schedule; null when it names none.</param>
    /// <param name="facts">What has happened.</param>
    /// <returns>One for each step that the kind of complaint has, in the order of the regime, and the next update last. A step that counts from a limit that there is not has none.</returns>
    public static IReadOnlyList<StepDeadline> Of(RegimeContent content, BusinessDays? business, ComplaintFacts facts)
    {
        var zone = DateTimeZoneProviders.Tzdb[content.TimeZone];
        var steps = content.StepsFor(facts.Kind).ToDictionary(s => s.Step!.Value);
        var found = new Dictionary<ComplaintStep, StepDeadline?>();
        foreach (var step in steps.Keys)
            Find(step);
        // Who has the decision waits for no news.
        var updates =
            content.UpdateEvery is not null && !facts.Done.ContainsKey(ComplaintStep.Decide)
                ? Count(
                    ComplaintStep.Update,
                    content.RuleFor(ComplaintStep.Update, facts.Kind),
                    facts.Done.GetValueOrDefault(ComplaintStep.Update, facts.ReceivedAt),
                    false
                )
                : null;
        return [.. steps.Keys.Select(step => found[step]).Append(updates).OfType<StepDeadline>()];

        StepDeadline? Find(ComplaintStep step)
        {
            if (found.TryGetValue(step, out var known))
                return known;
            // A step that this kind of complaint does not have has no limit.
            if (!steps.TryGetValue(step, out var own))
                return null;
            var rule = own.Deadline!;
            var since =
                rule.Origin is ComplaintStep.Receipt ? facts.ReceivedAt
                : facts.Done.TryGetValue(rule.Origin, out var done) ? done
                : (Instant?)null;
            // What is to come is taken to come on the last day of its limit.
            var from = since ?? (Find(rule.Origin)?.DueAt is { } due ? due - Duration.Epsilon : null);
            var deadline = from is { } start ? Delayed(own, Count(step, rule, start, since is null)) : null;
            found[step] = deadline;
            return deadline;
        }

        StepDeadline Count(ComplaintStep step, DeadlineRule rule, Instant from, bool isExpected)
        {
            var counted = DeadlineArithmetic.Count(rule, from, zone, business, facts.Pauses);
            var doneAt = step is not ComplaintStep.Update && facts.Done.TryGetValue(step, out var done) ? done : (Instant?)null;
            return new(step, rule, from, isExpected, counted, counted.DueAt, counted.LastDay, doneAt, null);
        }

        StepDeadline Delayed(RegimeStep own, StepDeadline deadline)
        {
            if (facts.Delay is not { } notice || notice.Step != own.Step)
                return deadline;
            if (own.Extension is not { } extension)
                return deadline with { Delay = DelayEffect.NotAllowed };
            if (deadline is not { DueAt: { } due, LastDay: { } last })
                return deadline;
            if (notice.GivenAt >= due)
                return deadline with { Delay = DelayEffect.Late };
            var latest = extension.NotAfter is { } end ? Find(end)?.LastDay : null;
            var (date, effect) = latest < notice.NewDate ? (latest.Value, DelayEffect.Capped) : (notice.NewDate, DelayEffect.Moved);
            return date <= last
                ? deadline with
                {
                    Delay = DelayEffect.NotLater,
                }
                : deadline with
                {
                    DueAt = Midnights.After(date, zone),
                    LastDay = date,
                    Delay = effect,
                };
        }
    }
}
