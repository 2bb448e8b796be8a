using System.Text.Json.Nodes;

namespace BitP.SupportApi.Tests.Platform.Json;

/// <summary>However much is wrong in one body: the answer tells of some of it, and how much there is.</summary>
[Trait("Database", "Any")]
public sealed class MakingManyMistakes
{
    private const int Told = 20;
    private const int LongestAnswer = 16_000;

    public static TheoryData<string> Operations => Operation.Names;

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_list_without_end_is_refused_in_few_words(string name)
    {
        await using var attack = await Attack.OnAsync(name);
        foreach (var place in JsonPlace.In(attack.Valid).Where(p => p.Value is JsonArray { Count: > 0 }).Select(p => p.Path).ToList())
        {
            var copy = attack.Valid.DeepClone();
            var list = JsonPlace.In(copy).Single(p => p.Path == place);
            var isOfObjects = list.Value!.AsArray()[0] is JsonObject;
            list.Value = new JsonArray([.. Enumerable.Range(0, 25_000).Select(n => isOfObjects ? new JsonObject() : (JsonNode)$"?{n}")]);
            ShouldBeBrief(attack, await attack.SendAsync(JsonPlace.Bytes(copy)), place);
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Members_without_end_are_refused_in_few_words(string name)
    {
        await using var attack = await Attack.OnAsync(name);
        foreach (var place in JsonPlace.ObjectsIn(attack.Valid).Select(o => o.Path).ToList())
        {
            var copy = attack.Valid.DeepClone();
            var members = JsonPlace.ObjectsIn(copy).Single(o => o.Path == place).Object;
            for (var n = 0; n < 10_000; n++)
                members[$"?{n}"] = "";
            ShouldBeBrief(attack, await attack.SendAsync(JsonPlace.Bytes(copy)), place);
        }
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(20, null)]
    [InlineData(21, 21)]
    [InlineData(100, 100)]
    public async Task Twenty_reasons_are_told_and_the_number_of_all(int wrong, int? count)
    {
        var ground = await Ground.PrepareAsync();

        var answer = await ground.App.Admin.PostAsync(
            "/v1/api-keys",
            new
            {
                name = "k",
                kind = "admin",
                scopes = Enumerable.Range(0, wrong).Select(n => $"x:{n}"),
            }
        );

        answer.ShouldRefuse("scopes[0]", "unknown");
        Assert.Equal(Math.Min(wrong, Told), Reasons(answer));
        Assert.Equal(count, answer["errorCount"]?.GetValue<int>());
    }

    [Fact]
    public async Task A_list_that_is_too_long_is_not_looked_at_further()
    {
        var ground = await Ground.PrepareAsync();

        var answer = await ground.App.Admin.PostAsync(
            "/v1/api-keys",
            new
            {
                name = "k",
                kind = "admin",
                scopes = Enumerable.Repeat("x", 101),
            }
        );

        answer.ShouldRefuse("scopes", "too_many");
        Assert.Equal(1, Reasons(answer));
    }

    [Theory]
    [InlineData(""" "answers": { "@": { "choice": 1 } } """)]
    [InlineData(""" "answers": { "@": 5 } """)]
    [InlineData(""" "@": 1 """)]
    public async Task A_name_without_end_is_not_repeated(string members)
    {
        var app = await SupportApp.SharedAsync();
        var body = "{" + members.Replace("@", new string('k', 200_000), StringComparison.Ordinal) + "}";

        var answer = await app.Anonymous.SendAsync(
            HttpMethod.Post,
            "/v1/survey-responses/none",
            new StringContent(body, System.Text.Encoding.UTF8, "application/json")
        );

        answer.ShouldBeProblem(400, "validation_failed");
        Assert.True(answer.Raw.Length < LongestAnswer, $"{answer.Raw.Length}");
    }

    private static void ShouldBeBrief(Attack attack, Answer answer, string place)
    {
        attack.Expect(400, answer, place, "validation_failed", "malformed_request");
        Assert.True(answer.Raw.Length < LongestAnswer, $"{place}: {answer.Raw.Length}");
        Assert.InRange(Reasons(answer), 0, Told);
    }

    private static int Reasons(Answer answer) => answer["errors"]?.AsObject().Sum(e => e.Value!.AsArray().Count) ?? 0;
}
