namespace BitP.SupportApi.Tests.Features.Tickets;

public sealed class ReplyingToATicket
{
    private static async Task<Answer> SayAsync(Caller caller, string path, string body = "Hello", string? visibility = null)
    {
        var answer = await caller.PostAsync($"{path}/messages", new { body, visibility });
        answer.ShouldBe(201);
        return answer;
    }

    [Theory]
    [InlineData("partner", "customer")]
    [InlineData("customer", "customer")]
    [InlineData("agent", "staff")]
    [InlineData("supervisor", "staff")]
    [InlineData("admin", "staff")]
    public async Task Everybody_can_speak_and_a_partner_speaks_for_its_customer(string kind, string side)
    {
        var desk = await Desk.SetAsync();
        var opened = await desk.OpenAsync();
        var path = opened.Header("Location")!;

        var said = await SayAsync(desk.By(kind), path, "Was <b>nun</b>?\n");

        Assert.Equal(("Was <b>nun</b>?\n", "public"), (said.Text("body"), said.Text("visibility")));
        Assert.Equal(opened.Text("id"), said.Text("ticketId"));
        Assert.Equal(side, said["author"].Str("kind"));
        if (side == "customer")
            Assert.Equal((desk.CustomerId, null), (said["author"].Str("id"), said["author"].Str("name")));
        else
            Assert.NotNull(said["author"].Str("name"));
        foreach (var reader in Desk.Kinds)
        {
            var listed = Assert.Single((await desk.By(reader).GetAsync($"{path}/messages")).Items);
            Assert.Equal(said.Json.ToJsonString(), listed!.ToJsonString());
        }
        var alone = await desk.By(kind).GetAsync(said.Header("Location")!);
        Assert.Equal((200, said.Raw), (alone.Status, alone.Raw));
    }

    [Fact]
    public async Task An_internal_note_is_for_staff_only_and_changes_nothing()
    {
        var desk = await Desk.SetAsync();
        var path = await desk.OpenInAsync("new");

        var note = await SayAsync(desk.Agent, path, "Looks like fraud", "internal");

        Assert.Equal("internal", note.Text("visibility"));
        foreach (var kind in Desk.StaffKinds)
            Assert.Single((await desk.By(kind).GetAsync($"{path}/messages")).Items);
        foreach (var kind in new[] { "partner", "customer" })
        {
            Assert.Empty((await desk.By(kind).GetAsync($"{path}/messages")).Items);
            (await desk.By(kind).GetAsync(note.Header("Location")!)).ShouldBeProblem(404, "ticket_message_not_found");
            foreach (var part in new[] { "", "/messages", "/progress", "/transcript" })
                Assert.DoesNotContain("fraud", (await desk.By(kind).GetAsync(path + part)).Raw, StringComparison.Ordinal);
        }
        var ticket = await desk.Agent.GetAsync(path);
        Assert.Equal("new", ticket.Text("status"));
        Assert.Null(ticket["firstRepliedAt"]);
    }

    [Theory]
    [InlineData("partner")]
    [InlineData("customer")]
    public async Task Outside_of_staff_nobody_writes_notes(string kind)
    {
        var desk = await Desk.SetAsync();
        var path = await desk.OpenInAsync("new");

        (await desk.By(kind).PostAsync($"{path}/messages", new { body = "x", visibility = "internal" })).ShouldRefuse("visibility", "internal_by_staff_only");
    }

    [Theory]
    [InlineData("new", "new", "open")]
    [InlineData("open", "open", "open")]
    [InlineData("pending", "open", "pending")]
    [InlineData("on_hold", "on_hold", "on_hold")]
    [InlineData("solved", "open", "solved")]
    public async Task What_a_message_does_to_the_status(string status, string afterCustomer, string afterStaff)
    {
        var desk = await Desk.SetAsync();
        foreach (var kind in Desk.Kinds)
        {
            var path = await desk.OpenInAsync(status);
            var version = (await desk.Agent.GetAsync(path))["version"]!.GetValue<int>();

            await SayAsync(desk.By(kind), path);

            var after = await desk.Agent.GetAsync(path);
            var expected = Desk.StaffKinds.Contains(kind) ? afterStaff : afterCustomer;
            Assert.Equal(expected, after.Text("status"));
            Assert.Equal(expected == "solved", after["solvedAt"] is not null);
            Assert.Equal(expected == "solved", after["dueAt"] is null);
            var timeline = (await desk.Agent.GetAsync($"{path}/timeline")).Items;
            Assert.Equal(timeline.Count, after["version"]!.GetValue<int>());
            var told = timeline.Single(e => e!["sequence"]!.GetValue<int>() == version + 1)!["data"]!["status"];
            if (status == expected)
                Assert.Null(told);
            else
                Assert.Equal((status, expected), (told.Str("before"), told.Str("after")));
        }
    }

    [Fact]
    public async Task The_first_public_answer_of_staff_is_noted_once()
    {
        var desk = await Desk.SetAsync();
        var path = await desk.OpenInAsync("new");
        await SayAsync(desk.Customer, path);
        Assert.Null((await desk.Agent.GetAsync(path))["firstRepliedAt"]);

        var first = await SayAsync(desk.Agent, path);
        await Task.Delay(5);
        await SayAsync(desk.Agent, path);

        Assert.Equal(first.Text("createdAt"), (await desk.Agent.GetAsync(path)).Text("firstRepliedAt"));
    }

    [Theory]
    [InlineData("partner")]
    [InlineData("customer")]
    public async Task An_answer_to_a_closed_one_opens_a_follow_up(string kind)
    {
        var desk = await Desk.SetAsync();
        var path = await desk.OpenInAsync(
            "closed",
            new
            {
                category = "account_locked",
                channel = "app",
                language = "fr",
                tags = new[] { "vip" },
                fields = new { registeredContact = "a@b.example" },
            }
        );
        var closed = await desk.Agent.GetAsync(path);

        var said = await SayAsync(desk.By(kind), path, "It is locked again.");

        Assert.NotEqual(closed.Text("id"), said.Text("ticketId"));
        Assert.StartsWith($"/v1/tickets/{said.Text("ticketId")}", said.Header("Location"));
        var next = await desk.By(kind).GetAsync($"/v1/tickets/{said.Text("ticketId")}");
        Assert.Equal(closed.Text("id"), next.Text("followUpOf"));
        Assert.Equal("new", next.Text("status"));
        // The message is said once: the description only tells what this goes on from.
        Assert.Contains(closed.Text("reference"), next.Text("description"));
        Assert.Equal(["It is locked again."], (await desk.Partner.GetAsync($"/v1/tickets/{said.Text("ticketId")}/messages")).Items.Select(m => m.Str("body")));
        foreach (var member in new[] { "subject", "category", "channel", "language", "priority" })
            Assert.Equal(closed.Text(member), next.Text(member));
        Assert.Equal(["vip"], next["tags"].Strings());
        Assert.Equal(closed["fields"]!.ToJsonString(), next["fields"]!.ToJsonString());
        Assert.Equal(desk.CustomerId, next["customer"].Str("id"));
        Assert.Equal(closed.Raw, (await desk.Agent.GetAsync(path)).Raw);
        // It can be found, corrected and worked on like any other.
        Assert.Contains((await desk.Partner.GetAsync("/v1/tickets?q=locked%20again")).Items, t => t.Str("id") == next.Text("id"));
        (await desk.Partner.PatchAsync($"/v1/tickets/{next.Text("id")}", new { subject = "Locked again" }, ("If-Match", "*"))).ShouldBe(200);
        (await desk.Agent.PostAsync($"/v1/tickets/{next.Text("id")}/wait")).ShouldBe(200);
    }

    [Fact]
    public async Task Staff_cannot_answer_a_closed_one()
    {
        var desk = await Desk.SetAsync();
        var path = await desk.OpenInAsync("closed");

        foreach (var kind in Desk.StaffKinds)
        foreach (var visibility in new[] { "public", "internal" })
            (await desk.By(kind).PostAsync($"{path}/messages", new { body = "x", visibility })).ShouldBeProblem(409, "ticket_closed");
        Assert.Empty((await desk.Agent.GetAsync($"{path}/messages")).Items);
    }

    [Theory]
    [InlineData("""{}""", "body", "required")]
    [InlineData("""{"body":" "}""", "body", "required")]
    [InlineData("""{"body":"a\u0000"}""", "body", "control_character")]
    [InlineData("""{"body":"a","visibility":"secret"}""", "visibility", "wrong_type")]
    [InlineData("""{"text":"a"}""", "text", "unknown")]
    public async Task What_makes_no_sense_is_refused_by_name(string body, string member, string code)
    {
        var desk = await Desk.SetAsync();
        var path = await desk.OpenInAsync("new");

        (await desk.Partner.SendRawAsync(HttpMethod.Post, $"{path}/messages", body)).ShouldRefuse(member, code);
    }

    [Fact]
    public async Task Twenty_thousand_characters_fit()
    {
        var desk = await Desk.SetAsync();
        var path = await desk.OpenInAsync("new");

        await SayAsync(desk.Customer, path, new string('字', 20_000));
        (await desk.Customer.PostAsync($"{path}/messages", new { body = new string('x', 20_001) })).ShouldRefuse("body", "too_long");
    }

    [Fact]
    public async Task The_conversation_is_read_in_order_and_in_pages()
    {
        var desk = await Desk.SetAsync();
        var path = await desk.OpenInAsync("new");
        for (var i = 0; i < 7; i++)
            await SayAsync(i % 2 == 0 ? desk.Customer : desk.Agent, path, $"{i}", i == 3 ? "internal" : null);

        async Task<string[]> ReadAsync(Caller caller)
        {
            var read = new List<string>();
            var next = $"{path}/messages?limit=2";
            while (next is not null)
            {
                var page = await caller.GetAsync(next);
                read.AddRange(page.Items.Select(m => m.Str("body")!));
                next = page["nextCursor"] is { } cursor ? $"{path}/messages?limit=2&cursor={cursor.GetValue<string>()}" : null;
            }
            return [.. read];
        }

        Assert.Equal(["0", "1", "2", "3", "4", "5", "6"], await ReadAsync(desk.Agent));
        Assert.Equal(["0", "1", "2", "4", "5", "6"], await ReadAsync(desk.Customer));
        (await desk.Agent.GetAsync($"{path}/messages?limit=0")).ShouldRefuse("limit", "out_of_range");
        (await desk.Agent.GetAsync($"{path}/messages?cursor=x")).ShouldBeProblem(400, "cursor_invalid");
        (await desk.Agent.GetAsync($"{path}/messages?visibility=public")).ShouldRefuse("visibility", "unknown");
    }
}
