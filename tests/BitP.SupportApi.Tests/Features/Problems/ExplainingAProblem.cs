using System.Text.Json.Nodes;

namespace BitP.SupportApi.Tests.Features.Problems;

/// <summary>Whoever meets a refusal follows its type, and reads what led to it and what to do.</summary>
[Trait("Database", "Any")]
public sealed class ExplainingAProblem
{
    private static readonly string[] Languages = ["en", "zh-CN", "fr", "de"];

    [Fact]
    public async Task The_type_of_a_refusal_leads_to_cause_and_remedy_without_a_credential()
    {
        var app = await SupportApp.SharedAsync();
        var refusal = await app.Anonymous.GetAsync("/v1/tickets");

        var problem = await app.Anonymous.GetAsync(refusal.Text("type"));

        problem.ShouldBe(200);
        Assert.Equal("credential_missing", problem.Code);
        Assert.Contains("API 密钥", problem["remedy"]!["zh-CN"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_problem_is_explained_in_every_language()
    {
        var app = await SupportApp.SharedAsync();

        var problems = (await app.Anonymous.GetAsync("/v1/problems"))["items"]!.AsArray();

        Assert.True(problems.Count > 140);
        Assert.All(problems, problem => Assert.All(new[] { "title", "cause", "remedy" }, text => ShouldBeInEveryLanguage(problem!, text)));
        Assert.All(problems, problem => Assert.NotEqual(problem!["title"]!["en"]!.GetValue<string>(), problem["cause"]!["en"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_code_that_nothing_has_is_not_found()
    {
        var app = await SupportApp.SharedAsync();

        (await app.Anonymous.GetAsync("/v1/problems/no_such_code")).ShouldBeProblem(404, "not_found");
    }

    private static void ShouldBeInEveryLanguage(JsonNode problem, string text)
    {
        var texts = Languages.Select(language => problem[text]![language]!.GetValue<string>()).ToArray();
        Assert.True(
            texts.All(t => t.Length > 3 && !t.Contains("{0}", StringComparison.Ordinal)) && texts.Distinct().Count() == texts.Length,
            $"{problem["code"]}: {text}"
        );
    }
}
