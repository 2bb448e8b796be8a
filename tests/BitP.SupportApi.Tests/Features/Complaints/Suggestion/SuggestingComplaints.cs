using BitP.SupportApi.Features.Complaints.Suggestion;

namespace BitP.SupportApi.Tests.Features.Complaints.Suggestion;

/// <summary>What customers write may be a complaint, and somebody is told so who decides.</summary>
public sealed class SuggestingComplaints
{
    private static readonly SuggestionWords Words = new();

    [Theory]
    [InlineData("en", "I want to make a formal COMPLAINT about this.")]
    [InlineData("en", "I am complaining for the third time!")]
    [InlineData("en", "Let me speak to your manager.")]
    [InlineData("en", "Can I talk\nto a supervisor, please?")]
    [InlineData("en", "Next I will go to the ombudsman.")]
    [InlineData("en", "No complaints so far, but this one is a complaint.")]
    [InlineData("zh-CN", "我要投诉你们的客服！")]
    [InlineData("zh-CN", "叫经理出来说话")]
    [InlineData("zh-CN", "我要提出申訴")]
    [InlineData("fr", "Je souhaite déposer une RÉCLAMATION.")]
    [InlineData("fr", "Je vais porter plainte.")]
    [InlineData("fr", "Je veux parler à un responsable.")]
    [InlineData("fr", "Je saisirai le médiateur.")]
    [InlineData("de", "Hiermit reiche ich Beschwerde ein.")]
    [InlineData("de", "Ich möchte mich beschweren.")]
    [InlineData("de", "Das ist eine Reklamation.")]
    [InlineData("de", "Geben Sie mir Ihren Vorgesetzten.")]
    [InlineData("de", "Die Schlichtungsstelle wird davon hören.")]
    public void Words_that_say_so_are_found(string language, string text) => Assert.Equal(language, Words.Find(text)?.Language);

    [Theory]
    [InlineData("My withdrawal has not arrived.")]
    [InlineData("I have no complaints, thank you.")]
    [InlineData("This is not a complaint, just a question.")]
    [InlineData("I can't complain about the speed.")]
    [InlineData("I'm not complaining.")]
    [InlineData("The compliant node; complainantless text; xcomplaintx")]
    [InlineData("My manager asked me to open an account.")]
    [InlineData("We are a land reclamation company.")]
    [InlineData("没有投诉，只是想问一下")]
    [InlineData("这不是投诉。")]
    [InlineData("我是公司的经理，姓申，名诚。")]
    [InlineData("我叫陈诉，投资了一点。")]
    [InlineData("Ce n’est pas une réclamation, merci.")]
    [InlineData("Je ne me plains pas du tout.")]
    [InlineData("Aucune plainte de ma part.")]
    [InlineData("Qui est responsable de ce service ?")]
    [InlineData("Ich habe keine Beschwerden.")]
    [InlineData("Ich kann mich nicht beschweren.")]
    [InlineData("Das Paket ist schwer, der Chef zufrieden.")]
    [InlineData("> I want to make a complaint.\nThank you, that is settled.")]
    [InlineData("")]
    public void Others_are_not(string text) => Assert.Null(Words.Find(text)?.Words[0]);

    [Fact]
    public async Task A_ticket_is_suggested_once_and_a_person_decides()
    {
        await using var app = await SupportApp.StartAsync();
        var desk = await Desk.SetAsync(app);
        var ticket = await desk.OpenAsync();
        var path = $"/v1/tickets/{ticket.Text("id")}";
        (await desk.Customer.PostAsync($"{path}/messages", new { body = "Nobody answers." })).ShouldBe(201);
        var said = await desk.Customer.PostAsync($"{path}/messages", new { body = "I want to speak to a manager. This is a complaint!" });
        (await desk.Customer.PostAsync($"{path}/messages", new { body = "A complaint, I say." })).ShouldBe(201);

        var suggested = await app.Agent.FirstEventAsync("ticket.complaint_suggested", ticket.Text("id"));

        Assert.Equal(("en", said.Text("id"), "staff"), (suggested["data"].Str("language"), suggested["data"].Str("messageId"), suggested.Str("visibility")));
        Assert.Equal(["speak to a manager", "complaint"], suggested["data"]!["words"].Strings());
        var listed = (await app.Agent.GetAsync("/v1/complaint-suggestions")).Items.Single();
        Assert.Equal((ticket.Text("reference"), "open"), (listed.Str("ticketReference"), listed.Str("state")));
        Assert.Empty((await app.Agent.GetAsync("/v1/complaints")).Items);
        Assert.Equal(403, (await desk.Partner.GetAsync("/v1/complaint-suggestions")).Status);
        Assert.DoesNotContain("suggest", (await desk.Partner.GetAsync("/v1/events?limit=200")).Raw, StringComparison.Ordinal);
        Assert.Equal(4, (await desk.Partner.GetAsync(path))["version"]!.GetValue<int>());

        var dismissed = await app.Agent.PostAsync($"{path}/complaint-suggestion/dismiss");
        dismissed.ShouldBe(200);
        Assert.Equal(("dismissed", "Mei Lin"), (dismissed.Text("state"), dismissed["dismissedBy"].Str("name")));
        (await app.Agent.PostAsync($"{path}/complaint-suggestion/dismiss")).ShouldBeProblem(409, "complaint_suggestion_decided");
        (await desk.Customer.PostAsync($"{path}/messages", new { body = "It IS a complaint." })).ShouldBe(201);
        await SuggestedAsync(app, desk);
        Assert.Equal(
            ["ticket.complaint_suggested", "ticket.complaint_suggestion_dismissed"],
            (await app.Agent.GetAsync($"{path}/timeline")).Items.Select(e => e.Str("type")!).Where(t => t.Contains("complaint", StringComparison.Ordinal))
        );
        Assert.Empty((await app.Agent.GetAsync("/v1/complaint-suggestions?state=filed")).Items);
    }

    [Fact]
    public async Task What_staff_write_and_what_is_filed_already_is_not_suggested()
    {
        await using var app = await SupportApp.StartAsync();
        var desk = await Desk.SetAsync(app);
        var (answered, filed) = (await desk.OpenAsync(), await desk.OpenAsync());
        var path = $"/v1/tickets/{answered.Text("id")}";
        (await app.Agent.PostAsync($"{path}/messages", new { body = "Is this a complaint?" })).ShouldBe(201);
        (await app.Agent.PostAsync($"{path}/messages", new { body = "A complaint.", visibility = "internal" })).ShouldBe(201);
        (await desk.Customer.PostAsync($"/v1/tickets/{filed.Text("id")}/complaint")).ShouldBe(201);
        (await desk.Customer.PostAsync($"/v1/tickets/{filed.Text("id")}/messages", new { body = "My complaint." })).ShouldBe(201);

        // Events are read in their order, so that those before have been read by then.
        var last = await SuggestedAsync(app, desk);

        Assert.Equal([last], (await app.Agent.GetAsync("/v1/complaint-suggestions?state=open,filed,dismissed")).Items.Select(s => s.Str("ticketId")));
        (await app.Agent.PostAsync($"{path}/complaint-suggestion/dismiss")).ShouldBeProblem(404, "complaint_suggestion_not_found");
        (await desk.Customer.PostAsync($"/v1/tickets/{last}/complaint")).ShouldBe(201);
        await Polling.UntilAsync(
            async () => (await app.Agent.GetAsync("/v1/complaint-suggestions?state=filed")).Items.Count == 1,
            "a filed complaint ends the suggestion"
        );
    }

    [Fact]
    public async Task Two_nodes_suggest_each_ticket_once_in_its_order()
    {
        const int tickets = 20;
        await using var app = await SupportApp.StartAsync();
        await using var second = await app.StartSecondNodeAsync();
        var desk = await Desk.SetAsync(app);

        for (var i = 0; i < tickets; i++)
            await desk.OpenAsync(new { description = $"投诉 {i}" });

        await Polling.UntilAsync(async () => await app.Database.CountAsync("SELECT count(*) FROM complaint_suggestions") == tickets, "all are suggested");
        var events = await Desk.FeedAsync(app.Agent, "ticket.complaint_suggested", tickets);
        Assert.Equal(tickets, events.Count);
        Assert.Equal(tickets, events.Select(e => e!["subject"].Str("id")).Distinct().Count());
        Assert.Equal(events.Select(e => e!["subject"].Str("reference")).Order(), events.Select(e => e!["subject"].Str("reference")));
    }

    // The id of one more ticket that is suggested, once it is.
    private static async Task<string> SuggestedAsync(SupportApp app, Desk desk)
    {
        var id = (await desk.OpenAsync(new { description = "Ceci est une réclamation." })).Text("id");
        await app.Agent.FirstEventAsync("ticket.complaint_suggested", id);
        return id;
    }
}
