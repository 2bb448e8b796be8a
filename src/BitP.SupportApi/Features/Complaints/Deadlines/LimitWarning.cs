using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Complaints.Deadlines;

internal static class LimitWarning
{
    /// <summary>When a limit is warned of: a quarter of the time before it is too late, on a whole millisecond, since what is due is kept no more exactly.</summary>
    public static DateTimeOffset Of(DateTimeOffset from, DateTimeOffset dueAt) => Instants.Cut(dueAt - ((dueAt - from) / 4));
}
