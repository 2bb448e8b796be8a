using System.Globalization;

namespace BitP.SupportApi.Features.Schedules;

/// <summary>That the hours of a schedule have changed, as an item of due work for whoever counts by them.</summary>
internal static class ScheduleRecount
{
    public const string Kind = "schedule.recount";

    /// <summary>For how long a node may still count by the hours before.</summary>
    public static readonly TimeSpan Delay = TimeSpan.FromSeconds(2);

    /// <summary>The subject of the item: a schedule, and the version that was made.</summary>
    public static string SubjectOf(Guid scheduleId, long version) => $"{scheduleId:N}/{version}";

    /// <summary>The schedule of a subject, and the version.</summary>
    public static (Guid ScheduleId, long Version) Of(string subject) =>
        (Guid.ParseExact(subject[..32], "N"), long.Parse(subject.AsSpan(33), CultureInfo.InvariantCulture));
}
