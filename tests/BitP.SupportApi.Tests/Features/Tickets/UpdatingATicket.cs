using System.Text.Json.Nodes;

namespace BitP.SupportApi.Tests.Features.Tickets;

public sealed class UpdatingATicket
{
    private static Task<Answer> PatchAsync(Caller caller, string path, object body, string ifMatch = "*") =>
        body is string json ? caller.PatchAsync(path, JsonNode.Parse(json)!, ("If-Match", ifMatch)) : caller.PatchAsync(path, body, ("If-Match", ifMatch));

    // They run on while they are looked at.
    private static string WithoutClocks(Answer ticket) => Desk.Merge(ticket.Json.DeepClone().AsObject(), new { sla = (object?)null }).ToJsonString();

    [Theory]
    [InlineData("partner", """{"subject":"Another"}""", "subject", "\"Another\"")]
    [InlineData("agent", """{"subject":"Another"}""", "subject", "\"Another\"")]
    [InlineData("supervisor", """{"category":"feature_question"}""", "category", "\"feature_question\"")]
    [InlineData("admin", """{"language":"zh"}""", "language", "\"zh-CN\"")]
    [InlineData("partner", """{"priority":"urgent"}""", "priority", "\"urgent\"")]
    [InlineData("partner", """{"tags":["B","a"," b "]}""", "tags", """["b","a"]""")]
    [InlineData("partner", """{"tags":null}""", "tags", "[]")]
    [InlineData("partner", """{"fields":{"stepsTaken":"None."}}""", "fields", """{"featureUsed":"Swap","stepsTaken":"None."}""")]
    [InlineData("partner", """{"fields":{"featureUsed":null}}""", "fields", "{}")]
    [InlineData("partner", """{"fields":null}""", "fields", "{}")]
    public async Task Each_member_is_changed_and_the_others_stay(string kind, string patch, string member, string value)
    {
        var desk = await Desk.SetAsync();
        var before = await desk.OpenAsync(new { tags = new[] { "x" }, fields = new { featureUsed = "Swap" } });
        var path = before.Header("Location")!;

        var after = await PatchAsync(desk.By(kind), path, patch, "\"1\"");

        after.ShouldBe(200);
        Assert.Equal(value, after[member]!.ToJsonString());
        var timeline = (await desk.Agent.GetAsync($"{path}/timeline")).Items;
        Assert.Equal(kind == "partner" ? "\"2\"" : $"\"{timeline.Count}\"", after.VersionTag);
        Assert.Equal(WithoutClocks(after), WithoutClocks(await desk.By(kind).GetAsync(path)));
        var changed = before.Json.AsObject().Where(m => m.Key != "sla" && !JsonNode.DeepEquals(m.Value, after[m.Key])).Select(m => m.Key);
        string[] also = ["updatedAt", "version", "allowedTransitions", "priority", "priorityReason", "prioritySource"];
        Assert.Equal([member], changed.Except(also.Except([member])));
        var told = timeline.Last(e => e.Str("type") == "ticket.updated");
        Assert.Equal(kind, told!["actor"].Str("kind"));
        if (member == "fields")
            Assert.True(told["data"]!["fieldsChanged"]!.GetValue<bool>());
        else
            Assert.Equal(
                (before[member]!.ToJsonString(), value),
                (told["data"]![member]!["before"]!.ToJsonString(), told["data"]![member]!["after"]!.ToJsonString())
            );
    }

    [Fact]
    public async Task What_is_as_it_was_is_no_change()
    {
        var desk = await Desk.SetAsync();
        var before = await desk.OpenAsync(
            new
            {
                tags = new[] { "x", "y" },
                language = "zh",
                fields = new { featureUsed = "Swap", stepsTaken = "None." },
            }
        );
        var path = before.Header("Location")!;

        foreach (
            var patch in new[]
            {
                "{}",
                """{"subject":"Printer on fire","category":"other","priority":"normal","language":"zh"}""",
                """{"tags":["X","y","x"]}""",
                """{"fields":{"featureUsed":"Swap"}}""",
                """{"fields":{"stepsTaken":"None.","featureUsed":"Swap"}}""",
            }
        )
        {
            var after = await PatchAsync(desk.Partner, path, patch);
            after.ShouldBe(200);
            Assert.Equal((before.ETag, before.Text("updatedAt")), (after.ETag, after.Text("updatedAt")));
        }
    }

    [Fact]
    public async Task The_priority_follows_the_category_unless_somebody_has_set_it()
    {
        var desk = await Desk.SetAsync();
        async Task<(string, string)> AfterAsync(Caller caller, string path, object patch)
        {
            var answer = await PatchAsync(caller, path, patch);
            answer.ShouldBe(200);
            return (answer.Text("priority"), answer.Text("prioritySource"));
        }

        var ruled = await desk.OpenInAsync("new");
        Assert.Equal(("high", "category"), await AfterAsync(desk.Agent, ruled, new { category = "login" }));
        Assert.Equal(("low", "category"), await AfterAsync(desk.Partner, ruled, new { category = "feature_question" }));
        Assert.Equal(("urgent", "staff"), await AfterAsync(desk.Agent, ruled, new { priority = "urgent" }));
        Assert.Equal(("urgent", "staff"), await AfterAsync(desk.Agent, ruled, new { category = "other" }));
        Assert.Equal(("low", "requested"), await AfterAsync(desk.Partner, ruled, new { priority = "low" }));

        var asked = await desk.OpenInAsync("new", new { priority = "low" });
        Assert.Equal(("low", "requested"), await AfterAsync(desk.Agent, asked, new { category = "login" }));

        // Both at once: what is said explicitly counts, also when it is what it was.
        var both = await desk.OpenInAsync("new");
        Assert.Equal(("normal", "staff"), await AfterAsync(desk.Agent, both, new { category = "login", priority = "normal" }));
    }

    [Fact]
    public async Task The_form_goes_with_the_category()
    {
        var desk = await Desk.SetAsync();
        var path = await desk.OpenInAsync("new", new { fields = new { featureUsed = "Swap" } });

        (await PatchAsync(desk.Partner, path, new { category = "account_locked" })).ShouldRefuse("fields.registeredContact", "required");
        (await PatchAsync(desk.Partner, path, new { category = "login" })).ShouldRefuse("fields.featureUsed", "unknown");
        (await PatchAsync(desk.Partner, path, new { fields = new { memo = "7" } })).ShouldRefuse("fields.memo", "unknown");
        (await PatchAsync(desk.Partner, path, new { fields = new { featureUsed = 5 } })).ShouldRefuse("fields.featureUsed", "wrong_type");
        var moved = await PatchAsync(desk.Partner, path, """{"category":"account_locked","fields":{"featureUsed":null,"registeredContact":"a@b.example"}}""");
        moved.ShouldBe(200);
        Assert.Equal("""{"registeredContact":"a@b.example"}""", moved["fields"]!.ToJsonString());
    }

    [Theory]
    [InlineData("""{"subject":null}""", "subject", "required")]
    [InlineData("""{"subject":" "}""", "subject", "required")]
    [InlineData("""{"category":null}""", "category", "required")]
    [InlineData("""{"category":"spam"}""", "category", "wrong_type")]
    [InlineData("""{"priority":null}""", "priority", "required")]
    [InlineData("""{"language":null}""", "language", "required")]
    [InlineData("""{"language":"!"}""", "language", "language")]
    [InlineData("""{"tags":[""]}""", "tags", "tag")]
    [InlineData("""{"promise":null}""", "promise", "required")]
    [InlineData("""{"promise":{"by":null}}""", "promise.by", "required")]
    [InlineData("""{"promise":{"by":"tomorrow"}}""", "promise.by", "wrong_type")]
    [InlineData("""{"promise":{"by":"2020-01-01T00:00:00Z"}}""", "promise.by", "out_of_range")]
    [InlineData("""{"promise":{"by":"2199-01-01T00:00:00Z","late":true}}""", "promise.late", "unknown")]
    [InlineData("""{"status":"solved"}""", "status", "unknown")]
    [InlineData("""{"description":"x"}""", "description", "unknown")]
    [InlineData("""{"assignee":null}""", "assignee", "unknown")]
    public async Task What_makes_no_sense_is_refused_by_name(string patch, string member, string code)
    {
        var desk = await Desk.SetAsync();
        var path = await desk.OpenInAsync("new");

        (await PatchAsync(desk.Agent, path, patch)).ShouldRefuse(member, code);
        Assert.Equal(1, (await desk.Agent.GetAsync(path))["version"]!.GetValue<int>());
    }

    [Fact]
    public async Task What_is_too_long_is_refused()
    {
        var desk = await Desk.SetAsync();
        var path = await desk.OpenInAsync("new");

        (await PatchAsync(desk.Agent, path, new { subject = new string('s', 201) })).ShouldRefuse("subject", "too_long");
        (await PatchAsync(desk.Agent, path, new { tags = Enumerable.Range(0, 21).Select(i => $"{i}") })).ShouldRefuse("tags", "tag");
    }

    [Fact]
    public async Task Staff_alone_make_a_new_promise_and_the_old_one_is_kept()
    {
        var desk = await Desk.SetAsync();
        var path = await desk.OpenInAsync("new");
        var first = (await desk.Agent.GetAsync(path))["promise"]!;
        var by = new DateTimeOffset(DateTimeOffset.UtcNow.Year + 1, 5, 6, 7, 8, 9, TimeSpan.Zero);

        (await PatchAsync(desk.Partner, path, new { promise = new { by } })).ShouldRefuse("promise", "staff_only");
        await Task.Delay(5);
        var answer = await PatchAsync(desk.Agent, path, new { promise = new { by } });
        var again = await PatchAsync(desk.Supervisor, path, new { promise = new { by = by.AddDays(1) } });

        answer.ShouldBe(200);
        Assert.Equal(by, answer["promise"].Instant("by"));
        Assert.Equal(by, answer.Json.Instant("dueAt"));
        Assert.True(answer["promise"].Instant("statedAt") > first.Instant("statedAt"));
        Assert.False(answer["promise"]!["late"]!.GetValue<bool>());
        Assert.Equal(first.Str("by"), Assert.Single(answer["promise"]!["history"]!.AsArray()).Str("by"));
        Assert.Equal([first.Instant("by"), by], again["promise"]!["history"]!.AsArray().Select(h => h.Instant("by")));
        var told = (await desk.Agent.GetAsync($"{path}/timeline")).Items.Last(e => e.Str("type") == "ticket.updated")!["data"]!["promise"];
        Assert.Equal((by, by.AddDays(1)), (told.Instant("before"), told.Instant("after")));
    }

    [Fact]
    public async Task It_has_to_say_which_version_it_changes()
    {
        var desk = await Desk.SetAsync();
        var path = await desk.OpenInAsync("new");

        (await desk.Partner.PatchAsync(path, new { subject = "x" })).ShouldBeProblem(428, "if_match_required");
        (await PatchAsync(desk.Partner, path, new { subject = "x" }, "1")).ShouldBeProblem(400, "if_match_invalid");
        var stale = await PatchAsync(desk.Partner, path, new { subject = "x" }, "\"7\"");
        stale.ShouldBeProblem(412, "version_mismatch");
        Assert.Equal(1, stale["currentVersion"]!.GetValue<int>());
        (await PatchAsync(desk.Partner, path, new { subject = "x" }, "\"1\"")).ShouldBe(200);
        (await PatchAsync(desk.Partner, path, new { subject = "y" }, "\"1\"")).ShouldBe(412);
    }

    [Fact]
    public async Task A_closed_one_stays_as_it_is_and_a_customer_changes_none()
    {
        var desk = await Desk.SetAsync();

        (await PatchAsync(desk.Agent, await desk.OpenInAsync("closed"), new { subject = "x" })).ShouldBeProblem(409, "ticket_closed");
        (await PatchAsync(desk.Customer, await desk.OpenInAsync("new"), new { subject = "x" })).ShouldBeProblem(403, "actor_not_allowed");
    }
}
