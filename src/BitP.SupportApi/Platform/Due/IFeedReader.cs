using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Events;

namespace BitP.SupportApi.Platform.Due;

/// <summary>
/// Reacts to what happens: it is given the events of the feed, in their order, once in effect, whichever node reads. One that is new begins where the feed ends when
/// a node first knows it: what happened before is not news.
/// </summary>
internal interface IFeedReader
{
    /// <summary>Its name, by which its place is kept.</summary>
    string Name { get; }

    /// <summary>The types of the events that it is given; null for all.</summary>
    IReadOnlyList<string>? Types => null;

    /// <summary>
    /// Loads, decides and changes, and commits nothing: what the context then holds is committed together with the place behind these events. It may be run several
    /// times for the same events, when somebody else was faster or it failed.
    /// </summary>
    Task HandleAsync(IReadOnlyList<StoredEvent> events, SupportDbContext db, CancellationToken ct);
}
