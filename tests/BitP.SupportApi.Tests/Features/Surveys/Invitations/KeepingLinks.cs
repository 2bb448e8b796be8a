using BitP.SupportApi.Features.Surveys.Invitations;
using Microsoft.Extensions.DependencyInjection;

namespace BitP.SupportApi.Tests.Features.Surveys.Invitations;

/// <summary>A link is known by the key it was made under, for as long as that is not revoked, and by nothing else.</summary>
public sealed class KeepingLinks
{
    [Fact]
    public async Task A_rotation_leaves_what_was_sent_and_has_what_comes_under_another_key()
    {
        await using var desk = await SurveyDesk.SetAsync();
        var survey = await desk.SurveyAsync();
        var before = await desk.SentAsync(survey);

        var rotated = await desk.App.Admin.PostAsync("/v1/survey-token-keys/rotate");

        rotated.ShouldBe(200);
        Assert.Equal((2, 0), ((int)rotated["number"]!, rotated["revoked"]!.AsArray().Count));
        var after = await desk.SentAsync(survey);
        foreach (var sent in new[] { before, after })
            Assert.Equal(sent.Str("id"), await ReadAsync(desk, SurveyDesk.TokenOf(sent)));
        Assert.Equal(["1", "2"], await KeysAsync(desk));
        Assert.Equal(before.Str("url"), (await desk.ReadAsync(before)).Text("url"));
    }

    [Fact]
    public async Task All_that_was_sent_before_can_be_ended_at_once()
    {
        await using var desk = await SurveyDesk.SetAsync();
        var survey = await desk.SurveyAsync();
        var before = await desk.SentAsync(survey);

        var rotated = await desk.App.Admin.PostAsync("/v1/survey-token-keys/rotate", new { revokeEarlier = true });

        rotated.ShouldBe(200);
        Assert.Equal([1], rotated["revoked"]!.AsArray().Select(n => (int)n!));
        Assert.Null(await ReadAsync(desk, SurveyDesk.TokenOf(before)));
        Assert.Null((await desk.ReadAsync(before))["url"]);
        Assert.Null((await desk.Partner.FirstEventAsync("survey.invited"))["data"].Str("url"));
        Assert.NotNull(await ReadAsync(desk, SurveyDesk.TokenOf(await desk.SentAsync(survey))));
        Assert.Equal("admin", (await desk.App.Agent.FirstEventAsync("survey_token_key.revoked"))["actor"].Str("kind"));
    }

    [Fact]
    public async Task A_key_is_used_for_ninety_days()
    {
        await using var desk = await SurveyDesk.SetAsync();
        var survey = await desk.SurveyAsync();
        var first = await desk.SentAsync(survey);
        await desk.App.AdvanceAsync("P89DT21H59M59S");
        await desk.SentAsync(survey);
        Assert.Equal(["1"], await KeysAsync(desk));

        await desk.App.AdvanceAsync("PT1S");
        await desk.SentAsync(survey);

        Assert.Equal(["1", "2"], await KeysAsync(desk));
        Assert.Equal(first.Str("id"), await ReadAsync(desk, SurveyDesk.TokenOf(first)));
        Assert.Equal("system", (await desk.App.Agent.FirstEventAsync("survey_token_key.created"))["actor"].Str("kind"));
    }

    [Fact]
    public async Task What_is_no_token_is_read_as_none_whatever_is_wrong_with_it()
    {
        await using var desk = await SurveyDesk.SetAsync();
        var token = SurveyDesk.TokenOf(await desk.SentAsync(await desk.SurveyAsync()));
        Assert.Matches("^[A-Za-z0-9_-]{48}$", token);
        await using var elsewhere = await SurveyDesk.SetAsync();
        var foreign = SurveyDesk.TokenOf(await elsewhere.SentAsync(await elsewhere.SurveyAsync()));

        Assert.NotNull(await ReadAsync(desk, token));
        string[] wrong =
        [
            "",
            "x",
            token[..^1],
            token[1..],
            token + token,
            token + "=",
            $" {token[1..]}",
            $"{token[..10]} {token[11..]}",
            token.ToUpperInvariant(),
            new('A', 48),
            new('\ud83d', 48),
            foreign,
            .. Enumerable.Range(0, token.Length).Select(i => $"{token[..i]}{(token[i] == 'A' ? 'B' : 'A')}{token[(i + 1)..]}"),
        ];
        foreach (var other in wrong)
            Assert.Null(await ReadAsync(desk, other));
    }

    [Theory]
    [InlineData("supervisor")]
    [InlineData("agent")]
    [InlineData("partner")]
    [InlineData("customer")]
    public async Task Nobody_but_admins_rotates(string who)
    {
        var desk = await Desk.SetAsync();

        (await desk.By(who).PostAsync("/v1/survey-token-keys/rotate")).ShouldBe(403);
    }

    [Fact]
    public async Task What_is_no_answer_to_whether_earlier_links_end_is_refused()
    {
        var app = await SupportApp.SharedAsync();

        (await app.Admin.PostAsync("/v1/survey-token-keys/rotate", new { revokeEarlier = "yes" })).ShouldRefuse("revokeEarlier", "wrong_type");
        (await app.Admin.PostAsync("/v1/survey-token-keys/rotate", new { revoke = true })).ShouldBe(400);
    }

    private static async Task<string?> ReadAsync(SurveyDesk desk, string token) =>
        (await desk.App.Services.GetRequiredService<SurveyTokens>().ReadAsync(token, CancellationToken.None))?.ToString();

    private static async Task<string[]> KeysAsync(SurveyDesk desk)
    {
        await using var connection = await desk.App.Database.ConnectAsync();
        return [.. await connection.LinesAsync("SELECT number FROM survey_token_keys ORDER BY number")];
    }
}
