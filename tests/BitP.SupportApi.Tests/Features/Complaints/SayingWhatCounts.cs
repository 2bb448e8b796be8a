namespace BitP.SupportApi.Tests.Features.Complaints;

/// <summary>Letters say what the limits of the complaint are, also where regimes differ and dates move.</summary>
public sealed class SayingWhatCounts
{
    private const string Monday = "2027-01-04T09:00:00Z";

    [Fact]
    public async Task A_notice_of_delay_names_the_date_that_is_missed_and_the_new_one()
    {
        var (app, path) = await FiledAsync("eu_mica");
        await using var _ = app;

        (await app.Agent.PostAsync($"{path}/delay", new { reasons = "Records are missing.", newDate = "2027-03-31" })).ShouldBe(200);

        var letter = await LetterAsync(app, path, "delay-notice");
        Assert.Contains("on or before 4\u00a0March 2027", letter, StringComparison.Ordinal);
        Assert.Contains("You will have our decision on or before 31\u00a0March 2027", letter, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notice_of_delay_names_no_later_date_than_may_be()
    {
        var (app, path) = await FiledAsync("uk_disp");
        await using var _ = app;

        (await app.Agent.PostAsync($"{path}/delay", new { reasons = "Records are missing.", newDate = "2027-06-30" })).ShouldBe(200);

        var letter = await LetterAsync(app, path, "delay-notice");
        Assert.Contains("on or before 25\u00a0January 2027", letter, StringComparison.Ordinal);
        Assert.Contains("You will have our decision on or before 22\u00a0February 2027", letter, StringComparison.Ordinal);
        Assert.Contains("the last day for our final response is 22\u00a0February 2027", letter, StringComparison.Ordinal);
        Assert.DoesNotContain("June", letter, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_regimes_the_rule_is_told_whose_date_it_is()
    {
        var (app, path) = await FiledAsync("eu_mica", "uk_disp");
        await using var _ = app;

        (await app.Agent.PostAsync($"{path}/acknowledge")).ShouldBe(200);

        var letter = await LetterAsync(app, path, "acknowledgement");
        Assert.Contains("15 business days from receipt", letter, StringComparison.Ordinal);
        Assert.DoesNotContain("2 months from receipt", letter, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_time_stands_the_letter_says_so()
    {
        var (app, path) = await FiledAsync("iso_10002");
        await using var _ = app;
        (await app.Agent.PostAsync($"{path}/acknowledge")).ShouldBe(200);

        var asked = new { items = new[] { new { topic = "transaction_hash", what = "Which one?" } }, answerBy = "2027-01-11T09:00:00Z" };
        (await app.Agent.PostAsync($"{path}/request-information", asked)).ShouldBe(200);

        Assert.Contains("stands still until we have your answer", await LetterAsync(app, path, "information-request"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_address_nobody_is_told_to_write_to_one()
    {
        var (app, path) = await FiledAsync(("Complaints:Contact:Email", ""), "eu_mica");
        await using var _ = app;

        var refused = await app.Agent.PostAsync($"{path}/acknowledge");

        refused.ShouldBeProblem(409, "document_incomplete");
        Assert.Contains("contact.email", refused.Text("detail"), StringComparison.Ordinal);
    }

    private static Task<(SupportApp App, string Path)> FiledAsync(params string[] regimes) => FiledAsync(("Complaints:Firm", "BitP"), regimes);

    private static async Task<(SupportApp App, string Path)> FiledAsync((string, string) setting, params string[] regimes)
    {
        var app = await SupportApp.StartAsync(setting);
        await app.StopClockAsync(Monday);
        var filed = await (await app.NewPartnerAsync()).PostAsync(
            "/v1/complaints",
            new
            {
                description = "My withdrawal was held for nine days.",
                customer = new { externalId = "someone" },
                kind = "funds",
                language = "en",
                regimes,
            }
        );
        filed.ShouldBe(201);
        return (app, $"/v1/complaints/{filed.Text("id")}");
    }

    private static async Task<string> LetterAsync(SupportApp app, string path, string kind)
    {
        var letter = await app.Agent.GetAsync($"{path}/documents/{kind}", ("Accept", "text/plain"));
        letter.ShouldBe(200);
        return System.Text.RegularExpressions.Regex.Replace(letter.Raw, @"[ \n]+", " ");
    }
}
