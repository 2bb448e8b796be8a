using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace BitP.SupportApi.Load.Driver;

/// <summary>Makes many answers to a survey, over a quarter.</summary>
internal static class SurveyRows
{
    private const string Table = "survey_invitations";
    private const int Agents = 20;
    private const int AtOnce = 10_000;

    private static readonly DateTime From = new(2026, 7, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly TimeSpan Quarter = TimeSpan.FromDays(92);
    private static readonly string[] Teams = ["first", "second", "third", "fourth"];
    private static readonly string[] Channels = ["web", "app", "chat", "email"];
    private static readonly string[] Categories = ["withdrawal", "deposit", "trading", "account", "security", "verification", "fees", "other"];
    private static readonly string[] Languages = ["en", "zh-CN", "fr", "de"];
    private static readonly string[] Reasons = ["speed", "solution", "expertise", "clarity", "attitude"];

    /// <summary>Has the product make a survey, agents and customers, and notes which they are.</summary>
    public static async Task CreateAsync(Uri url, string file)
    {
        using var admin = new Api(url, Api.Admin);
        using var partner = new Api(url, Api.Partner);
        var text = new Dictionary<string, string> { ["en"] = "How satisfied are you?" };
        var survey = await admin.PostAsync(
            "/v1/surveys",
            new
            {
                name = "Measured",
                kind = "csat",
                languages = text.Keys,
                questions = new[] { new { kind = "rating", text } },
                reasons = Reasons.Select(code => new { code }),
                trigger = new { @event = "ticket_solved", delay = "PT1H" },
                expiry = "P14D",
                delivery = "none",
                active = false,
            }
        );
        var agents = new List<string>();
        for (var i = 0; i < Agents; i++)
            agents.Add((await admin.PostAsync("/v1/agents", new { name = $"Agent {i}" })).GetProperty("id").GetString()!);
        var customer = await partner.PostAsync("/v1/customers", new { externalId = "asked" });
        var made = new Made(
            survey.GetProperty("id").GetGuid(),
            survey.GetProperty("version").GetInt64(),
            customer.GetProperty("id").GetGuid(),
            [.. agents.Select(Guid.Parse)]
        );
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(made));
        Console.WriteLine(made.Survey);
    }

    /// <summary>Adds answered invitations. The product must not be running.</summary>
    public static async Task FillAsync(Database database, string file, long answers)
    {
        var made = JsonSerializer.Deserialize<Made>(await File.ReadAllTextAsync(file))!;
        var partner = Guid.Parse((await database.TextsAsync($"SELECT CAST(partner_id AS text) FROM customers WHERE external_id = 'asked'")).Single());
        var columns = await database.ColumnsAsync(Table);
        var watch = Stopwatch.StartNew();
        await database.PrepareAsync([Table]);
        for (var first = 0L; first < answers; first += AtOnce)
        {
            var these = Enumerable.Range(0, (int)Math.Min(AtOnce, answers - first)).Select(i => Row(first + i));
            await database.WriteAsync(Table, columns, these.Select(row => columns.Select(c => row.GetValueOrDefault(c)).ToArray()));
        }
        await database.FinishAsync();
        await Console.Error.WriteLineAsync($"{answers} answers in {watch.Elapsed.TotalSeconds:0} s");

        Dictionary<string, object?> Row(long i)
        {
            var at = From + TimeSpan.FromMilliseconds(Math.Floor(Quarter.TotalMilliseconds * i / answers));
            var n = (int)(i * 2_654_435_761L % int.MaxValue);
            var agent = made.Agents[n % Agents];
            var other = made.Agents[n / Agents % Agents];
            var rating = 1 + (n / 7 % 17 / 4);
            string[] reasons = [.. Reasons.Where((_, r) => (n >> r) % 3 == 0)];
            return new()
            {
                ["id"] = Guid.CreateVersion7(new DateTimeOffset(at)),
                ["survey_id"] = made.Survey,
                ["survey_version"] = made.Version,
                ["partner_id"] = partner,
                ["customer_id"] = made.Customer,
                ["subject_kind"] = "Ticket",
                ["subject_id"] = Guid.CreateVersion7(new DateTimeOffset(at)),
                ["subject_reference"] = string.Create(CultureInfo.InvariantCulture, $"BP-{i}"),
                ["cycle"] = 1L,
                ["resolved_at"] = at,
                ["language"] = "en",
                ["state"] = "Answered",
                ["send_at"] = at,
                ["sent_at"] = at,
                ["opened_at"] = at,
                ["early_hits"] = 0,
                ["expires_at"] = at.AddDays(14),
                ["token_key"] = 1,
                ["answer"] = JsonSerializer.Serialize(
                    new
                    {
                        rating,
                        reasons,
                        comment = "It was quick.",
                        answers = new { },
                        at,
                    }
                ),
                ["earlier_answers"] = "[]",
                ["rating"] = rating,
                ["answered_at"] = at,
                ["suspicions"] = "[]",
                ["facts"] = JsonSerializer.Serialize(
                    new
                    {
                        agentId = agent,
                        team = Teams[n % Agents % Teams.Length],
                        category = Categories[n / 3 % Categories.Length],
                        channel = Channels[n / 5 % Channels.Length],
                        language = Languages[n / 11 % Languages.Length],
                        replies = new[]
                        {
                            new
                            {
                                agentId = agent,
                                team = Teams[0],
                                count = 2,
                            },
                            new
                            {
                                agentId = other,
                                team = Teams[1],
                                count = 1,
                            },
                        },
                    }
                ),
                ["agent_id"] = agent,
                ["concerned"] = JsonSerializer.Serialize(new[] { agent, other }.Distinct()),
                ["reopened"] = false,
                ["created_at"] = at,
                ["updated_at"] = at,
                ["public_version"] = 3L,
                ["version"] = 3L,
            };
        }
    }

    private sealed record Made(Guid Survey, long Version, Guid Customer, Guid[] Agents);
}
