using System.Text;
using BitP.SupportApi.Tests.Platform;

namespace BitP.SupportApi.Tests.Contract;

/// <summary>Every operation, called with the example that the contract gives for it, does what the contract says.</summary>
public sealed class TryingTheExamples
{
    // What HTTP says of any content, and what browsers are told about it.
    private static readonly HashSet<string> OfAnyAnswer = new(StringComparer.OrdinalIgnoreCase)
    {
        "Cache-Control",
        "Content-Disposition",
        "Content-Language",
        "Content-Length",
        "Content-Security-Policy",
        "Content-Type",
        "Date",
        "Referrer-Policy",
        "Transfer-Encoding",
        "Vary",
        "X-Content-Type-Options",
    };

    [Fact]
    public async Task Every_example_works_as_it_stands()
    {
        await using var app = await SupportApp.StartAsync();
        var operations = Document.Operations((await app.Anonymous.GetAsync("/openapi/v1.json")).Json.AsObject()).ToArray();
        Assert.NotEmpty(operations);

        var failures = new List<string>();
        foreach (var operation in operations)
        {
            var answer = await TryAsync(await Ground.BareAsync(app), operation);
            if (!operation.Successes.Contains(answer.Status))
                failures.Add($"{operation.Id}: {answer}");
            else
                failures.AddRange(
                    answer.Headers.Keys.Where(h => !OfAnyAnswer.Contains(h) && !Declares(operation, answer, h)).Select(h => $"{operation.Id}: {h}")
                );
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    private static bool Declares(Described operation, Answer answer, string header) =>
        operation.Json["responses"]![$"{answer.Status}"]!["headers"]!.AsObject().Any(h => h.Key.Equals(header, StringComparison.OrdinalIgnoreCase));

    private static async Task<Answer> TryAsync(Ground ground, Described operation)
    {
        foreach (var feature in FeatureGround.All)
            await feature.ReadyForAsync(operation.Id, ground);
        var path = await ground.FillAsync(operation.Aim) + operation.RequiredQuery;
        var headers = operation
            .Parameters.Where(p => p["in"]!.GetValue<string>() == "header" && p["required"]?.GetValue<bool>() is true)
            .Select(h => (h["name"]!.GetValue<string>(), h["example"]!.GetValue<string>()))
            .ToArray();
        var caller = ground.As(operation.Caller);
        foreach (var feature in FeatureGround.All)
            caller = await feature.CallerForAsync(operation.Id, ground) ?? caller;
        if (operation.Request is not var (mediaType, example))
            return await caller.SendAsync(new(operation.Method), path, null, headers);
        // What the example speaks of is not there; its counterpart is.
        var body = await ground.FillAsync(Ground.Aim(Document.Text(example!)));
        return await caller.SendRawAsync(new(operation.Method), path, Encoding.UTF8.GetBytes(body), mediaType, headers);
    }
}
