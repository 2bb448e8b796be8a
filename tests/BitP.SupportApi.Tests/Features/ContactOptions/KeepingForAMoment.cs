using BitP.SupportApi.Features.ContactOptions;

namespace BitP.SupportApi.Tests.Features.ContactOptions;

/// <summary>What is asked for all the time is read once in a while, by one at a time.</summary>
public sealed class KeepingForAMoment
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    private readonly Clock _clock = new();
    private int _reads;

    [Fact]
    public async Task It_is_read_again_after_a_period_however_the_clock_moves()
    {
        var kept = new Kept<string>(_clock, Period, _ => Task.FromResult($"{++_reads}"));

        Assert.Equal("1", await kept.GetAsync(default));
        _clock.Advance(Period - TimeSpan.FromTicks(1));
        Assert.Equal("1", await kept.GetAsync(default));
        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal("2", await kept.GetAsync(default));
        _clock.Advance(-3 * Period);
        Assert.Equal("3", await kept.GetAsync(default));
        kept.Forget();
        Assert.Equal("4", await kept.GetAsync(default));
    }

    [Fact]
    public async Task Whoever_asks_while_it_is_read_gets_what_was_kept_unless_that_is_much_older()
    {
        var gate = new TaskCompletionSource();
        var kept = new Kept<string>(
            _clock,
            Period,
            async _ =>
            {
                var number = ++_reads;
                if (number > 1)
                    await gate.Task;
                return $"{number}";
            }
        );
        Assert.Equal("1", await kept.GetAsync(default));
        _clock.Advance(2 * Period);

        var reader = kept.GetAsync(default).AsTask();

        Assert.Equal("1", await kept.GetAsync(default));
        _clock.Advance(9 * Period);
        var waiting = kept.GetAsync(default).AsTask();
        Assert.False(waiting.IsCompleted);
        gate.SetResult();
        Assert.Equal(["2", "2"], await Task.WhenAll(reader, waiting));
        Assert.Equal(2, _reads);
    }

    [Fact]
    public async Task What_was_forgotten_while_it_was_read_is_not_kept()
    {
        var gates = new[] { new TaskCompletionSource<string>(), new TaskCompletionSource<string>() };
        var kept = new Kept<string>(_clock, Period, _ => gates[_reads++].Task);
        var before = kept.GetAsync(default).AsTask();
        await Polling.UntilAsync(() => Task.FromResult(_reads == 1), "the first to be read");

        kept.Forget();
        var after = kept.GetAsync(default).AsTask();
        gates[1].SetResult("new");
        Assert.Equal("new", await after);
        gates[0].SetResult("old");
        Assert.Equal("old", await before);
        Assert.Equal("new", await kept.GetAsync(default));
    }

    [Fact]
    public async Task Who_goes_away_takes_nothing_along_and_a_failure_is_not_kept()
    {
        var gate = new TaskCompletionSource<string>();
        var kept = new Kept<string>(_clock, Period, _ => ++_reads == 1 ? gate.Task : Task.FromResult("second"));
        using var impatient = new CancellationTokenSource();
        var gone = kept.GetAsync(impatient.Token).AsTask();
        var stays = kept.GetAsync(default).AsTask();

        await impatient.CancelAsync();

        await Assert.ThrowsAsync<TaskCanceledException>(() => gone);
        gate.SetException(new InvalidOperationException("The database is away."));
        await Assert.ThrowsAsync<InvalidOperationException>(() => stays);
        Assert.Equal("second", await kept.GetAsync(default));
    }

    private sealed class Clock : TimeProvider
    {
        private DateTimeOffset _now = new(2027, 1, 4, 10, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => _now;

        public void Advance(TimeSpan by) => _now += by;
    }
}
