using System.Text.Json.Nodes;
using static BitP.SupportApi.Tests.Features.Surveys.SurveyBodies;

namespace BitP.SupportApi.Tests.Features.Surveys.Definitions;

/// <summary>A survey says what is asked about which cases; each change of that makes a version.</summary>
public sealed class DefiningSurveys
{
    [Fact]
    public async Task What_is_left_out_has_its_usual_value()
    {
        var desk = await Desk.SetAsync();

        var made = await desk.Supervisor.SurveyMadeAsync(SurveyOf(desk.Partner));

        Assert.Equal($"/v1/surveys/{made.Text("id")}", made.Header("Location"));
        Assert.Equal(
            ("csat", "en", "PT336H", 30, 1.0, "webhook", 2, false, true, 1L, 1L),
            (
                made.Text("kind"),
                made.Text("fallbackLanguage"),
                made.Text("expiry"),
                made["minimumDaysBetween"]!.GetValue<int>(),
                made["sample"]!.GetValue<double>(),
                made.Text("delivery"),
                made["followUpAt"]!.GetValue<int>(),
                made["commentsToPartner"]!.GetValue<bool>(),
                made["active"]!.GetValue<bool>(),
                made["version"]!.GetValue<long>(),
                made["contentVersion"]!.GetValue<long>()
            )
        );
        Assert.Null(made["reminderAfter"]);
        Assert.Equal("PT0S", made["trigger"]!.Str("delay"));
        var rating = made["questions"]![0]!;
        Assert.Equal(("q1", true), (rating.Str("id"), rating["required"]!.GetValue<bool>()));
        Assert.Equal(["speed", "solution", "expertise", "clarity", "attitude"], made["reasons"]!.AsArray().Select(r => r!.Str("code")!));
        Assert.Equal("""{"en":"How fast it went"}""", made["reasons"]![0]!["text"]!.ToJsonString());
        Assert.Equal(made.Raw, (await desk.Agent.GetAsync(made.Header("Location")!)).Raw);
    }

    [Theory]
    [InlineData("csat", 1, 5, 2)]
    [InlineData("ces", 1, 7, 3)]
    [InlineData("nps", 0, 10, 6)]
    public async Task Each_kind_has_one_scale(string kind, int lowest, int highest, int followUpAt)
    {
        var desk = await Desk.SetAsync();

        var made = await desk.Admin.SurveyMadeAsync(SurveyOf(desk.Partner, new { kind }));

        Assert.Equal(
            (lowest, highest, followUpAt),
            (made["scale"]!["lowest"]!.GetValue<int>(), made["scale"]!["highest"]!.GetValue<int>(), made["followUpAt"]!.GetValue<int>())
        );
        (await desk.Admin.ChangeAsync(made, new { kind = "csat" })).ShouldRefuse("kind", "unknown");
        (await desk.Admin.ChangeAsync(made, new { followUpAt = highest + 1 })).ShouldRefuse("followUpAt", "out_of_range");
        (await desk.Admin.ChangeAsync(made, new { followUpAt = highest })).ShouldBe(200);
    }

    [Fact]
    public async Task Nothing_for_the_follow_up_is_something_else_than_not_to_name_it()
    {
        var desk = await Desk.SetAsync();

        var made = await desk.Admin.SurveyMadeAsync(SurveyOf(desk.Partner, """{ "followUpAt": null }"""));

        Assert.Null(made["followUpAt"]);
        var changed = await desk.Admin.ChangeAsync(made, new { followUpAt = 3 });
        Assert.Equal(3, changed["followUpAt"]!.GetValue<int>());
        var off = await desk.Admin.SendRawAsync(
            HttpMethod.Patch,
            made.Header("Location")!,
            """{ "followUpAt": null }"""u8.ToArray(),
            "application/merge-patch+json",
            ("If-Match", changed.VersionTag!)
        );
        Assert.Null(off["followUpAt"]);
    }

    [Fact]
    public async Task A_change_of_what_is_asked_makes_a_version_and_those_before_stay()
    {
        var desk = await Desk.SetAsync();
        var first = await desk.Admin.SurveyMadeAsync(SurveyOf(desk.Partner));

        var second = await desk.Supervisor.ChangeAsync(first, new { sample = 0.25, reminderAfter = "P2D" });
        var off = await desk.Supervisor.ChangeAsync(second, new { active = false });
        var same = await desk.Supervisor.ChangeAsync(off, new { sample = 0.25, active = false });

        Assert.Equal((2L, 2L), Versions(second));
        Assert.Equal((3L, 2L), Versions(off));
        Assert.False(off["active"]!.GetValue<bool>());
        Assert.Equal(off.Raw, same.Raw);
        var versions = await desk.Agent.GetAsync($"{SurveysPath}/{first.Text("id")}/versions");
        Assert.Equal([2L, 1L], versions.Items.Select(v => v!["version"]!.GetValue<long>()));
        Assert.Equal([0.25, 1.0], versions.Items.Select(v => v!["sample"]!.GetValue<double>()));
        var page = await desk.Agent.GetAsync($"{SurveysPath}/{first.Text("id")}/versions?limit=1");
        var next = await desk.Agent.GetAsync($"{SurveysPath}/{first.Text("id")}/versions?limit=1&cursor={page.Text("nextCursor")}");
        Assert.Equal(1, next.Items.Single()!["version"]!.GetValue<long>());
        Assert.Null(next["nextCursor"]);
        (await desk.Admin.ChangeAsync(first, new { sample = 1 })).ShouldBeProblem(412, "version_mismatch");
        (await desk.Admin.PatchAsync($"{SurveysPath}/{first.Text("id")}", new { sample = 1 })).ShouldBeProblem(428, "if_match_required");

        static (long, long) Versions(Answer survey) => (survey["version"]!.GetValue<long>(), survey["contentVersion"]!.GetValue<long>());
    }

    [Fact]
    public async Task What_became_of_a_survey_is_told_to_staff()
    {
        await using var app = await SupportApp.StartAsync();
        var desk = await Desk.SetAsync(app);
        var survey = await desk.Admin.SurveyMadeAsync(SurveyOf(desk.Partner));
        await desk.Admin.ChangeAsync(await desk.Admin.ChangeAsync(survey, new { sample = 0.5 }), new { active = false });

        var own = (await desk.Agent.GetAsync("/v1/events?types=survey.*&limit=200")).Items.Where(e => e!["subject"]!.Str("id") == survey.Text("id")).ToArray();

        Assert.Equal(["survey.created", "survey.updated", "survey.updated"], own.Select(e => e!.Str("type")!));
        Assert.Equal("""["sample"]""", own[1]!["data"]!["changed"]!.ToJsonString());
        Assert.Equal("""{"before":true,"after":false}""", own[2]!["data"]!["active"]!.ToJsonString());
        Assert.Empty((await desk.Partner.GetAsync("/v1/events?types=survey.*")).Items);
    }

    [Fact]
    public async Task Texts_are_there_in_each_language_and_reasons_of_the_product_come_with_theirs()
    {
        var desk = await Desk.SetAsync();

        var made = await desk.Admin.SurveyMadeAsync(
            SurveyOf(
                desk.Partner,
                """
                {
                  "languages": ["de", "zh", "it"], "fallbackLanguage": "IT",
                  "questions": [{ "kind": "rating", "text": { "it": "Com’è andata?", "zh-cn": "怎么样？", "DE": "Wie war es?" } }],
                  "reasons": [{ "code": "speed", "text": { "it": "La rapidità" } }]
                }
                """
            )
        );

        Assert.Equal(["de", "zh-CN", "it"], made["languages"].Strings());
        Assert.Equal("it", made.Text("fallbackLanguage"));
        Assert.Equal(["de", "zh-CN", "it"], made["questions"]![0]!["text"]!.AsObject().Select(t => t.Key));
        Assert.Equal(["Die Schnelligkeit", "处理速度", "La rapidità"], made["reasons"]![0]!["text"]!.AsObject().Select(t => t.Value!.GetValue<string>()));
        Assert.Empty(
            (
                await desk.Admin.SurveyMadeAsync(
                    SurveyOf(desk.Partner, """{ "kind": "ces", "languages": ["it"], "questions": [{ "kind": "rating", "text": { "it": "Facile?" } }] }""")
                )
            )["reasons"]!.AsArray()
        );
    }

    [Fact]
    public async Task Another_language_needs_its_texts_and_those_of_the_product_come_by_themselves()
    {
        var desk = await Desk.SetAsync();
        var made = await desk.Admin.SurveyMadeAsync(SurveyOf(desk.Partner));

        (await desk.Admin.ChangeAsync(made, new { languages = new[] { "en", "fr" } })).ShouldRefuse("questions[0].text.fr", "missing_language");
        var changed = await desk.Admin.ChangeAsync(
            made,
            JsonNode.Parse(
                """{ "languages": ["fr"], "questions": [{ "kind": "rating", "text": { "fr": "Comment était-ce ?" } }], "fallbackLanguage": null }"""
            )!
        );

        changed.ShouldBe(200);
        Assert.Equal("fr", changed.Text("fallbackLanguage"));
        Assert.Equal([("fr", "La rapidité")], changed["reasons"]![0]!["text"]!.AsObject().Select(t => (t.Key, t.Value!.GetValue<string>())));
    }

    [Fact]
    public async Task A_condition_has_lists_and_takes_one_value_without_brackets()
    {
        var desk = await Desk.SetAsync();
        var own = desk.Partner.PartnerId;

        var made = await desk.Admin.SurveyMadeAsync(
            Survey(
                $$"""{ "trigger": { "event": "ticket_solved", "when": { "partner": "{{own}}", "channel": "chat", "language": "zh", "tag": "  VIP ", "team": "none" } } }"""
            )
        );

        var when = made["trigger"]!["when"]!;
        Assert.Equal(["chat"], when["channel"].Strings());
        Assert.Equal(["zh"], when["language"].Strings());
        Assert.Equal(["vip"], when["tag"].Strings());
        Assert.Equal(["none"], when["team"].Strings());
        // A member that is null goes, and nothing of a condition is none.
        var all = await desk.Admin.ChangeAsync(
            made,
            JsonNode.Parse("""{ "active": false, "trigger": { "when": { "partner": null, "channel": null, "language": null, "tag": null, "team": null } } }""")!
        );
        all.ShouldBe(200);
        Assert.Null(all["trigger"]!["when"]);
    }

    [Fact]
    public async Task Leads_write_staff_read_and_partners_see_what_is_theirs()
    {
        var desk = await Desk.SetAsync();
        var other = await desk.App.NewPartnerAsync();
        var both = await desk.Admin.SurveyMadeAsync(
            Survey(new { trigger = new { @event = "ticket_solved", when = new { partner = new[] { other.PartnerId, desk.Partner.PartnerId } } } })
        );
        var others = await desk.Admin.SurveyMadeAsync(SurveyOf(other, new { kind = "nps" }));

        (await desk.Agent.PostAsync(SurveysPath, SurveyOf(desk.Partner))).ShouldBeProblem(403, "actor_not_allowed");
        (await desk.Partner.PostAsync(SurveysPath, SurveyOf(desk.Partner))).ShouldBeProblem(403, "actor_not_allowed");
        (await desk.Customer.GetAsync(SurveysPath)).ShouldBeProblem(403, "actor_not_allowed");
        var seen = await desk.Partner.GetAsync(both.Header("Location")!);
        Assert.Equal([desk.Partner.PartnerId.ToString()], seen["trigger"]!["when"]!["partner"].Strings());
        Assert.Equal(
            [desk.Partner.PartnerId.ToString()],
            (await desk.Partner.GetAsync($"{both.Header("Location")}/versions")).Items[0]!["trigger"]!["when"]!["partner"].Strings()
        );
        (await desk.Partner.GetAsync(others.Header("Location")!)).ShouldBeProblem(404, "survey_not_found");
        (await desk.Partner.GetAsync($"{others.Header("Location")}/versions")).ShouldBeProblem(404, "survey_not_found");
        var listed = (await desk.Partner.GetAsync($"{SurveysPath}?limit=200")).Items.Select(s => s!.Str("id")).ToArray();
        Assert.Contains(both.Text("id"), listed);
        Assert.DoesNotContain(others.Text("id"), listed);
        Assert.Contains(others.Text("id"), (await desk.Agent.GetAsync($"{SurveysPath}?limit=200")).Items.Select(s => s!.Str("id")));
    }

    [Fact]
    public async Task A_partner_goes_on_to_see_a_survey_up_to_the_version_that_was_about_its_customers()
    {
        var desk = await Desk.SetAsync();
        var (other, stranger) = (await desk.App.NewPartnerAsync(), await desk.App.NewPartnerAsync());
        object When(params Guid[] partners) => new { trigger = new { when = new { partner = partners } } };
        var first = await desk.Admin.SurveyMadeAsync(SurveyOf(desk.Partner, new { name = "For both" }));
        var path = first.Header("Location")!;
        (await other.GetAsync(path)).ShouldBeProblem(404, "survey_not_found");
        var second = await desk.Admin.ChangeAsync(first, When(desk.Partner.PartnerId, other.PartnerId));

        var third = await desk.Admin.ChangeAsync(second, Desk.Merge(JsonNode.Parse("""{ "name": "For the other" }""")!.AsObject(), When(other.PartnerId)));

        third.ShouldBe(200);
        var seen = await desk.Partner.GetAsync(path);
        Assert.Equal(("For both", 2, false), (seen.Text("name"), (int)seen["contentVersion"]!, (bool)seen["active"]!));
        Assert.Equal([desk.Partner.PartnerId.ToString()], seen["trigger"]!["when"]!["partner"].Strings());
        var listed = (await desk.Partner.GetAsync($"{SurveysPath}?limit=200")).Items.Single(s => s!.Str("id") == first.Text("id"))!;
        Assert.Equal(seen.Json.ToJsonString(), listed.ToJsonString());
        Assert.Equal([2, 1], await VersionsAsync(desk.Partner));
        Assert.Equal(("For the other", 3, true), await SeenByAsync(other));
        Assert.Equal([3, 2], await VersionsAsync(other));
        Assert.Equal(("For the other", 3, true), await SeenByAsync(desk.Agent));
        foreach (var at in new[] { path, $"{path}/versions", $"{path}/invitations", $"{path}/results?from=2027-01-01&to=2027-01-02" })
            (await stranger.GetAsync(at)).ShouldBeProblem(404, "survey_not_found");
        Assert.DoesNotContain(first.Text("id"), (await stranger.GetAsync($"{SurveysPath}?limit=200")).Raw, StringComparison.Ordinal);

        // For all of them again, and for one.
        var fourth = await desk.Admin.ChangeAsync(third, JsonNode.Parse("""{ "active": false, "trigger": { "when": { "partner": null } } }""")!);
        fourth.ShouldBe(200);
        (await stranger.GetAsync(path)).ShouldBe(200);
        (await desk.Admin.ChangeAsync(fourth, When(other.PartnerId))).ShouldBe(200);
        Assert.Equal([4], await VersionsAsync(stranger));
        Assert.Equal([4, 2, 1], await VersionsAsync(desk.Partner));
        Assert.Equal(("For the other", 4, false), await SeenByAsync(stranger));

        async Task<(string, int, bool)> SeenByAsync(Caller caller)
        {
            var survey = await caller.GetAsync(path);
            return (survey.Text("name"), (int)survey["contentVersion"]!, (bool)survey["active"]!);
        }

        async Task<IEnumerable<int>> VersionsAsync(Caller caller) => (await caller.GetAsync($"{path}/versions")).Items.Select(v => (int)v!["version"]!);
    }

    [Fact]
    public async Task The_list_is_paged_newest_first()
    {
        await using var app = await SupportApp.StartAsync();
        var desk = await Desk.SetAsync(app);
        var made = new List<string>();
        foreach (var kind in new[] { "csat", "ces", "nps" })
            made.Add((await desk.Admin.SurveyMadeAsync(SurveyOf(desk.Partner, new { kind }))).Text("id"));

        foreach (var caller in new[] { desk.Partner, desk.Agent })
        {
            var listed = new List<string>();
            for (var path = $"{SurveysPath}?limit=2"; path is not null; )
            {
                var page = await caller.GetAsync(path);
                page.ShouldBe(200);
                listed.AddRange(page.Items.Select(s => s!.Str("id")!));
                path = page["nextCursor"] is { } cursor ? $"{SurveysPath}?limit=2&cursor={cursor}" : null;
            }
            // Those that the product comes with are older.
            Assert.Equal(Enumerable.Reverse(made), listed.Take(3));
            Assert.Equal(5, listed.Count);
        }
        (await desk.Agent.GetAsync($"{SurveysPath}?cursor=nonsense")).ShouldBeProblem(400, "cursor_invalid");
        (await desk.Agent.GetAsync($"{SurveysPath}?limit=201")).ShouldRefuse("limit", "out_of_range");
        (await desk.Agent.GetAsync($"{SurveysPath}/019aa9f2-3c40-7d11-9c3e-5b1f0a7effff")).ShouldBeProblem(404, "survey_not_found");
    }
}
