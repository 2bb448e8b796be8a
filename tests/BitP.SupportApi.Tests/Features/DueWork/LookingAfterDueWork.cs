using BitP.SupportApi.Platform.Due;
using BitP.SupportApi.Tests.Platform.Due;

namespace BitP.SupportApi.Tests.Features.DueWork;

/// <summary>An operator looks at what is to happen, and decides what becomes of what has failed.</summary>
public sealed class LookingAfterDueWork
{
    private const string Noon = "2027-01-04T12:00:00Z";

    private static readonly DateTimeOffset Start = DateTimeOffset.Parse(Noon, null);

    private readonly TestWork _work = new();

    [Fact]
    public async Task What_waits_what_is_due_and_what_was_set_aside_are_listed_apart()
    {
        await using var app = await StartAsync();
        await SetAsideAsync(app, "bad");
        await TestWork.AddAsync(
            app,
            DueItem.At(TestWork.First, "waits", Start.AddDays(3)),
            DueItem.At(TestWork.Second, "waits", Start.AddDays(3)),
            DueItem.At("test.of_nobody", "late", Start)
        );

        var waiting = await app.Admin.GetAsync("/v1/due-work?state=waiting");
        var due = await app.Admin.GetAsync("/v1/due-work?state=due");
        var failed = await app.Admin.GetAsync("/v1/due-work");

        waiting.ShouldBe(200);
        Assert.Equal(["waits", "waits"], Of(waiting, "subject"));
        Assert.Equal(["late"], Of(due, "subject"));
        Assert.Equal(["due"], Of(due, "state"));
        var item = Assert.Single(failed.Items)!;
        Assert.Equal(
            ("bad", TestWork.First, "failed", "InvalidOperationException: It cannot be.", DueItem.MaxAttempts),
            ((string?)item["subject"], (string?)item["kind"], (string?)item["state"], (string?)item["failure"], (int)item["attempts"]!)
        );
        Assert.NotNull(item["failedAt"]);
        Assert.Null(item["nextTryAt"]);
        Assert.Equal([TestWork.Second], Of(await app.Admin.GetAsync($"/v1/due-work?state=waiting&kind={TestWork.Second}"), "kind"));
        Assert.Empty((await app.Admin.GetAsync($"/v1/due-work?state=failed&kind={TestWork.Second}")).Items);
    }

    [Theory]
    [InlineData("waiting")]
    [InlineData("failed")]
    public async Task Pages_have_all_of_it_once(string state)
    {
        await using var app = await StartAsync();
        if (state == "failed")
            await SetAsideAsync(app, [.. Enumerable.Range(0, 7).Select(i => $"{i}")]);
        else
            // Several at the same instant.
            await TestWork.AddAsync(app, [.. Enumerable.Range(0, 7).Select(i => DueItem.At(TestWork.First, $"{i}", Start.AddDays(1 + (i / 4))))]);

        var seen = new List<string>();
        for (var next = $"/v1/due-work?state={state}&limit=3"; next is not null; )
        {
            var page = await app.Admin.GetAsync(next);
            page.ShouldBe(200);
            seen.AddRange(Of(page, "subject"));
            next = page["nextCursor"] is { } cursor ? $"/v1/due-work?state={state}&limit=3&cursor={cursor}" : null;
        }

        Assert.Equal(Enumerable.Range(0, 7).Select(i => $"{i}"), seen.Order());
    }

    [Fact]
    public async Task What_is_tried_again_begins_from_the_beginning_and_as_of_its_own_due_time()
    {
        await using var app = await StartAsync();
        var id = await SetAsideAsync(app, "bad");
        _work.Do = (item, db, _) => Task.FromResult(TestWork.Note(item, db));

        var retried = await app.Admin.PostAsync($"/v1/due-work/{id}/retry");

        retried.ShouldBe(200);
        Assert.Equal(("due", 0, null), (retried.Text("state"), (int)retried["attempts"]!, retried["failure"]));
        Assert.NotEqual(id, retried.Text("id"));
        await Polling.UntilAsync(async () => (await TestWork.RowsAsync(app)).Count == 0, "it is done");
        Assert.Equal(Start, Assert.Single(await TestWork.EffectsAsync(app)).At);
        await ShouldTellAsync(app, id, "due_work.failed", "due_work.retried");
        (await app.Admin.PostAsync($"/v1/due-work/{id}/retry")).ShouldBeProblem(404, "due_work_not_found");
        (await app.Admin.PostAsync($"/v1/due-work/{id}/drop", new { reason = "Too late." })).ShouldBeProblem(404, "due_work_not_found");
    }

    [Fact]
    public async Task What_fails_again_is_set_aside_again()
    {
        await using var app = await StartAsync();
        var id = await SetAsideAsync(app, "bad");

        (await app.Admin.PostAsync($"/v1/due-work/{id}/retry")).ShouldBe(200);
        await FailAsync(app);

        var again = Of(await app.Admin.GetAsync("/v1/due-work"), "id");
        Assert.NotEqual(id, Assert.Single(again));
        await ShouldTellAsync(app, again[0], "due_work.failed");
    }

    [Fact]
    public async Task What_is_dropped_is_done_no_more_and_does_not_stand_in_the_way_of_who_wrote_it()
    {
        await using var app = await StartAsync();
        var id = await SetAsideAsync(app, "bad");

        (await app.Admin.PostAsync($"/v1/due-work/{id}/drop", new { reason = "It was done by hand." })).ShouldBe(204);

        foreach (var state in (string[])["waiting", "due", "failed"])
            Assert.Empty((await app.Admin.GetAsync($"/v1/due-work?state={state}")).Items);
        (await app.Admin.PostAsync($"/v1/due-work/{id}/drop", new { reason = "Again." })).ShouldBeProblem(404, "due_work_not_found");
        var runs = _work.Runs.Count;
        await app.AdvanceAsync("P30D");
        Assert.Equal(runs, _work.Runs.Count);
        await ShouldTellAsync(app, id, "due_work.failed", "due_work.dropped");
        var dropped = (await app.Admin.GetAsync("/v1/events?types=due_work.dropped")).Items.Single()!;
        Assert.Equal(("It was done by hand.", "admin"), ((string?)dropped["data"]!["reason"], (string?)dropped["actor"]!["kind"]));
        // It still says by its due time which row it means.
        _work.Do = (item, db, _) => Task.FromResult(TestWork.Note(item, db));
        await TestWork.MoveAsync(app, TestWork.First, "bad", Start, Start.AddDays(60));
        await app.AdvanceAsync("P30D");
        Assert.Equal(Start.AddDays(60), Assert.Single(await TestWork.EffectsAsync(app)).At);
    }

    [Fact]
    public async Task Only_operators_see_and_decide()
    {
        var app = await SupportApp.SharedAsync();
        var id = Guid.NewGuid();

        (await app.Supervisor.GetAsync("/v1/due-work")).ShouldBeProblem(403, "actor_not_allowed");
        (await app.PartnerA.GetAsync("/v1/due-work")).ShouldBeProblem(403, "actor_not_allowed");
        (await app.Supervisor.PostAsync($"/v1/due-work/{id}/retry")).ShouldBeProblem(403, "actor_not_allowed");
        (await app.Admin.PostAsync($"/v1/due-work/{id}/retry")).ShouldBeProblem(404, "due_work_not_found");
        (await app.Admin.PostAsync($"/v1/due-work/{id}/drop", new { reason = " " })).ShouldRefuse("reason", "required");
        (await app.Admin.PostAsync($"/v1/due-work/{id}/drop", new { })).ShouldRefuse("reason", "required");
        (await app.Admin.PostAsync($"/v1/due-work/{id}/drop", new { reason = new string('x', 1001) })).ShouldRefuse("reason", "too_long");
        (await app.Admin.GetAsync("/v1/due-work?state=done")).ShouldRefuse("state", "unknown");
        (await app.Admin.GetAsync("/v1/due-work?kind=nonsense")).ShouldRefuse("kind", "unknown");
        (await app.Admin.GetAsync("/v1/due-work?kind=ticket.clocks")).ShouldBe(200);
        var cursor = new BitP.SupportApi.Platform.Http.Cursor("due-work-Waiting", 1);
        (await app.Admin.GetAsync($"/v1/due-work?cursor={cursor}")).ShouldBeProblem(400, "cursor_invalid");
    }

    private async Task<SupportApp> StartAsync()
    {
        var app = await SupportApp.StartAsync(_work.AddTo);
        await app.StopClockAsync(Noon);
        return app;
    }

    /// <summary>Has work fail until it is set aside.</summary>
    private async Task<string> SetAsideAsync(SupportApp app, params string[] subjects)
    {
        _work.Do = (_, _, _) => throw new InvalidOperationException("It cannot be.");
        await TestWork.AddAsync(app, [.. subjects.Select(s => DueItem.At(TestWork.First, s, Start))]);
        await FailAsync(app);
        return Of(await app.Admin.GetAsync("/v1/due-work"), "id")[0];
    }

    private static async Task FailAsync(SupportApp app)
    {
        // Longer than any pause.
        for (var attempt = 1; attempt <= DueItem.MaxAttempts; attempt++)
            await app.AdvanceAsync("PT11M");
    }

    /// <summary>The feed has these events of an item. It has them once all transactions have ended that began before.</summary>
    private static Task ShouldTellAsync(SupportApp app, string id, params string[] types) =>
        Polling.UntilAsync(
            async () =>
                (await app.Admin.GetAsync("/v1/events?types=due_work.*"))
                    .Items.Where(e => (string?)e!["subject"]!["id"] == id)
                    .Select(e => (string?)e!["type"])
                    .SequenceEqual(types),
            $"the feed has {string.Join(", ", types)}"
        );

    private static string[] Of(Answer page, string member) => [.. page.Items.Select(item => (string)item![member]!)];
}
