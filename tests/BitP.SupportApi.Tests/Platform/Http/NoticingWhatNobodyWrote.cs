using BitP.SupportApi.Tests.Features;

namespace BitP.SupportApi.Tests.Platform.Http;

/// <summary>An answer changes by more than writing to its resource: by time, language, caller and neighbours. Its entity tag changes with it.</summary>
public sealed class NoticingWhatNobodyWrote
{
    [Fact]
    public async Task Another_language()
    {
        var ground = await Ground.PrepareAsync();
        var path = $"/v1/tickets/{ground.Ticket}";
        var english = await ground.Partner.GetAsync(path, Desk.In("en"));

        var german = await ground.Partner.GetAsync(path, Desk.In("de"), ("If-None-Match", english.ETag!));

        german.ShouldBe(200);
        Assert.NotEqual(english.Text("priorityReason"), german.Text("priorityReason"));
        Assert.NotEqual(english.ETag, german.ETag);
        (await ground.Partner.GetAsync(path, Desk.In("de"), ("If-None-Match", $"{english.ETag}, {german.ETag}"))).ShouldBe(304);
    }

    [Fact]
    public async Task A_promise_whose_time_has_passed()
    {
        await using var app = await SupportApp.StartAsync();
        var ground = await Ground.PrepareAsync(app);
        var path = $"/v1/tickets/{ground.Ticket}";
        var early = await ground.Partner.GetAsync(path);
        Assert.False(early["promise"]!["late"]!.GetValue<bool>());
        (await ground.Partner.GetAsync(path, ("If-None-Match", early.ETag!))).ShouldBe(304);

        await AdvanceAsync(app, "P60D");
        var late = await ground.Partner.GetAsync(path, ("If-None-Match", early.ETag!));

        late.ShouldBe(200);
        Assert.True(late["promise"]!["late"]!.GetValue<bool>());
        Assert.NotEqual(early.ETag, late.ETag);
    }

    [Fact]
    public async Task A_key_that_has_expired()
    {
        await using var app = await SupportApp.StartAsync();
        var expiresAt = DateTimeOffset.UtcNow.AddDays(2);
        var key = await app.Admin.PostAsync(
            "/v1/api-keys",
            new
            {
                name = "Guest",
                kind = "agent",
                expiresAt,
            }
        );
        key.ShouldBe(201);
        var path = $"/v1/api-keys/{key.Text("id")}";
        var early = await app.Admin.GetAsync(path);
        Assert.Equal("active", early.Text("status"));
        (await app.Admin.GetAsync(path, ("If-None-Match", early.ETag!))).ShouldBe(304);

        await AdvanceAsync(app, "P3D");
        var late = await app.Admin.GetAsync(path, ("If-None-Match", early.ETag!));

        late.ShouldBe(200);
        Assert.Equal("expired", late.Text("status"));
    }

    [Fact]
    public async Task An_announcement_that_has_come_into_force()
    {
        await using var app = await SupportApp.StartAsync();
        var announcement = await app.Supervisor.PostAsync(
            "/v1/announcements",
            new
            {
                kind = "service",
                title = new { en = "Chat is closed" },
                body = new { en = "Please write." },
                validFrom = DateTimeOffset.UtcNow.AddDays(2),
            }
        );
        announcement.ShouldBe(201);
        var path = announcement.Header("Location")!;
        var early = await app.Supervisor.GetAsync(path);
        Assert.Equal("scheduled", early.Text("state"));
        (await app.Supervisor.GetAsync(path, ("If-None-Match", early.ETag!))).ShouldBe(304);

        await AdvanceAsync(app, "P3D");
        var late = await app.Supervisor.GetAsync(path, ("If-None-Match", early.ETag!));

        late.ShouldBe(200);
        Assert.Equal("in_force", late.Text("state"));
    }

    [Fact]
    public async Task Another_caller()
    {
        var ground = await Ground.PrepareAsync();
        var path = $"/v1/tickets/{ground.Ticket}";
        var partner = await ground.Partner.GetAsync(path);

        var agent = await ground.App.Agent.GetAsync(path, ("If-None-Match", partner.ETag!));

        agent.ShouldBe(200);
        Assert.NotEqual(partner["allowedTransitions"]!.ToJsonString(), agent["allowedTransitions"]!.ToJsonString());
        Assert.NotEqual(partner.ETag, agent.ETag);
    }

    [Fact]
    public async Task A_customer_and_an_agent_who_have_other_names()
    {
        var ground = await Ground.PrepareAsync();
        var path = $"/v1/tickets/{ground.Ticket}";
        (await ground.App.Supervisor.PostAsync($"{path}/assign", new { agentId = ground.Agent })).ShouldBe(200);
        var before = await ground.Partner.GetAsync(path);

        (await ground.Partner.PatchAsync($"/v1/customers/{ground.CustomerId}", new { name = "Anna Wagner" }, ("If-Match", "*"))).ShouldBe(200);
        var customerRenamed = await ground.Partner.GetAsync(path, ("If-None-Match", before.ETag!));
        (await ground.App.Admin.PatchAsync($"/v1/agents/{ground.Agent}", new { name = "Mei Lin" }, ("If-Match", "*"))).ShouldBe(200);
        var agentRenamed = await ground.Partner.GetAsync(path, ("If-None-Match", customerRenamed.ETag!));

        customerRenamed.ShouldBe(200);
        Assert.Equal("Anna Wagner", customerRenamed["customer"].Str("name"));
        agentRenamed.ShouldBe(200);
        Assert.Equal("Mei Lin", agentRenamed["assignee"].Str("name"));
        Assert.Equal(before.VersionTag, agentRenamed.VersionTag);
    }

    private static async Task AdvanceAsync(SupportApp app, string by) => (await app.Admin.PostAsync("/v1/test/clock", new { advance = by })).ShouldBe(200);
}
