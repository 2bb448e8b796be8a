using System.Text;
using System.Text.Json.Nodes;

namespace BitP.SupportApi.Tests.Platform.Http;

/// <summary>Whatever is sent: there is an answer, and it never says that something went wrong on our side.</summary>
public sealed class SendingRandomRequests
{
    private const int Workers = 4;

    private static readonly string[] Snippets =
    [
        "null",
        "0",
        "-1",
        "1e999",
        "true",
        "\"\"",
        "\"\\u0000\"",
        "\"\\ud800\"",
        "[]",
        "{}",
        "[[]]",
        "{\"\":{}}",
        "\"2026-02-30T00:00:00Z\"",
        "\"PT9223372036854775807s\"",
        "\"00000000-0000-0000-0000-000000000000\"",
        "\"other\"",
        "\"zh\"",
        "\"+1 234567\"",
        "\"a@b\"",
        "\"Asia/Shanghai\"",
        "[null]",
        "[\"a\",\"a\"]",
        "{\"orderId\":null}",
        "{\"kind\":\"transaction\",\"network\":\"bitcoin\",\"address\":\"bc1q\"}",
    ];

    [Theory]
    [InlineData(20260101)]
    [InlineData(20260202)]
    public async Task There_is_always_an_answer(int seed)
    {
        // A program of its own: what is made up may be right, and end every link of the surveys of others.
        await using var app = await SupportApp.StartAsync();
        var ground = await Ground.CompleteAsync(app);
        var failures = new List<string>();

        await Task.WhenAll(
            Enumerable
                .Range(0, Workers)
                .Select(async worker =>
                {
                    var random = new Random(seed + worker);
                    for (var i = 0; i < 400; i++)
                    {
                        var (what, send) = await NextAsync(ground, random);
                        string? failure;
                        try
                        {
                            failure = Complaint(await send());
                        }
                        catch (HttpRequestException e)
                        {
                            failure = e.Message;
                        }
                        if (failure is not null)
                            lock (failures)
                                failures.Add($"seed {seed} worker {worker} request {i}: {what}\n  {failure}");
                    }
                })
        );

        Assert.True(failures.Count == 0, $"{failures.Count} failures\n{string.Join('\n', failures.Take(10))}");
        (await ground.App.Anonymous.GetAsync("/health/ready")).ShouldBe(200);
        await ground.SnapshotAsync();
    }

    private static string? Complaint(Answer answer) =>
        answer.Status is >= 500 or < 200 ? answer.ToString()
        : answer.Status >= 400 && answer.ContentType != "application/problem+json" ? $"not a problem: {answer.ContentType} {answer}"
        : null;

    private static async Task<(string What, Func<Task<Answer>> Send)> NextAsync(Ground ground, Random random)
    {
        switch (random.Next(10))
        {
            case 0:
            {
                var lists = new[] { "/v1/tickets", "/v1/customers", "/v1/api-keys", "/v1/events", $"/v1/tickets/{ground.Ticket}/messages", "/v1/categories" };
                var path = $"{Pick(random, lists)}?{RandomQuery(random)}";
                return (path, () => ground.Partner.GetAsync(path));
            }
            case 1:
            {
                var path = $"/v1/{Pick(random, ["tickets", "customers", "agents", "problems", "categories", "x"])}/{Uri.EscapeDataString(RandomText(random))}";
                return (path, () => ground.Partner.GetAsync(path));
            }
            default:
            {
                var operation = Pick(random, Operation.All.Where(o => o.Name is not "RotateApiKey").ToArray());
                var body = random.Next(3) switch
                {
                    0 => MutatedBytes(await operation.ValidBytesAsync(ground), random),
                    1 => MutatedTree(await operation.ValidBodyAsync(ground), random),
                    _ => MutatedText(await operation.ValidBodyAsync(ground), random),
                };
                (string, string)[] headers = random.Next(4) == 0 ? [("Idempotency-Key", $"fuzz{random.Next(20)}")] : [];
                return (
                    $"{operation.Name} {string.Join(' ', headers)} {Encoding.UTF8.GetString(body)}\n  {Convert.ToHexString(body)}",
                    () => ground.SendAsync(operation, body, null, headers)
                );
            }
        }
    }

    private static byte[] MutatedBytes(byte[] body, Random random)
    {
        var bytes = body.ToList();
        for (var i = random.Next(1, 6); i > 0 && bytes.Count > 0; i--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 10), bytes.Count - at));
                    break;
                case 2:
                    bytes.Insert(at, (byte)random.Next(256));
                    break;
                default:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 40), bytes.Count - at)));
                    break;
            }
        }
        return [.. bytes];
    }

    private static byte[] MutatedTree(JsonObject body, Random random)
    {
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var places = JsonPlace.In(body).ToList();
            if (places.Count == 0)
                break;
            var place = Pick(random, places);
            switch (random.Next(4))
            {
                case 0 when place.Name is not null:
                    ((JsonObject)place.Parent).Remove(place.Name);
                    break;
                case 1 when place.Value is JsonValue:
                    place.Value = RandomText(random);
                    break;
                case 2:
                    place.Value = Pick(random, places).Value?.DeepClone();
                    break;
                default:
                    place.Value = random.Next(2) == 0 ? null : random.NextInt64();
                    break;
            }
        }
        return JsonPlace.Bytes(body);
    }

    private static byte[] MutatedText(JsonObject body, Random random)
    {
        var place = Pick(random, JsonPlace.In(body).ToList());
        place.Value = "@@";
        return JsonPlace.Splice(JsonPlace.Bytes(body), "\"@@\"", Encoding.UTF8.GetBytes(Pick(random, Snippets)));
    }

    private static string RandomQuery(Random random)
    {
        string[] names =
        [
            "limit",
            "cursor",
            "after",
            "types",
            "status",
            "sort",
            "q",
            "tag",
            "team",
            "assignee",
            "customerId",
            "createdAfter",
            "email",
            "language",
            "kind",
        ];
        return string.Join('&', Enumerable.Range(0, random.Next(1, 4)).Select(_ => $"{Pick(random, names)}={Uri.EscapeDataString(RandomText(random))}"));
    }

    private static string RandomText(Random random)
    {
        string[] parts =
        [
            "",
            "a",
            "open",
            "none",
            "me",
            "-createdAt",
            "1",
            "-1",
            "2026-01-01T00:00:00Z",
            "de",
            "zh",
            "'",
            "\"",
            "%",
            "*",
            "\\",
            "<b>",
            "\n",
            "\t",
            "é",
            "中文",
            "😀",
            "\u200b",
            "\uffff",
            "İ",
            "ß",
            "\ufdfa",
            new string('x', 300),
        ];
        return string.Concat(Enumerable.Range(0, random.Next(0, 5)).Select(_ => Pick(random, parts)));
    }

    private static T Pick<T>(Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
