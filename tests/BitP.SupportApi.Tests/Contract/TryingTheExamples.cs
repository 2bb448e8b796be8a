using System.Text;
using BitP.SupportApi.Tests.Platform;

namespace BitP.SupportApi.Tests.Contract;

/// <summary>Every operation, called with the example that the contract gives for it, does what the contract says.</summary>
public sealed class TryingTheExamples
{
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
        }

        Assert.Empty(failures);
    }

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
