using System.Text.Json.Nodes;

namespace BitP.SupportApi.Tests;

internal static class Feed
{
    /// <summary>
    /// The first event of a type that the caller sees, about one thing when that is named. It may take a moment to appear: on PostgreSQL an event is shown only when every transaction of
    /// the server that began before its own has ended, also those of other tests.
    /// </summary>
    public static async Task<JsonNode> FirstEventAsync(this Caller caller, string type, string? about = null)
    {
        var next = $"/v1/events?types={type}&limit=200";
        for (var until = DateTime.UtcNow + Polling.Patience; ; )
        {
            var events = await caller.GetAsync(next);
            events.ShouldBe(200);
            if (events.Items.FirstOrDefault(e => about is null || e!["subject"]!["id"]!.GetValue<string>() == about) is { } found)
                return found;
            Assert.True(DateTime.UtcNow < until, $"No {type} appeared.");
            if (events.Items.Count == 0)
                await Task.Delay(50);
            next = $"/v1/events?types={type}&limit=200&after={events.Text("nextCursor")}";
        }
    }
}
