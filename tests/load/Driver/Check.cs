using System.Globalization;
using System.Net;
using System.Text.Json;

namespace BitP.SupportApi.Load.Driver;

/// <summary>Whether the product works on the seeded rows as on its own. What is not so ends the program.</summary>
internal static class Check
{
    public static long Number(JsonElement ticket) => long.Parse(ticket.GetProperty("reference").GetString()!.AsSpan(3), CultureInfo.InvariantCulture);

    public static async Task RunAsync(Uri url, long first, long tickets)
    {
        using var partner = new Api(url, Api.Partner);
        using var agent = new Api(url, Api.Agent);
        var last = first + tickets - 1;
        var copies = Math.Max(1, tickets / Template.Size);

        var random = new Random(1);
        foreach (var number in Enumerable.Range(0, 300).Select(_ => random.NextInt64(first, last + 1)).Append(first).Append(last))
        {
            var ticket = await partner.GetAsync($"/v1/tickets/BP-{number}");
            Same(number, Number(ticket), "the ticket of a reference");
            var byId = await partner.GetAsync($"/v1/tickets/{ticket.GetProperty("id").GetString()}");
            Same(number, Number(byId), "the ticket of an id");
            var customer = await partner.GetAsync($"/v1/customers/{ticket.GetProperty("customer").GetProperty("id").GetString()}");
            Same(Text(ticket.GetProperty("customer"), "externalId"), Text(customer, "externalId"), "the customer of a ticket");
        }
        Same(HttpStatusCode.NotFound, await partner.StatusAsync($"/v1/tickets/BP-{last + 1}"), "a ticket that is not there yet");

        // Everything that can be read of one ticket, from a copy in the middle.
        var some = first + (copies / 2 * Template.Size) + 2;
        var timeline = await agent.GetAsync($"/v1/tickets/BP-{some}/timeline");
        var replies = timeline.GetProperty("items").EnumerateArray().Where(e => Text(e, "type") == "ticket.replied").ToList();
        var messages = (await partner.GetAsync($"/v1/tickets/BP-{some}/messages")).GetProperty("items").EnumerateArray().ToList();
        Same(2, messages.Count, "messages of a ticket");
        foreach (var reply in replies)
            await partner.GetAsync($"/v1/tickets/BP-{some}/messages/{reply.GetProperty("data").GetProperty("messageId").GetString()}");
        await partner.GetAsync($"/v1/tickets/BP-{some}/progress");
        await partner.GetAsync($"/v1/tickets/BP-{some}/transcript");

        // Search knows the words that are the copy's own.
        var found = await partner.GetAsync($"/v1/tickets?q=BP-{some}");
        Same(some, Number(found.GetProperty("items")[0]), "the ticket that is found by its reference");
        var externalId = Copies.ExternalId(13, copies / 2);
        foreach (var item in (await partner.GetAsync($"/v1/tickets?q={externalId}")).GetProperty("items").EnumerateArray())
            Same(externalId, Text(item.GetProperty("customer"), "externalId"), "the customer whose tickets are found");

        // The feed, from its beginning and at its end.
        var events = 0;
        var after = "";
        for (var page = 0; page < 5; page++)
        {
            var read = await partner.GetAsync($"/v1/events?limit=200{after}");
            events += read.GetProperty("items").GetArrayLength();
            after = $"&after={Text(read, "nextCursor")}";
        }
        Same(1000, events, "events of five pages");

        var opened = await partner.PostAsync("/v1/tickets", NewTicket());
        if (Number(opened) <= last)
            throw new InvalidOperationException($"A new ticket has the number {Number(opened)}, although {last} is taken.");
        Same(Number(opened), Number((await partner.GetAsync("/v1/tickets?limit=1")).GetProperty("items")[0]), "the newest ticket");
        await partner.PostAsync($"/v1/tickets/BP-{some}/messages", new { body = "Is there any news?" });
        await Console.Error.WriteLineAsync($"checked: tickets BP-{first} to BP-{last}; new ones from BP-{Number(opened)}");
    }

    private static object NewTicket() =>
        new
        {
            subject = "A new ticket after all others",
            description = "It is opened to see that it gets a number of its own.",
            category = "other",
            channel = "api",
            customer = new { externalId = Copies.ExternalId(1, 0) },
            allowDuplicate = true,
        };

    private static string Text(JsonElement element, string member) => element.GetProperty(member).GetString()!;

    private static void Same<T>(T expected, T actual, string what)
    {
        if (!Equals(expected, actual))
            throw new InvalidOperationException($"{what}: {expected} was expected, not {actual}.");
    }
}
