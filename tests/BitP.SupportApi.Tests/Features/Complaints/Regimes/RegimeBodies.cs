using System.Text.Json;
using System.Text.Json.Nodes;

namespace BitP.SupportApi.Tests.Features.Complaints.Regimes;

/// <summary>What tests of regimes send.</summary>
internal static class RegimeBodies
{
    public const string Root = "/v1/complaint-regimes";

    private static int _made;

    /// <summary>A key that no other test has.</summary>
    public static string NewKey => $"test_{Interlocked.Increment(ref _made)}_{Guid.NewGuid().ToString("N")[..12]}";

    /// <summary>A valid regime, with other members as <paramref name="with"/> has them.</summary>
    public static JsonObject Regime(object? with = null) =>
        Merge(
            JsonNode
                .Parse(
                    $$$"""
                    {
                      "key": "{{{NewKey}}}", "name": { "en": "Mine", "de": "Meine" }, "timeZone": "Europe/Berlin", "languages": ["en", "de"],
                      "steps": [{ "step": "decide", "deadline": { "within": "P2M" } }],
                      "retention": { "period": "P5Y" },
                      "contact": { "unit": { "en": "Complaints", "de": "Beschwerden" }, "email": "complaints@example.com", "phone": "+49 30 1234567" }
                    }
                    """
                )!
                .AsObject(),
            JsonSerializer.SerializeToNode(with)
        );

    // As a merge patch does.
    private static JsonObject Merge(JsonObject body, JsonNode? with)
    {
        foreach (var (name, value) in with as JsonObject ?? [])
            if (value is null)
                body.Remove(name);
            else
                body[name] = value is JsonObject && body[name] is JsonObject inner ? Merge(inner.DeepClone().AsObject(), value) : value.DeepClone();
        return body;
    }

    public static async Task<Answer> MadeAsync(this Caller caller, object? with = null)
    {
        var created = await caller.PostAsync(Root, Regime(with));
        created.ShouldBe(201);
        return created;
    }

    /// <summary>A schedule whose business days are Monday to Friday, with the public holidays of a place if wanted.</summary>
    public static async Task<string> BusinessDaysAsync(this SupportApp app, string timeZone = "UTC", params string[] holidaySets)
    {
        var weekly = new[]
        {
            new
            {
                days = new[] { "monday", "tuesday", "wednesday", "thursday", "friday" },
                from = "00:00",
                to = "24:00",
            },
        };
        var created = await app.Admin.PostAsync(
            "/v1/schedules",
            new
            {
                name = "Business days",
                timeZone,
                weekly,
                holidaySets,
            }
        );
        created.ShouldBe(201);
        return created.Text("id");
    }
}
