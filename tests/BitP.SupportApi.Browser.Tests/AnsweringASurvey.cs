using BitP.SupportApi.Features.Surveys.Definitions;
using BitP.SupportApi.Tests.Features.Surveys.Answering;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace BitP.SupportApi.Browser.Tests;

/// <summary>A customer answers a survey on its page: on a telephone or a large screen, by keyboard, in the dark, and without a script.</summary>
public sealed class AnsweringASurvey(Browser browser, ITestOutputHelper output) : IClassFixture<Browser>
{
    private static readonly SurveyContent Recommending = AskedCustomer.Everything with { Kind = SurveyKind.Nps };

    public static TheoryData<int, bool> Screens =>
        new()
        {
            { 320, true },
            { 320, false },
            { 768, true },
            { 768, false },
            { 1280, true },
            { 1280, false },
        };

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task From_the_link_to_the_thanks(int width, bool withScript)
    {
        var name = $"survey-{width}{(withScript ? "" : "-without-script")}";
        var asked = await AskedCustomer.AskAsync(language: "de", brand: new { name = "Harbour", color = "#0b7a4b" });
        var visitor = await browser.NewVisitorAsync(width, 900, withScript);
        await using var other = await browser.NewVisitorAsync(width, 900);
        var inspector = withScript ? null : await other.NewPageAsync();
        await SurveyVisit.MakeAsync(
            visitor,
            $"{asked.App.Address}s/{asked.Token}?rating=2",
            name,
            async visit =>
            {
                var page = visit.Page;
                Assert.True(await page.GetByLabel("2 Unzufrieden").First.IsCheckedAsync());
                await LookAsync(visit, $"{name}-1-form", inspector);
                var missing = page.GetByLabel("Was fehlt noch?");
                Assert.Equal(!withScript, await missing.IsVisibleAsync());
                Assert.Equal(!withScript, await page.GetByText("Antworten Sie hier nur, wenn").First.IsVisibleAsync());

                // What is asked and required is not answered.
                await page.GetByRole(AriaRole.Button, new() { Name = "Antwort senden" }).ClickAsync();
                await page.Locator("#errors").WaitForAsync();
                Assert.Equal("errors", await visit.FocusAsync());
                Assert.StartsWith("Es gibt ein Problem", await page.TitleAsync(), StringComparison.Ordinal);
                await LookAsync(visit, $"{name}-2-problem", inspector);
                await page.Locator("#errors a").ClickAsync();
                Assert.Equal("answers-solved-first", await visit.FocusAsync());

                await page.GetByLabel("Nein", new() { Exact = true }).CheckAsync();
                await missing.FillAsync("Die Erstattung.");
                await page.GetByLabel("Schnelligkeit").CheckAsync();
                await page.GetByLabel("E-Mail").CheckAsync();
                await page.GetByLabel("Möchten Sie uns mehr dazu sagen?").FillAsync("Es hat drei Wochen gedauert.");
                await LookAsync(visit, $"{name}-3-filled", inspector);
                await page.GetByRole(AriaRole.Button, new() { Name = "Antwort senden" }).ClickAsync();
                await page.GetByRole(AriaRole.Heading, new() { Name = "Danke für Ihre Antwort" }).WaitForAsync();
                await LookAsync(visit, $"{name}-4-thanks", inspector);

                // Loading it again sends nothing again.
                await page.ReloadAsync();
                await page.GetByRole(AriaRole.Link, new() { Name = "Meine Antwort ändern" }).ClickAsync();
                Assert.Equal("Die Erstattung.", await page.GetByLabel("Was fehlt noch?").InputValueAsync());
                await LookAsync(visit, $"{name}-5-again", inspector);

                // The browser itself notes each answer of 400 or more.
                Assert.All(visit.Complaints, complaint => Assert.Contains("400 (Bad Request)", complaint, StringComparison.Ordinal));
                Assert.All(visit.Requests, request => Assert.StartsWith(asked.App.Address.ToString(), request, StringComparison.Ordinal));
            }
        );
        var answer = (await asked.InvitationAsync()).Answer!;
        Assert.Equal((2, "Es hat drei Wochen gedauert."), (answer.Rating, answer.Comment));
        Assert.Equal(["channels", "missing", "solved"], answer.Answers.Keys.Order());
        Assert.Empty((await asked.InvitationAsync()).EarlierAnswers);
    }

    [Fact]
    public async Task With_nothing_but_the_keyboard()
    {
        var asked = await AskedCustomer.AskAsync();
        var visitor = await browser.NewVisitorAsync(1280, 1000);
        await SurveyVisit.MakeAsync(
            visitor,
            $"{asked.App.Address}s/{asked.Token}",
            "survey-keyboard",
            async visit =>
            {
                var keyboard = visit.Page.Keyboard;
                await TabToAsync(visit, "rating-first");
                await PhotographAsync(visit, "survey-keyboard-focus");
                await keyboard.PressAsync("ArrowDown");
                await keyboard.PressAsync("ArrowDown");
                Assert.True(await visit.Page.GetByLabel("3 Neither satisfied nor dissatisfied").First.IsCheckedAsync());

                // A question that this rating brings up is on the way.
                await TabToAsync(visit, "reasons-first");
                await keyboard.PressAsync("Space");
                await TabToAsync(visit, "answers-solved-first");
                await keyboard.PressAsync("Space");
                await TabToAsync(visit, "comment");
                await keyboard.TypeAsync("By hand.");
                await TabToAsync(visit, "Send answer");
                await PhotographAsync(visit, "survey-keyboard-button");
                await keyboard.PressAsync("Enter");
                await visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Thank you for your answer" }).WaitForAsync();
            }
        );
        var answer = (await asked.InvitationAsync()).Answer!;
        Assert.Equal((3, "By hand.", "yes"), (answer.Rating, answer.Comment, answer.Answers["solved"].Choice));
        Assert.Equal(["speed"], answer.Reasons);
    }

    [Fact]
    public async Task A_screen_reader_is_told_everything()
    {
        var asked = await AskedCustomer.AskAsync();
        var visitor = await browser.NewVisitorAsync();
        await SurveyVisit.MakeAsync(
            visitor,
            $"{asked.App.Address}s/{asked.Token}",
            "survey-reader",
            async visit =>
            {
                var page = visit.Page;
                await page.GetByRole(AriaRole.Heading, new() { Name = "How was our support?", Level = 1 }).WaitForAsync();
                await page.GetByRole(AriaRole.Navigation, new() { Name = "Language" }).WaitForAsync();
                var rating = page.GetByRole(AriaRole.Group, new() { Name = "How satisfied are you with our support? (required)" });
                Assert.Equal(5, await rating.GetByRole(AriaRole.Radio).CountAsync());
                await page.GetByRole(AriaRole.Button, new() { Name = "Send answer" }).ClickAsync();
                await page.GetByRole(AriaRole.Alert).WaitForAsync();
                Assert.Equal("rating-error", await page.Locator("#rating").GetAttributeAsync("aria-describedby"));
                Assert.Equal("Choose a number from 1 to 5.", await page.Locator("#rating-error").InnerTextAsync());
            }
        );
    }

    [Theory]
    [InlineData("#ffe600")]
    [InlineData("#101820")]
    [InlineData("#767676")]
    [InlineData("#ff6a00")]
    [InlineData(null)]
    public async Task In_the_dark_and_in_every_colour(string? color)
    {
        var asked = await AskedCustomer.AskAsync(content: Recommending, brand: color is null ? null : new { color });
        foreach (var colors in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            var name = $"survey-{(color ?? "plain").TrimStart('#')}-{colors.ToString().ToLowerInvariant()}";
            var visitor = await browser.NewVisitorAsync(320, 700, colors: colors);
            await SurveyVisit.MakeAsync(
                visitor,
                $"{asked.App.Address}s/{asked.Token}?rating=6",
                name,
                async visit =>
                {
                    await LookAsync(visit, name);
                    await visit.Page.GetByLabel("Do you want to tell us more?").FillAsync(new string('x', 20_001));
                    await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Send answer" }).ClickAsync();
                    await visit.Page.Locator("#errors").WaitForAsync();
                    await visit.Page.GetByLabel("Do you want to tell us more?").FillAsync("Shorter.");
                    await LookAsync(visit, $"{name}-problem");
                }
            );
        }
    }

    [Theory]
    [InlineData("English", "en", "Send answer")]
    [InlineData("中文", "zh-CN", "提交回答")]
    [InlineData("Français", "fr", "Envoyer la réponse")]
    [InlineData("Deutsch", "de", "Antwort senden")]
    public async Task In_every_language_by_a_link(string link, string language, string button)
    {
        var asked = await AskedCustomer.AskAsync(content: Recommending, language: language == "de" ? "fr" : "de");
        var visitor = await browser.NewVisitorAsync(768, 1000);
        await SurveyVisit.MakeAsync(
            visitor,
            $"{asked.App.Address}s/{asked.Token}",
            $"survey-{language}",
            async visit =>
            {
                await visit.Page.GetByRole(AriaRole.Link, new() { Name = link }).ClickAsync();
                await visit.Page.GetByRole(AriaRole.Button, new() { Name = button }).WaitForAsync();
                Assert.Equal(language, await visit.Page.Locator("html").GetAttributeAsync("lang"));
                await LookAsync(visit, $"survey-{language}");
                Assert.Empty(visit.Complaints);
            }
        );
    }

    [Fact]
    public async Task A_link_that_does_not_work_says_so_to_people()
    {
        var asked = await AskedCustomer.AskAsync(sent: TimeSpan.FromDays(20));
        foreach (var (token, name) in new[] { ("nonsense", "unknown"), (asked.Token, "expired") })
            await SurveyVisit.MakeAsync(
                await browser.NewVisitorAsync(320, 500),
                $"{asked.App.Address}s/{token}",
                $"survey-{name}",
                visit => LookAsync(visit, $"survey-{name}")
            );
    }

    // Nothing stands beside the window, and nothing hinders anybody.
    private async Task LookAsync(SurveyVisit visit, string name, IPage? inspector = null)
    {
        await PhotographAsync(visit, name);
        Assert.False(await visit.IsTooWideAsync(), $"{name} is wider than the window.");
        Assert.Empty(await visit.HindrancesAsync(inspector));
    }

    private static async Task TabToAsync(SurveyVisit visit, string wanted)
    {
        for (var presses = 0; presses < 40; presses++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            if (await visit.FocusAsync() == wanted)
                return;
        }
        Assert.Fail($"{wanted} cannot be reached.");
    }

    private async Task PhotographAsync(SurveyVisit visit, string name) => output.WriteLine(await visit.PhotographAsync(name));
}
