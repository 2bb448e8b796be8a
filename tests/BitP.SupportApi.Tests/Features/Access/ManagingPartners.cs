namespace BitP.SupportApi.Tests.Features.Access;

public sealed class ManagingPartners
{
    [Fact]
    public async Task A_partner_is_created_read_and_renamed()
    {
        var admin = (await SupportApp.SharedAsync()).Admin;

        var created = await admin.PostAsync("/v1/partners", new { name = "Harbour Exchange" });
        created.ShouldBe(201);
        Assert.Equal($"/v1/partners/{created.Text("id")}", created.Header("Location"));
        var path = created.Header("Location")!;
        Assert.Equal(created.Raw, (await admin.GetAsync(path)).Raw);
        (await admin.GetAsync(path, ("If-None-Match", created.ETag!))).ShouldBe(304);

        var renamed = await admin.PatchAsync(path, new { name = "Harbour Europe" }, ("If-Match", created.ETag!));
        renamed.ShouldBe(200);
        Assert.Equal("Harbour Europe", renamed.Text("name"));
        (await admin.PatchAsync(path, new { name = "Harbour Asia" }, ("If-Match", created.ETag!))).ShouldBeProblem(412, "version_mismatch");
        (await admin.PatchAsync(path, new { name = "Harbour Asia" })).ShouldBeProblem(428, "if_match_required");
        (await admin.PatchAsync(path, new { name = (string?)null }, ("If-Match", "*"))).ShouldRefuse("name", "required");
    }

    [Fact]
    public async Task A_partner_appears_by_a_name_and_a_colour_of_its_own()
    {
        var app = await SupportApp.SharedAsync();
        var partner = await app.NewPartnerAsync("Harbour Exchange Europe");
        Task<Answer> Appear(object? brand) => app.Admin.PatchAsync($"/v1/partners/{partner.PartnerId}", new { brand }, ("If-Match", "*"));

        var appears = await Appear(new { name = "Harbour", color = "#0B5CAD" });
        appears.ShouldBe(200);
        Assert.Equal("""{"name":"Harbour","color":"#0B5CAD"}""", appears["brand"]!.ToJsonString());
        Assert.Equal("""{"name":null,"color":"#0B5CAD"}""", (await Appear(new { name = (string?)null }))["brand"]!.ToJsonString());
        Assert.Null((await Appear(new { color = (string?)null }))["brand"]);
        Assert.Null((await Appear(null))["brand"]);

        foreach (var color in new[] { "red", "#fff", "0b5cad", "#0b5cag", "#0b5cad;", "#0b5cad\n", "" })
            (await Appear(new { color })).ShouldRefuse("brand.color", "format");
        (await Appear(new { name = " " })).ShouldRefuse("brand.name", "required");
        (await Appear(new { name = new string('x', 101) })).ShouldRefuse("brand.name", "too_long");
        (await Appear(new { logo = "x" })).ShouldRefuse("brand.logo", "unknown");
        var changed = await app.Admin.FirstEventAsync("partner.updated", partner.PartnerId.ToString());
        Assert.Equal("""{"brand":{"before":null,"after":{"name":"Harbour","color":"#0B5CAD"}}}""", changed["data"]!.ToJsonString());
    }

    [Fact]
    public async Task Names_need_not_be_unique_but_are_needed()
    {
        var admin = (await SupportApp.SharedAsync()).Admin;

        (await admin.PostAsync("/v1/partners", new { name = "Twin" })).ShouldBe(201);
        (await admin.PostAsync("/v1/partners", new { name = "Twin" })).ShouldBe(201);
        (await admin.PostAsync("/v1/partners", new { })).ShouldRefuse("name", "required");
        (await admin.PostAsync("/v1/partners", new { name = " " })).ShouldRefuse("name", "required");
        (await admin.PostAsync("/v1/partners", new { name = new string('x', 101) })).ShouldRefuse("name", "too_long");
        (await admin.PostAsync("/v1/partners", new { name = "x", nmae = "y" })).ShouldRefuse("nmae", "unknown");
    }

    [Fact]
    public async Task The_list_is_paged_newest_first()
    {
        var admin = (await SupportApp.SharedAsync()).Admin;
        await admin.PostAsync("/v1/partners", new { name = "One" });
        await admin.PostAsync("/v1/partners", new { name = "Two" });

        var first = await admin.GetAsync("/v1/partners?limit=1");
        var second = await admin.GetAsync($"/v1/partners?limit=1&cursor={first.Text("nextCursor")}");

        Assert.NotEqual(first.Items.Single()!.ToJsonString(), second.Items.Single()!.ToJsonString());
        Assert.Contains("rel=\"next\"", first.Header("Link"), StringComparison.Ordinal);
        (await admin.GetAsync("/v1/partners?cursor=made-up")).ShouldBeProblem(400, "cursor_invalid");
        (await admin.GetAsync("/v1/partners?limit=201")).ShouldRefuse("limit", "out_of_range");
    }

    [Fact]
    public async Task It_is_for_operators_only()
    {
        var app = await SupportApp.SharedAsync();

        foreach (var caller in new[] { app.PartnerA, app.Agent, app.Supervisor })
        {
            (await caller.GetAsync("/v1/partners")).ShouldBeProblem(403, "actor_not_allowed");
            (await caller.PostAsync("/v1/partners", new { name = "Mine" })).ShouldBeProblem(403, "actor_not_allowed");
        }
        (await app.Anonymous.GetAsync("/v1/partners")).ShouldBeProblem(401, "credential_missing");
        (await app.Admin.GetAsync($"/v1/partners/{Guid.CreateVersion7()}")).ShouldBeProblem(404, "partner_not_found");
        (await app.Admin.GetAsync("/v1/partners/nonsense")).ShouldBeProblem(404, "partner_not_found");
    }

    [Fact]
    public async Task What_a_partner_does_carries_the_name_it_has_by_then()
    {
        var app = await SupportApp.SharedAsync();
        var partner = await app.NewPartnerAsync("Before");
        (await app.Admin.PatchAsync($"/v1/partners/{partner.PartnerId}", new { name = "After" }, ("If-Match", "*"))).ShouldBe(200);

        (await partner.PostAsync("/v1/customers", new { externalId = "c-1" })).ShouldBe(201);

        Assert.Equal("After", (string?)(await partner.FirstEventAsync("customer.created"))["actor"]!["name"]);
    }
}
