using System.Text.Json;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Platform.Events;

/// <summary>A row of the one append-only table that the timeline, the audit trail, the change feed, webhooks and live streams read.</summary>
public sealed class StoredEvent : IOwned
{
    public const int TypeMaxLength = 64;

    private StoredEvent() { }

    /// <summary>Order of insertion. Gaps are normal; across transactions use the order of the feed.</summary>
    public long Position { get; private init; }

    /// <summary>Set by the database: what brings rows of concurrent transactions into an order that readers can rely on.</summary>
    public long CommitOrder { get; private init; }

    public Guid Id { get; private init; }

    public long Sequence { get; private init; }

    /// <summary>Its number among the changes that partners and customers see, where that is counted apart; null as well when it is for staff only.</summary>
    public long? PublicSequence { get; private init; }

    public string Type { get; private init; } = "";

    public DateTimeOffset At { get; private init; }

    public EventVisibility Visibility { get; private init; }

    public ActorKind ActorKind { get; private init; }

    public Guid? ActorId { get; private set; }

    public string? ActorName { get; private set; }

    /// <summary>The credential that was used; null for work of the system itself.</summary>
    public Guid? CredentialId { get; private set; }

    public string SubjectKind { get; private init; } = "";

    public Guid SubjectId { get; private init; }

    public string? SubjectReference { get; private init; }

    public Guid? PartnerId { get; private init; }

    public Guid? CustomerId { get; private set; }

    /// <summary>JSON, with the members that changed as before and after.</summary>
    public string Data { get; private set; } = "{}";

    /// <summary>What is left of <see cref="Data"/> once it is erased.</summary>
    internal const string Erased = "{}";

    /// <summary>Erases what it says and who did it. That it happened, and when, stays, so that the order of the feed does.</summary>
    internal void Erase() => (Data, ActorId, ActorName, CredentialId) = (Erased, null, null, null);

    /// <summary>Erases which customer it is about, also as the one who did it. What happened stays. Not for events that are in a chain of hashes.</summary>
    internal void ForgetCustomer()
    {
        if (ActorKind is ActorKind.Customer)
            ActorId = null;
        CustomerId = null;
    }

    internal static StoredEvent Of(AggregateRoot aggregate, RaisedEvent raised, Actor actor)
    {
        var subject = aggregate.About;
        var by = raised.IsOfItself ? Actor.System : actor;
        return new()
        {
            Id = Guid.CreateVersion7(raised.At),
            Sequence = raised.Sequence,
            PublicSequence = raised.PublicSequence,
            Type = raised.Data.Type,
            At = raised.At,
            Visibility = raised.Data.Visibility,
            ActorKind = by.Kind,
            ActorId = by.Id,
            ActorName = by.Name,
            CredentialId = by.CredentialId,
            SubjectKind = subject.Kind,
            SubjectId = aggregate.Id,
            SubjectReference = subject.Reference,
            PartnerId = subject.PartnerId,
            CustomerId = subject.CustomerId,
            Data = JsonSerializer.Serialize(raised.Data, raised.Data.GetType(), ApiJson.Options),
        };
    }
}

/// <summary>What an event is about, and whose it is.</summary>
internal readonly record struct EventSubject(string Kind, string? Reference = null, Guid? PartnerId = null, Guid? CustomerId = null);

/// <summary>Who may see an event.</summary>
public enum EventVisibility
{
    /// <summary>The customer, the partner and staff.</summary>
    Customer,

    /// <summary>Staff only.</summary>
    Staff,
}
