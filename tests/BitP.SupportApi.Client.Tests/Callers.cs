namespace BitP.SupportApi.Client.Tests;

/// <summary>Clients of the real program.</summary>
internal static class Callers
{
    public static SupportApiClient Client(this SupportApp app, string key, HttpMessageHandler? transport = null, Action<SupportApiOptions>? configure = null)
    {
        var options = new SupportApiOptions
        {
            BaseAddress = app.Address,
            ApiKey = key,
            Timeout = Polling.Patience,
        };
        configure?.Invoke(options);
        return new(options, transport);
    }

    /// <summary>A partner whom only one test knows.</summary>
    public static async Task<SupportApiClient> NewPartnerClientAsync(this SupportApp app, HttpMessageHandler? transport = null) =>
        app.Client((await app.NewPartnerAsync()).Key, transport);

    public static OpenTicketRequest Case(string customer = "anna", string subject = "My deposit is missing") =>
        new()
        {
            Subject = subject,
            Description = "I sent 0.1 BTC an hour ago.",
            Category = TicketCategory.Deposit,
            Channel = Channel.App,
            Customer = new() { ExternalId = customer, Name = "Anna Wagner" },
        };

    public static async Task<List<T>> ToListAsync<T>(this IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items)
            list.Add(item);
        return list;
    }
}
