using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Sla.EscalationPolicies;

/// <summary>Who is called on, one after another, until somebody says that they see to it.</summary>
public sealed class EscalationPolicy : AggregateRoot
{
    public const int NameMaxLength = 100;
    public const int MaxSteps = 20;
    public const int MaxRepeat = 9;
    public const int MaxRepeats = 9;

    /// <summary>How many steps may be taken in all, with every repetition.</summary>
    public const int MaxTaken = 200;

    public static readonly TimeSpan LongestWait = TimeSpan.FromDays(30);

    private EscalationPolicy() { }

    public EscalationPolicyContent Content { get; private set; } = null!;

    /// <summary>What it is kept for; null for one that clocks and staff start.</summary>
    public EscalationPurpose? Purpose { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>When it was deleted; null while it was not. Tickets that keep an SLA policy which names it are still escalated by it.</summary>
    public DateTimeOffset? DeletedAt { get; private set; }

    internal override EventSubject About => new("escalation_policy");

    public static EscalationPolicy Create(EscalationPolicyContent content, DateTimeOffset now) => Create(null, content, now);

    /// <summary>The one for what customers ask for, as the product brings it: management is told at once, and then every four hours for a day.</summary>
    internal static EscalationPolicy CreateForRequests(DateTimeOffset now) =>
        Create(
            EscalationPurpose.Requests,
            new(
                "Customers who ask for escalation",
                [new(TimeSpan.Zero, new(Management: true), 0), new(TimeSpan.FromHours(4), new(Management: true), 5)],
                Repeats: 0
            ),
            now,
            Examples.EscalationPolicy
        );

    private static EscalationPolicy Create(EscalationPurpose? purpose, EscalationPolicyContent content, DateTimeOffset now, Guid? id = null)
    {
        var policy = new EscalationPolicy
        {
            Id = id ?? Guid.CreateVersion7(now),
            Purpose = purpose,
            Content = content,
            CreatedAt = now,
            UpdatedAt = now,
        };
        policy.Raise(new EscalationPolicyCreated(content.Name, content.Steps, content.Repeats), now);
        return policy;
    }

    /// <summary>Says something else to escalations that begin from now on. Nothing happens when it is the same.</summary>
    public void Change(EscalationPolicyContent content, DateTimeOffset now)
    {
        var before = Content;
        var sameSteps = before.Steps.SequenceEqual(content.Steps);
        if (sameSteps && before.Name == content.Name && before.Repeats == content.Repeats)
            return;
        (Content, UpdatedAt) = (content, now);
        Raise(
            new EscalationPolicyUpdated
            {
                Name = Platform.Events.Change.Between(before.Name, content.Name),
                Steps = sameSteps ? null : new(before.Steps, content.Steps),
                Repeats = Platform.Events.Change.Between(before.Repeats, content.Repeats),
            },
            now
        );
    }

    /// <summary>Deletes it for all who would name it from now on.</summary>
    public Error? Delete(DateTimeOffset now)
    {
        if (Purpose is not null)
            return EscalationPolicyErrors.Needed;
        DeletedAt = now;
        Raise(new EscalationPolicyDeleted(Content.Name), now);
        return null;
    }
}

/// <summary>What an escalation policy is kept for. There is one for each; the product brings it, and clocks and staff do not start it.</summary>
public enum EscalationPurpose
{
    /// <summary>People are called on by it when customers ask for escalation.</summary>
    Requests,
}
