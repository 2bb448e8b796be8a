using BitP.SupportApi.Features.Calendars.Links;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Tests.Features.Shifts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BitP.SupportApi.Tests.Features.Calendars;

/// <summary>A calendar program that can send no credential reads who is on duty at a secret address, until that is revoked.</summary>
public sealed class SharingDuty
{
    private const string Path = "/v1/duty-links";

    [Fact]
    public async Task Whoever_has_the_address_reads_the_duty_that_it_is_for()
    {
        await using var rota = await Rota.SetAsync();
        var chat = (await rota.RotationAsync()).Text("id");
        await rota.RotationAsync(new { name = "Phone", agents = new[] { rota.Ann, rota.Cai } });

        var link = await CreateAsync(
            rota,
            new
            {
                name = "Ann's phone",
                language = "de",
                agentId = rota.Ann,
            }
        );
        Assert.Matches("^https?://[^/]+/v1/duty-links/bitp_duty_[0-9A-Za-z]{38}/calendar.ics$", link.Text("url"));
        Assert.Equal("no-store", link.Header("Cache-Control"));
        var calendar = await rota.App.Anonymous.GetAsync(Address(link), ("Accept-Language", "fr"));

        calendar.ShouldBe(200);
        Assert.Equal("text/calendar; charset=utf-8", calendar.Header("Content-Type"));
        Assert.NotNull(calendar.Header("RateLimit"));
        Assert.Equal(["Ann im Dienst: Chat", "Ann im Dienst: Phone"], await SummariesAsync(rota, link));
        Assert.Equal(304, (await rota.App.Anonymous.GetAsync(Address(link), ("If-None-Match", calendar.ETag!))).Status);
        Assert.Equal(["Ann on duty: Chat", "Ben on duty: Chat"], await SummariesAsync(rota, await CreateAsync(rota, new { name = "x", rotationId = chat })));
        Assert.Equal(
            ["Ben on duty: Chat"],
            await SummariesAsync(
                rota,
                await CreateAsync(
                    rota,
                    new
                    {
                        name = "x",
                        agentId = rota.Ben,
                        rotationId = chat,
                    }
                )
            )
        );
        Assert.Equal(4, (await SummariesAsync(rota, await CreateAsync(rota, new { name = "x" }))).Length);
    }

    [Fact]
    public async Task Who_works_here_no_more_has_no_duty_there()
    {
        await using var rota = await Rota.SetAsync();
        await rota.RotationAsync();
        var link = await CreateAsync(rota, new { name = "Ann's phone", agentId = rota.Ann });
        var all = await CreateAsync(rota, new { name = "Desk" });
        await rota.SetClockAsync("2027-01-06T18:00:00Z");
        Assert.Equal(["Ann on duty: Chat"], await SummariesAsync(rota, link));

        (await rota.App.Admin.PatchAsync($"/v1/agents/{rota.Ann}", new { active = false }, ("If-Match", "*"))).ShouldBe(200);

        Assert.Empty(await SummariesAsync(rota, link));
        // What was, was.
        var last = ParsedEvent.AllOf((await rota.App.Anonymous.GetAsync(Address(all))).Raw).Last(e => e.Summary == "Ann on duty: Chat");
        Assert.Equal("20270106T180000Z", last.End);
        (await rota.App.Admin.PatchAsync($"/v1/agents/{rota.Ann}", new { active = true }, ("If-Match", "*"))).ShouldBe(200);
        Assert.Equal(["Ann on duty: Chat"], await SummariesAsync(rota, link));
    }

    [Fact]
    public async Task Of_too_many_events_the_first_are_shown()
    {
        await using var rota = await Rota.SetAsync();
        await ReadingDutyInACalendar.FillAsync(rota);

        var events = ParsedEvent.AllOf((await rota.App.Anonymous.GetAsync(Address(await CreateAsync(rota, new { name = "Desk" })))).Raw);

        Assert.Equal(5000, events.Length);
        Assert.Equal(" 20270104T120000Z", events[0].Start);
    }

    [Fact]
    public async Task The_secret_is_shown_once_and_not_stored()
    {
        await using var rota = await Rota.SetAsync();
        var link = await CreateAsync(rota, new { name = "Phones", agentId = rota.Ann });

        var list = await rota.App.Admin.GetAsync(Path);

        Assert.Equal(("Phones", link.Text("id")), (Assert.Single(list.Items).Str("name"), list.Items[0].Str("id")));
        Assert.DoesNotContain("bitp_duty_", list.Raw, StringComparison.Ordinal);
        var created = await rota.App.Agent.FirstEventAsync("duty_link.created");
        Assert.Equal((rota.Ann, "Phones", "staff"), (created["data"].Str("agentId"), created["data"].Str("name"), created.Str("visibility")));
        Assert.DoesNotContain("bitp_duty_", created.ToJsonString(), StringComparison.Ordinal);
        await using var scope = rota.App.Services.CreateAsyncScope();
        var stored = await scope.ServiceProvider.GetRequiredService<SupportDbContext>().Set<DutyLink>().SingleAsync();
        Assert.Equal(Secret.HashOf(Token(link)), stored.Hash);
    }

    [Fact]
    public async Task Revoked_and_unknown_addresses_are_answered_alike()
    {
        await using var rota = await Rota.SetAsync();
        var link = await CreateAsync(rota, new { name = "Phones" });
        var other = await CreateAsync(rota, new { name = "Tablets" });

        (await RevokeAsync(rota.App.Supervisor, link, link.ETag!)).ShouldBe(204);

        var revoked = await rota.App.Anonymous.GetAsync(Address(link));
        revoked.ShouldBeProblem(404, "duty_link_not_found");
        // One of the right form that nobody was given, one of a schedule, one with a wrong checksum, and ones that are no text of ours at all.
        foreach (
            var token in new[]
            {
                Secret.Generate("duty").Text,
                Secret.Generate("ics").Text,
                Token(link).Replace("bitp_duty_", "bitp_duly_", StringComparison.Ordinal),
                "x",
                "bitp_demo_admin",
            }
        )
        {
            var answer = await rota.App.Anonymous.GetAsync($"{Path}/{token}/calendar.ics");
            answer.ShouldBeProblem(404, "duty_link_not_found");
            Assert.Equal((revoked.Text("title"), revoked.Json.AsObject().Count), (answer.Text("title"), answer.Json.AsObject().Count));
        }
        Assert.Equal("Tablets", Assert.Single((await rota.App.Admin.GetAsync(Path)).Items).Str("name"));
        (await rota.App.Anonymous.GetAsync(Address(other))).ShouldBe(200);
        (await RevokeAsync(rota.App.Supervisor, link, "*")).ShouldBeProblem(404, "duty_link_not_found");
        Assert.Equal("Phones", (await rota.App.Agent.FirstEventAsync("duty_link.revoked"))["data"].Str("name"));
        Assert.Empty((await rota.App.PartnerA.GetAsync("/v1/events?types=duty_link.*")).Items);
    }

    [Fact]
    public async Task The_secret_is_in_no_trace()
    {
        var rota = await Rota.AtSharedDeskAsync();
        var address = Address(await CreateAsync(rota, new { name = "Phones" }));

        await Traces.ShouldShowAsync("/v1/duty-links/{token}/calendar.ics", rota.App.Anonymous, address);
    }

    [Fact]
    public async Task Links_are_listed_page_by_page_and_by_whose_duty_they_show()
    {
        await using var rota = await Rota.SetAsync();
        var chat = (await rota.RotationAsync()).Text("id");
        // Those of one instant may be listed either way.
        await CreateAsync(rota, new { name = "a", agentId = rota.Ann });
        await rota.App.AdvanceAsync("PT1S");
        await CreateAsync(
            rota,
            new
            {
                name = "b",
                agentId = rota.Ann,
                rotationId = chat,
            }
        );
        await rota.App.AdvanceAsync("PT1S");
        await CreateAsync(rota, new { name = "c", rotationId = chat });

        var first = await rota.App.Supervisor.GetAsync($"{Path}?limit=2");
        var second = await rota.App.Supervisor.GetAsync($"{Path}?limit=2&cursor={first.Text("nextCursor")}");

        Assert.Equal(["a", "b", "c"], first.Items.Concat(second.Items).Select(l => l.Str("name")!));
        Assert.Null(second["nextCursor"]);
        Assert.Equal(["a", "b"], await NamesAsync($"agentId={rota.Ann}"));
        Assert.Equal(["b", "c"], await NamesAsync($"rotationId={chat}"));
        Assert.Empty(await NamesAsync($"agentId={rota.Ben}"));
        (await rota.App.Supervisor.GetAsync($"{Path}?cursor=x")).ShouldBeProblem(400, "cursor_invalid");
        (await rota.App.Supervisor.GetAsync($"{Path}?limit=0")).ShouldRefuse("limit", "out_of_range");

        async Task<string[]> NamesAsync(string query) => [.. (await rota.App.Supervisor.GetAsync($"{Path}?{query}")).Items.Select(l => l.Str("name")!)];
    }

    [Fact]
    public async Task What_is_not_allowed_is_refused()
    {
        var desk = await Desk.SetAsync();
        var link = await desk.Supervisor.PostAsync(Path, new { name = "Phones" });

        foreach (var kind in new[] { "partner", "customer", "agent" })
        {
            (await desk.By(kind).PostAsync(Path, new { name = "x" })).ShouldBeProblem(403, "actor_not_allowed");
            (await desk.By(kind).GetAsync(Path)).ShouldBeProblem(403, "actor_not_allowed");
            (await RevokeAsync(desk.By(kind), link, "*")).ShouldBeProblem(403, "actor_not_allowed");
        }
        (await desk.Admin.SendAsync(HttpMethod.Delete, $"{Path}/{link.Text("id")}", null)).ShouldBeProblem(428, "if_match_required");
        (await RevokeAsync(desk.Admin, link, "\"7\"")).ShouldBeProblem(412, "version_mismatch");
        (await desk.Admin.PostAsync(Path, new { name = "" })).ShouldRefuse("name", "required");
        (await desk.Admin.PostAsync(Path, new { name = "x", language = "tlh" })).ShouldRefuse("language", "language");
        (await desk.Admin.PostAsync(Path, new { name = "x", agentId = Guid.NewGuid() })).ShouldRefuse("agentId", "not_found");
        (await desk.Admin.PostAsync(Path, new { name = "x", rotationId = Guid.NewGuid() })).ShouldRefuse("rotationId", "not_found");
        var gone = await desk.Admin.PostAsync("/v1/agents", new { name = "Gone", active = false });
        (await desk.Admin.PostAsync(Path, new { name = "x", agentId = gone.Text("id") })).ShouldRefuse("agentId", "not_found");
        var reader = await desk.Admin.PostAsync(
            "/v1/api-keys",
            new
            {
                name = "Reads",
                kind = "supervisor",
                scopes = new[] { "shifts:read" },
            }
        );
        var reads = desk.App.With(reader.Text("key"));
        (await reads.GetAsync(Path)).ShouldBe(200);
        (await reads.PostAsync(Path, new { name = "x" })).ShouldBeProblem(403, "scope_missing");
        (await RevokeAsync(reads, link, "*")).ShouldBeProblem(403, "scope_missing");
    }

    [Fact]
    public async Task There_are_only_so_many()
    {
        await using var app = await SupportApp.StartAsync();
        await using (var db = app.Services.GetRequiredService<SupportDbContextFactory>().CreateFor(Actor.System))
        {
            db.AddRange(
                Enumerable.Range(1, DutyLink.Max - 1).Select(i => new DutyLink(null, null, Secret.Generate("duty"), $"{i}", null, DateTimeOffset.UtcNow))
            );
            await db.SaveChangesAsync();
        }
        var last = await app.Supervisor.PostAsync(Path, new { name = "last" });
        last.ShouldBe(201);

        (await app.Supervisor.PostAsync(Path, new { name = "one more" })).ShouldBeProblem(409, "duty_link_too_many");
        (await RevokeAsync(app.Supervisor, last, "*")).ShouldBe(204);
        (await app.Supervisor.PostAsync(Path, new { name = "instead" })).ShouldBe(201);
    }

    private static async Task<Answer> CreateAsync(Rota rota, object body)
    {
        var link = await rota.App.Supervisor.PostAsync(Path, body);
        link.ShouldBe(201);
        return link;
    }

    private static Task<Answer> RevokeAsync(Caller caller, Answer link, string version) =>
        caller.SendAsync(HttpMethod.Delete, $"{Path}/{link.Text("id")}", null, ("If-Match", version));

    private static string Address(Answer link) => new Uri(link.Text("url")).PathAndQuery;

    private static string Token(Answer link) => link.Text("url").Split('/')[^2];

    // What the events say, each once.
    private static async Task<string[]> SummariesAsync(Rota rota, Answer link)
    {
        var calendar = await rota.App.Anonymous.GetAsync(Address(link));
        calendar.ShouldBe(200);
        return [.. ParsedEvent.AllOf(calendar.Raw).Select(e => e.Summary).Distinct().Order(StringComparer.Ordinal)];
    }
}
