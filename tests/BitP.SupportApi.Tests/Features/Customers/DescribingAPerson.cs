using System.Text.Json.Nodes;

namespace BitP.SupportApi.Tests.Features.Customers;

/// <summary>What is known about people, wherever they are described: customers, the customer of a ticket, agents.</summary>
public sealed class DescribingAPerson
{
    [Theory]
    [InlineData("a@example.com\n")]
    [InlineData("a@example.com\r\nX-Injected: yes")]
    [InlineData("a b@example.com")]
    [InlineData("a@example..com")]
    [InlineData("Name <a@example.com>")]
    [InlineData("<a@example.com>")]
    [InlineData("mailto:a@example.com")]
    [InlineData("a@example.com ")]
    [InlineData(" a@example.com")]
    [InlineData("a\t@example.com")]
    [InlineData("a @example.com")]
    [InlineData("a@ example.com")]
    [InlineData("a(comment)@example.com")]
    [InlineData("a@(comment)example.com")]
    [InlineData("\u200ba@example.com")]
    [InlineData("a\u00a0@example.com")]
    [InlineData("a@exam\u00adple.com")]
    [InlineData("a@例\u3000子.com")]
    [InlineData("a@example.com>")]
    [InlineData("a@example.com,b@example.com")]
    [InlineData("a@example.com.")]
    [InlineData("a@.")]
    [InlineData("a@")]
    [InlineData("@example.com")]
    [InlineData(".a@example.com")]
    [InlineData("a.@example.com")]
    [InlineData("a..b@example.com")]
    [InlineData("a@b@example.com")]
    [InlineData("a@[192.0.2.1")]
    [InlineData("a@[192.0.2.1 ]")]
    [InlineData("\"a\n\"@example.com")]
    [InlineData("\"a\tb\"@example.com")]
    [InlineData("\"a\\\tb\"@example.com")]
    public async Task What_is_no_address_is_refused(string email) => await ExpectEverywhereAsync("email", email, "email");

    [Theory]
    [InlineData("simple@example.com")]
    [InlineData("user+tag@example.co.uk")]
    [InlineData("o'brien@example.ie")]
    [InlineData("user@[192.0.2.1]")]
    [InlineData("\"a b\"@example.com")]
    [InlineData("müller@example.de")]
    [InlineData("用户@例子.广告")]
    [InlineData("user@xn--fsqu00a.xn--0zwm56d")]
    [InlineData("admin@mailserver1")]
    public async Task An_address_is_taken_as_it_is(string email) => await ExpectEverywhereAsync("email", email, null);

    [Theory]
    [InlineData("+1----------")]
    [InlineData("+00493012345")]
    [InlineData("+0 123 4567")]
    [InlineData("+1234567890123456")]
    [InlineData("+49 (0)30 1234567890123")]
    [InlineData("+4930123456\n")]
    [InlineData("+493012345６")]
    [InlineData("0049 30 123456")]
    [InlineData("+49 (0)")]
    public async Task What_is_no_number_is_refused(string phone) => await ExpectEverywhereAsync("phone", phone, "phone");

    [Theory]
    [InlineData("+4930123456")]
    [InlineData("+49 (0)30 123456")]
    [InlineData("+1 (212) 555-0100")]
    [InlineData("+1.212.555.0100")]
    [InlineData("+86 138 0013 8000")]
    [InlineData("+290 1234")]
    [InlineData("+123456789012345")]
    [InlineData("+12345")]
    [InlineData("+49 (0)30 12345678901")]
    public async Task A_number_is_taken_as_it_is(string phone) => await ExpectEverywhereAsync("phone", phone, null);

    [Theory]
    [InlineData("de-419-DE")]
    [InlineData("ar-a-aaa-b-bbb-a-ccc")]
    [InlineData("en-x")]
    [InlineData("en-US-US")]
    [InlineData("en-1996-1996")]
    [InlineData("en-a")]
    [InlineData("en-a-x-b")]
    [InlineData("de-Latn-Cyrl")]
    [InlineData("de-DE-Latn")]
    [InlineData("de-rozaj-ROZAJ")]
    [InlineData("zh-aaa-bbb-ccc-ddd")]
    [InlineData("i-nothing")]
    [InlineData("en_US")]
    [InlineData("en--US")]
    [InlineData("en-")]
    [InlineData("en\n")]
    [InlineData("\u212ao")]
    [InlineData("en-\u212aK")]
    [InlineData("e\u017f")]
    [InlineData("\u017fgn-BE-FR")]
    [InlineData("en-x-\u212a")]
    [InlineData("en-\u0661\u0661\u0661")]
    [InlineData("english")]
    [InlineData("d")]
    [InlineData("x")]
    public async Task What_is_no_language_tag_is_refused(string language) => await ExpectEverywhereAsync("language", language, "language");

    [Theory]
    [InlineData("zh-Hant-TW")]
    [InlineData("es-419")]
    [InlineData("sl-rozaj-biske")]
    [InlineData("de-CH-1901")]
    [InlineData("sgn-BE-FR")]
    [InlineData("en-a-myext-b-another")]
    [InlineData("de-DE-u-co-phonebk")]
    [InlineData("hy-Latn-IT-arevela")]
    [InlineData("qaa-Qaaa-QM-x-southern")]
    [InlineData("zh-cmn-Hans-CN")]
    [InlineData("x-whatever")]
    [InlineData("i-klingon")]
    [InlineData("en-GB-oed")]
    [InlineData("zh-min-nan")]
    public async Task A_language_tag_is_taken_as_it_is(string language) => await ExpectEverywhereAsync("language", language, null);

    [Theory]
    [InlineData("UTC+08:00")]
    [InlineData("UTC+01:30:15")]
    [InlineData("utc")]
    [InlineData("China Standard Time")]
    [InlineData("Europe/Berlin\n")]
    public async Task What_is_no_zone_is_refused(string timeZone) => await ExpectEverywhereAsync("timeZone", timeZone, "time_zone");

    [Theory]
    [InlineData("Asia/Calcutta")]
    [InlineData("US/Pacific")]
    [InlineData("Europe/Kyiv")]
    [InlineData("Europe/Kiev")]
    [InlineData("Etc/GMT-8")]
    [InlineData("UTC")]
    [InlineData("PRC")]
    public async Task A_zone_is_taken_as_it_is(string timeZone) => await ExpectEverywhereAsync("timeZone", timeZone, null);

    [Theory]
    [InlineData("John.Doe@Example.COM", "John.Doe@example.com", true)]
    [InlineData("john@example.com", "john@EXAMPLE.com", true)]
    [InlineData("John@example.com", "john@example.com", false)]
    [InlineData("user@例子.测试", "user@xn--fsqu00a.xn--0zwm56d", true)]
    [InlineData("user@xn--fsqu00a.xn--0zwm56d", "user@例子.测试", true)]
    [InlineData("user@[IPv6:2001:DB8::1]", "user@[ipv6:2001:db8::1]", true)]
    [InlineData("user@MÜNCHEN.example", "user@münchen.example", true)]
    [InlineData("e\u0301@example.com", "é@example.com", true)]
    public async Task An_address_is_found_in_every_spelling_of_its_domain(string stored, string asked, bool found)
    {
        var partner = await (await SupportApp.SharedAsync()).NewPartnerAsync();
        (await partner.PostAsync("/v1/customers", new { externalId = "u-1", email = stored })).ShouldBe(201);

        var answer = await partner.GetAsync($"/v1/customers?email={Uri.EscapeDataString(asked)}");

        answer.ShouldBe(200);
        Assert.Equal(found ? 1 : 0, answer.Items.Count);
    }

    [Fact]
    public async Task An_address_from_before_is_found_as_it_was_written()
    {
        await using var app = await SupportApp.StartAsync();
        var partner = await app.NewPartnerAsync();
        (await partner.PostAsync("/v1/customers", new { externalId = "u-1", email = "old@example.com" })).ShouldBe(201);
        await app.Database.RunAsync("UPDATE customers SET email = 'old@Example.COM' WHERE external_id = 'u-1'");

        Assert.Single((await partner.GetAsync("/v1/customers?email=old@Example.COM")).Items);
        Assert.Empty((await partner.GetAsync("/v1/customers?email=nobody")).Items);
    }

    [Fact]
    public async Task What_was_stored_before_it_was_refused_stands_in_the_way_of_no_other_change()
    {
        await using var app = await SupportApp.StartAsync();
        var partner = await app.NewPartnerAsync();
        var path = (await partner.PostAsync("/v1/customers", new { externalId = "u-1" })).Header("Location")!;
        await app.Database.RunAsync("UPDATE customers SET phone = '+1----------', email = 'a b@Example.com' WHERE external_id = 'u-1'");

        var renamed = await partner.PatchAsync(path, new { name = "Anna" }, ("If-Match", "*"));

        renamed.ShouldBe(200);
        Assert.Equal(("Anna", "+1----------"), (renamed.Text("name"), renamed.Text("phone")));
        (await partner.PatchAsync(path, new { phone = "+1----------" }, ("If-Match", "*"))).ShouldRefuse("phone", "phone");
        (await partner.PatchAsync(path, new { name = "A\nB" }, ("If-Match", "*"))).ShouldRefuse("name", "line");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\u200b")]
    [InlineData("\u2800")]
    [InlineData("\u00a0\ufeff")]
    public async Task A_name_that_shows_nothing_is_none(string name)
    {
        var partner = await (await SupportApp.SharedAsync()).NewPartnerAsync();
        var known = await partner.PostAsync("/v1/customers", new { externalId = "known", name = "Anna" });

        var unnamed = await partner.PostAsync("/v1/customers", new { externalId = "unnamed", name });
        var again = await partner.PostAsync("/v1/customers", new { externalId = "known", name });
        (await partner.PostAsync("/v1/tickets", Desk.Case(null, new { customer = new { externalId = "third", name } }))).ShouldBe(201);
        var cleared = await partner.PatchAsync(known.Header("Location")!, new { name }, ("If-Match", "*"));

        Assert.Equal((201, null), (unnamed.Status, unnamed.Json?["name"]));
        Assert.Equal((200, "Anna"), (again.Status, again.Text("name")));
        Assert.Null((await partner.GetAsync("/v1/customers?externalId=third")).Items[0]!["name"]);
        Assert.Equal((200, null), (cleared.Status, cleared.Json?["name"]));
    }

    [Fact]
    public async Task An_address_from_before_that_is_none_stays_as_it_is()
    {
        await using var app = await SupportApp.StartAsync();
        var partner = await app.NewPartnerAsync();
        var customer = (await partner.PostAsync("/v1/customers", new { externalId = "u-1" })).Header("Location")!;
        var agent = (await app.Admin.PostAsync("/v1/agents", new { name = "Mei" })).Header("Location")!;
        await app.Database.RunAsync("UPDATE customers SET email = 'nobody' WHERE external_id = 'u-1'");
        await app.Database.RunAsync("UPDATE agents SET email = 'nobody' WHERE name = 'Mei'");

        foreach (var changed in new[] { await Rename(partner, customer), await Rename(app.Admin, agent) })
            Assert.Equal((200, "Anna", "nobody"), (changed.Status, changed.Text("name"), changed.Text("email")));
        Assert.Single((await partner.GetAsync("/v1/customers?email=nobody")).Items);

        static Task<Answer> Rename(Caller caller, string path) => caller.PatchAsync(path, new { name = "Anna" }, ("If-Match", "*"));
    }

    /// <summary>Sends a value as a member of everybody who has it: it is refused for this reason everywhere, or taken and shown everywhere.</summary>
    private static async Task ExpectEverywhereAsync(string member, string value, string? code)
    {
        var desk = await Desk.SetAsync();
        var path = $"/v1/customers/{desk.CustomerId}";
        Expect(await desk.Partner.PostAsync("/v1/customers", new JsonObject { ["externalId"] = "other", [member] = value }), member, member);
        Expect(await desk.Partner.PatchAsync(path, new JsonObject { [member] = value }, ("If-Match", "*")), member, member);
        var customer = new JsonObject { ["externalId"] = "third", [member] = value };
        Expect(await desk.Partner.PostAsync("/v1/tickets", Desk.Case(null, new { customer })), $"customer.{member}", null);
        if (code is null)
            Assert.Equal(value, (await desk.Partner.GetAsync("/v1/customers?externalId=third")).Items[0].Str(member));
        if (member is "language")
        {
            Expect(await desk.Admin.PostAsync("/v1/agents", new { name = "Mei Lin", languages = new[] { value } }), "languages[0]", null);
            Expect(await desk.Partner.PostAsync("/v1/tickets", desk.Case(new { language = value })), "language", "language");
            Expect(await desk.Partner.GetAsync($"/v1/tickets?language={Uri.EscapeDataString(value)}"), "language", null);
        }
        if (member is "timeZone")
            Expect(
                await desk.Admin.PostAsync(
                    "/v1/schedules",
                    Schedules.KeepingASchedule.Body($$"""{ "timeZone": {{JsonValue.Create(value).ToJsonString()}} }""")
                ),
                member,
                member
            );
        if (member is not "email")
            return;
        var agent = await desk.Admin.PostAsync("/v1/agents", new { name = "Mei Lin", email = value });
        Expect(agent, member, member);
        var known = agent.Status == 201 ? agent : await desk.Admin.PostAsync("/v1/agents", new { name = "Mei Lin" });
        Expect(await desk.Admin.PatchAsync(known.Header("Location")!, new { email = value, name = "Mei" }, ("If-Match", "*")), member, member);

        void Expect(Answer answer, string named, string? shown)
        {
            if (code is not null)
                answer.ShouldRefuse(named, code);
            else
                Assert.True(answer.Status is 200 or 201, answer.ToString());
            if (code is null && shown is not null)
                Assert.Equal(value, answer.Text(shown));
        }
    }
}
