using System.Text.Json.Nodes;

namespace BitP.SupportApi.Tests.Features.ContactOptions;

/// <summary>Whoever looks for help is told how to reach support now, the best way first.</summary>
public sealed class AskingHowToReachSupport
{
    [Fact]
    public async Task In_working_hours_chat_is_the_first_advice_and_e_mail_for_what_is_complex()
    {
        await using var desk = await ContactDesk.SetAsync();

        Assert.Equal(["chat", "phone", "app", "web", "email", "x"], await desk.OrderAsync("urgency=urgent"));
        Assert.Equal(await desk.OrderAsync("urgency=urgent"), await desk.OrderAsync("urgency=high"));
        Assert.Equal(["chat", "app", "web", "email", "phone", "x"], await desk.OrderAsync("urgency=low"));
        Assert.Equal(await desk.OrderAsync("urgency=low"), await desk.OrderAsync(""));
        Assert.Equal(["email", "web", "app", "chat", "phone", "x"], await desk.OrderAsync("urgency=complex"));
        var first = (await desk.AskAsync("urgency=urgent"))["channels"]![0];
        Assert.Equal("Our first advice for urgent matters. Open now. An answer takes 3 min to 5 min.", first.Str("why"));
        Assert.StartsWith(
            "Our first advice for complex matters.",
            (await desk.AskAsync("urgency=complex"))["channels"]![0].Str("why"),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("advice", (await desk.AskAsync("phone", "urgency=urgent")).Str("why"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_closed_never_comes_before_what_is_open_for_urgent_matters()
    {
        await using var desk = await ContactDesk.SetAsync("2027-01-03T23:30:00Z");
        var seen = new HashSet<string>();
        for (var hour = 0; hour < 30; hour++)
        {
            foreach (var query in new[] { "urgency=urgent", "urgency=high&locale=fr", "category=account_locked&urgency=urgent&locale=de" })
            {
                var open = (await desk.AskAsync(query))["channels"]!.AsArray().Select(c => c!["open"]!.GetValue<bool>()).ToArray();
                Assert.Equal(open.OrderDescending(), open);
                seen.Add(string.Join(' ', open));
            }
            await desk.App.AdvanceAsync("PT1H");
        }

        Assert.True(seen.Count >= 3, string.Join('\n', seen));
    }

    [Fact]
    public async Task Outside_hours_everything_written_can_be_sent_and_says_when_it_is_handled()
    {
        await using var desk = await ContactDesk.SetAsync(ContactDesk.MondayNight);

        var answer = await desk.AskAsync("timeZone=Europe/Berlin");

        Assert.Equal(["app", "web", "email", "x", "chat", "phone"], ContactDesk.Kinds(answer));
        var (email, chat, phone, app) = (
            ContactDesk.Of(answer, "email"),
            ContactDesk.Of(answer, "chat"),
            ContactDesk.Of(answer, "phone"),
            ContactDesk.Of(answer, "app")
        );
        Assert.Equal((false, true), States(email));
        Assert.Equal((false, false), States(chat));
        Assert.Equal((true, true), States(app));
        Assert.Equal(ContactDesk.At("2027-01-05T00:00:00Z"), email.Instant("handledFrom"));
        Assert.Equal(ContactDesk.At("2027-01-05T00:00:00Z"), email.Instant("nextOpenAt"));
        Assert.Equal("2027-01-05T01:00:00+01:00", email.Str("nextOpenAtLocal"));
        Assert.Equal(ContactDesk.At("2027-01-05T07:00:00Z"), phone.Instant("nextOpenAt"));
        Assert.Equal(ContactDesk.At(ContactDesk.MondayNight), app.Instant("handledFrom"));
        Assert.Equal(
            "You can write at any time; what you write now is handled from 5 January 2027 at 01:00 (Europe/Berlin) on. On working days an answer takes 24 h to 72 h.",
            email.Str("why")
        );
        Assert.StartsWith("Closed now; it opens on 5 January 2027 at 08:00 (Europe/Berlin).", phone.Str("why"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Times_are_told_on_the_clock_of_the_caller()
    {
        await using var desk = await ContactDesk.SetAsync();

        var there = await desk.AskAsync("timeZone=Asia/Shanghai");
        var nowhere = await desk.AskAsync("");

        Assert.Equal(("2027-01-04T18:00:00+08:00", "Asia/Shanghai"), (there.Text("localTime"), there.Text("timeZone")));
        Assert.Equal("2027-01-05T03:00:00+08:00", ContactDesk.Of(there, "phone").Str("untilLocal"));
        Assert.Equal(ContactDesk.At("2027-01-04T19:00:00Z"), ContactDesk.Of(there, "phone").Instant("until"));
        Assert.Equal(("2027-01-04T10:00:00Z", "UTC"), (nowhere.Text("localTime"), nowhere.Text("timeZone")));
        Assert.Equal("2027-01-04T19:00:00Z", ContactDesk.Of(nowhere, "phone").Str("untilLocal"));
        Assert.Null(ContactDesk.Of(there, "app")["until"]);
    }

    [Theory]
    [InlineData("locale=fr", "en", "fr", "Notre premier conseil.", "Chat en direct")]
    [InlineData("locale=zh", "en", "zh-CN", "首选此方式。", "在线客服")]
    [InlineData("locale=de-AT", "fr", "de", "Unser erster Rat.", "Live-Chat")]
    [InlineData("locale=ja", "fr", "fr", "Notre premier conseil.", "Live chat")]
    [InlineData("", "de", "de", "Unser erster Rat.", "Live-Chat")]
    [InlineData("", "ja", "en", "Our first advice.", "Live chat")]
    public async Task It_speaks_the_language_of_the_locale_else_that_of_the_request(string query, string accepted, string language, string why, string label)
    {
        await using var desk = await ContactDesk.SetAsync();

        var answer = await desk.AskAsync(query, Desk.In(accepted));

        Assert.Equal(language, answer.Text("language"));
        var first = answer["channels"]![0];
        Assert.StartsWith(why, first.Str("why"), StringComparison.Ordinal);
        Assert.Equal(label, ContactDesk.Of(answer, "chat").Str("label"));
    }

    [Fact]
    public async Task What_is_not_served_in_the_language_comes_after_what_is()
    {
        await using var desk = await ContactDesk.SetAsync();

        var french = await desk.AskAsync("urgency=urgent&locale=fr");

        Assert.Equal(["chat", "app", "web", "email", "x", "phone"], ContactDesk.Kinds(french));
        Assert.Contains("Votre langue n’y est pas proposée.", ContactDesk.Of(french, "phone").Str("why"), StringComparison.Ordinal);
        Assert.Equal("phone", (await desk.OrderAsync("urgency=urgent&locale=de-CH"))[1]);
    }

    [Fact]
    public async Task A_region_has_addresses_of_its_own()
    {
        await using var desk = await ContactDesk.SetAsync();
        await desk.ChangeAsync(new { phone = new { addresses = new Dictionary<string, string> { ["Süd"] = "+49 89 1234567" } } });

        Assert.Equal("+49 89 1234567", (await desk.AskAsync("phone", $"region={Uri.EscapeDataString("SÜD")}")).Str("address"));
        Assert.Equal("+49 30 1234567", (await desk.AskAsync("phone", "region=CN")).Str("address"));
        Assert.Equal("+49 30 1234567", (await desk.AskAsync("phone", "")).Str("address"));
    }

    [Fact]
    public async Task Where_a_channel_has_no_address_it_is_not_advised()
    {
        await using var desk = await ContactDesk.SetAsync();
        foreach (var kind in new[] { "phone", "email", "x" })
        {
            var addresses = new Dictionary<string, string> { ["EU"] = ContactOptionsGround.AddressOf(kind) };
            await desk.ChangeAsync(new Dictionary<string, object> { [kind] = new { address = (string?)null, addresses } });

            Assert.Equal(ContactOptionsGround.AddressOf(kind), (await desk.AskAsync(kind, "urgency=urgent&region=eu")).Str("address"));
            Assert.DoesNotContain(kind, await desk.OrderAsync("urgency=urgent"));
            Assert.DoesNotContain(kind, await desk.OrderAsync("urgency=urgent&region=US"));
        }

        // There the customer is already.
        await desk.ChangeAsync(new { chat = new { address = (string?)null }, app = new { address = (string?)null } });
        Assert.Equal(["chat", "app", "web"], await desk.OrderAsync("urgency=urgent&region=US"));
        Assert.Null((await desk.AskAsync("chat", "region=US"))["address"]);
    }

    [Fact]
    public async Task A_category_says_what_to_prepare_and_how_urgent_it_is()
    {
        await using var desk = await ContactDesk.SetAsync();
        var category = await desk.App.PartnerA.GetAsync("/v1/categories/account_security?language=de");

        var answer = await desk.AskAsync("category=account_security&locale=de");

        Assert.Equal(category["prepare"].Strings(), answer["prepare"].Strings());
        Assert.NotEmpty(answer["prepare"].Strings());
        Assert.Equal(category.Json.Str("advice"), answer.Json.Str("advice"));
        Assert.Equal(category.Text("priority"), answer.Text("urgency"));
        Assert.Equal("low", (await desk.AskAsync("category=account_security&urgency=low")).Text("urgency"));
        Assert.Empty((await desk.AskAsync())["prepare"]!.AsArray());
    }

    [Fact]
    public async Task What_is_announced_for_its_channels_and_region_stands_beside_them()
    {
        await using var desk = await ContactDesk.SetAsync();
        await AnnounceAsync("Chat is slow", new { channels = new[] { "chat" }, regions = new[] { "EU" } });
        await AnnounceAsync("WeChat is down", new { channels = new[] { "wechat" } });
        await AnnounceAsync("Later", new { validFrom = "2027-01-04T11:00:00Z" });
        var closing = await AnnounceAsync("All for an hour", new { validUntil = "2027-01-04T10:30:00Z" });

        Assert.Equal(["All for an hour", "Chat is slow"], await TitlesAsync("region=eu"));
        Assert.Equal(["All for an hour"], await TitlesAsync("region=cn"));
        Assert.Equal(["All for an hour", "Chat is slow"], await TitlesAsync(""));
        Assert.Equal("Auf Deutsch", (await desk.AskAsync("locale=de"))["announcements"]![0].Str("title"));
        (await desk.App.Supervisor.PostAsync($"/v1/announcements/{closing}/withdraw")).ShouldBe(200);
        await desk.LetASecondPassAsync();
        Assert.Equal(["Chat is slow"], await TitlesAsync(""));
        await desk.App.AdvanceAsync("PT1H");
        Assert.Equal(["Later", "Chat is slow"], await TitlesAsync(""));

        async Task<string> AnnounceAsync(string title, object with)
        {
            var body = new JsonObject
            {
                ["kind"] = "service",
                ["title"] = new JsonObject { ["en"] = title, ["de"] = "Auf Deutsch" },
                ["body"] = new JsonObject { ["en"] = title, ["de"] = "Auf Deutsch" },
            };
            var made = await desk.App.Supervisor.PostAsync("/v1/announcements", Desk.Merge(body, with));
            made.ShouldBe(201);
            // The next one is later.
            await desk.LetASecondPassAsync();
            return made.Text("id");
        }
        async Task<string[]> TitlesAsync(string query) => [.. (await desk.AskAsync(query))["announcements"]!.AsArray().Select(a => a.Str("title")!)];
    }

    [Fact]
    public async Task Who_is_on_duty_is_counted_and_not_named()
    {
        await using var desk = await ContactDesk.SetAsync();
        var agents = new List<string>();
        foreach (var language in new[] { "de", "fr", "fr" })
        {
            var agent = await desk.App.Admin.PostAsync("/v1/agents", new { name = "Nobody Knows", languages = new[] { language } });
            agent.ShouldBe(201);
            agents.Add(agent.Text("id"));
        }
        var before = Count(await desk.AskAsync("email", ""));
        foreach (var id in agents)
            (
                await desk.App.Supervisor.PostAsync(
                    "/v1/shifts",
                    new
                    {
                        kind = "shift",
                        agentId = id,
                        from = "2027-01-04T10:30:00Z",
                        to = "2027-01-04T11:30:00Z",
                        channels = new[] { "email" },
                    }
                )
            ).ShouldBe(201);
        await desk.LetASecondPassAsync();

        Assert.Equal(before, Count(await desk.AskAsync("email", "")));
        await desk.App.AdvanceAsync("PT1H");
        var answer = await desk.AskAsync();
        Assert.Equal(before + 3, Count(ContactDesk.Of(answer, "email")));
        Assert.DoesNotContain("Nobody", answer.Raw, StringComparison.Ordinal);
        Assert.All(agents, id => Assert.DoesNotContain(id, answer.Raw, StringComparison.Ordinal));
        Assert.Equal(2, Count(await desk.AskAsync("email", "locale=fr-CA")));
        Assert.Equal(0, Count(await desk.AskAsync("x", "")));
        await desk.App.AdvanceAsync("PT1H");
        Assert.Equal(before, Count(await desk.AskAsync("email", "")));

        static int Count(JsonNode channel) => channel["onDuty"]!["count"]!.GetValue<int>();
    }

    [Fact]
    public async Task Its_tag_holds_for_as_long_as_nothing_in_it_changes()
    {
        await using var desk = await ContactDesk.SetAsync("2027-01-04T18:59:10Z");
        var first = await desk.AskAsync("locale=de");
        Assert.Equal("private, max-age=10", string.Join(", ", first.Header("Cache-Control")!.Split(", ").OrderDescending()));
        Assert.Equal(ContactDesk.At("2027-01-04T18:59:00Z"), first.Json.Instant("at"));

        async Task<Answer> AgainAsync(string query = "locale=de") =>
            await desk.App.PartnerA.GetAsync($"/v1/contact-options?{query}", ("If-None-Match", first.ETag!));
        (await AgainAsync()).ShouldBe(304);
        await desk.App.AdvanceAsync("PT20S");
        var unchanged = await AgainAsync();
        unchanged.ShouldBe(304);
        Assert.Equal(first.ETag, unchanged.ETag);
        (await AgainAsync("locale=fr")).ShouldBe(200);
        (await AgainAsync("locale=de&urgency=complex")).ShouldBe(200);

        // The desks close.
        await desk.App.AdvanceAsync("PT30S");
        var closed = await AgainAsync();
        closed.ShouldBe(200);
        Assert.Equal((true, false), (ContactDesk.Of(first, "chat")["open"]!.GetValue<bool>(), ContactDesk.Of(closed, "chat")["open"]!.GetValue<bool>()));

        var before = (await desk.AskAsync()).ETag;
        await desk.ChangeAsync(new { chat = new { active = false } });
        var without = await desk.AskAsync();
        Assert.NotEqual(before, without.ETag);
        Assert.DoesNotContain("chat", ContactDesk.Kinds(without));
    }

    [Theory]
    [InlineData("category=lottery", "category", "unknown")]
    [InlineData("locale=english", "locale", "language")]
    [InlineData("timeZone=Mars/Olympus", "timeZone", "time_zone")]
    [InlineData("urgency=now", "urgency", "unknown")]
    [InlineData("urgency=Urgent", "urgency", "unknown")]
    [InlineData("region=123456789012345678901234567890123456789012345678901", "region", "too_long")]
    [InlineData("region=", "region", "empty")]
    [InlineData("channel=chat", "channel", "unknown")]
    public async Task What_it_does_not_know_is_refused(string query, string member, string code) =>
        (await (await SupportApp.SharedAsync()).PartnerA.GetAsync($"/v1/contact-options?{query}")).ShouldRefuse(member, code);

    [Fact]
    public async Task Everybody_with_a_credential_may_ask_and_gets_the_same()
    {
        await using var desk = await ContactDesk.SetAsync();
        var (customer, _) = await (await desk.App.NewPartnerAsync()).NewCustomerAsync();

        var answers = new List<string>();
        foreach (var caller in new[] { desk.App.PartnerA, desk.App.PartnerB, customer, desk.App.Agent, desk.App.Supervisor, desk.App.Admin })
        {
            var answer = await caller.GetAsync("/v1/contact-options?locale=de&region=EU");
            answer.ShouldBe(200);
            answers.Add(answer.Raw);
        }

        Assert.Single(answers.Distinct());
        (await desk.App.Anonymous.GetAsync("/v1/contact-options")).ShouldBeProblem(401, "credential_missing");
    }

    private static (bool Open, bool UsableNow) States(JsonNode channel) => (channel["open"]!.GetValue<bool>(), channel["usableNow"]!.GetValue<bool>());
}
