using BitP.SupportApi.Platform.Events;

namespace BitP.SupportApi.Platform.Due;

/// <summary>What an aggregate remembers of its due time while it is in memory, so that its row of due work is moved from where it was read.</summary>
internal struct DueMove
{
    private DateTimeOffset? _before;
    private bool _moved;

    /// <summary>Notes the due time as it is before it is moved; of several times the first counts.</summary>
    public void From(DateTimeOffset? before)
    {
        if (!_moved)
            (_before, _moved) = (before, true);
    }

    /// <summary>What becomes of the row of due work of an aggregate, if anything does.</summary>
    /// <param name="kind">The kind of due work.</param>
    /// <param name="id">The aggregate.</param>
    /// <param name="after">The due time from now on; null when nothing is to happen any more.</param>
    /// <param name="isNew">Whether the aggregate is written for the first time.</param>
    public readonly IEnumerable<Companion> To(string kind, Guid id, DateTimeOffset? after, bool isNew) =>
        _moved && DueItem.Move(kind, id.ToString(), isNew ? null : _before, after) is { } moved ? [moved] : [];
}
