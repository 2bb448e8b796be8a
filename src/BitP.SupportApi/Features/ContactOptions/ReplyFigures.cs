using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Sla;
using BitP.SupportApi.Platform.Data;

namespace BitP.SupportApi.Features.ContactOptions;

/// <summary>How long first responses took of late, by channel. They are read once a minute, of each channel the last 10,000 of 30 days.</summary>
public sealed class ReplyFigures
{
    /// <summary>With fewer than these, a figure says more about single customers than about support.</summary>
    public const int Fewest = 20;

    /// <summary>How many first responses of a channel are looked at.</summary>
    public const int MaxRead = 10_000;

    public static readonly TimeSpan Usual = TimeSpan.FromDays(30);
    public static readonly TimeSpan Current = TimeSpan.FromDays(7);

    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    private readonly DatabaseProvider _provider;
    private readonly Kept<Dictionary<Channel, ChannelFigures>> _kept;

    public ReplyFigures(DatabaseProvider provider, TimeProvider clock)
    {
        _provider = provider;
        _kept = new(clock, Period, ReadAsync);
    }

    internal async ValueTask<IReadOnlyDictionary<Channel, ChannelFigures>> GetAsync() => await _kept.GetAsync(CancellationToken.None);

    private async Task<Dictionary<Channel, ChannelFigures>> ReadAsync(DateTimeOffset now)
    {
        var figures = new Dictionary<Channel, ChannelFigures>();
        foreach (var channel in Enum.GetValues<Channel>())
        {
            var query = new SqlQuery(_provider)
                .Select<ReplyTime>("r")
                .Add($" FROM reply_times r WHERE r.channel = {channel} AND r.answered_at > {now - Usual} AND r.answered_at <= {now}")
                .AddText(" ORDER BY r.answered_at DESC");
            _provider.AddLimit(query, MaxRead);
            var times = await _provider.ReadAsync<ReplyTime>(query, CancellationToken.None);
            figures[channel] = new(MeasuredReply.Of(times), MeasuredReply.Of([.. times.TakeWhile(t => t.AnsweredAt > now - Current)]));
        }
        return figures;
    }
}

/// <summary>What was measured of a channel; null where that is too little.</summary>
internal sealed record ChannelFigures(MeasuredReply? Usual, MeasuredReply? Current);

/// <summary>How long first responses took.</summary>
/// <param name="Median">Half of them took no longer.</param>
/// <param name="P90">Nine in ten took no longer.</param>
/// <param name="N">How many they are.</param>
/// <param name="Calendar">Which time it is. Those that were counted by the other calendar are left out, unless they are more.</param>
internal sealed record MeasuredReply(TimeSpan Median, TimeSpan P90, int N, ClockCalendar Calendar)
{
    public static MeasuredReply? Of(IReadOnlyList<ReplyTime> times)
    {
        var (business, elapsed) = (Sorted(ClockCalendar.Business), Sorted(ClockCalendar.Elapsed));
        var (sorted, calendar) = business.Length > elapsed.Length ? (business, ClockCalendar.Business) : (elapsed, ClockCalendar.Elapsed);
        return sorted.Length < ReplyFigures.Fewest ? null : new(Percentile(sorted, 50), Percentile(sorted, 90), sorted.Length, calendar);

        long[] Sorted(ClockCalendar calendar) => [.. times.Where(t => t.Calendar == calendar).Select(t => t.Milliseconds).Order()];
    }

    // By nearest rank: the least of the values that so many in a hundred do not exceed.
    private static TimeSpan Percentile(long[] sorted, int percent) => TimeSpan.FromMilliseconds(sorted[(((sorted.Length * percent) + 99) / 100) - 1]);
}
