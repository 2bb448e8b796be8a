namespace BitP.SupportApi.Tests.Features.Complaints;

/// <summary>What is looked into for a complaint, by whom, and what was found.</summary>
public sealed class InvestigatingAComplaint
{
    private const string Hash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static readonly (string, string) Anyhow = ("If-Match", "*");

    [Fact]
    public async Task It_is_internal_until_the_decision_and_names_nobody_afterwards()
    {
        var app = await SupportApp.SharedAsync();
        var complaint = await FiledComplaint.FileAsync(app);
        var path = await AddAsync(complaint);
        var noted = await app.Agent.PatchAsync(
            path,
            new
            {
                addFinding = "The check took nine days.",
                addEvidence = new[]
                {
                    new
                    {
                        name = "checks.csv",
                        sha256 = Hash.ToUpperInvariant(),
                        description = "Our log.",
                    },
                },
            },
            Anyhow
        );
        noted.ShouldBe(200);
        Assert.Equal((Hash, "Our log."), (noted["evidence"]![0].Str("sha256"), noted["evidence"]![0].Str("description")));
        Assert.Equal("Mei Lin", noted["findings"]![0]!["by"].Str("name"));
        var steps = $"{complaint.Path}/investigation-steps";

        Assert.Empty((await complaint.Partner.GetAsync(steps)).Items);
        Assert.Empty((await complaint.Customer.GetAsync(steps)).Items);
        Assert.Single((await app.Agent.GetAsync(steps)).Items);
        await complaint.DecideAsync();
        foreach (var caller in new[] { complaint.Partner, complaint.Customer })
        {
            var answer = await caller.GetAsync(steps);
            var seen = Assert.Single(answer.Items)!;
            Assert.Equal(("Who checked when", "The check took nine days."), (seen.Str("title"), seen["findings"]![0].Str("text")));
            Assert.Equal(("checks.csv", Hash), (seen["evidence"]![0].Str("name"), seen["evidence"]![0].Str("sha256")));
            Assert.Null(seen["ownerId"]);
            Assert.DoesNotContain("Mei Lin", answer.Raw, StringComparison.Ordinal);
            Assert.DoesNotContain("Our log.", answer.Raw, StringComparison.Ordinal);
        }
        (await complaint.DoAsync("reopen", new { reason = "New records." })).ShouldBe(200);
        Assert.Empty((await complaint.Partner.GetAsync(steps)).Items);
        var other = await FiledComplaint.FileAsync(app);
        (await other.Partner.GetAsync(steps)).ShouldBeProblem(404, "complaint_not_found");
        (await complaint.Partner.PostAsync(steps, new { title = "No." })).ShouldBeProblem(403, "actor_not_allowed");
        (await app.Agent.PatchAsync($"{other.Path}/investigation-steps/{path.Split('/')[^1]}", new { addFinding = "No." }, Anyhow)).ShouldBeProblem(
            404,
            "investigation_step_not_found"
        );
    }

    [Fact]
    public async Task What_is_done_is_only_added_to()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync(FiledComplaint.Monday);
        var complaint = await FiledComplaint.FileAsync(app);
        var path = await AddAsync(complaint);
        Task<Answer> TryAsync(object changes) => app.Agent.PatchAsync(path, changes, Anyhow);

        (await TryAsync(new { doneAt = "2027-01-05T00:00:00Z" })).ShouldRefuse("doneAt", "out_of_range");
        (await TryAsync(new { doneAt = "2026-01-05T00:00:00Z" })).ShouldRefuse("doneAt", "out_of_range");
        (await TryAsync(new { dueAt = "2027-01-08T00:00:00Z", addFinding = "It took nine days." })).ShouldBe(200);
        (await TryAsync(new { doneAt = FiledComplaint.Monday })).ShouldBe(200);
        (await TryAsync(new { doneAt = (string?)null })).ShouldBeProblem(409, "investigation_step_done");
        (await TryAsync(new { dueAt = "2027-01-09T00:00:00Z" })).ShouldBeProblem(409, "investigation_step_done");
        (await TryAsync(new { addEvidence = new[] { new { name = "a", sha256 = Hash } } })).ShouldBe(200);
        (await TryAsync(new { addEvidence = new[] { new { name = "b", sha256 = Hash } } })).ShouldRefuse("addEvidence[0].sha256", "duplicate");
        (await TryAsync(new { addEvidence = new[] { new { name = "b", sha256 = "abc" } } })).ShouldRefuse("addEvidence[0].sha256", "format");
        (await TryAsync(new { addFinding = " " })).ShouldRefuse("addFinding", "required");
        await complaint.CloseAsync();

        var corrected = await TryAsync(new { addFinding = "It was eight, see the log." });

        corrected.ShouldBe(200);
        Assert.Equal(["It took nine days.", "It was eight, see the log."], corrected["findings"]!.AsArray().Select(f => f.Str("text")));
        var told = (await app.Agent.GetAsync($"{complaint.Path}/timeline?limit=200"))
            .Items.Where(e => e.Str("type") == "complaint.investigation_step_updated")
            .ToArray();
        Assert.Equal([Hash], told[2]!["data"]!["evidence"].Strings());
        Assert.Equal(4, told.Length);
    }

    [Fact]
    public async Task What_is_decided_is_not_looked_into_unless_it_is_reopened()
    {
        var complaint = await FiledComplaint.FileAsync(await SupportApp.SharedAsync());
        var path = await AddAsync(complaint);
        await complaint.DecideAsync();
        var body = new { title = "More", ownerId = await OwnerAsync(complaint) };

        (await complaint.DoAsync("investigation-steps", body)).ShouldBeProblem(409, "complaint_status_not_allowed");
        (await complaint.App.Agent.PatchAsync(path, new { dueAt = "2035-01-01T00:00:00Z" }, Anyhow)).ShouldBeProblem(409, "complaint_status_not_allowed");
        (await complaint.DoAsync("reopen", new { reason = "New records." })).ShouldBe(200);
        (await complaint.DoAsync("investigation-steps", body)).ShouldBe(201);
    }

    [Fact]
    public async Task Whoever_has_to_do_with_it_does_not_look_into_it()
    {
        var desk = await Desk.SetAsync();
        var agent = await desk.AgentIdAsync();
        var ticket = await desk.OpenAsync();
        (await desk.Agent.PostAsync($"/v1/tickets/{ticket.Text("id")}/messages", new { body = "We look into it." })).ShouldBe(201);
        var path = $"/v1/complaints/{(await desk.Customer.PostAsync($"/v1/tickets/{ticket.Text("id")}/complaint")).Text("id")}/investigation-steps";
        var (_, other, _) = await desk.App.PersonAsync("agent");

        (await desk.Supervisor.PostAsync(path, new { title = "It", ownerId = agent })).ShouldBeProblem(409, "handler_not_independent");
        (await desk.Supervisor.PostAsync(path, new { title = "It", ownerId = Guid.NewGuid() })).ShouldRefuse("ownerId", "not_found");
        var added = await desk.Supervisor.PostAsync(path, new { title = "It", ownerId = other });
        added.ShouldBe(201);
        (await desk.Supervisor.PatchAsync($"{path}/{added.Text("id")}", new { ownerId = agent }, Anyhow)).ShouldBeProblem(409, "handler_not_independent");
        (await desk.Supervisor.PatchAsync($"{path}/{added.Text("id")}", new { ownerId = (string?)null }, Anyhow)).ShouldRefuse("ownerId", "required");
    }

    [Fact]
    public async Task Who_did_not_see_the_last_change_changes_nothing()
    {
        var complaint = await FiledComplaint.FileAsync(await SupportApp.SharedAsync());
        var seen = (await complaint.App.Agent.GetAsync(complaint.Path)).ETag!;
        var path = await AddAsync(complaint);

        (await complaint.App.Agent.PatchAsync(path, new { addFinding = "So." })).ShouldBeProblem(428, "if_match_required");
        (await complaint.App.Agent.PatchAsync(path, new { addFinding = "So." }, ("If-Match", seen))).ShouldBeProblem(412, "version_mismatch");
        var now = (await complaint.App.Agent.GetAsync(complaint.Path)).ETag!;
        (await complaint.App.Agent.PatchAsync(path, new { addFinding = "So." }, ("If-Match", now))).ShouldBe(200);
    }

    private static async Task<string> OwnerAsync(FiledComplaint complaint) => (await complaint.App.PersonAsync("agent")).Id;

    private static async Task<string> AddAsync(FiledComplaint complaint)
    {
        var added = await complaint.DoAsync("investigation-steps", new { title = "Who checked when", ownerId = await OwnerAsync(complaint) });
        added.ShouldBe(201);
        return $"{complaint.Path}/investigation-steps/{added.Text("id")}";
    }
}
