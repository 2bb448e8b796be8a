using BitP.SupportApi.Features.Surveys.Definitions;
using BitP.SupportApi.Features.Surveys.Invitations;
using BitP.SupportApi.Platform.Callers;

namespace BitP.SupportApi.Tests.Features.Surveys.Answering;

/// <summary>A customer answers without signing in: whoever has the link answers, and may think again.</summary>
public sealed class AnsweringASurvey
{
    private static readonly object Full = new
    {
        rating = 2,
        reasons = new[] { "attitude", "speed" },
        comment = "Slow.",
        answers = new
        {
            solved = new { choice = "no" },
            missing = new { text = "The refund." },
            channels = new { choices = new[] { "mail", "app" } },
            effort = new { rating = 1 },
        },
    };

    [Fact]
    public async Task The_form_tells_what_is_asked_and_nothing_of_the_case()
    {
        var asked = await AskedCustomer.AskAsync(language: "de", brand: new { name = "Harbour" });

        var form = await asked.Person.GetAsync(asked.Form);

        form.ShouldBe(200);
        Assert.Equal(("csat", "ticket", "Harbour", "de"), (form.Text("kind"), form.Text("subjectKind"), form.Text("partnerName"), form.Text("language")));
        Assert.Equal(
            ["1 Sehr unzufrieden", "2 Unzufrieden", "3 Weder zufrieden noch unzufrieden", "4 Zufrieden", "5 Sehr zufrieden"],
            form["scale"]!.AsArray().Select(r => $"{r!["value"]} {r["text"]}")
        );
        Assert.Equal(
            ["satisfaction rating true", "solved choice true", "missing text false", "channels choices false", "effort rating false"],
            form["questions"]!.AsArray().Select(q => $"{q!["id"]} {q["kind"]} {q["required"]}")
        );
        Assert.Equal("Wurde Ihr Problem gelöst?", (string?)form["questions"]![1]!["text"]);
        Assert.Equal(3, (int?)form["questions"]![1]!["showWhen"]!["atMost"]);
        Assert.Equal(["Schnelligkeit", "Lösung", "Auftreten"], form["reasons"]!.AsArray().Select(r => (string?)r!["text"]));
        Assert.Null(form["answer"]);
        Assert.NotEmpty(form.Text("expiresAt"));
        var invitation = await asked.InvitationAsync();
        foreach (
            var secret in new[] { "Sesame", "c-1", invitation.SubjectReference, invitation.Id.ToString(), invitation.CustomerId.ToString()!, asked.TicketId }
        )
            Assert.DoesNotContain(secret, form.Raw, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("fr", "fr")]
    [InlineData("zh", "zh-CN")]
    [InlineData("de-AT", "de")]
    [InlineData("es", "en")]
    public async Task It_can_be_read_in_another_language(string wish, string language)
    {
        var asked = await AskedCustomer.AskAsync(language: "de");

        Assert.Equal(language, (await asked.Person.GetAsync($"{asked.Form}?language={wish}")).Text("language"));
        (await asked.Person.GetAsync($"{asked.Form}?language=english")).ShouldRefuse("language", "language");
    }

    [Fact]
    public async Task An_answer_is_taken_shown_and_told()
    {
        var asked = await AskedCustomer.AskAsync();

        var answered = await asked.AnswerAsync(Full);

        answered.ShouldBe(200);
        Assert.Equal(answered.Raw, (await asked.Person.GetAsync(asked.Form)).Raw);
        var answer = answered["answer"]!.AsObject();
        answer.Remove("at");
        Assert.Equal(
            """{"rating":2,"reasons":["speed","attitude"],"comment":"Slow.","answers":{"solved":{"choice":"no"},"missing":{"text":"The refund."},"channels":{"choices":["app","mail"]},"effort":{"rating":1}}}""",
            answer.ToJsonString()
        );
        var told = await asked.Partner.FirstEventAsync("survey.answered", asked.InvitationId.ToString());
        Assert.Equal(("customer", (await asked.InvitationAsync()).CustomerId.ToString()), ((string?)told["actor"]!["kind"], (string?)told["actor"]!["id"]));
        Assert.Equal((2, true), ((int)told["data"]!["rating"]!, (bool)told["data"]!["hasComment"]!));
        Assert.DoesNotContain("Slow", told.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("refund", told.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_can_be_changed_and_the_earlier_one_stays()
    {
        var asked = await AskedCustomer.AskAsync();
        (await asked.AnswerAsync(new { rating = 5 })).ShouldBe(200);

        (await asked.AnswerAsync(new { rating = 4, comment = "On second thought." })).ShouldBe(200);
        (await asked.AnswerAsync(new { rating = 4, comment = "On second thought." })).ShouldBe(200);

        var invitation = await asked.InvitationAsync();
        Assert.Equal((4, 5), (invitation.Rating, invitation.EarlierAnswers.Single().Rating));
        var changed = await asked.Partner.FirstEventAsync("survey.answer_changed", asked.InvitationId.ToString());
        Assert.Equal((5, 4), ((int)changed["data"]!["rating"]!["before"]!, (int)changed["data"]!["rating"]!["after"]!));
    }

    [Fact]
    public async Task It_cannot_be_changed_for_ever()
    {
        var asked = await AskedCustomer.AskAsync();
        for (var i = 0; i <= SurveyInvitation.MaxChanges; i++)
            (await asked.AnswerAsync(new { rating = 1 + i % 2, answers = new { solved = new { choice = "no" } } })).ShouldBe(200);

        (await asked.AnswerAsync(new { rating = 5 })).ShouldBeProblem(409, "survey_answer_changed_too_often");
        (await asked.AnswerAsync(new { rating = 1, answers = new { solved = new { choice = "no" } } })).ShouldBe(200);
        Assert.Equal(1, (await asked.InvitationAsync()).Rating);
    }

    [Fact]
    public async Task Twice_at_once_is_one_answer_and_one_history()
    {
        var asked = await AskedCustomer.AskAsync();

        var same = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => asked.AnswerAsync(new { rating = 4 })));
        Assert.All(same, answer => answer.ShouldBe(200));
        Assert.Empty((await asked.InvitationAsync()).EarlierAnswers);

        var different = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => asked.AnswerAsync(new { rating = 5, comment = $"{i}" })));
        Assert.All(different, answer => answer.ShouldBe(200));
        var invitation = await asked.InvitationAsync();
        string?[] comments = [.. invitation.EarlierAnswers.Select(a => a.Comment), invitation.Answer!.Comment];
        Assert.Equal([null, "0", "1", "2", "3", "4", "5", "6", "7"], comments.Order());
    }

    [Fact]
    public async Task A_request_that_is_sent_again_changes_nothing_and_is_told_how_the_answer_stands()
    {
        var (asked, other) = (await AskedCustomer.AskAsync(), await AskedCustomer.AskAsync());
        object answer = new { rating = 4, comment = "Sesame open." };
        var first = await asked.AnswerAsync(answer, ("Idempotency-Key", "mine"));
        first.ShouldBe(200);
        Assert.Equal(first.Raw, (await asked.AnswerAsync(answer, ("Idempotency-Key", "mine"))).Raw);
        var changed = await asked.AnswerAsync(new { rating = 5 });
        changed.ShouldBe(200);

        var again = await asked.AnswerAsync(answer, ("Idempotency-Key", "mine"));

        Assert.Equal((changed.Raw, "true"), (again.Raw, again.Header("Idempotency-Replayed")));
        Assert.Equal((5, 1), ((await asked.InvitationAsync()).Rating, (await asked.InvitationAsync()).EarlierAnswers.Count));
        (await asked.AnswerAsync(new { rating = 4 }, ("Idempotency-Key", "mine"))).ShouldBeProblem(422, "idempotency_key_reused");
        Assert.DoesNotContain("idempotency_records", await asked.App.Database.TablesWithAsync("Sesame open."));
        // The same key is another one at another link.
        (await other.AnswerAsync(new { rating = 3, answers = new { solved = new { choice = "yes" } } }, ("Idempotency-Key", "mine"))).ShouldBe(200);
    }

    [Theory]
    [InlineData("""{ "rating": 0 }""", "rating", "out_of_range")]
    [InlineData("""{ "rating": 6 }""", "rating", "out_of_range")]
    [InlineData("""{ "rating": 4.5 }""", "rating", "wrong_type")]
    [InlineData("""{ "rating": "5" }""", "rating", "wrong_type")]
    [InlineData("""{ "rating": null }""", "rating", "required")]
    [InlineData("""{ }""", "rating", "required")]
    [InlineData("""{ "rating": 5, "reasons": ["weather"] }""", "reasons[0]", "unknown")]
    [InlineData("""{ "rating": 5, "reasons": ["speed", "speed"] }""", "reasons", "duplicate")]
    [InlineData("""{ "rating": 5, "mood": "good" }""", "mood", "unknown")]
    [InlineData("""{ "rating": 5, "answers": { "mood": { "text": "good" } } }""", "answers.mood", "unknown")]
    [InlineData("""{ "rating": 5, "answers": { "satisfaction": { "rating": 5 } } }""", "answers.satisfaction", "not_applicable")]
    [InlineData("""{ "rating": 5, "answers": { "solved": { "choice": "yes" } } }""", "answers.solved", "not_shown")]
    [InlineData("""{ "rating": 2, "answers": { "solved": { "choice": "yes" }, "missing": { "text": "x" } } }""", "answers.missing", "not_shown")]
    [InlineData("""{ "rating": 2 }""", "answers.solved", "required")]
    [InlineData("""{ "rating": 2, "answers": { "solved": {} } }""", "answers.solved", "required")]
    [InlineData("""{ "rating": 2, "answers": { "solved": { "choice": "maybe" } } }""", "answers.solved.choice", "unknown")]
    [InlineData("""{ "rating": 2, "answers": { "solved": { "text": "yes" } } }""", "answers.solved.text", "not_applicable")]
    [InlineData("""{ "rating": 2, "answers": { "solved": { "option": "yes" } } }""", "answers.solved.option", "unknown")]
    [InlineData("""{ "rating": 5, "answers": { "channels": { "choices": ["fax"] } } }""", "answers.channels.choices[0]", "unknown")]
    [InlineData("""{ "rating": 5, "answers": { "channels": { "choices": ["app", "app"] } } }""", "answers.channels.choices", "duplicate")]
    [InlineData("""{ "rating": 5, "answers": { "effort": { "rating": 9 } } }""", "answers.effort.rating", "out_of_range")]
    public async Task What_fits_no_question_is_refused_by_its_member(string body, string member, string code)
    {
        var asked = await AskedCustomer.AskAsync();

        (await asked.Person.SendRawAsync(HttpMethod.Post, asked.Form, body)).ShouldRefuse(member, code);

        Assert.Null((await asked.InvitationAsync()).Answer);
    }

    [Fact]
    public async Task Texts_are_as_long_as_they_may_be()
    {
        var asked = await AskedCustomer.AskAsync();
        object With(int comment, int missing) =>
            new
            {
                rating = 1,
                comment = new string('x', comment),
                answers = new { solved = new { choice = "no" }, missing = new { text = new string('x', missing) } },
            };

        (await asked.AnswerAsync(With(20_001, 1))).ShouldRefuse("comment", "too_long");
        (await asked.AnswerAsync(With(1, 4_001))).ShouldRefuse("answers.missing.text", "too_long");
        (await asked.AnswerAsync(With(20_000, 4_000))).ShouldBe(200);
        (await asked.AnswerAsync(With(0, 0))).ShouldBe(200);
        Assert.Null((await asked.InvitationAsync()).Answer!.Comment);
    }

    [Fact]
    public async Task The_version_that_was_sent_is_what_counts()
    {
        var nps = AskedCustomer.Everything with { Kind = SurveyKind.Nps, Questions = [AskedCustomer.Everything.Questions[0]], Reasons = [] };
        var asked = await AskedCustomer.AskAsync(content: nps);

        Assert.Equal(11, (await asked.Person.GetAsync(asked.Form))["scale"]!.AsArray().Count);
        (await asked.AnswerAsync(new { rating = 11 })).ShouldRefuse("rating", "out_of_range");
        (await asked.AnswerAsync(new { rating = 0 })).ShouldBe(200);
    }

    [Fact]
    public async Task A_link_that_is_none_tells_nothing_about_itself()
    {
        var asked = await AskedCustomer.AskAsync();
        await using var elsewhere = await SupportApp.StartAsync();
        var foreign = await AskedCustomer.AskAsync(elsewhere);
        var token = asked.Token;
        var swapped = (token[^9] == 'A' ? "B" : "A");
        string[] wrong =
        [
            token[..^1],
            token[1..],
            token + token,
            token + "=",
            $"{token[..^9]}{swapped}{token[^8..]}",
            "x",
            foreign.Token,
            new('A', token.Length),
        ];

        var answers = new List<Answer>();
        foreach (var other in wrong)
        {
            answers.Add((await asked.Person.GetAsync($"/v1/survey-responses/{other}")).ShouldBeProblem(404, "survey_link_unknown"));
            answers.Add((await asked.Person.PostAsync($"/v1/survey-responses/{other}", new { rating = 4 })).ShouldBeProblem(404, "survey_link_unknown"));
        }

        Assert.Single(answers.Select(a => string.Join(' ', a.Json.AsObject().Where(m => m.Key != "traceId").Select(m => m.Value!.ToJsonString()))).Distinct());
    }

    [Fact]
    public async Task Where_the_partner_may_not_read_what_was_written_the_link_shows_none_of_it_and_keeps_it()
    {
        var asked = await AskedCustomer.AskAsync(content: AskedCustomer.Everything with { CommentsToPartner = false });
        var written = new
        {
            rating = 2,
            comment = "Nobody called.",
            answers = new { solved = new { choice = "no" }, missing = new { text = "My deposit." } },
        };
        foreach (var answer in new[] { await asked.AnswerAsync(written), await asked.Person.GetAsync(asked.Form), await asked.Partner.GetAsync(asked.Form) })
        {
            answer.ShouldBe(200);
            Assert.Equal((2, true), ((int)answer["answer"]!["rating"]!, answer["wordsKept"]!.GetValue<bool>()));
            Assert.Equal(["solved"], answer["answer"]!["answers"]!.AsObject().Select(a => a.Key));
            Assert.DoesNotContain("Nobody called", answer.Raw, StringComparison.Ordinal);
            Assert.DoesNotContain("My deposit", answer.Raw, StringComparison.Ordinal);
        }
        var page = await asked.Person.GetAsync(asked.Page);
        Assert.DoesNotContain("My deposit", page.Raw, StringComparison.Ordinal);
        Assert.Contains("What you wrote is not shown here", page.Raw, StringComparison.Ordinal);

        // What is left out stays; what is written takes its place.
        (await asked.AnswerAsync(new { rating = 1, answers = new { solved = new { choice = "no" }, missing = new { text = "My card." } } })).ShouldBe(200);

        var kept = (await asked.InvitationAsync()).Answer!;
        Assert.Equal((1, "Nobody called.", "My card."), (kept.Rating, kept.Comment, kept.Answers["missing"].Text));
        (await asked.AnswerAsync(new { rating = 1, answers = new { solved = new { choice = "no" } } })).ShouldBe(200);
        Assert.Single((await asked.InvitationAsync()).EarlierAnswers);
        // A question that is not shown any more is not answered any more.
        (await asked.AnswerAsync(new { rating = 5 })).ShouldBe(200);
        Assert.Empty((await asked.InvitationAsync()).Answer!.Answers);
    }

    [Fact]
    public async Task What_was_revoked_is_unknown()
    {
        var asked = await AskedCustomer.AskAsync();
        await asked.ChangeAsync(invitation => Assert.Null(invitation.Revoke(Actor.System, DateTimeOffset.UtcNow)));

        (await asked.Person.GetAsync(asked.Form)).ShouldBeProblem(404, "survey_link_unknown");
        (await asked.AnswerAsync(new { rating = 4 })).ShouldBeProblem(404, "survey_link_unknown");
    }

    [Fact]
    public async Task What_has_expired_says_so_and_an_answer_stays()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync();
        var asked = await AskedCustomer.AskAsync(app, sent: TimeSpan.FromDays(13));
        (await asked.AnswerAsync(new { rating = 4 })).ShouldBe(200);

        await app.AdvanceAsync("P1D");

        (await asked.Person.GetAsync(asked.Form)).ShouldBeProblem(410, "survey_link_expired");
        (await asked.AnswerAsync(new { rating = 5 })).ShouldBeProblem(410, "survey_link_expired");
        Assert.Equal(4, (await asked.InvitationAsync()).Rating);
    }

    [Fact]
    public async Task Another_credential_makes_no_difference()
    {
        var asked = await AskedCustomer.AskAsync();
        var (stranger, _) = await asked.Partner.NewCustomerAsync("stranger");

        foreach (var caller in new[] { asked.App.PartnerB, stranger, asked.App.With("bitp_nonsense") })
            (await caller.GetAsync(asked.Form)).ShouldBe(200);
        (await stranger.PostAsync(asked.Form, new { rating = 4 })).ShouldBe(200);
    }

    [Fact]
    public async Task Too_many_requests_for_one_link_have_to_wait()
    {
        await using var app = await SupportApp.StartAsync(("RateLimits:LinkPerMinute", "3"));
        var (asked, other) = (await AskedCustomer.AskAsync(app), await AskedCustomer.AskAsync(app));
        for (var i = 0; i < 2; i++)
            (await asked.Person.GetAsync(asked.Form)).ShouldBe(200);
        (await asked.AnswerAsync(new { rating = 4 })).ShouldBe(200);

        var refused = await asked.AnswerAsync(new { rating = 5 });

        refused.ShouldBeProblem(429, "rate_limited");
        Assert.True(int.Parse(refused.Header("Retry-After")!, null) > 0);
        Assert.Equal("\"link\";q=3;w=60", refused.Header("RateLimit-Policy"));
        var page = await asked.Person.GetAsync(asked.Page);
        Assert.Equal((429, "text/html"), (page.Status, page.ContentType));
        Assert.Contains("<p>Please try again in a minute.</p>", page.Raw, StringComparison.Ordinal);
        (await other.Person.GetAsync(other.Form)).ShouldBe(200);
    }

    [Fact]
    public async Task Looking_answers_nothing()
    {
        var asked = await AskedCustomer.AskAsync();

        (await asked.Person.GetAsync($"{asked.Page}?rating=5")).ShouldBe(200);
        (await asked.Person.GetAsync(asked.Form)).ShouldBe(200);
        (await asked.Person.SendAsync(HttpMethod.Head, asked.Page, null)).ShouldBe(200);

        var invitation = await asked.InvitationAsync();
        Assert.Equal((SurveyInvitationState.Opened, null, 1), (invitation.State, invitation.Answer, invitation.EarlyHits));
        var opened = await asked.Partner.FirstEventAsync("survey.opened", asked.InvitationId.ToString());
        Assert.Equal("customer", (string?)opened["actor"]!["kind"]);
    }

    [Theory]
    [InlineData("User-Agent", "")]
    [InlineData("User-Agent", "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)")]
    [InlineData("User-Agent", "WhatsApp/2.23.20.0")]
    [InlineData("User-Agent", "Mozilla/5.0 HeadlessChrome/140.0.0.0")]
    [InlineData("Purpose", "prefetch")]
    [InlineData("Sec-Purpose", "prefetch;prerender")]
    [InlineData("X-Moz", "prefetch")]
    public async Task Programs_that_follow_links_are_counted_and_open_nothing(string header, string value)
    {
        var asked = await AskedCustomer.AskAsync();
        if (header == "User-Agent")
            asked.Person.Client.DefaultRequestHeaders.Remove(header);

        (await asked.Person.GetAsync(asked.Page, (header, value))).ShouldBe(200);
        (await asked.Person.GetAsync(asked.Form, (header, value))).ShouldBe(200);

        var invitation = await asked.InvitationAsync();
        Assert.Equal((SurveyInvitationState.Sent, 2), (invitation.State, invitation.EarlyHits));
    }

    [Fact]
    public async Task Programs_are_known_by_what_they_say_of_themselves()
    {
        string[] programs =
        [
            "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)",
            "YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html",
            "Mozilla/5.0 (compatible; Yahoo! Slurp; http://help.yahoo.com/help/us/ysearch/slurp)",
            "Mozilla/4.0 (compatible; ms-office; MSOffice 16)",
            "Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.17328; Pro)",
            "Mozilla/5.0 (compatible; SafeLinks)",
            "BarracudaCentral/1.0",
            "Mozilla/5.0 (compatible; Mimecast URL Protection)",
            "Proofpoint URL Defense",
            "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
            "Slack-ImgProxy (+https://api.slack.com/robots)",
            "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)",
            "TelegramBot (like TwitterBot)",
            "WhatsApp/2.23.20.0 A",
            "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
            "meta-externalagent/1.1 (+https://developers.facebook.com/docs/sharing/webmasters/crawler)",
            "facebookexternalhit/1.1;kakaotalk-scrap/1.0; +https://devtalk.kakao.com/t/scrap/33984",
            "LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)",
            "Twitterbot/1.0",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_5) AppleWebKit/605.1.15 Version/13.1.1 Safari/605.1.15 (Applebot/0.1)",
            "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko) Chrome/103.0.5060.134 Safari/537.36 BingPreview/1.0b",
            "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com",
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0.0.0 Safari/537.36",
            "Mozilla/5.0 (Linux; Android 11) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36 Chrome-Lighthouse",
            "python-requests/2.32.3",
            "Python/3.12 aiohttp/3.10.5",
            "Go-http-client/2.0",
            "okhttp/4.12.0",
            "axios/1.7.7",
            "node-fetch/1.0 (+https://github.com/bitinn/node-fetch)",
            "node",
            "undici",
            "Java/17.0.12",
            "Apache-HttpClient/4.5.14 (Java/17.0.12)",
            "libwww-perl/6.77",
            "Ruby",
            "GuzzleHttp/7",
            "MyApp/1 CFNetwork/1568.100.1 Darwin/24.0.0",
            "Dalvik/2.1.0 (Linux; U; Android 14; Pixel 8 Build/AP2A)",
            "curl/8.9.1",
            "Wget/1.24.5",
        ];
        var asked = await AskedCustomer.AskAsync();
        asked.Person.Client.DefaultRequestHeaders.Remove("User-Agent");

        foreach (var (program, hits) in programs.Select((program, i) => (program, i + 1)))
        {
            (await asked.Person.GetAsync(asked.Form, ("User-Agent", program))).ShouldBe(200);
            var invitation = await asked.InvitationAsync();
            Assert.True((invitation.State, invitation.EarlyHits) == (SurveyInvitationState.Sent, hits), program);
        }
    }

    [Fact]
    public async Task Browsers_are_taken_for_no_programs()
    {
        string[] browsers =
        [
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36 Avast/139.0.0.0",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36 OPR/124.0.0.0",
            "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1 Ddg/18.6",
            "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
            "Mozilla/5.0 (Linux; Android 11; CUBOT X50) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/99.0.4844.88 Mobile Safari/537.36",
            "Mozilla/5.0 (Linux; Android 9; KFMAWI) AppleWebKit/537.36 (KHTML, like Gecko) Silk/108.4.6 like Chrome/108.0.5359.220 Safari/537.36",
            "Mozilla/5.0 (Linux; U; Android 13; en-US; M2101K6G) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/100.0.4896.58 UCBrowser/13.7.8.1322 Mobile Safari/537.36",
            "Opera/9.80 (J2ME/MIDP; Opera Mini/7.1.32052/191.308; U; en) Presto/2.12.423 Version/12.16",
            // Within apps.
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/480.0.0.30.109;FBBV/1]",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 350.0.0.29.93",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Twitter for iPhone/10.60",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [LinkedInApp]/9.30.1234",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 KAKAOTALK 25.1.0",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.50",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Slack/4.40.133 Chrome/128.0.6613.186 Electron/32.2.5 Safari/537.36",
        ];
        var asked = await AskedCustomer.AskAsync();
        asked.Person.Client.DefaultRequestHeaders.Remove("User-Agent");

        foreach (var browser in browsers)
        {
            (await asked.Person.GetAsync(asked.Form, ("User-Agent", browser))).ShouldBe(200);
            var invitation = await asked.InvitationAsync();
            Assert.True((invitation.State, invitation.EarlyHits) == (SurveyInvitationState.Opened, 0), browser);
        }
    }

    [Fact]
    public async Task Nobody_is_so_quick_as_to_open_it_at_once()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync();
        var asked = await AskedCustomer.AskAsync(app, sent: TimeSpan.Zero);

        await asked.Person.GetAsync(asked.Page);
        Assert.Equal((SurveyInvitationState.Sent, 1), ((await asked.InvitationAsync()).State, (await asked.InvitationAsync()).EarlyHits));

        await app.AdvanceAsync("PT10S");
        await asked.Person.GetAsync(asked.Page);
        Assert.Equal(SurveyInvitationState.Opened, (await asked.InvitationAsync()).State);
    }
}
