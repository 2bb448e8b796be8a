namespace BitP.SupportApi.Load.Driver;

/// <summary>Adds due work of a kind that only the tests do.</summary>
internal static class DueRows
{
    private const string Kind = "test.a_first";

    private static readonly List<string> Columns = ["subject", "kind", "id", "due_at", "wake_at", "attempts"];

    /// <param name="database">The product's database.</param>
    /// <param name="prefix">What the subjects begin with.</param>
    /// <param name="rows">How many.</param>
    /// <param name="due">When they fall due, from now; all at the same instant.</param>
    public static async Task AddAsync(Database database, string prefix, long rows, TimeSpan due)
    {
        var at = DateTime.UtcNow + due;
        at = at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMillisecond));
        await database.WriteAsync(
            "due_work",
            Columns,
            Enumerable.Range(0, (int)rows).Select(i => new object?[] { $"{prefix}-{i}", Kind, Guid.CreateVersion7(at), at, at, 0 })
        );
    }
}
