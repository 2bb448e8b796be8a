using BitP.SupportApi.Platform.Data;

namespace BitP.SupportApi.Platform.Due;

/// <summary>Does what is due of one kind.</summary>
internal interface IDueHandler
{
    /// <summary>The kind, <c>noun.noun</c>.</summary>
    string Kind { get; }

    /// <summary>
    /// Loads, decides and changes, and commits nothing: what the context then holds is committed together with the end of the item. It may be run several times
    /// when somebody else was faster. It acts as of the item's own due time, however late it is done, so that the result does not depend on when a node got round to it.
    /// </summary>
    Task<DueOutcome> HandleAsync(DueItem item, SupportDbContext db, CancellationToken ct);
}

/// <summary>What becomes of an item that was handled.</summary>
internal enum DueOutcome
{
    /// <summary>It is done, and its row is deleted.</summary>
    Done,

    /// <summary>
    /// What the handler changed moves the row to a later time or deletes it, or somebody else has done so meanwhile. When it is left due no later than it was, nothing
    /// of it is committed, and it has failed.
    /// </summary>
    Moved,
}
