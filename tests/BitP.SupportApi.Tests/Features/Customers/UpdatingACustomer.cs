using System.Text.Json.Nodes;

namespace BitP.SupportApi.Tests.Features.Customers;

public sealed class UpdatingACustomer
{
    private static readonly string[] Members = ["name", "email", "phone", "language", "timeZone"];

    private static Task<Answer> CreateAsync(PartnerCaller partner) =>
        partner.PostAsync(
            "/v1/customers",
            new
            {
                externalId = "u-1",
                name = "Anna",
                email = "anna@example.com",
                phone = "+49 30 1234567",
                language = "de",
                timeZone = "Europe/Berlin",
            }
        );

    [Theory]
    [InlineData("name", "Anna Wagner")]
    [InlineData("email", "anna.wagner@example.com")]
    [InlineData("phone", "+49 30 7654321")]
    [InlineData("language", "fr")]
    [InlineData("timeZone", "Europe/Paris")]
    public async Task Each_member_is_changed_and_cleared_and_the_others_stay(string member, string value)
    {
        var desk = await Desk.SetAsync();
        var created = await CreateAsync(desk.Partner);
        var path = created.Header("Location")!;

        var changed = await desk.Partner.PatchAsync(path, new JsonObject { [member] = value }, ("If-Match", "\"1\""));
        var cleared = await desk.Agent.PatchAsync(path, new JsonObject { [member] = null }, ("If-Match", changed.ETag!));

        Assert.Equal((200, "\"2\"", value), (changed.Status, changed.VersionTag, changed.Text(member)));
        Assert.Equal((200, "\"3\""), (cleared.Status, cleared.VersionTag));
        Assert.Null(cleared[member]);
        foreach (var other in Members.Except([member]))
            Assert.Equal(created.Text(other), cleared.Text(other));
        Assert.Equal(cleared.Raw, (await desk.Partner.GetAsync(path)).Raw);
        var told = await Desk.FeedAsync(desk.Partner, "customer.updated", 2);
        Assert.Equal(2, told.Count);
        Assert.All(told, e => Assert.Equal([member], e!["data"]!["changed"].Strings()));
        // Events are kept for ever, what is personal is not.
        Assert.All(told, e => Assert.DoesNotContain(value, e!["data"]!.ToJsonString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"email":"x"}""", "email", "email")]
    [InlineData("""{"phone":"x"}""", "phone", "phone")]
    [InlineData("""{"language":"!"}""", "language", "language")]
    [InlineData("""{"timeZone":"Mars"}""", "timeZone", "time_zone")]
    [InlineData("""{"externalId":"u-2"}""", "externalId", "unknown")]
    [InlineData("""{"name":5}""", "name", "wrong_type")]
    public async Task What_makes_no_sense_is_refused_by_name(string patch, string member, string code)
    {
        var desk = await Desk.SetAsync();
        var path = (await CreateAsync(desk.Partner)).Header("Location")!;

        (await desk.Partner.PatchAsync(path, JsonNode.Parse(patch)!, ("If-Match", "*"))).ShouldRefuse(member, code);
    }

    [Fact]
    public async Task It_has_to_say_which_version_it_changes()
    {
        var desk = await Desk.SetAsync();
        var path = $"/v1/customers/{desk.CustomerId}";
        var before = await desk.Partner.GetAsync(path);

        (await desk.Partner.PatchAsync(path, new { name = "x" })).ShouldBeProblem(428, "if_match_required");
        var stale = await desk.Partner.PatchAsync(path, new { name = "x" }, ("If-Match", "\"99\""));
        stale.ShouldBeProblem(412, "version_mismatch");
        Assert.Equal(before["version"]!.GetValue<int>(), stale["currentVersion"]!.GetValue<int>());
        (await desk.Partner.GetAsync(path, ("If-None-Match", before.ETag!))).ShouldBe(304);
    }

    [Fact]
    public async Task A_customer_reads_itself_and_changes_nothing()
    {
        var desk = await Desk.SetAsync();
        var neighbour = await desk.Partner.PostAsync("/v1/customers", new { externalId = "neighbour" });

        (await desk.Customer.GetAsync($"/v1/customers/{desk.CustomerId}")).ShouldBe(200);
        (await desk.Customer.GetAsync(neighbour.Header("Location")!)).ShouldBeProblem(404, "customer_not_found");
        (await desk.Customer.GetAsync("/v1/customers")).ShouldBeProblem(403, "actor_not_allowed");
        (await desk.Customer.PatchAsync($"/v1/customers/{desk.CustomerId}", new { name = "x" }, ("If-Match", "*"))).ShouldBeProblem(403, "actor_not_allowed");
    }

    [Fact]
    public async Task Lists_are_newest_first_filtered_and_read_in_pages()
    {
        var partner = await (await SupportApp.SharedAsync()).NewPartnerAsync();
        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            ids.Insert(0, (await partner.PostAsync("/v1/customers", new { externalId = $"u-{i}", email = i < 2 ? "shared@example.com" : null })).Text("id"));
            await Task.Delay(2); // Those of one millisecond have no order.
        }
        async Task<string[]> ReadAsync(string query) => [.. (await partner.GetAsync($"/v1/customers{query}")).Items.Select(c => c.Str("id")!)];

        var first = await partner.GetAsync("/v1/customers?limit=3");
        var second = await partner.GetAsync($"/v1/customers?limit=3&cursor={first.Text("nextCursor")}");

        Assert.Equal(ids, first.Items.Concat(second.Items).Select(c => c.Str("id")!));
        Assert.Equal(ids, await ReadAsync(""));
        Assert.Equal([ids[2]], await ReadAsync("?externalId=u-2"));
        Assert.Equal([ids[2]], await ReadAsync("?externalId=u-2%20"));
        Assert.Equal([ids[3], ids[4]], await ReadAsync("?email=shared@example.com"));
        Assert.Equal([ids[4]], await ReadAsync("?email=shared@example.com&externalId=u-0"));
        Assert.Empty(await ReadAsync("?externalId=nobody"));
        (await partner.GetAsync("/v1/customers?name=Anna")).ShouldRefuse("name", "unknown");
        (await partner.GetAsync("/v1/customers?limit=0")).ShouldRefuse("limit", "out_of_range");
        (await partner.GetAsync("/v1/customers?cursor=x")).ShouldBeProblem(400, "cursor_invalid");
        (await partner.GetAsync($"/v1/customers?email={new string('x', 255)}")).ShouldRefuse("email", "too_long");
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public async Task What_no_customer_is_called_is_not_found(string id)
    {
        var app = await SupportApp.SharedAsync();

        (await app.Agent.GetAsync($"/v1/customers/{id}")).ShouldBeProblem(404, "customer_not_found");
        (await app.PartnerA.PostAsync($"/v1/customers/{id}/tokens", new { })).ShouldBeProblem(404, "customer_not_found");
    }
}
