using System.Text.Json.Nodes;

namespace BitP.SupportApi.Tests.Features.Customers;

public sealed class SavingACustomer
{
    [Fact]
    public async Task A_new_one_is_created_and_a_known_one_is_updated()
    {
        var partner = await (await SupportApp.SharedAsync()).NewPartnerAsync();

        var created = await partner.PostAsync(
            "/v1/customers",
            new
            {
                externalId = "u-1",
                name = "李伟",
                email = "li.wei@example.com",
                phone = "+86 138 0013 8000",
                language = "zh",
                timeZone = "Asia/Shanghai",
            }
        );
        var known = await partner.PostAsync(
            "/v1/customers",
            new
            {
                externalId = "u-1",
                name = "Li Wei",
                email = (string?)null,
            }
        );

        created.ShouldBe(201);
        Assert.Equal($"/v1/customers/{created.Text("id")}", created.Header("Location"));
        Assert.Equal("\"1\"", created.VersionTag);
        Assert.Equal("zh-CN", created.Text("language"));
        Assert.Equal(partner.PartnerId.ToString(), created.Text("partnerId"));
        var read = await partner.GetAsync(created.Header("Location")!);
        Assert.Equal(known.Raw, read.Raw);
        known.ShouldBe(200);
        Assert.Equal("\"2\"", known.VersionTag);
        Assert.Equal(
            ("Li Wei", "li.wei@example.com", "+86 138 0013 8000", "Asia/Shanghai"),
            (known.Text("name"), known.Text("email"), known.Text("phone"), known.Text("timeZone"))
        );
        var same = await partner.PostAsync("/v1/customers", new { externalId = "u-1", name = "Li Wei" });
        Assert.Equal((200, "\"2\"", known.Text("updatedAt")), (same.Status, same.VersionTag, same.Text("updatedAt")));
    }

    [Fact]
    public async Task The_same_id_at_another_partner_is_another_customer()
    {
        var app = await SupportApp.SharedAsync();
        var (one, two) = (await app.NewPartnerAsync(), await app.NewPartnerAsync());
        var mine = await one.PostAsync("/v1/customers", new { externalId = "u-1", name = "Mine" });

        var other = await two.PostAsync("/v1/customers", new { externalId = "u-1" });

        other.ShouldBe(201);
        Assert.NotEqual(mine.Text("id"), other.Text("id"));
        Assert.Null(other["name"]);
        (await two.GetAsync(mine.Header("Location")!)).ShouldBeProblem(404, "customer_not_found");
        (await two.PatchAsync(mine.Header("Location")!, new { name = "Theirs" }, ("If-Match", "*"))).ShouldBeProblem(404, "customer_not_found");
        (await two.PostAsync($"{mine.Header("Location")}/tokens", new { })).ShouldBeProblem(404, "customer_not_found");
        // Upper and lower case count.
        (await one.PostAsync("/v1/customers", new { externalId = "U-1" })).ShouldBe(201);
    }

    [Theory]
    [InlineData("agent")]
    [InlineData("supervisor")]
    [InlineData("admin")]
    public async Task Staff_say_whose_it_is(string kind)
    {
        var desk = await Desk.SetAsync();
        var caller = desk.By(kind);

        var created = await caller.PostAsync("/v1/customers", new { externalId = "new", partnerId = desk.Partner.PartnerId });

        created.ShouldBe(201);
        (await desk.Partner.GetAsync(created.Header("Location")!)).ShouldBe(200);
        (await caller.PostAsync("/v1/customers", new { externalId = "new", partnerId = desk.Partner.PartnerId })).ShouldBe(200);
        (await caller.PostAsync("/v1/customers", new { externalId = "new" })).ShouldBeProblem(400, "customer_partner_required");
        (await caller.PostAsync("/v1/customers", new { externalId = "new", partnerId = Guid.NewGuid() })).ShouldRefuse("partnerId", "not_found");
    }

    [Fact]
    public async Task A_partner_speaks_only_for_its_own()
    {
        var desk = await Desk.SetAsync();
        var other = await desk.App.NewPartnerAsync();

        (await desk.Partner.PostAsync("/v1/customers", new { externalId = "x", partnerId = other.PartnerId })).ShouldRefuse("partnerId", "own_customers_only");
        (await desk.Partner.PostAsync("/v1/customers", new { externalId = "x", partnerId = desk.Partner.PartnerId })).ShouldBe(201);
        (await desk.Customer.PostAsync("/v1/customers", new { externalId = "x" })).ShouldBeProblem(403, "actor_not_allowed");
    }

    [Theory]
    [InlineData("""{}""", "externalId", "required")]
    [InlineData("""{"externalId":" "}""", "externalId", "required")]
    [InlineData("""{"externalId":5}""", "externalId", "wrong_type")]
    [InlineData("""{"externalId":"x","email":"nobody"}""", "email", "email")]
    [InlineData("""{"externalId":"x","email":""}""", "email", "email")]
    [InlineData("""{"externalId":"x","phone":"030 1234567"}""", "phone", "phone")]
    [InlineData("""{"externalId":"x","phone":"+49"}""", "phone", "phone")]
    [InlineData("""{"externalId":"x","language":"german language"}""", "language", "language")]
    [InlineData("""{"externalId":"x","timeZone":"UTC+8"}""", "timeZone", "time_zone")]
    [InlineData("""{"externalId":"x","timeZone":"UTC+08:00"}""", "timeZone", "time_zone")]
    [InlineData("""{"externalId":"x","timeZone":""}""", "timeZone", "time_zone")]
    [InlineData("""{"externalId":"x","timezone":"UTC"}""", "timezone", "unknown")]
    [InlineData("""{"externalId":"x","name":"a\u0000"}""", "name", "control_character")]
    public async Task What_makes_no_sense_is_refused_by_name(string body, string member, string code)
    {
        var app = await SupportApp.SharedAsync();

        (await app.PartnerA.PostAsync("/v1/customers", JsonNode.Parse(body))).ShouldRefuse(member, code);
    }

    [Fact]
    public async Task What_is_too_long_is_refused()
    {
        var app = await SupportApp.SharedAsync();
        foreach (
            var (member, value) in new[]
            {
                ("externalId", new string('x', 129)),
                ("name", new string('x', 201)),
                ("email", new string('x', 250) + "@example.com"),
                ("phone", "+" + new string('1', 32)),
                ("language", new string('a', 36)),
                ("timeZone", new string('x', 65)),
            }
        )
        {
            var body = new JsonObject { ["externalId"] = "x", [member] = value };
            (await app.PartnerA.PostAsync("/v1/customers", body)).ShouldRefuse(member, "too_long");
        }
    }

    [Fact]
    public async Task Two_in_the_same_moment_make_one()
    {
        var partner = await (await SupportApp.SharedAsync()).NewPartnerAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => partner.PostAsync("/v1/customers", new { externalId = "twin" })));

        Assert.Single(answers.Select(a => a.Text("id")).Distinct());
        Assert.Single(answers, a => a.Status == 201);
        Assert.All(answers, a => Assert.True(a.Status is 200 or 201, a.ToString()));
    }
}
