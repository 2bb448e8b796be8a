using BitP.SupportApi.Features.Complaints.Register;
using BitP.SupportApi.Platform.Callers;
using Microsoft.Extensions.DependencyInjection;

namespace BitP.SupportApi.Tests.Features.Complaints.Register;

/// <summary>Registers and statistics wait for one another, and no caller keeps out the others.</summary>
public sealed class TakingTurns
{
    private const string Year = "from=2025-01-01&to=2026-01-01";

    [Theory]
    [InlineData(ReadRegister.Root, RegisterTurns.MaxRegistersOfCaller)]
    [InlineData("/v1/complaints/statistics", RegisterTurns.MaxStatisticsOfCaller)]
    public async Task Who_asks_for_more_at_once_than_a_caller_has_is_refused_whatever_the_key_and_others_are_not(string path, int most)
    {
        await using var app = await SupportApp.StartAsync();
        var (one, other) = (await app.NewPartnerAsync("One"), await app.NewPartnerAsync("Other"));
        var more = await app.Admin.PostAsync(
            "/v1/api-keys",
            new
            {
                name = "Second key",
                kind = "partner",
                partnerId = one.PartnerId,
            }
        );
        more.ShouldBe(201);
        Caller[] keys = [one, app.With(more.Text("key"))];
        var go = new TaskCompletionSource<object>();
        var turns = app.Services.GetRequiredService<RegisterTurns>();
        // Somebody reads, and takes long.
        var reads = Enumerable.Range(0, RegisterTurns.MaxReads).Select(_ => turns.ReadAsync(() => go.Task, default)).ToArray();

        var asked = Enumerable.Range(0, most + 1).Select(i => keys[i % 2].GetAsync($"{path}?{Year}")).ToList();
        var refused = await Task.WhenAny(asked).WaitAsync(Polling.Patience);
        var others = Task.WhenAll(other.GetAsync($"{path}?{Year}"), app.Supervisor.GetAsync($"{path}?{Year}"));
        go.SetResult(reads);

        (await refused).ShouldBeProblem(429, "register_too_many_at_once");
        Assert.Equal("5", (await refused).Header("Retry-After"));
        asked.Remove(refused);
        Assert.All(await Task.WhenAll(asked), answer => answer.ShouldBe(200));
        Assert.All(await others, answer => answer.ShouldBe(200));
        // What has ended counts no more.
        for (var i = 0; i <= most; i++)
            (await one.GetAsync($"{path}?{Year}")).ShouldBe(200);
    }

    [Fact]
    public async Task One_caller_never_has_all_the_turns_to_count()
    {
        using var turns = new RegisterTurns();
        var (greedy, other) = (Partner(), Partner());
        var go = new TaskCompletionSource<string>();
        var begun = 0;
        Task<string> CountAsync()
        {
            Interlocked.Increment(ref begun);
            return go.Task;
        }

        var waiting = Enumerable.Range(0, RegisterTurns.MaxStatisticsOfCaller).Select(_ => turns.CountAsync(greedy, CountAsync, default)).ToArray();

        Assert.Equal("done", await turns.CountAsync(other, () => Task.FromResult("done"), default).WaitAsync(Polling.Patience));
        Assert.Null(await turns.CountAsync(greedy, CountAsync, default).WaitAsync(Polling.Patience));
        Assert.Equal(1, begun);
        go.SetResult("all");
        Assert.All(await Task.WhenAll(waiting), Assert.NotNull);
    }

    private static Actor Partner()
    {
        var id = Guid.NewGuid();
        return new(ActorKind.Partner, id, null) { PartnerId = id };
    }
}
