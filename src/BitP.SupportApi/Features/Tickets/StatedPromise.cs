using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Tickets;

/// <summary>By when something was promised (UTC).</summary>
/// <param name="By">The instant.</param>
/// <param name="Reason">Why it was promised anew.</param>
public sealed record PromisedTime(DateTimeOffset By, string? Reason = null)
{
    /// <summary>Why it was promised anew. What shows nothing is no reason.</summary>
    public string? Reason { get; } = Texts.OrNull(Reason);
}

/// <summary>A handling time that the customer was told.</summary>
/// <param name="By">By when it is to be handled (UTC).</param>
/// <param name="StatedAt">When that was said (UTC).</param>
/// <param name="Reason">Why it was promised anew; null when no reason was given.</param>
public sealed record StatedPromise(DateTimeOffset By, DateTimeOffset StatedAt, string? Reason = null);

/// <summary>An explanation that the customer is owed.</summary>
/// <param name="By">By when (UTC); null when no policy says so.</param>
/// <param name="RequestedAt">When the customer asked for it (UTC); null when it is owed unasked.</param>
public sealed record OwedExplanation(DateTimeOffset? By, DateTimeOffset? RequestedAt);
