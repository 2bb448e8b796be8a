namespace BitP.SupportApi.Platform.Events;

/// <summary>
/// Something with a life of its own. Each change raises an event, which is stored with the change. The version is the number of the last
/// event: it rises with each of them, guards against lost updates and is the entity tag.
/// </summary>
public abstract class AggregateRoot : IVersioned
{
    private List<RaisedEvent>? _raised;

    public Guid Id { get; protected init; }

    public long Version { get; private protected set; }

    /// <summary>What the events of this aggregate say they are about.</summary>
    internal abstract EventSubject About { get; }

    /// <summary>Rows of other tables that are written whenever this one is, in the same transaction.</summary>
    /// <param name="isNew">Whether this one is written for the first time.</param>
    internal virtual IEnumerable<Companion> Companions(bool isNew) => [];

    /// <param name="data">What happened.</param>
    /// <param name="now">When.</param>
    /// <param name="isOfItself">Whether it came with time: it is then nobody's doing, whoever's change notices it.</param>
    protected void Raise(EventData data, DateTimeOffset now, bool isOfItself = false)
    {
        Version++;
        var publicVersion = CountPublic(data, now);
        (_raised ??= []).Add(new(Version, data.Visibility is EventVisibility.Customer ? publicVersion : null, data, now, isOfItself));
    }

    /// <summary>
    /// The version that those have who are not staff, once this has happened. Whatever has events that are for staff only counts it apart: a gap would tell of them.
    /// </summary>
    private protected virtual long CountPublic(EventData data, DateTimeOffset now) => Version;

    /// <summary>Hands over the events raised since the last call.</summary>
    internal IReadOnlyList<RaisedEvent> TakeRaised()
    {
        var raised = _raised;
        _raised = null;
        return raised ?? (IReadOnlyList<RaisedEvent>)[];
    }
}

/// <summary>A row of another table that follows from an aggregate.</summary>
/// <param name="Before">What it was; null when it is new.</param>
/// <param name="After">What it becomes; null when it is deleted. The same object as before when all of it is written.</param>
internal readonly record struct Companion(object? Before, object? After)
{
    /// <summary>A row that repeats some of the aggregate for as long as there is one.</summary>
    public static Companion Repeating(object row, bool isNew) => new(isNew ? null : row, row);
}

internal readonly record struct RaisedEvent(long Sequence, long? PublicSequence, EventData Data, DateTimeOffset At, bool IsOfItself);
