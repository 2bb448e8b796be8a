namespace BitP.SupportApi.Features.Complaints.Deadlines;

internal static class LimitWarning
{
    /// <summary>When a limit is warned of: a quarter of the time before it is too late.</summary>
    public static DateTimeOffset Of(DateTimeOffset from, DateTimeOffset dueAt) => dueAt - ((dueAt - from) / 4);
}
