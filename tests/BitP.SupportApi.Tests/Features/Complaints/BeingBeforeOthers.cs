namespace BitP.SupportApi.Tests.Features.Complaints;

/// <summary>Complaints before ombudsmen, authorities, courts and other firms.</summary>
public sealed class BeingBeforeOthers
{
    [Fact]
    public async Task Its_own_limit_is_warned_of_and_breached_of_itself_after_the_end()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync(FiledComplaint.Monday);
        var complaint = await FiledComplaint.FileAsync(app);
        await complaint.CloseAsync();
        var before = await app.Agent.GetAsync(complaint.Path);
        var path = await OpenAsync(complaint, new { respondBy = "2027-01-12T09:00:00Z" });

        await app.AdvanceAsync("P7D");
        var stage = await complaint.LastAsync("externalStages");
        Assert.Equal(("2027-01-10T09:00:00Z", false), (stage.Str("warnedAt"), stage["late"]!.GetValue<bool>()));
        await app.AdvanceAsync("P60D");
        Assert.True((await complaint.LastAsync("externalStages"))["late"]!.GetValue<bool>());
        var responded = await app.Agent.PostAsync($"{path}/respond", new { responseCategory = "untimely_response", text = "We are late." });
        responded.ShouldBe(200);
        Assert.True(responded["externalStages"]![0]!["responses"]![0]!["late"]!.GetValue<bool>());
        var closed = await app.Agent.PostAsync($"{path}/close", new { outcome = "partially_upheld", text = "Half of it." });

        closed.ShouldBe(200);
        Assert.Equal("closed", closed.Text("status"));
        Assert.Equal(("closed", "partially_upheld"), (closed["externalStages"]![0].Str("status"), closed["externalStages"]![0].Str("outcome")));
        Assert.Equal(before["regimes"]!.ToJsonString(), closed["regimes"]!.ToJsonString());
        Assert.Equal(
            ["closed", "external_stage_opened", "external_stage_warned", "external_stage_breached", "external_stage_responded", "external_stage_closed"],
            (await complaint.TimelineAsync()).Select(t => t["complaint.".Length..]).SkipWhile(t => t != "closed")
        );
        (await app.Agent.PostAsync($"{path}/respond", new { responseCategory = "closed" })).ShouldBeProblem(409, "external_stage_status_not_allowed");
        (await app.Agent.PostAsync($"{path}/close", new { outcome = "other" })).ShouldBeProblem(409, "external_stage_status_not_allowed");
    }

    [Fact]
    public async Task What_is_answered_in_time_is_never_late_and_what_is_in_progress_has_another_limit()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync(FiledComplaint.Monday);
        var complaint = await FiledComplaint.FileAsync(app);
        var path = await OpenAsync(
            complaint,
            new
            {
                kind = "regulator_portal",
                body = "CFPB",
                respondBy = "2027-01-19T09:00:00Z",
            }
        );
        await app.AdvanceAsync("P14D");

        var inProgress = await app.Agent.PostAsync($"{path}/respond", new { responseCategory = "in_progress", respondBy = "2027-03-05T09:00:00Z" });
        inProgress.ShouldBe(200);
        Assert.Equal(
            ("responded", "2027-03-05T09:00:00Z"),
            (inProgress["externalStages"]![0].Str("status"), inProgress["externalStages"]![0].Str("respondBy"))
        );
        Assert.Null(inProgress["externalStages"]![0].Str("respondedAt"));
        await app.AdvanceAsync("P30D");
        (await app.Agent.PostAsync($"{path}/respond", new { responseCategory = "closed_with_monetary_relief" })).ShouldBe(200);
        await app.AdvanceAsync("P90D");

        var stage = await complaint.LastAsync("externalStages");
        Assert.False(stage["late"]!.GetValue<bool>());
        Assert.Equal(["in_progress", "closed_with_monetary_relief"], stage["responses"]!.AsArray().Select(r => r.Str("category")));
        Assert.All(stage["responses"]!.AsArray(), r => Assert.False(r!["late"]!.GetValue<bool>()));
        Assert.DoesNotContain("complaint.external_stage_breached", await complaint.TimelineAsync());
    }

    [Fact]
    public async Task What_is_recorded_late_is_late_at_once()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync(FiledComplaint.Monday);
        var complaint = await FiledComplaint.FileAsync(app);

        await OpenAsync(complaint, new { openedAt = "2026-11-02T09:00:00Z", respondBy = "2026-12-01T09:00:00Z" });

        Assert.True((await complaint.LastAsync("externalStages"))["late"]!.GetValue<bool>());
        var breach = (await app.Agent.GetAsync($"{complaint.Path}/timeline")).Items[^1]!;
        Assert.Equal(("complaint.external_stage_breached", FiledComplaint.Monday), (breach.Str("type"), breach.Str("at")));
    }

    [Fact]
    public async Task Complainants_see_where_it_is_and_not_what_was_said_there()
    {
        var complaint = await FiledComplaint.FileAsync(await SupportApp.SharedAsync());
        var path = await OpenAsync(complaint, new { respondBy = "2035-01-01T00:00:00Z" });
        (await complaint.App.Agent.PostAsync($"{path}/respond", new { responseCategory = "closed_with_explanation", text = "Between us." })).ShouldBe(200);

        foreach (var caller in new[] { complaint.Partner, complaint.Customer })
        {
            var answer = await caller.GetAsync(complaint.Path);
            var seen = answer["externalStages"]![0]!;
            Assert.Equal(("ombudsman", "Ombudsman", "O-1", "responded"), (seen.Str("kind"), seen.Str("body"), seen.Str("reference"), seen.Str("status")));
            Assert.All(["openedBy", "respondBy", "respondedAt", "warnedAt"], member => Assert.Null(seen[member]));
            Assert.Empty(seen["responses"]!.AsArray());
            Assert.Empty(seen["allowedTransitions"]!.AsArray());
            Assert.DoesNotContain("Between us.", answer.Raw, StringComparison.Ordinal);
        }
        (await complaint.Partner.PostAsync($"{path}/close", new { outcome = "upheld" })).ShouldBeProblem(403, "actor_not_allowed");
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_by_name()
    {
        var complaint = await FiledComplaint.FileAsync(await SupportApp.SharedAsync());
        var other = await FiledComplaint.FileAsync(complaint.App);
        Task<Answer> TryAsync(object with) => complaint.DoAsync("external-stages", Desk.Merge(Stage(), with));

        (await TryAsync(new { openedAt = "2090-01-01T00:00:00Z" })).ShouldRefuse("openedAt", "out_of_range");
        (await TryAsync(new { openedAt = "2001-01-01T00:00:00Z" })).ShouldRefuse("openedAt", "out_of_range");
        (await TryAsync(new { respondBy = "2026-11-01T00:00:00Z" })).ShouldRefuse("respondBy", "out_of_range");
        (await TryAsync(new { body = " " })).ShouldRefuse("body", "required");
        (await TryAsync(new { body = "a\r\nb" })).ShouldRefuse("body", "line");
        (await TryAsync(new { kind = "pope" })).ShouldRefuse("kind", "wrong_type");
        var path = await OpenAsync(complaint);
        (await complaint.App.Agent.PostAsync($"{path}/respond", new { responseCategory = "closed", respondBy = "2035-01-01T00:00:00Z" })).ShouldRefuse(
            "respondBy",
            "not_applicable"
        );
        (await complaint.App.Agent.PostAsync($"{path}/respond", new { responseCategory = "closed", at = "2026-11-01T00:00:00Z" })).ShouldRefuse(
            "at",
            "out_of_range"
        );
        (await complaint.App.Agent.PostAsync($"{path}/respond", new { responseCategory = "closed", at = "2090-11-01T00:00:00Z" })).ShouldRefuse(
            "at",
            "out_of_range"
        );
        (await complaint.App.Agent.PostAsync($"{path}/close", new { })).ShouldRefuse("outcome", "required");
        (await complaint.App.Agent.PostAsync($"{other.Path}/external-stages/{path.Split('/')[^1]}/close", new { outcome = "other" })).ShouldBeProblem(
            404,
            "external_stage_not_found"
        );
        (await other.Partner.GetAsync(complaint.Path)).ShouldBeProblem(404, "complaint_not_found");
    }

    private static System.Text.Json.Nodes.JsonObject Stage() =>
        Desk.Merge(
            [],
            new
            {
                kind = "ombudsman",
                body = "Ombudsman",
                reference = "O-1",
                openedAt = "2026-11-20T09:00:00Z",
            }
        );

    private static async Task<string> OpenAsync(FiledComplaint complaint, object? with = null)
    {
        var body = Stage();
        // Where the clock stands, it begins now.
        if (Desk.Merge([], with).ContainsKey("respondBy") && !Desk.Merge([], with).ContainsKey("openedAt"))
            body["openedAt"] = (await complaint.App.NowAsync()).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null);
        (await complaint.DoAsync("external-stages", Desk.Merge(body, with))).ShouldBe(200);
        return $"{complaint.Path}/external-stages/{(await complaint.LastAsync("externalStages")).Str("id")}";
    }
}
