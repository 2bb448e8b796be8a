using System.Text.Json.Nodes;

namespace BitP.SupportApi.Tests.Features.Schedules;

/// <summary>Schedules with as many hours as there may be: fifty a day, on every day of the week.</summary>
internal static class DenseSchedules
{
    public static readonly string[] Days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    /// <summary>Hours of so many minutes, fourteen when not said, the first ones so many minutes after midnight.</summary>
    public static JsonArray Weekly(int minute, int length = 14) =>
        [
            .. Enumerable
                .Range(0, 50)
                .Select(i =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["days"] = new JsonArray([.. Days.Select(day => (JsonNode)day)]),
                            ["from"] = Time(minute + (i * 28)),
                            ["to"] = Time(minute + (i * 28) + length),
                        }
                ),
        ];

    /// <summary>Makes some, which differ, and one more that combines them.</summary>
    public static async Task<(string[] Ids, string Combined)> MakeAsync(SupportApp app, int count)
    {
        var ids = new string[count];
        for (var i = 0; i < count; i++)
            ids[i] = await CreateAsync(
                app,
                new()
                {
                    ["name"] = $"Dense {i}",
                    ["timeZone"] = i % 2 == 0 ? "Europe/Berlin" : "America/New_York",
                    ["weekly"] = Weekly(i),
                }
            );
        var combined = new JsonObject
        {
            ["name"] = "All of them",
            ["timeZone"] = "UTC",
            ["combines"] = new JsonArray([.. ids.Select(id => (JsonNode)id)]),
        };
        return (ids, await CreateAsync(app, combined));
    }

    public static async Task<string> CreateAsync(SupportApp app, JsonObject body)
    {
        var created = await app.Admin.PostAsync("/v1/schedules", body);
        created.ShouldBe(201);
        return created.Text("id");
    }

    private static string Time(int minutes) => $"{minutes / 60:00}:{minutes % 60:00}";
}
