namespace BitP.SupportApi.Features.Tickets.Clocks;

/// <summary>Which of the clocks that move are shown.</summary>
internal static class MostMoved
{
    private const int Shown = 10;

    /// <summary>The ten that move most, either way; those that are due at only one of the two times before all others.</summary>
    public static IReadOnlyList<T> Of<T>(IEnumerable<T> moved, Func<T, TimeSpan?> moves, Func<T, string> reference) =>
        [.. moved.OrderByDescending(m => moves(m)?.Duration() ?? TimeSpan.MaxValue).ThenBy(reference, StringComparer.Ordinal).Take(Shown)];
}
