using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Due;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BitP.SupportApi.Tests.Platform.Due;

/// <summary>What has to happen at a time happens then, once, in order, whoever does it.</summary>
public sealed class DoingWhatIsDue
{
    private const string Noon = "2027-01-04T12:00:00Z";

    private static readonly DateTimeOffset Start = DateTimeOffset.Parse(Noon, null);

    private readonly TestWork _work = new();

    [Fact]
    public async Task It_is_done_once_without_anybody_asking()
    {
        await using var app = await SupportApp.StartAsync(_work.AddTo);
        var at = await app.NowAsync();

        await TestWork.AddAsync(app, DueItem.At(TestWork.First, "one", at.AddSeconds(1)), DueItem.At(TestWork.First, "later", at.AddDays(1)));

        await Polling.UntilAsync(async () => (await TestWork.RowsAsync(app)).Count == 1, "it is done");
        Assert.Equal(("one", TestWork.First, at.AddSeconds(1)), Assert.Single(await TestWork.EffectsAsync(app)));
        Assert.Equal("later", Assert.Single(await TestWork.RowsAsync(app)).Subject);
    }

    [Fact]
    public async Task All_that_falls_due_when_the_clock_is_moved_is_done_in_order_before_the_answer()
    {
        await using var app = await StartAsync();
        var days = Enumerable.Range(1, 56).ToArray();
        await TestWork.AddAsync(app, [.. days.Reverse().Select(day => DueItem.At(TestWork.First, $"day {day}", Start.AddDays(day)))]);
        await TestWork.AddAsync(app, DueItem.At(TestWork.First, "day 57", Start.AddDays(57)));

        Assert.Equal(Start.AddDays(56), await app.AdvanceAsync("P56D"));

        var done = await TestWork.EffectsAsync(app);
        Assert.Equal(days.Select(day => $"day {day}"), done.Select(d => d.Subject));
        // Each as of its own due time, and not of the time to which the clock was moved.
        Assert.Equal(days.Select(day => Start.AddDays(day)), done.Select(d => d.At));
        Assert.Equal("day 57", Assert.Single(await TestWork.RowsAsync(app)).Subject);
    }

    [Fact]
    public async Task What_becomes_due_in_between_is_done_in_its_place()
    {
        await using var app = await StartAsync();
        _work.Do = (item, db, _) =>
        {
            var outcome = TestWork.Note(item, db);
            return Task.FromResult(item.Subject == "hourly" && item.DueAt < Start.AddHours(5) ? TestWork.PutOff(item, db, item.DueAt.AddHours(1)) : outcome);
        };
        await TestWork.AddAsync(
            app,
            DueItem.At(TestWork.First, "hourly", Start.AddHours(1)),
            DueItem.At(TestWork.First, "half past two", Start.AddMinutes(150)),
            DueItem.At(TestWork.First, "half past four", Start.AddMinutes(270))
        );

        await app.AdvanceAsync("P1D");

        Assert.Equal(
            ["hourly", "hourly", "half past two", "hourly", "hourly", "half past four", "hourly"],
            (await TestWork.EffectsAsync(app)).Select(d => d.Subject)
        );
        Assert.Empty(await TestWork.RowsAsync(app));
    }

    [Fact]
    public async Task A_clock_that_is_set_back_does_nothing()
    {
        await using var app = await StartAsync();
        await TestWork.AddAsync(app, DueItem.At(TestWork.First, "one", Start.AddDays(-3)));
        // It is due already: by and by a round does it.
        await Polling.UntilAsync(async () => (await TestWork.RowsAsync(app)).Count == 0, "it is done");
        await TestWork.AddAsync(app, DueItem.At(TestWork.First, "two", Start.AddDays(1)));

        await app.StopClockAsync("2027-01-02T12:00:00Z");

        Assert.Equal("one", Assert.Single(await TestWork.EffectsAsync(app)).Subject);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_moves_or_withdraws_it_while_it_is_being_done_undoes_it(bool moves)
    {
        await using var app = await StartAsync();
        var (begun, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        _work.Do = async (item, db, _) =>
        {
            begun.TrySetResult();
            await go.Task;
            return TestWork.Note(item, db);
        };
        await TestWork.AddAsync(app, DueItem.At(TestWork.First, "one", Start.AddHours(1)));

        var moving = app.AdvanceAsync("PT2H");
        await begun.Task.WaitAsync(Polling.Patience);
        await TestWork.MoveAsync(app, TestWork.First, "one", Start.AddHours(1), moves ? Start.AddHours(3) : null);
        go.SetResult();
        await moving;

        Assert.Empty(await TestWork.EffectsAsync(app));
        Assert.Single(_work.Runs);
        await app.AdvanceAsync("PT2H");
        Assert.Equal(moves ? [Start.AddHours(3)] : [], (await TestWork.EffectsAsync(app)).Select(d => d.At));
    }

    [Fact]
    public async Task What_fails_is_tried_again_after_longer_and_longer_pauses_and_then_set_aside()
    {
        await using var app = await StartAsync();
        _work.Do = (item, db, _) =>
            (item.Kind, item.Subject) == (TestWork.First, "bad")
                ? throw new InvalidOperationException("It\ncannot be.")
                : Task.FromResult(TestWork.Note(item, db));
        await TestWork.AddAsync(
            app,
            DueItem.At(TestWork.First, "bad", Start.AddHours(1)),
            DueItem.At(TestWork.First, "good", Start.AddHours(2)),
            // It waits for what is before it of the same subject, and not for what has failed.
            DueItem.At(TestWork.Second, "bad", Start.AddHours(3))
        );

        var now = await app.AdvanceAsync("PT4H");

        var pauses = new List<TimeSpan>();
        while ((await TestWork.RowsAsync(app)).Single(d => d.Kind == TestWork.First) is { WakeAt: { } wakeAt } row)
        {
            Assert.Equal("InvalidOperationException: It cannot be.", row.Failure);
            Assert.Equal(pauses.Count + 1, row.Attempts);
            pauses.Add(wakeAt - now);
            now = await app.AdvanceAsync(System.Xml.XmlConvert.ToString(wakeAt - now));
        }

        Assert.Equal(["good", "bad"], (await TestWork.EffectsAsync(app)).Select(d => d.Subject));
        Assert.Equal(DueItem.MaxAttempts - 1, pauses.Count);
        Assert.All(pauses.Zip(pauses.Skip(1)), pair => Assert.True(pair.Second > pair.First, $"{pair}"));
        Assert.InRange(pauses[0], TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(5));
        Assert.All(pauses, pause => Assert.InRange(pause, TimeSpan.Zero, TimeSpan.FromMinutes(10)));
        // Nobody tries again.
        var runs = _work.Runs.Count;
        await app.AdvanceAsync("P30D");
        Assert.Equal(runs, _work.Runs.Count);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(-1.0)]
    public async Task What_its_handler_leaves_due_as_it_was_or_earlier_has_failed_and_did_nothing(double? movedByHours)
    {
        await using var app = await StartAsync();
        _work.Do = (item, db, _) =>
        {
            TestWork.Note(item, db);
            return Task.FromResult(movedByHours is { } hours ? TestWork.PutOff(item, db, item.DueAt.AddHours(hours)) : DueOutcome.Moved);
        };
        await TestWork.AddAsync(app, DueItem.At(TestWork.First, "stuck", Start.AddHours(2)));

        var now = await app.AdvanceAsync("PT3H");

        for (var attempt = 1; Assert.Single(await TestWork.RowsAsync(app)) is { WakeAt: { } wakeAt } row; attempt++)
        {
            Assert.Equal((Start.AddHours(2), attempt), (row.DueAt, row.Attempts));
            Assert.Contains("left it due", row.Failure, StringComparison.Ordinal);
            Assert.True(wakeAt > now, $"{wakeAt}");
            now = await app.AdvanceAsync(System.Xml.XmlConvert.ToString(wakeAt - now));
        }
        Assert.Equal(DueItem.MaxAttempts, _work.Runs.Count);
        Assert.Empty(await TestWork.EffectsAsync(app));
        Assert.NotNull(Assert.Single(await TestWork.RowsAsync(app)).FailedAt);
    }

    [Theory]
    [InlineData(-1.0)]
    [InlineData(1.0)]
    [InlineData(null)]
    public async Task What_somebody_else_moved_or_withdrew_meanwhile_has_not_failed(double? movedByHours)
    {
        await using var app = await StartAsync();
        _work.Do = async (item, db, _) =>
        {
            if (_work.Runs.Count > 1)
                return TestWork.Note(item, db);
            await TestWork.MoveAsync(app, item.Kind, item.Subject, item.DueAt, movedByHours is { } hours ? item.DueAt.AddHours(hours) : null);
            return DueOutcome.Moved;
        };
        await TestWork.AddAsync(app, DueItem.At(TestWork.First, "one", Start.AddHours(2)));

        await app.AdvanceAsync("PT4H");

        Assert.Empty(await TestWork.RowsAsync(app));
        Assert.Equal(movedByHours is { } by ? [Start.AddHours(2 + by)] : [], (await TestWork.EffectsAsync(app)).Select(d => d.At));
    }

    [Fact]
    public async Task What_a_node_has_is_taken_over_when_its_lease_ends_and_what_comes_after_it_waits()
    {
        await using var app = await StartAsync();
        await TestWork.AddAsync(
            app,
            DueItem.At(TestWork.First, "one", Start.AddHours(1)),
            DueItem.At(TestWork.Second, "one", Start.AddHours(1)),
            DueItem.At(TestWork.First, "two", Start.AddHours(1))
        );
        // As a node leaves it that was killed.
        await LeaseAsync(app, TestWork.First, "one", Start.AddHours(1).AddSeconds(20));

        await app.AdvanceAsync("PT1H");
        Assert.Equal(["two"], (await TestWork.EffectsAsync(app)).Select(d => d.Subject));
        await app.AdvanceAsync("PT19S");
        Assert.Single(await TestWork.EffectsAsync(app));
        await app.AdvanceAsync("PT1S");

        Assert.Equal(
            [("two", TestWork.First), ("one", TestWork.First), ("one", TestWork.Second)],
            (await TestWork.EffectsAsync(app)).Select(d => (d.Subject, d.Kind))
        );
    }

    [Fact]
    public async Task A_node_that_stops_gives_back_what_it_has()
    {
        await using var database = await TestDatabase.CreateMigratedAsync();
        var begun = new TaskCompletionSource();
        _work.Do = async (_, _, ct) =>
        {
            begun.TrySetResult();
            await Task.Delay(Timeout.Infinite, ct);
            return DueOutcome.Done;
        };
        await using (var app = await SupportApp.StartAsync(database, _work.AddTo))
        {
            var past = await app.NowAsync() - TimeSpan.FromMinutes(1);
            await TestWork.AddAsync(app, [.. Enumerable.Range(0, 60).Select(i => DueItem.At(TestWork.First, $"{i}", past.AddMilliseconds(i)))]);
            await begun.Task.WaitAsync(Polling.Patience);
            Assert.NotEqual(0, await database.CountAsync("SELECT count(*) FROM due_work WHERE lease IS NOT NULL"));
        }

        Assert.Equal(
            60,
            await database.CountAsync($"SELECT count(*) FROM due_work WHERE kind = '{TestWork.First}' AND lease IS NULL AND wake_at = due_at AND attempts = 0")
        );
    }

    [Fact]
    public async Task What_a_node_has_had_for_half_of_its_lease_is_not_begun()
    {
        await using var app = await StartAsync();
        var clock = (BitP.SupportApi.Platform.Hosting.SupportClock)app.Services.GetRequiredService<TimeProvider>();
        _work.Do = (item, db, _) =>
        {
            // So long did it take.
            Assert.True(clock.TryMove(null, TimeSpan.FromSeconds(11), null));
            return Task.FromResult(TestWork.Note(item, db));
        };

        await TestWork.AddAsync(app, [.. Enumerable.Range(0, 3).Select(i => DueItem.At(TestWork.First, $"{i}", Start.AddMinutes(i - 10)))]);
        await Polling.UntilAsync(async () => (await TestWork.RowsAsync(app)).Count == 0, "all are done");

        // Within one lease each would have been taken with the first.
        Assert.Equal(3, _work.Runs.Select(d => d.Lease).Distinct().Count());
        Assert.Equal(["0", "1", "2"], (await TestWork.EffectsAsync(app)).Select(d => d.Subject));
    }

    [Fact]
    public async Task What_no_handler_knows_is_left_to_nodes_that_do_and_health_tells_of_it()
    {
        await using var app = await StartAsync();
        (await app.Anonymous.GetAsync("/health/ready")).ShouldBe(200);
        Assert.DoesNotContain("Due work", (await app.Anonymous.GetAsync("/health/ready")).Raw, StringComparison.Ordinal);
        await TestWork.AddAsync(
            app,
            DueItem.At("test.of_tomorrow", "one", Start.AddHours(1)),
            DueItem.At(TestWork.First, "one", Start.AddHours(1).AddSeconds(1))
        );

        await app.AdvanceAsync("PT1H30S");

        Assert.Equal(TestWork.First, Assert.Single(await TestWork.EffectsAsync(app)).Kind);
        var row = Assert.Single(await TestWork.RowsAsync(app));
        Assert.Equal(("test.of_tomorrow", 0, null), (row.Kind, row.Attempts, row.Lease));
        Assert.Equal("Healthy: Due work has waited for 30 s", (await app.Anonymous.GetAsync("/health/ready")).Raw);
        await app.AdvanceAsync("PT1M");
        var late = await app.Anonymous.GetAsync("/health/ready");
        late.ShouldBe(200);
        Assert.Equal("Degraded: Due work has waited for 90 s", late.Raw);
    }

    [Fact]
    public async Task Two_nodes_do_each_once_and_those_of_a_subject_in_order()
    {
        await using var first = await SupportApp.StartAsync(_work.AddTo);
        await using var second = await first.StartSecondNodeAsync(_work.AddTo);
        var past = await first.NowAsync() - TimeSpan.FromMinutes(10);
        var subjects = Enumerable.Range(0, 60).Select(i => $"subject {i}").ToArray();

        await TestWork.AddAsync(
            first,
            [.. subjects.SelectMany((s, i) => TestWork.Kinds.Select((kind, k) => DueItem.At(kind, s, past.AddSeconds(i + (k * 20)))))]
        );
        await Polling.UntilAsync(async () => (await TestWork.RowsAsync(first)).Count == 0, "all are done");

        var done = await TestWork.EffectsAsync(first);
        Assert.Equal(3 * subjects.Length, done.Count);
        Assert.All(subjects, s => Assert.Equal(TestWork.Kinds, done.Where(d => d.Subject == s).Select(d => d.Kind)));
    }

    private async Task<SupportApp> StartAsync()
    {
        var app = await SupportApp.StartAsync(_work.AddTo);
        await app.StopClockAsync(Noon);
        return app;
    }

    private static async Task LeaseAsync(SupportApp app, string kind, string subject, DateTimeOffset until)
    {
        await using var db = app.Services.GetRequiredService<SupportDbContextFactory>().CreateFor(Actor.System);
        var lease = Guid.NewGuid();
        await db.Set<DueItem>()
            .Where(d => d.Kind == kind && d.Subject == subject)
            .ExecuteUpdateAsync(row => row.SetProperty(d => d.Lease, lease).SetProperty(d => d.WakeAt, until));
    }
}
