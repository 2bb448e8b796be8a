using BitP.SupportApi.Platform.Events;

namespace BitP.SupportApi.Platform.Data;

/// <summary>Adds rows that follow from the events of an aggregate, as they are stored, in the transaction of the events.</summary>
internal interface IEventRecorder
{
    /// <summary>Adds what follows from events, which are the next ones of the aggregate.</summary>
    /// <returns>Whether the aggregate was changed by that.</returns>
    bool Record(AggregateRoot aggregate, IReadOnlyList<StoredEvent> events, SupportDbContext db);
}
