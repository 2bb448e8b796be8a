namespace BitP.SupportApi.Platform.Http;

/// <summary>
/// Whoever wants to change a resource for which others wait already gets in line behind them, in the order of arrival. Without that, of many who come one after
/// the other each is faster than the one who has lost and starts anew. Where nobody has lost, nobody waits.
/// </summary>
internal sealed class WritersInLine
{
    /// <summary>How long somebody waits for its turn.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(30);

    /// <summary>How many wait for one resource.</summary>
    public const int MaxLength = 1000;

    private readonly Dictionary<string, Line> _lines = new(StringComparer.OrdinalIgnoreCase);
    private volatile int _count;

    /// <summary>Whether there is no line at all, which costs nothing to ask.</summary>
    public bool IsEmpty => _count == 0;

    /// <summary>Whether somebody changes this resource in line, so that others have to get in line too.</summary>
    public bool IsContended(string resource)
    {
        lock (_lines)
            return _lines.ContainsKey(resource);
    }

    /// <summary>Gets in line. Whoever gets a turn has to end it; null when the line is too long, or does not move.</summary>
    public async Task<IDisposable?> WaitAsync(string resource, CancellationToken ct)
    {
        Line? line;
        lock (_lines)
        {
            if (!_lines.TryGetValue(resource, out line))
                _lines[resource] = line = new();
            else if (line.Length == MaxLength)
                return null;
            line.Length++;
            _count = _lines.Count;
        }
        var mayGo = false;
        try
        {
            mayGo = await line.Gate.WaitAsync(MaxWait, ct);
        }
        finally
        {
            if (!mayGo)
                Leave(resource, line);
        }
        return mayGo ? new Turn(this, resource, line) : null;
    }

    private void Leave(string resource, Line line)
    {
        lock (_lines)
        {
            if (--line.Length == 0)
                _lines.Remove(resource);
            _count = _lines.Count;
        }
    }

    private sealed class Line
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public int Length { get; set; }
    }

    private sealed class Turn(WritersInLine lines, string resource, Line line) : IDisposable
    {
        public void Dispose()
        {
            line.Gate.Release();
            lines.Leave(resource, line);
        }
    }
}
