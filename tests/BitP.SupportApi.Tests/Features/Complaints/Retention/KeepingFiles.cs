using BitP.SupportApi.Tests.Features.Complaints.Integrity;

namespace BitP.SupportApi.Tests.Features.Complaints.Retention;

/// <summary>Files are kept for as long as the regimes say, and not deleted a second before.</summary>
public sealed class KeepingFiles
{
    private const string Monday = "2027-01-04T09:00:00Z";

    [Fact]
    public async Task A_file_is_deleted_when_its_time_is_over_and_the_feed_says_so()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync(Monday);
        var file = await CaseFile.ClosedAsync(app);
        var closed = await app.Agent.GetAsync(file.Path);
        Assert.Equal("2032-01-04T23:00:00Z", closed.Text("retainUntil"));
        Assert.Null((await file.Partner.GetAsync(file.Path))["retainUntil"]);
        (await app.Agent.PostAsync($"{file.Path}/documents/acknowledgement/deliveries", new { means = "paper" })).ShouldBe(201);
        var head = (await file.VerifyAsync()).Text("headHash");
        await file.Partner.FirstEventAsync("complaint.document_delivered");
        var cursor = (await file.Partner.GetAsync("/v1/events?types=complaint.*&limit=200")).Text("nextCursor");

        await app.StopClockAsync("2032-01-04T22:59:59Z");
        await app.SweepAsync();
        (await app.Agent.GetAsync(file.Path)).ShouldBe(200);
        await app.StopClockAsync("2032-01-04T23:00:00Z");
        await app.SweepAsync();

        (await app.Agent.GetAsync(file.Path)).ShouldBeProblem(404, "complaint_not_found");
        (await app.Agent.GetAsync($"{file.Path}/documents/acknowledgement")).ShouldBe(404);
        var tables = new[] { "complaints", "complaint_documents", "complaint_document_deliveries", "complaint_chain" };
        foreach (var table in tables)
            Assert.Equal((table, 0), (table, await app.Database.CountAsync($"SELECT count(*) FROM {table}")));
        Assert.Equal(
            1,
            await app.Database.CountAsync(
                "SELECT count(*) FROM events WHERE subject_kind = 'complaint' AND NOT (data = '{}' AND actor_id IS NULL AND actor_name IS NULL AND credential_id IS NULL)"
            )
        );
        var deleted = await file.Partner.FirstEventAsync("complaint.deleted");
        Assert.Equal((file.Filed.Text("reference"), head), (deleted["data"].Str("reference"), deleted["data"].Str("headHash")));
        Assert.Equal(("system", file.Filed.Text("reference")), (deleted["actor"].Str("kind"), deleted["subject"].Str("reference")));
        // Who read on from the last event before still can.
        var next = await file.Partner.GetAsync($"/v1/events?types=complaint.*&after={cursor}");
        Assert.Equal(["complaint.deleted"], next.Items.Select(e => e.Str("type")));
    }

    [Fact]
    public async Task A_file_under_legal_hold_is_not_deleted_until_it_is_lifted()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync(Monday);
        var file = await CaseFile.ClosedAsync(app);
        await file.DoAsync("hold", new { reason = "Asked for." }, app.Supervisor);

        await app.StopClockAsync("2040-01-01T00:00:00Z");
        await app.SweepAsync();
        (await app.Agent.GetAsync(file.Path)).ShouldBe(200);
        Assert.True((await file.VerifyAsync())["intact"]!.GetValue<bool>());
        await file.DoAsync("hold/lift", new { reason = "Done." }, app.Supervisor);
        await file.DoAsync("hold/lift/approve", null, (await app.PersonAsync("supervisor")).Caller);
        await app.SweepAsync();

        (await app.Agent.GetAsync(file.Path)).ShouldBe(404);
    }

    [Fact]
    public async Task The_regime_that_keeps_it_longest_counts_and_a_reopened_case_is_kept()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync(Monday);
        var file = await CaseFile.ClosedAsync(app, new { regimes = new[] { "uk_disp", "eu_mica" } });
        Assert.Equal("2032-01-04T23:00:00Z", (await app.Agent.GetAsync(file.Path)).Text("retainUntil"));

        var reopened = await file.DoAsync("reopen", new { reason = "New records." });

        Assert.Null(reopened["retainUntil"]);
        await app.StopClockAsync("2040-01-01T00:00:00Z");
        await app.SweepAsync();
        (await app.Agent.GetAsync(file.Path)).ShouldBe(200);
    }

    [Fact]
    public async Task A_file_is_kept_while_it_is_before_others_and_a_year_after()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync(Monday);
        var file = await CaseFile.ClosedAsync(app);
        var stage = new
        {
            kind = "ombudsman",
            body = "Ombudsman",
            openedAt = Monday,
        };
        var opened = (await file.DoAsync("external-stages", stage))["externalStages"]![0].Str("id");
        await file.DoAsync($"external-stages/{opened}/respond", new { responseCategory = "closed_with_explanation" });

        await app.StopClockAsync("2033-01-04T09:00:00Z");
        await app.SweepAsync();
        var kept = await app.Agent.GetAsync(file.Path);
        kept.ShouldBe(200);
        Assert.Equal("2032-01-04T23:00:00Z", kept.Text("retainUntil"));
        var closed = await file.DoAsync($"external-stages/{opened}/close", new { outcome = "rejected" });
        Assert.Equal("2034-01-04T09:00:00Z", closed.Text("retainUntil"));

        await app.StopClockAsync("2034-01-04T08:59:59Z");
        await app.SweepAsync();
        (await app.Agent.GetAsync(file.Path)).ShouldBe(200);
        await app.StopClockAsync("2034-01-04T09:00:00Z");
        await app.SweepAsync();
        (await app.Agent.GetAsync(file.Path)).ShouldBe(404);
    }

    [Fact]
    public async Task A_file_is_kept_until_what_was_accepted_is_paid_and_not_for_what_nobody_took()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync(Monday);
        var (owing, offering) = (await CaseFile.ClosedAsync(app), await CaseFile.ClosedAsync(app));
        var fee = new
        {
            amount = "12.50",
            currency = "EUR",
            kind = "refund",
        };
        await offering.DoAsync("redress", fee);
        var redress = $"redress/{(await owing.DoAsync("redress", fee))["redress"]![0].Str("id")}";
        await owing.DoAsync($"{redress}/accept", null, owing.Partner);

        await app.StopClockAsync("2032-02-01T09:00:00Z");
        await app.SweepAsync();
        (await app.Agent.GetAsync(offering.Path)).ShouldBe(404);
        await owing.DoAsync($"{redress}/approve", null, app.Supervisor);
        await app.SweepAsync();
        (await app.Agent.GetAsync(owing.Path)).ShouldBe(200);
        var paid = await owing.DoAsync($"{redress}/pay", new { reference = "SEPA-1" });
        Assert.Equal("2033-01-31T09:00:00Z", paid.Text("retainUntil"));

        await app.SweepAsync();
        (await app.Agent.GetAsync(owing.Path)).ShouldBe(200);
        await app.StopClockAsync("2033-01-31T09:00:00Z");
        await app.SweepAsync();
        (await app.Agent.GetAsync(owing.Path)).ShouldBe(404);
    }

    [Fact]
    public async Task What_ends_soon_after_the_case_moves_no_end_of_retention()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync(Monday);
        var file = await CaseFile.OpenAsync(app);
        var opened = await file.DoAsync(
            "external-stages",
            new
            {
                kind = "court",
                body = "Court",
                openedAt = Monday,
            }
        );
        var stage = $"external-stages/{opened["externalStages"]![0].Str("id")}";
        Assert.Equal("2032-01-04T23:00:00Z", (await file.DoAsync("withdraw")).Text("retainUntil"));

        Assert.Equal("2032-01-04T23:00:00Z", (await file.DoAsync($"{stage}/close", new { outcome = "withdrawn" })).Text("retainUntil"));
        await app.StopClockAsync("2032-01-04T23:00:00Z");
        await app.SweepAsync();

        (await app.Agent.GetAsync(file.Path)).ShouldBe(404);
    }

    [Fact]
    public async Task Other_ends_are_kept_as_well_and_none_less_than_a_year()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync(Monday);
        var withdrawn = await CaseFile.OpenAsync(app, new { regimes = new[] { "uk_disp" } });
        var old = await CaseFile.OpenAsync(app, new { regimes = new[] { "uk_disp" }, receivedAt = "2020-01-04T09:00:00Z" });
        var refused = await CaseFile.OpenAsync(app);

        Assert.Equal("2030-01-05T00:00:00Z", (await withdrawn.DoAsync("withdraw", new { reason = "Settled." })).Text("retainUntil"));
        Assert.Equal("2028-01-04T09:00:00Z", (await old.DoAsync("withdraw", new { reason = "Settled." })).Text("retainUntil"));
        var inadmissible = await refused.DoAsync("admissibility", new { admissible = false, reasons = "It is about another firm." });
        Assert.Equal("2032-01-04T23:00:00Z", inadmissible.Text("retainUntil"));
    }
}
