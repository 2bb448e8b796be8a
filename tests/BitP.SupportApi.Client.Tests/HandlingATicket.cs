using System.Net;
using System.Reflection;

namespace BitP.SupportApi.Client.Tests;

public sealed class HandlingATicket
{
    [Fact]
    public async Task A_ticket_is_opened_answered_and_solved()
    {
        var app = await SupportApp.SharedAsync();
        using var partner = await app.NewPartnerClientAsync();
        using var agent = app.Client("bitp_demo_agent");

        var opened = await partner.Tickets.OpenAsync(Callers.Case());
        var note = await agent.Tickets.ReplyAsync(opened.Reference, new() { Body = "Looks fine.", Visibility = MessageVisibility.Internal });
        var answer = await agent.Tickets.ReplyAsync(opened.Id, new() { Body = "Two confirmations are missing." });
        var waiting = await agent.Tickets.WaitForCustomerAsync(opened.Id);
        var solved = await partner.Tickets.SolveAsync(opened.Id, new() { Reason = "It has arrived." });

        Assert.Equal((TicketStatus.New, Priority.Normal, 1L), (opened.Status, opened.Priority, opened.Version));
        Assert.Equal((MessageVisibility.Internal, AuthorKind.Staff), (note.Visibility, answer.Author.Kind));
        Assert.Equal((TicketStatus.Pending, TicketStatus.Solved), (waiting.Status, solved.Status));
        Assert.NotNull(solved.SolvedAt);
        Assert.Equal(solved.Id, (await partner.Tickets.GetAsync(opened.Reference)).Id);
    }

    [Fact]
    public async Task The_conversation_is_read_as_data_as_text_and_as_a_page()
    {
        var app = await SupportApp.SharedAsync();
        using var partner = await app.NewPartnerClientAsync();
        var ticket = await partner.Tickets.OpenAsync(Callers.Case());

        var transcript = await partner.Tickets.GetTranscriptAsync(ticket.Id);

        Assert.Equal("I sent 0.1 BTC an hour ago.", Assert.Single(transcript.Entries).Body);
        Assert.Contains("I sent 0.1 BTC", await partner.Tickets.GetTranscriptTextAsync(ticket.Reference), StringComparison.Ordinal);
        Assert.StartsWith("<!doctype html", await partner.Tickets.GetTranscriptHtmlAsync(ticket.Id), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Free_fields_go_there_and_back()
    {
        var app = await SupportApp.SharedAsync();
        using var partner = await app.NewPartnerClientAsync();
        var category = await partner.Categories.GetAsync(TicketCategory.WithdrawalPending.Value, new() { Language = "de" });
        var field = category.Fields["properties"].EnumerateObject().First().Name;
        var request = Callers.Case();
        request.Category = category.Id;
        request.Fields = new Dictionary<string, object?> { [field] = "W-1" };

        var ticket = await partner.Tickets.OpenAsync(request);

        Assert.Equal(("de", true), (category.Language, category.ExpectedHandling > TimeSpan.Zero));
        Assert.Equal("W-1", ticket.Fields[field].GetString());
    }

    [Fact]
    public async Task An_answer_tells_more_than_its_body()
    {
        var app = await SupportApp.SharedAsync();
        using var partner = await app.NewPartnerClientAsync();
        var infos = new List<ResponseInfo>();
        var options = new RequestOptions { IdempotencyKey = "case-1", OnResponse = infos.Add };

        var first = await partner.Tickets.OpenAsync(Callers.Case(), options);
        var second = await partner.Tickets.OpenAsync(Callers.Case(), options);

        Assert.Equal(first.Id, second.Id);
        Assert.Equal(new(HttpStatusCode.Created, infos[0].ETag, false, "case-1", 1), infos[0]);
        Assert.StartsWith("\"1.", infos[0].ETag, StringComparison.Ordinal);
        Assert.True(infos[1].IsReplay);
    }

    [Fact]
    public void What_may_be_absent_is_nullable()
    {
        var nullability = new NullabilityInfoContext();

        Assert.Equal(NullabilityState.Nullable, StateOf<Ticket>(nameof(Ticket.Team)));
        Assert.Equal(NullabilityState.Nullable, StateOf<Ticket>(nameof(Ticket.Assignee)));
        Assert.Equal(NullabilityState.NotNull, StateOf<Ticket>(nameof(Ticket.Subject)));
        Assert.Equal(NullabilityState.Nullable, StateOf<OpenTicketRequest>(nameof(OpenTicketRequest.Customer)));

        NullabilityState StateOf<T>(string name) => nullability.Create(typeof(T).GetProperty(name)!).ReadState;
    }
}
