using System.Text.Json.Nodes;
using BitP.SupportApi.Features.Surveys.Invitations;
using BitP.SupportApi.Tests.Features.Complaints;
using BitP.SupportApi.Tests.Features.Surveys.FollowUps;

namespace BitP.SupportApi.Tests.Features.Surveys.Coaching;

/// <summary>Supervisors read low answers together with the conversations that they are about.</summary>
public sealed class LearningFromLowRatings
{
    [Fact]
    public async Task A_low_answer_comes_with_its_conversation()
    {
        await using var aftermath = await Aftermath.SetAsync();
        var ticket = await aftermath.Desk.OpenInAsync("open");
        (await aftermath.App.Agent.PostAsync($"{ticket}/messages", new { body = "Not for customers.", visibility = "internal" })).ShouldBe(201);
        (await aftermath.Desk.Customer.PostAsync($"{ticket}/messages", new { body = "It still burns." })).ShouldBe(201);
        (await aftermath.App.Agent.PostAsync($"{ticket}/messages", new { body = new string('x', 2001) })).ShouldBe(201);
        (await aftermath.App.Agent.PostAsync($"{ticket}/solve")).ShouldBe(200);
        var invitation = await aftermath.AnsweredAsync(2, "It took three days.", ticket: ticket);
        await aftermath.FollowUpAsync(invitation);

        var item = Assert.Single(await ReadAsync(aftermath, $"agent={aftermath.Mei}"));

        Assert.Equal((2, "It took three days.", "Mei Lin"), ((int)item["rating"]!, item.Str("comment"), item["agent"].Str("name")));
        Assert.Equal(["speed"], item["reasons"].Strings());
        Assert.Equal(invitation.Split('/')[^1], item.Str("invitationId"));
        var conversation = item["conversation"]!;
        Assert.Equal(
            ("Printer on fire", "It burns.", false),
            (conversation.Str("subject"), conversation.Str("description"), (bool)conversation["hasEarlier"]!)
        );
        var messages = conversation["messages"]!.AsArray();
        Assert.Equal(["We look into it.", "It still burns.", new string('x', 2000)], messages.Select(m => m.Str("body")));
        Assert.Equal(["staff", "customer", "staff"], messages.Select(m => m.Str("author")));
        Assert.Equal([false, false, true], messages.Select(m => (bool)m!["isCut"]!));
        Assert.Equal(aftermath.Mei.ToString(), messages[0].Str("agentId"));
    }

    [Fact]
    public async Task Of_a_long_conversation_the_end_is_there()
    {
        await using var aftermath = await Aftermath.SetAsync();
        var ticket = await aftermath.Desk.OpenInAsync("new");
        for (var i = 1; i <= 23; i++)
            (await aftermath.App.Agent.PostAsync($"{ticket}/messages", new { body = $"Message {i}" })).ShouldBe(201);
        await aftermath.FollowUpAsync(await aftermath.AnsweredAsync(1, ticket: ticket));

        var conversation = Assert.Single(await ReadAsync(aftermath))["conversation"]!;

        Assert.True((bool)conversation["hasEarlier"]!);
        Assert.Equal(Enumerable.Range(4, 20).Select(i => $"Message {i}"), conversation["messages"]!.AsArray().Select(m => m.Str("body")));
    }

    [Fact]
    public async Task Of_a_complaint_it_is_what_the_complainant_was_told()
    {
        await using var aftermath = await Aftermath.SetAsync();
        var complaint = await FiledComplaint.FileAsync(aftermath.App);
        (await complaint.DoAsync("acknowledge")).ShouldBe(200);
        (await complaint.DoAsync("post-update", new { text = "We ask the bank." })).ShouldBe(200);
        var read = await aftermath.App.Supervisor.GetAsync(complaint.Path);
        var ended = new EndedCase(
            SurveySubjectKind.Complaint,
            Guid.Parse(read.Text("id")),
            read.Text("reference"),
            complaint.Partner.PartnerId,
            Guid.Parse(read["customer"].Str("id")!),
            1,
            await aftermath.App.NowAsync(),
            new(aftermath.Mei, "funds", "funds", "web", "en", [])
        );
        var invitation = await aftermath.InvitedAsync(ended);
        await aftermath.AnswerAsync(invitation, 1);
        var followUp = await aftermath.FollowUpAsync(invitation);

        var item = Assert.Single(await ReadAsync(aftermath));

        Assert.Equal(("complaint", complaint.Path), (item["case"].Str("kind"), item["case"].Str("url")));
        Assert.Equal("My withdrawal was held for nine days.", item["conversation"].Str("description"));
        Assert.Equal(["We ask the bank."], item["conversation"]!["messages"]!.AsArray().Select(m => m.Str("body")));
        (await aftermath.App.Supervisor.GetAsync(item["case"].Str("conversationUrl")!)).ShouldBe(200);
        var timeline = await aftermath.App.Supervisor.GetAsync($"{complaint.Path}/timeline?limit=200");
        Assert.Contains(timeline.Items, e => e.Str("type") == "survey_follow_up.opened" && e!["subject"].Str("id") == followUp.Split('/')[^1]);
    }

    [Fact]
    public async Task What_is_excluded_or_is_better_by_now_is_not_among_them()
    {
        await using var aftermath = await Aftermath.SetAsync();
        var low = await aftermath.AnsweredAsync(2);
        var excluded = await aftermath.AnsweredAsync(1);
        var better = await aftermath.AnsweredAsync(1);
        foreach (var invitation in new[] { low, excluded, better })
            await aftermath.FollowUpAsync(invitation);
        (await aftermath.App.Supervisor.PostAsync($"{excluded}/exclude", new { reason = "A bot." })).ShouldBe(200);
        await aftermath.AnswerAsync(better, 4);

        Assert.Equal([low.Split('/')[^1]], (await ReadAsync(aftermath)).Select(i => i.Str("invitationId")));

        (await aftermath.App.Supervisor.PostAsync($"{excluded}/include", new { reason = "A customer." })).ShouldBe(200);
        await aftermath.AnswerAsync(better, 2);
        Assert.Equal(3, (await ReadAsync(aftermath)).Count);
    }

    [Fact]
    public async Task It_is_narrowed_to_an_agent_and_a_time_and_comes_in_pages()
    {
        await using var aftermath = await Aftermath.SetAsync();
        var ticket = await aftermath.Desk.OpenInAsync("solved");
        var made = new List<string>();
        for (var i = 0; i < 22; i++)
        {
            // Other ends of the same case.
            await aftermath.App.AdvanceAsync("PT1M");
            (await aftermath.App.Agent.PostAsync($"{ticket}/reopen")).ShouldBe(200);
            (await aftermath.App.Agent.PostAsync($"{ticket}/solve")).ShouldBe(200);
            made.Add(await aftermath.AnsweredAsync(1, agent: i == 3 ? aftermath.Jonas : null, ticket: ticket));
        }
        foreach (var invitation in made)
            await aftermath.FollowUpAsync(invitation);

        Assert.Equal(Ids(Enumerable.Reverse(made)), (await ReadAsync(aftermath)).Select(i => i.Str("invitationId")));
        Assert.Equal(Ids([made[3]]), (await ReadAsync(aftermath, $"agent={aftermath.Jonas}")).Select(i => i.Str("invitationId")));
        Assert.Equal(
            Ids([made[2], made[1]]),
            (await ReadAsync(aftermath, "from=2027-01-04T12:02:00Z&to=2027-01-04T12:04:00Z")).Select(i => i.Str("invitationId"))
        );
        Assert.Equal(22, (await ReadAsync(aftermath, "from=2027-01-04&to=2027-01-05")).Count);
        Assert.Empty(await ReadAsync(aftermath, "to=2027-01-04"));

        static IEnumerable<string> Ids(IEnumerable<string> paths) => paths.Select(p => p.Split('/')[^1]);
    }

    [Fact]
    public async Task Others_are_refused()
    {
        await using var aftermath = await Aftermath.SetAsync();
        var path = $"/v1/surveys/{aftermath.SurveyId}/coaching";

        foreach (var kind in new[] { "partner", "customer", "agent" })
            (await aftermath.Desk.By(kind).GetAsync(path)).ShouldBeProblem(403, "actor_not_allowed");
        (await aftermath.App.Supervisor.GetAsync("/v1/surveys/019aa9f2-3c40-7d11-9c3e-5b1f0a7e2d99/coaching")).ShouldBeProblem(404, "survey_not_found");
        (await aftermath.App.Supervisor.GetAsync($"{path}?from=yesterday")).ShouldRefuse("from", "format");
        (await aftermath.App.Supervisor.GetAsync($"{path}?cursor=x")).ShouldBeProblem(400, "cursor_invalid");
    }

    private static async Task<List<JsonNode>> ReadAsync(Aftermath aftermath, string query = "")
    {
        var items = new List<JsonNode>();
        for (var next = $"/v1/surveys/{aftermath.SurveyId}/coaching?{query}"; next is not null; )
        {
            var page = await aftermath.App.Supervisor.GetAsync(next);
            page.ShouldBe(200);
            Assert.InRange(page.Items.Count, 0, 20);
            items.AddRange(page.Items.Select(i => i!));
            next = page.Json.Str("nextCursor") is { } cursor ? $"/v1/surveys/{aftermath.SurveyId}/coaching?{query}&cursor={cursor}" : null;
        }
        return items;
    }
}
