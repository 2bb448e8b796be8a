using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace BitP.SupportApi.Tests.Contract;

public sealed class ApprovingTheContract
{
    [Fact]
    public async Task The_committed_document_is_what_production_serves() => Approval.MatchesJson(await Document.Async(), "openapi/support-api.v1.json");

    [Fact]
    public async Task The_committed_requests_are_those_of_the_document() =>
        Approval.MatchesText(HttpFile.Of(await Document.Async()), "openapi/support-api.v1.http");

    [Fact]
    public async Task The_committed_list_of_problems_is_the_catalogue()
    {
        var text = new StringBuilder();
        text.Append(
            """
            # Problems

            Every refusal is `application/problem+json` (RFC 9457) with one of these codes, which never change. Its `type` is where the code links to:
            `GET /v1/problems/{code}` explains cause and remedy in English, Chinese, French and German, and `GET /v1/problems` lists them all; neither
            asks for a credential. This file is made from it.

            What is wrong with single members or parameters is told in `errors`, together, the first 20 reasons: for each a code, a message, and where there
            are such `allowed` (the values that would have been taken) and `expected` (the form or the range, in words and with an example). What cannot be
            read in a patch, and names that a query does not know, come before what rules refuse.

            """
        );
        foreach (var problem in await Document.ProblemsAsync())
            text.Append(
                CultureInfo.InvariantCulture,
                $"""

                ## [`{problem!["code"]}`](/v1/problems/{problem["code"]}) · {problem["status"]}

                **{problem["title"]!["en"]}** {problem["cause"]!["en"]}
                *What to do:* {problem["remedy"]!["en"]}

                """
            );
        Approval.MatchesText(text.ToString(), "docs/errors.md");
    }

    [Fact]
    public void Differences_are_told_as_paths()
    {
        var before = JsonNode.Parse("""{ "a": { "b": [1, 2], "c": true }, "d": null }""");
        var after = JsonNode.Parse("""{ "d": null, "a": { "b": [1, 3, 4] }, "e": "new" }""");

        Assert.Equal(["$.a.b[1]: 2 → 3", "$.a.b[2]: added 4", "$.a.c: removed", "$.e: added \"new\""], JsonDifferences.Between(before, after));
        Assert.Empty(JsonDifferences.Between(before, before!.DeepClone()));
    }
}
