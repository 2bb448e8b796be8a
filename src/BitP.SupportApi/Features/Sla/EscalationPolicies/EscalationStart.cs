using System.Globalization;
using System.Text.Json;
using BitP.SupportApi.Platform.Due;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Sla.EscalationPolicies;

/// <summary>Why an escalation begins.</summary>
public enum EscalationCauseKind
{
    /// <summary>A clock warned.</summary>
    Warning,

    /// <summary>A clock was breached.</summary>
    Breach,

    /// <summary>Somebody of the staff handed the ticket up.</summary>
    Manual,

    /// <summary>The customer asked for it.</summary>
    Request,
}

/// <summary>What a clock that warns or is breached asks for: the data of an item of due work of the kind <see cref="Kind"/>.</summary>
/// <param name="Ticket">The number of the ticket.</param>
/// <param name="PolicyId">The escalation policy.</param>
/// <param name="Cause">What the clock did.</param>
/// <param name="Clock">Which clock.</param>
internal sealed record EscalationStart(long Ticket, Guid PolicyId, EscalationCauseKind Cause, ClockName Clock)
{
    public const string Kind = "escalation.start";

    /// <summary>What an event of a clock asks for; null when it asks for nothing.</summary>
    public static EscalationStart? Of(EventData data, long ticket, Guid policyId) =>
        data switch
        {
            SlaWarned warned => new(ticket, policyId, EscalationCauseKind.Warning, warned.Clock),
            SlaBreached breached => new(ticket, policyId, EscalationCauseKind.Breach, breached.Clock),
            _ => null,
        };

    /// <summary>The item by which it is done.</summary>
    /// <param name="ticket">The reference of the ticket.</param>
    /// <param name="version">The version of the ticket when the clock did that: whatever was solved after it needs no escalation.</param>
    /// <param name="at">When the clock did that.</param>
    public DueItem ToDueItem(string ticket, long version, DateTimeOffset at) =>
        DueItem.At(Kind, $"{ticket}/{version}", at, JsonSerializer.Serialize(this, ApiJson.Options));

    /// <summary>What an item asks for, and the version of the ticket that it was written with.</summary>
    public static (EscalationStart Start, long Version) Of(DueItem item) =>
        (
            JsonSerializer.Deserialize<EscalationStart>(item.Data!, ApiJson.Options)!,
            long.Parse(item.Subject.AsSpan(item.Subject.IndexOf('/') + 1), CultureInfo.InvariantCulture)
        );
}
