namespace BitP.SupportApi.Tests.Features.Surveys.FollowUps;

/// <summary>A follow-up goes from open to contacted to done, and may begin again.</summary>
public sealed class SeeingAFollowUpThrough
{
    [Fact]
    public async Task A_supervisor_sees_it_through()
    {
        await using var aftermath = await Aftermath.SetAsync();
        var path = await aftermath.FollowUpAsync(await aftermath.AnsweredAsync(1));

        var assigned = await aftermath.TakeAsync(path, "assign", new { ownerId = aftermath.Jonas });
        Assert.Equal(("open", "Jonas Weber"), (assigned.Text("state"), assigned["owner"].Str("name")));
        await aftermath.App.AdvanceAsync("PT3H");
        var contacted = await aftermath.TakeAsync(path, "contact", new { note = "Called.\nNobody was there." });
        Assert.Equal(("contacted", "2027-01-04T15:00:00Z"), (contacted.Text("state"), contacted.Text("contactedAt")));
        await aftermath.App.AdvanceAsync("PT1H");
        var again = await aftermath.TakeAsync(path, "contact", new { note = "Called, and apologised." });
        Assert.Equal("2027-01-04T15:00:00Z", again.Text("contactedAt"));
        var done = await aftermath.TakeAsync(path, "finish", new { result = "resolved", note = "The fee was paid back." });
        Assert.Equal(("done", "resolved", "2027-01-04T16:00:00Z"), (done.Text("state"), done.Text("result"), done.Text("doneAt")));
        Assert.Equal(["reopen"], done["allowedTransitions"].Strings());
        var reopened = await aftermath.TakeAsync(path, "reopen", new { reason = "It was not." });
        Assert.Equal(("open", "2027-01-06T16:00:00Z"), (reopened.Text("state"), reopened.Text("dueAt")));
        Assert.Equal((null, null, "2027-01-04T15:00:00Z"), (reopened["result"], reopened["doneAt"], reopened.Text("contactedAt")));

        Assert.Equal(["assign", "contact", "contact", "finish", "reopen"], reopened["steps"]!.AsArray().Select(s => s.Str("action")));
        Assert.Equal("Called.\nNobody was there.", reopened["steps"]![1].Str("note"));
        Assert.Equal(("supervisor", "Jonas Weber"), (reopened["steps"]![1]!["by"].Str("kind"), reopened["steps"]![1]!["by"].Str("name")));
        var told = await aftermath.EventsAsync(path, "survey_follow_up.*", 6);
        Assert.Equal(["opened", "assigned", "contacted", "contacted", "finished", "reopened"], told.Select(e => e.Str("type")!["survey_follow_up.".Length..]));
        Assert.All(told, e => Assert.DoesNotContain("Called", e!.ToJsonString(), StringComparison.Ordinal));
        Assert.Equal("resolved", told[4]!["data"].Str("result"));
    }

    [Fact]
    public async Task Its_result_stands_with_the_answer_for_staff()
    {
        await using var aftermath = await Aftermath.SetAsync();
        var invitation = await aftermath.AnsweredAsync(1);
        var path = await aftermath.FollowUpAsync(invitation);
        await aftermath.TakeAsync(path, "finish", new { result = "explained", note = "x" });

        var read = await aftermath.App.Agent.GetAsync(invitation);

        Assert.Equal(("done", "explained"), (read["followUp"].Str("state"), read["followUp"].Str("result")));
        Assert.Equal(path.Split('/')[^1], read["followUp"].Str("id"));
        var partners = await aftermath.Desk.Partner.GetAsync(invitation);
        partners.ShouldBe(200);
        Assert.Null(partners["followUp"]);
    }

    [Fact]
    public async Task It_can_be_given_back_and_to_the_same_for_nothing()
    {
        await using var aftermath = await Aftermath.SetAsync();
        var path = await aftermath.FollowUpAsync(await aftermath.AnsweredAsync(1));
        var first = await aftermath.TakeAsync(path, "assign", new { ownerId = aftermath.Jonas });

        var same = await aftermath.TakeAsync(path, "assign", new { ownerId = aftermath.Jonas });
        Assert.Equal(first.VersionTag, same.VersionTag);
        var nobodys = await aftermath.TakeAsync(path, "assign", new { ownerId = (string?)null });
        Assert.Null(nobodys["owner"]);
    }

    [Theory]
    [InlineData("assign", "{}")]
    [InlineData("contact", """{ "note": "x" }""")]
    [InlineData("finish", """{ "result": "explained", "note": "x" }""")]
    public async Task What_is_done_takes_no_step_but_the_one_back(string step, string body)
    {
        await using var aftermath = await Aftermath.SetAsync();
        var path = await aftermath.FollowUpAsync(await aftermath.AnsweredAsync(1));
        var early = await aftermath.App.Supervisor.PostAsync($"{path}/reopen", new { reason = "x" });
        early.ShouldBeProblem(409, "survey_follow_up_state_not_allowed");
        Assert.Equal(["assign", "contact", "finish"], early["allowedTransitions"].Strings());
        await aftermath.TakeAsync(path, "finish", new { result = "unreachable", note = "Nobody answers." });

        var refused = await aftermath.App.Supervisor.SendRawAsync(HttpMethod.Post, $"{path}/{step}", body);

        refused.ShouldBeProblem(409, "survey_follow_up_state_not_allowed");
        Assert.Equal(["reopen"], refused["allowedTransitions"].Strings());
    }

    [Theory]
    [InlineData("contact", "{}", "note", "required")]
    [InlineData("contact", """{ "note": " " }""", "note", "required")]
    [InlineData("finish", """{ "note": "x" }""", "result", "required")]
    [InlineData("finish", """{ "result": "excluded", "note": "x" }""", "result", "not_applicable")]
    [InlineData("finish", """{ "result": "resolved" }""", "note", "required")]
    [InlineData("reopen", "{}", "reason", "required")]
    [InlineData("assign", """{ "ownerId": "019aa9f2-3c40-7d11-9c3e-5b1f0a7e2d99" }""", "ownerId", "not_found")]
    public async Task What_says_nothing_is_refused(string step, string body, string member, string code)
    {
        await using var aftermath = await Aftermath.SetAsync();
        var path = await aftermath.FollowUpAsync(await aftermath.AnsweredAsync(1));

        (await aftermath.App.Supervisor.SendRawAsync(HttpMethod.Post, $"{path}/{step}", body)).ShouldRefuse(member, code);
    }

    [Fact]
    public async Task A_result_that_there_is_not_is_refused()
    {
        await using var aftermath = await Aftermath.SetAsync();
        var path = await aftermath.FollowUpAsync(await aftermath.AnsweredAsync(1));

        Assert.Equal(400, (await aftermath.App.Supervisor.PostAsync($"{path}/finish", new { result = "bribed", note = "x" })).Status);
        Assert.Equal("open", (await aftermath.ReadAsync(path)).Text("state"));
    }

    [Fact]
    public async Task Who_is_not_active_is_given_none()
    {
        await using var aftermath = await Aftermath.SetAsync();
        var path = await aftermath.FollowUpAsync(await aftermath.AnsweredAsync(1));
        var gone = await aftermath.App.Admin.PostAsync("/v1/agents", new { name = "Gone", active = false });
        gone.ShouldBe(201);

        (await aftermath.App.Supervisor.PostAsync($"{path}/assign", new { ownerId = gone.Text("id") })).ShouldRefuse("ownerId", "not_found");
    }

    [Fact]
    public async Task Nobody_follows_up_an_answer_about_their_own_work()
    {
        await using var aftermath = await Aftermath.SetAsync();
        var path = await aftermath.FollowUpAsync(await aftermath.AnsweredAsync(1, agent: aftermath.Jonas));

        foreach (
            var (step, body) in new (string, object)[]
            {
                ("assign", new { ownerId = aftermath.Mei }),
                ("contact", new { note = "x" }),
                ("finish", new { result = "no_action", note = "x" }),
            }
        )
            (await aftermath.App.Supervisor.PostAsync($"{path}/{step}", body)).ShouldBeProblem(403, "survey_follow_up_own");
        (await aftermath.App.Admin.PostAsync($"{path}/assign", new { ownerId = aftermath.Jonas })).ShouldBeProblem(403, "survey_follow_up_own");

        await aftermath.TakeAsync(path, "assign", new { ownerId = aftermath.Mei }, aftermath.App.Admin);
        await aftermath.TakeAsync(path, "finish", new { result = "explained", note = "x" }, aftermath.App.Admin);
    }

    [Fact]
    public async Task Only_supervisors_and_admins_know_of_them()
    {
        await using var aftermath = await Aftermath.SetAsync();
        var path = await aftermath.FollowUpAsync(await aftermath.AnsweredAsync(1));

        foreach (var kind in new[] { "partner", "customer", "agent" })
        {
            var caller = aftermath.Desk.By(kind);
            foreach (var read in new[] { path, "/v1/survey-follow-ups", "/v1/survey-follow-ups/summary" })
                (await caller.GetAsync(read)).ShouldBeProblem(403, "actor_not_allowed");
            (await caller.PostAsync($"{path}/contact", new { note = "x" })).ShouldBeProblem(403, "actor_not_allowed");
        }
        (await aftermath.App.Supervisor.GetAsync("/v1/survey-follow-ups/019aa9f2-3c40-7d11-9c3e-5b1f0a7e2d99")).ShouldBeProblem(
            404,
            "survey_follow_up_not_found"
        );
        (await aftermath.App.Supervisor.PostAsync("/v1/survey-follow-ups/nonsense/contact", new { note = "x" })).ShouldBeProblem(
            404,
            "survey_follow_up_not_found"
        );
    }

    [Fact]
    public async Task A_step_that_is_sent_again_is_taken_once_and_told_as_it_stands()
    {
        await using var aftermath = await Aftermath.SetAsync();
        var path = await aftermath.FollowUpAsync(await aftermath.AnsweredAsync(1, "Slow."));
        var supervisor = aftermath.App.Supervisor;
        var (contact, refused) = (("Idempotency-Key", "contact"), ("Idempotency-Key", "reopen"));
        var first = await supervisor.PostAsync($"{path}/contact", new { note = "Called." }, contact);
        first.ShouldBe(200);
        (await supervisor.PostAsync($"{path}/reopen", new { reason = "x" }, refused)).ShouldBeProblem(409, "survey_follow_up_state_not_allowed");
        var same = await supervisor.PostAsync($"{path}/contact", new { note = "Called." }, contact);
        Assert.Equal((first.Raw, first.ETag, "true"), (same.Raw, same.ETag, same.Header("Idempotency-Replayed")));
        var finished = await aftermath.TakeAsync(path, "finish", new { result = "resolved", note = "x" });

        var again = await supervisor.PostAsync($"{path}/contact", new { note = "Called." }, contact);

        Assert.Equal((200, finished.Raw, "true"), (again.Status, again.Raw, again.Header("Idempotency-Replayed")));
        (await supervisor.PostAsync($"{path}/contact", new { note = "Written." }, contact)).ShouldBeProblem(422, "idempotency_key_reused");
        // A refusal is stored as everywhere.
        (await supervisor.PostAsync($"{path}/reopen", new { reason = "x" }, refused)).ShouldBeProblem(409, "survey_follow_up_state_not_allowed");
        Assert.DoesNotContain("idempotency_records", await aftermath.App.Database.TablesWithAsync("Called."));
    }

    [Fact]
    public async Task A_stale_version_changes_nothing()
    {
        await using var aftermath = await Aftermath.SetAsync();
        var path = await aftermath.FollowUpAsync(await aftermath.AnsweredAsync(1));
        var read = await aftermath.ReadAsync(path);
        (await aftermath.App.Supervisor.GetAsync(path, ("If-None-Match", read.ETag!))).ShouldBe(304);
        await aftermath.TakeAsync(path, "assign", new { ownerId = aftermath.Jonas });

        (await aftermath.App.Supervisor.PostAsync($"{path}/contact", new { note = "x" }, ("If-Match", read.VersionTag!))).ShouldBeProblem(
            412,
            "version_mismatch"
        );

        Assert.Equal("open", (await aftermath.ReadAsync(path)).Text("state"));
    }

    [Fact]
    public async Task Many_steps_are_noted_and_not_without_end()
    {
        await using var aftermath = await Aftermath.SetAsync();
        var path = await aftermath.FollowUpAsync(await aftermath.AnsweredAsync(1));
        for (var i = 0; i < 100; i++)
            await aftermath.TakeAsync(path, "contact", new { note = "x" });

        (await aftermath.App.Supervisor.PostAsync($"{path}/contact", new { note = "x" })).ShouldBeProblem(409, "survey_follow_up_limit_reached");

        await aftermath.TakeAsync(path, "finish", new { result = "unreachable", note = "x" });
    }
}
