using System.Text.RegularExpressions;
using BitP.SupportApi.Features.Surveys.Answering.Page;
using BitP.SupportApi.Features.Surveys.Definitions;
using BitP.SupportApi.Tests.Features.Calendars;

namespace BitP.SupportApi.Tests.Features.Surveys.Answering;

/// <summary>Somebody answers with nothing but a browser, of which no script is asked.</summary>
public sealed partial class AnsweringOnThePage
{
    [Fact]
    public async Task The_page_asks_in_the_language_of_the_case_and_leads_to_the_others()
    {
        var asked = await AskedCustomer.AskAsync(language: "de");

        var page = await asked.Person.GetAsync(asked.Page);

        page.ShouldBe(200);
        Assert.Equal("text/html", page.ContentType);
        Assert.Contains("<html lang=\"de\">", page.Raw, StringComparison.Ordinal);
        Assert.Contains("Wie zufrieden sind Sie mit unserer Unterstützung?", page.Raw, StringComparison.Ordinal);
        Assert.Contains("Antwort senden", page.Raw, StringComparison.Ordinal);
        Assert.Equal(["en", "zh-CN", "fr"], OtherLanguage().Matches(page.Raw).Select(m => m.Groups[1].Value));
        Assert.Contains("Send answer", (await asked.Person.GetAsync($"{asked.Page}?lang=en")).Raw, StringComparison.Ordinal);
        Assert.Contains("提交回答", (await asked.Person.GetAsync($"{asked.Page}?lang=zh")).Raw, StringComparison.Ordinal);
        Assert.Contains("Antwort senden", (await asked.Person.GetAsync($"{asked.Page}?lang=%00")).Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_the_case_and_nothing_of_elsewhere_is_in_it()
    {
        var asked = await AskedCustomer.AskAsync();
        var invitation = await asked.InvitationAsync();

        var page = await asked.Person.GetAsync(asked.Page);

        foreach (
            var secret in new[]
            {
                "Sesame",
                "c-1",
                invitation.SubjectReference,
                asked.InvitationId.ToString(),
                asked.TicketId,
                asked.Token,
                "http:",
                "https:",
                "src=",
            }
        )
            Assert.DoesNotContain(secret, page.Raw, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(
            ("no-store", "no-referrer", "noindex, nofollow"),
            (page.Header("Cache-Control"), page.Header("Referrer-Policy"), page.Header("X-Robots-Tag"))
        );
        Assert.Matches(
            "^default-src 'none'; style-src 'sha256-[^']+' 'sha256-[^']+'; script-src 'sha256-[^']+'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$",
            page.Header("Content-Security-Policy")!
        );
        Assert.Null(page.Header("Set-Cookie"));
    }

    [Fact]
    public async Task A_click_in_a_mail_chooses_and_does_not_answer()
    {
        var asked = await AskedCustomer.AskAsync();

        var page = await asked.Person.GetAsync($"{asked.Page}?rating=4");

        Assert.Equal(["4"], Chosen(page, "rating"));
        Assert.Null((await asked.InvitationAsync()).Answer);
        foreach (var wrong in new[] { "0", "6", "4.5", "%00", "x" })
            Assert.Empty(Chosen(await asked.Person.GetAsync($"{asked.Page}?rating={wrong}"), "rating"));
    }

    [Fact]
    public async Task An_answer_leads_to_thanks_and_can_be_changed()
    {
        var asked = await AskedCustomer.AskAsync();

        var sent = await asked.SendFormAsync("?lang=fr", ("rating", "4"), ("reasons", "solution"), ("reasons", "speed"), ("comment", "Merci\r\nbien"));

        sent.ShouldBe(303);
        Assert.Equal("?lang=fr&done=1", sent.Header("Location"));
        Assert.Contains("Merci de votre réponse", (await asked.Person.GetAsync(asked.Page + sent.Header("Location"))).Raw, StringComparison.Ordinal);
        var answer = (await asked.InvitationAsync()).Answer!;
        Assert.Equal((4, "Merci\nbien"), (answer.Rating, answer.Comment));
        Assert.Equal(["speed", "solution"], answer.Reasons);

        var again = await asked.Person.GetAsync(asked.Page);
        Assert.Equal(["4"], Chosen(again, "rating"));
        Assert.Equal(["speed", "solution"], Chosen(again, "reasons"));
        Assert.Contains(">\nMerci&#xA;bien</textarea>", again.Raw, StringComparison.Ordinal);
        (await asked.SendFormAsync("", ("rating", "5"))).ShouldBe(303);
        Assert.Equal((5, 1), ((await asked.InvitationAsync()).Rating, (await asked.InvitationAsync()).EarlierAnswers.Count));
    }

    [Fact]
    public async Task Nobody_is_thanked_for_nothing()
    {
        var asked = await AskedCustomer.AskAsync();

        Assert.DoesNotContain("Thank you", (await asked.Person.GetAsync($"{asked.Page}?done=1")).Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_to_what_is_not_asked_are_left_out()
    {
        var asked = await AskedCustomer.AskAsync();

        (
            await asked.SendFormAsync(
                "",
                ("rating", "5"),
                ("answers.solved", "no"),
                ("answers.missing", "All of it."),
                ("answers.channels", "phone"),
                ("answers.effort", ""),
                ("comment", "")
            )
        ).ShouldBe(303);

        var answer = (await asked.InvitationAsync()).Answer!;
        Assert.Equal(["channels"], answer.Answers.Keys);
        Assert.Null(answer.Comment);
    }

    [Fact]
    public async Task What_is_wrong_is_said_in_sentences_and_what_was_written_is_kept()
    {
        var asked = await AskedCustomer.AskAsync();
        var comment = new string('x', 20_001);

        var refused = await asked.SendFormAsync(
            "?lang=de",
            ("rating", "6"),
            ("reasons", "weather"),
            ("reasons", "speed"),
            ("answers.channels", "phone"),
            ("comment", comment)
        );

        Assert.Equal((400, "text/html"), (refused.Status, refused.ContentType));
        Assert.Contains("<title>Es gibt ein Problem: ", refused.Raw, StringComparison.Ordinal);
        Assert.Equal(
            [
                "#rating-first Wie zufrieden sind Sie mit unserer Unterstützung? – Wählen Sie eine Zahl von 1 bis 5.",
                "#reasons-first Was sind die Gründe? Wählen Sie alle, die zutreffen. – Wählen Sie nur aus dem, was angeboten wird.",
                "#comment Möchten Sie uns mehr dazu sagen? – Schreiben Sie höchstens 20.000 Zeichen. Es sind 20.001.",
            ],
            Mistake().Matches(refused.Raw).Select(m => $"{m.Groups[1].Value} {m.Groups[2].Value}")
        );
        Assert.Contains(comment, refused.Raw, StringComparison.Ordinal);
        Assert.Equal(["speed"], Chosen(refused, "reasons"));
        Assert.Equal(["phone"], Chosen(refused, "answers.channels"));
        Assert.Null((await asked.InvitationAsync()).Answer);
    }

    [Theory]
    [InlineData("rating", "")]
    [InlineData("rating", "4.5")]
    [InlineData("rating", "four")]
    [InlineData("rating", "-1")]
    [InlineData("rating", "99999999999")]
    public async Task No_number_is_a_human_sentence(string name, string value)
    {
        var asked = await AskedCustomer.AskAsync();

        var refused = await asked.SendFormAsync("?lang=en", (name, value));

        refused.ShouldBe(400);
        Assert.Contains("Choose a number from 1 to 5.", refused.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Required_questions_that_are_asked_are_asked_for()
    {
        var asked = await AskedCustomer.AskAsync();

        var refused = await asked.SendFormAsync("", ("rating", "1"));

        refused.ShouldBe(400);
        Assert.Contains("Was your problem solved? – Please answer this question.", refused.Raw, StringComparison.Ordinal);
        var unclean = await asked.SendFormAsync("", ("rating", "1"), ("answers.solved", "no"), ("answers.missing", "a\u0007b"));
        unclean.ShouldBe(400);
        Assert.Contains("What is still missing? – ", unclean.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_people_write_is_text_wherever_it_stands()
    {
        const string Hostile = "</textarea><script>alert(1)</script>";
        var content = AskedCustomer.Everything with
        {
            Languages = ["en"],
            Questions = [AskedCustomer.Everything.Questions[0] with { Text = new Dictionary<string, string> { ["en"] = Hostile } }],
            Reasons = [],
        };
        var asked = await AskedCustomer.AskAsync(content: content, brand: new { name = "<b>&", color = "#FFFF00" });

        var page = await asked.SendFormAsync("", ("comment", Hostile), ("rating", Hostile));

        page.ShouldBe(400);
        Assert.Equal(1, page.Raw.Split("<script>").Length - 1);
        Assert.DoesNotContain("<b>", page.Raw, StringComparison.Ordinal);
        Assert.Contains(":root{--brand:#FFFF00;--on-brand:#000000}", page.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_that_do_not_work_have_a_page_for_people()
    {
        var unknown = await (await AskedCustomer.AskAsync()).Person.GetAsync("/s/nonsense?lang=de");
        Assert.Equal((404, "text/html"), (unknown.Status, unknown.ContentType));
        Assert.Contains("Dieser Link zu einer Umfrage funktioniert nicht.", unknown.Raw, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", unknown.Header("Content-Security-Policy"), StringComparison.Ordinal);

        var expired = await AskedCustomer.AskAsync(sent: TimeSpan.FromDays(15));
        var page = await expired.Person.GetAsync(expired.Page, ("Accept-Language", "fr"));
        Assert.Equal((410, "text/html"), (page.Status, page.ContentType));
        Assert.Contains("Le délai pour répondre à cette enquête est écoulé.", page.Raw, StringComparison.Ordinal);
        await expired.ChangeAsync(invitation => invitation.Erase(DateTimeOffset.UtcNow));
        var erased = await expired.Person.GetAsync($"{expired.Page}?lang=en");
        Assert.Equal((410, "text/html"), (erased.Status, erased.ContentType));
        Assert.Contains("The personal data of this survey were erased, so that it can no longer be answered.", erased.Raw, StringComparison.Ordinal);
        (await expired.SendFormAsync("", ("rating", "4"))).ShouldBe(410);
    }

    [Fact]
    public async Task What_is_no_form_is_refused_for_people_too()
    {
        var asked = await AskedCustomer.AskAsync();

        foreach (
            var (body, type, status) in new[]
            {
                ("""{ "rating": 5 }""", "application/json", 415),
                ("rating=5", "multipart/form-data; boundary=x", 415),
                (string.Concat(Enumerable.Repeat("a=1&", 2000)), "application/x-www-form-urlencoded", 400),
                (new string('x', 1_300_000), "application/x-www-form-urlencoded", 413),
            }
        )
        {
            var refused = await asked.Person.SendRawAsync(HttpMethod.Post, asked.Page, System.Text.Encoding.UTF8.GetBytes(body), type);
            Assert.Equal((status, "text/html"), (refused.Status, refused.ContentType));
            Assert.Contains("<p>Please open the link in our message again, and answer there.</p>", refused.Raw, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task One_field_that_says_two_things_is_asked_again()
    {
        var asked = await AskedCustomer.AskAsync();

        var refused = await asked.SendFormAsync("", ("rating", "3"), ("rating", "4"));

        Assert.Equal(400, refused.Status);
        Assert.Contains("role=\"alert\"", refused.Raw, StringComparison.Ordinal);
        Assert.Null((await asked.Person.GetAsync(asked.Form))["answer"]);
    }

    [Fact]
    public async Task All_that_may_be_written_can_be_sent_however_long_a_form_makes_it()
    {
        SurveyQuestion[] asking =
        [
            AskedCustomer.Everything.Questions[0],
            .. Enumerable
                .Range(2, Survey.MaxQuestions - 1)
                .Select(n => new SurveyQuestion($"q{n}", SurveyQuestionKind.Text, new Dictionary<string, string> { ["en"] = "What else?" })),
        ];
        var asked = await AskedCustomer.AskAsync(content: AskedCustomer.Everything with { Languages = ["en"], Questions = asking, Reasons = [] });
        string Emoji(int number) => string.Concat(Enumerable.Repeat("😀", number));

        (
            await asked.SendFormAsync(
                "",
                [("rating", "5"), ("comment", Emoji(20_000)), .. asking.Skip(1).Select(q => ($"answers.{q.Id}", Emoji(Survey.AnswerTextMaxLength)))]
            )
        ).ShouldBe(303);

        var answer = (await asked.InvitationAsync()).Answer!;
        Assert.Equal((Emoji(20_000), Survey.MaxQuestions - 1), (answer.Comment, answer.Answers.Count));
        var refused = await asked.SendFormAsync("?lang=en", ("rating", "5"), ("comment", Emoji(20_001)));
        refused.ShouldBe(400);
        Assert.Contains("20,001", refused.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_text_is_shown_as_such()
    {
        var asked = await AskedCustomer.AskAsync();
        byte[] form = [.. "rating=5&comment=a"u8, 0xFF, .. "b%FFc"u8];

        (await asked.Person.SendRawAsync(HttpMethod.Post, asked.Page, form, "application/x-www-form-urlencoded")).ShouldBe(303);

        Assert.Equal("a\uFFFDb%FFc", (await asked.InvitationAsync()).Answer!.Comment);
    }

    [Fact]
    public async Task The_address_stays_out_of_traces()
    {
        var asked = await AskedCustomer.AskAsync();

        await Traces.ShouldShowAsync("/s/{token}", asked.Person, asked.Page);
        await Traces.ShouldShowAsync("/v1/survey-responses/{token}", asked.Person, asked.Form);
    }

    [Theory]
    [InlineData(SurveyKind.Csat, 5)]
    [InlineData(SurveyKind.Ces, 7)]
    [InlineData(SurveyKind.Nps, 11)]
    public async Task Each_kind_has_its_scale(SurveyKind kind, int numbers)
    {
        var content = AskedCustomer.Everything with { Kind = kind, Questions = [AskedCustomer.Everything.Questions[0]] };
        var asked = await AskedCustomer.AskAsync(content: content);

        Assert.Equal(numbers, RatingInput().Count((await asked.Person.GetAsync(asked.Page)).Raw));
    }

    [Fact]
    public async Task A_language_that_the_product_does_not_speak_is_spoken_by_the_survey()
    {
        var content = AskedCustomer.Everything with
        {
            Languages = ["es"],
            FallbackLanguage = "es",
            Questions = [AskedCustomer.Everything.Questions[0] with { Text = new Dictionary<string, string> { ["es"] = "¿Está satisfecho?" } }],
            Reasons = [],
        };
        var asked = await AskedCustomer.AskAsync(content: content, language: "es");

        var page = await asked.Person.GetAsync(asked.Page);

        Assert.Contains("<html lang=\"en\">", page.Raw, StringComparison.Ordinal);
        Assert.Contains("<span lang=\"es\">¿Está satisfecho?</span>", page.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public void On_every_colour_something_can_be_read()
    {
        for (var red = 0; red < 256; red += 5)
        for (var green = 0; green < 256; green += 5)
        for (var blue = 0; blue < 256; blue += 5)
        {
            var color = new BrandColor($"#{red:x2}{green:x2}{blue:x2}");
            Assert.True(BrandColor.Contrast(color.Background, color.Text) >= 4.5, $"{color.Text} on {color.Background}");
        }
        Assert.Equal(21, BrandColor.Contrast("#000000", "#ffffff"), 6);
        Assert.Equal(4.54, BrandColor.Contrast("#767676", "#ffffff"), 2);
    }

    private static IEnumerable<string> Chosen(Answer page, string field) =>
        Regex.Matches(page.Raw, $"name=\"{Regex.Escape(field)}\" value=\"([^\"]*)\"[^>]* checked").Select(m => m.Groups[1].Value);

    [GeneratedRegex("<a lang=\"([^\"]+)\" hreflang")]
    private static partial Regex OtherLanguage();

    [GeneratedRegex("<li><a href=\"(#[^\"]+)\">([^<]+)</a>")]
    private static partial Regex Mistake();

    [GeneratedRegex("type=\"radio\" name=\"rating\"")]
    private static partial Regex RatingInput();
}
