using BitP.SupportApi.Features.Calendars.Links;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Tests.Features.Schedules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BitP.SupportApi.Tests.Features.Calendars;

/// <summary>A calendar program that can send no credential reads a schedule at a secret address, until that is revoked.</summary>
public sealed class SharingACalendar
{
    [Fact]
    public async Task Whoever_has_the_address_reads_the_schedule()
    {
        var (desk, path) = await ScheduleAsync();

        var link = await desk.Supervisor.PostAsync($"{path}/calendar-links", new { name = "Phones", language = "de" });
        link.ShouldBe(201);
        Assert.Matches("^https?://[^/]+/v1/calendar-links/bitp_ics_[0-9A-Za-z]{38}/calendar.ics$", link.Text("url"));
        Assert.Equal("no-store", link.Header("Cache-Control"));
        var address = new Uri(link.Text("url")).PathAndQuery;

        var calendar = await desk.App.Anonymous.GetAsync(address, ("Accept-Language", "fr"));

        calendar.ShouldBe(200);
        Assert.Equal("text/calendar; charset=utf-8", calendar.Header("Content-Type"));
        Assert.NotNull(calendar.Header("RateLimit"));
        Assert.All(ParsedEvent.AllOf(calendar.Raw).Where(e => e.Transparency == "TRANSPARENT"), e => Assert.Equal("Geöffnet: Desk", e.Summary));
        Assert.NotEmpty(ParsedEvent.AllOf(calendar.Raw));
        Assert.Equal(304, (await desk.App.Anonymous.GetAsync(address, ("If-None-Match", calendar.ETag!))).Status);
    }

    [Fact]
    public async Task The_secret_is_shown_once_and_not_stored()
    {
        var (desk, path) = await ScheduleAsync();
        var link = await desk.Supervisor.PostAsync($"{path}/calendar-links", new { name = "Phones" });
        var secret = link.Text("url").Split('/')[^2];

        var list = await desk.Admin.GetAsync($"{path}/calendar-links");

        Assert.Equal(("Phones", link.Text("id")), (Assert.Single(list.Items).Str("name"), list.Items[0].Str("id")));
        Assert.DoesNotContain(secret, list.Raw, StringComparison.Ordinal);
        var created = await desk.Admin.FirstEventAsync("calendar_link.created", link.Text("id"));
        Assert.DoesNotContain("bitp_ics_", created.ToJsonString(), StringComparison.Ordinal);
        await using var scope = desk.App.Services.CreateAsyncScope();
        var stored = await scope
            .ServiceProvider.GetRequiredService<SupportDbContext>()
            .Set<CalendarLink>()
            .SingleAsync(l => l.Id == Guid.Parse(link.Text("id")));
        Assert.Equal(32, stored.Hash.Length);
    }

    [Fact]
    public async Task Revoked_and_unknown_addresses_are_answered_alike()
    {
        var (desk, path) = await ScheduleAsync();
        var link = await desk.Supervisor.PostAsync($"{path}/calendar-links", new { name = "Phones" });
        var other = await desk.Supervisor.PostAsync($"{path}/calendar-links", new { name = "Tablets" });
        var address = new Uri(link.Text("url")).PathAndQuery;

        (await desk.Supervisor.SendAsync(HttpMethod.Delete, $"{path}/calendar-links/{link.Text("id")}", null, ("If-Match", link.ETag!))).ShouldBe(204);

        var revoked = await desk.App.Anonymous.GetAsync(address);
        revoked.ShouldBeProblem(404, "calendar_link_not_found");
        // One with a right checksum, one without, one that is no text of ours at all.
        foreach (
            var unknown in new[]
            {
                address.Replace("bitp_ics_", "bitp_icx_", StringComparison.Ordinal),
                "/v1/calendar-links/x/calendar.ics",
                "/v1/calendar-links/bitp_demo_x/calendar.ics",
            }
        )
        {
            var answer = await desk.App.Anonymous.GetAsync(unknown);
            answer.ShouldBeProblem(404, "calendar_link_not_found");
            Assert.Equal((revoked.Text("title"), revoked.Json.AsObject().Count), (answer.Text("title"), answer.Json.AsObject().Count));
        }
        Assert.Equal("Tablets", Assert.Single((await desk.Admin.GetAsync($"{path}/calendar-links")).Items).Str("name"));
        (await desk.App.Anonymous.GetAsync(new Uri(other.Text("url")).PathAndQuery)).ShouldBe(200);
        (await desk.Supervisor.SendAsync(HttpMethod.Delete, $"{path}/calendar-links/{link.Text("id")}", null, ("If-Match", "*"))).ShouldBeProblem(
            404,
            "calendar_link_not_found"
        );
        Assert.Equal("Phones", (await desk.Admin.FirstEventAsync("calendar_link.revoked", link.Text("id")))["data"].Str("name"));
    }

    [Fact]
    public async Task The_secret_is_in_no_trace()
    {
        var (desk, path) = await ScheduleAsync();
        var link = await desk.Supervisor.PostAsync($"{path}/calendar-links", new { name = "Phones" });
        var address = new Uri(link.Text("url")).PathAndQuery;

        await Traces.ShouldShowAsync("/v1/calendar-links/{token}/calendar.ics", desk.App.Anonymous, address);
    }

    [Fact]
    public async Task Each_link_has_its_own_secret_and_a_retry_gets_the_same()
    {
        var (desk, path) = await ScheduleAsync();

        Task<Answer> CreateAsync(string key) => desk.Supervisor.PostAsync($"{path}/calendar-links", new { name = "Phones" }, ("Idempotency-Key", key));
        var (first, again, second) = (await CreateAsync("a"), await CreateAsync("a"), await CreateAsync("b"));

        Assert.Equal(first.Text("url"), again.Text("url"));
        Assert.NotEqual(first.Text("url"), second.Text("url"));
    }

    [Fact]
    public async Task What_is_not_allowed_is_refused()
    {
        var (desk, path) = await ScheduleAsync();
        var link = await desk.Supervisor.PostAsync($"{path}/calendar-links", new { name = "Phones" });
        var own = $"{path}/calendar-links/{link.Text("id")}";

        foreach (var kind in new[] { "partner", "customer", "agent" })
        {
            (await desk.By(kind).PostAsync($"{path}/calendar-links", new { name = "x" })).ShouldBeProblem(403, "actor_not_allowed");
            (await desk.By(kind).GetAsync($"{path}/calendar-links")).ShouldBeProblem(403, "actor_not_allowed");
            (await desk.By(kind).SendAsync(HttpMethod.Delete, own, null, ("If-Match", "*"))).ShouldBeProblem(403, "actor_not_allowed");
        }
        (await desk.Admin.SendAsync(HttpMethod.Delete, own, null)).ShouldBeProblem(428, "if_match_required");
        (await desk.Admin.SendAsync(HttpMethod.Delete, own, null, ("If-Match", "\"7\""))).ShouldBeProblem(412, "version_mismatch");
        (await desk.Admin.PostAsync($"{path}/calendar-links", new { name = "" })).ShouldRefuse("name", "required");
        (await desk.Admin.PostAsync($"{path}/calendar-links", new { name = "x", language = "tlh" })).ShouldRefuse("language", "language");
        (await desk.Admin.PostAsync($"/v1/schedules/{Guid.NewGuid()}/calendar-links", new { name = "x" })).ShouldBeProblem(404, "schedule_not_found");
        (await desk.Admin.GetAsync($"/v1/schedules/{Guid.NewGuid()}/calendar-links")).ShouldBeProblem(404, "schedule_not_found");
        (
            await desk.Admin.SendAsync(HttpMethod.Delete, $"/v1/schedules/{Guid.NewGuid()}/calendar-links/{link.Text("id")}", null, ("If-Match", "*"))
        ).ShouldBeProblem(404, "calendar_link_not_found");
    }

    [Theory]
    [InlineData("de-DE", "de")]
    [InlineData("DE-ch-1901", "de")]
    [InlineData("fr-CA", "fr")]
    [InlineData("en-GB", "en")]
    [InlineData("zh", "zh-CN")]
    [InlineData("zh-Hant-TW", "zh-CN")]
    public async Task A_link_takes_the_language_that_fits(string asked, string language)
    {
        var (desk, path) = await ScheduleAsync();

        foreach (var links in new[] { $"{path}/calendar-links", "/v1/duty-links" })
        {
            var link = await desk.Admin.PostAsync(links, new { name = "Phones", language = asked });

            Assert.Equal((201, language), (link.Status, link.Text("language")));
            (await desk.App.Anonymous.GetAsync(new Uri(link.Text("url")).PathAndQuery)).ShouldBe(200);
        }
    }

    [Theory]
    [InlineData("es-419", "There are no texts in this language")]
    [InlineData("x-whatever", "There are no texts in this language")]
    [InlineData("english", "not a language tag. Expected: a BCP 47 tag")]
    public async Task A_language_without_texts_is_told_from_what_is_none(string asked, string message)
    {
        var (desk, path) = await ScheduleAsync();

        foreach (var links in new[] { $"{path}/calendar-links", "/v1/duty-links" })
        {
            var refused = await desk.Admin.PostAsync(links, new { name = "Phones", language = asked });

            refused.ShouldRefuse("language", "language");
            Assert.Contains(message, Assert.Single(refused["errors"]!["language"]!.AsArray()).Str("message"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_schedule_has_only_so_many()
    {
        var (desk, path) = await ScheduleAsync();
        for (var i = 0; i < CalendarLink.MaxPerSchedule; i++)
            (await desk.Admin.PostAsync($"{path}/calendar-links", new { name = $"{i}" })).ShouldBe(201);

        (await desk.Admin.PostAsync($"{path}/calendar-links", new { name = "one more" })).ShouldBeProblem(409, "calendar_link_too_many");
    }

    private static async Task<(Desk Desk, string Path)> ScheduleAsync()
    {
        var desk = await Desk.SetAsync(await SupportApp.SharedAsync());
        var created = await desk.Supervisor.PostAsync("/v1/schedules", KeepingASchedule.Body());
        created.ShouldBe(201);
        return (desk, created.Header("Location")!);
    }
}
