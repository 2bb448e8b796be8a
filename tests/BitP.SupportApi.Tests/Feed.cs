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
        for (var until = DateTime.UtcNow + Polling.Patience; ; await Task.Delay(50))
        {
            var events = await caller.GetAsync($"/v1/events?types={type}&limit=200");
            events.ShouldBe(200);
            if (events.Items.FirstOrDefault(e => about is null || e!["subject"]!["id"]!.GetValue<string>() == about) is { } found)
                return found;
            Assert.True(DateTime.UtcNow < until, $"No {type} appeared.");
        }
    }
}
