// A ticket from its opening to its solution, as a partner's back end would drive it:
//
//   dotnet run --project sdk/samples/BitP.SupportApi.Sample [ADDRESS [KEY]]
//
// Without arguments it takes SUPPORT_API_URL and SUPPORT_API_KEY, and without those a Development server on this machine.
using BitP.SupportApi.Client;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

try
{
    using var support = new SupportApiClient(
        new()
        {
            BaseAddress = new(args.ElementAtOrDefault(0) ?? Environment.GetEnvironmentVariable("SUPPORT_API_URL") ?? "http://127.0.0.1:5080"),
            ApiKey = args.ElementAtOrDefault(1) ?? Environment.GetEnvironmentVariable("SUPPORT_API_KEY") ?? "bitp_demo_partner_a",
        }
    );
    await WalkAsync(support, stop.Token);
    return 0;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Stopped.");
    return 130;
}
catch (ValidationFailedException refused)
{
    foreach (var (member, errors) in refused.Errors)
        Console.Error.WriteLine($"{member}: {string.Join(' ', errors.Select(e => e.Message))}");
    return 1;
}
catch (SupportApiException failed)
{
    Console.Error.WriteLine(failed.Message);
    return 1;
}

static async Task WalkAsync(SupportApiClient support, CancellationToken ct)
{
    var request = new OpenTicketRequest
    {
        Subject = "My withdrawal has not arrived",
        Description = "I sent 250 USDT three hours ago. The app says completed.",
        Category = TicketCategory.WithdrawalNotReceived,
        Channel = Channel.App,
        Customer = new() { ExternalId = $"sample-{Guid.NewGuid():N}", Name = "Anna Wagner" },
    };
    var ticket = await support.Tickets.OpenAsync(request, cancellationToken: ct);
    Console.WriteLine($"Opened {ticket.Reference}: {ticket.Status}, priority {ticket.Priority} ({ticket.PriorityReason})");

    try
    {
        await support.Tickets.OpenAsync(request, cancellationToken: ct);
    }
    catch (ConflictException refused) when (refused.Code == "ticket_duplicate")
    {
        Console.WriteLine($"Sent again, refused: {refused.Title} It is {refused.Existing?.Reference}.");
    }

    ticket = await support.Tickets.GetAsync(ticket.Reference, cancellationToken: ct);
    Console.WriteLine($"Read {ticket.Reference}: version {ticket.Version}, handled by {ticket.Promise.By:u} at the latest");

    ticket = await support.Tickets.UpdateAsync(ticket, new() { Tags = ["vip"] }, cancellationToken: ct);
    Console.WriteLine($"Tagged {ticket.Reference}: {string.Join(", ", ticket.Tags)}");

    var message = await support.Tickets.ReplyAsync(ticket.Id, new() { Body = "It has arrived in the meantime. Thank you!" }, cancellationToken: ct);
    Console.WriteLine($"Replied as {message.Author.Kind}");

    ticket = await support.Tickets.SolveAsync(ticket.Id, new() { Reason = "The transaction was confirmed." }, cancellationToken: ct);
    Console.WriteLine($"Solved {ticket.Reference}: {ticket.Status}, next {string.Join(" or ", ticket.AllowedTransitions)}");

    Console.WriteLine("What happened, latest first:");
    var progress = await support.Tickets.GetProgressAsync(ticket.Id, cancellationToken: ct);
    foreach (var step in progress.Steps)
        Console.WriteLine($"  {step.Type} by {step.By}");
}
