using BitP.SupportApi.Features.Surveys.Erasure;
using BitP.SupportApi.Tests.Features.Surveys.FollowUps;

namespace BitP.SupportApi.Tests.Features.Surveys.Erasure;

/// <summary>What a customer wrote in answers goes, and who it was; the numbers stay.</summary>
public sealed class ErasingWhatWasWritten
{
    private const string Secret = "My name is Ann, and I live next door.";

    [Theory]
    [InlineData("admin")]
    [InlineData("partner")]
    public async Task What_was_written_goes_and_the_rating_stays(string kind)
    {
        await using var aftermath = await Aftermath.SetAsync();
        var invitation = await aftermath.AnsweredAsync(1, Secret);
        var link = await aftermath.LinkAsync(invitation);
        var path = await aftermath.FollowUpAsync(invitation);
        await aftermath.TakeAsync(path, "contact", new { note = Secret });
        await aftermath.AnswerAsync(invitation, 2, Secret);

        var erased = await aftermath.Desk.By(kind).PostAsync($"{invitation}/erase");

        erased.ShouldBe(200);
        Assert.DoesNotContain("Ann, and", erased.Raw, StringComparison.Ordinal);
        Assert.Equal((null, 2, "answered"), (erased["customerId"], (int)erased["answer"]!["rating"]!, erased.Text("state")));
        Assert.NotNull(erased["erasedAt"]);
        await Polling.UntilAsync(async () => (await aftermath.ReadAsync(path))["steps"]![0]!["note"] is null, "the notes go as well");
        var followUp = await aftermath.ReadAsync(path);
        Assert.Equal((2, null, "contacted"), ((int)followUp["rating"]!, followUp["comment"], followUp.Text("state")));
        Assert.Equal(["speed"], followUp["reasons"].Strings());
        await aftermath.ChangeInvitationAsync(
            invitation,
            (i, now) =>
            {
                Assert.Null(i.CustomerId);
                Assert.Equal("yes", i.Answer!.Answers["q3"].Choice);
                Assert.NotNull(i.Take(i.Answer! with { Rating = 5 }, now));
            }
        );
        foreach (var table in new[] { "survey_invitations", "survey_follow_ups", "events" })
            Assert.Equal(0, await CountAsync(aftermath.App, table, "Ann, and I"));
        Assert.Single(await aftermath.EventsAsync(invitation, "survey.answer_erased", 1));
        (await aftermath.App.Anonymous.PostAsync(link, new { rating = 5 })).ShouldBeProblem(410, "survey_link_erased");
        (await aftermath.App.Anonymous.GetAsync(link)).ShouldBeProblem(410, "survey_link_erased");

        var again = await aftermath.Desk.By(kind).PostAsync($"{invitation}/erase");
        again.ShouldBe(200);
        Assert.Equal(erased.VersionTag, again.VersionTag);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_what_anybody_wrote_nothing_is_left_in_any_table(bool all)
    {
        await using var aftermath = await Aftermath.SetAsync();
        var (supervisor, partner) = (aftermath.App.Supervisor, aftermath.Desk.Partner);
        var invitation = await aftermath.InvitedAsync();
        var link = await aftermath.LinkAsync(invitation);
        var answers = new { q2 = new { text = Secret } };
        await DoAsync(
            aftermath.App.Anonymous,
            link,
            new
            {
                rating = 1,
                comment = Secret,
                answers,
            }
        );
        await DoAsync(partner, link, new { rating = 2, comment = $"Again: {Secret}" });
        var path = await aftermath.FollowUpAsync(invitation);
        await DoAsync(supervisor, $"{path}/assign", new { ownerId = aftermath.Jonas });
        await DoAsync(supervisor, $"{path}/contact", new { note = Secret });
        await DoAsync(supervisor, $"{path}/finish", new { result = "resolved", note = Secret });
        await DoAsync(supervisor, $"{path}/reopen", new { reason = Secret });
        await DoAsync(supervisor, $"{invitation}/exclude", new { reason = Secret });
        await DoAsync(supervisor, $"{invitation}/include", new { reason = $"Included: {Secret}" });
        await DoAsync(aftermath.App.Admin, $"{invitation}/exclude", new { reason = $"After all: {Secret}" });
        Assert.Equal(["survey_follow_ups", "survey_invitations"], (await aftermath.App.Database.TablesWithAsync("Ann, and I")).Order());

        if (all)
            await DoAsync(partner, "/v1/survey-erasures", new { customerId = aftermath.Desk.CustomerId });
        else
            await DoAsync(partner, $"{invitation}/erase", null);

        await aftermath.UntilReadAsync();
        Assert.Empty(await aftermath.App.Database.TablesWithAsync("Ann, and I"));
        var erased = await aftermath.App.Supervisor.GetAsync(invitation);
        var (exclusion, inclusion) = (erased["exclusion"]!, erased["inclusion"]!);
        foreach (var decided in new[] { exclusion, inclusion, inclusion["exclusion"]! })
            Assert.Equal((null, true, Aftermath.Noon), (decided.Str("reason"), decided["by"].Str("name") is not null, decided.Str("at")));
        // Whoever repeats a request reads and writes nothing of it either.
        foreach (var (step, note) in new[] { ("contact", Secret), ("finish", Secret) })
        {
            object body = step == "finish" ? new { result = "resolved", note } : new { note };
            var again = await supervisor.PostAsync($"{path}/{step}", body, Key($"{path}/{step}"));
            Assert.Equal((200, "true"), (again.Status, again.Header("Idempotency-Replayed")));
            Assert.DoesNotContain("Ann, and I", again.Raw, StringComparison.Ordinal);
        }
        (
            await aftermath.App.Anonymous.PostAsync(
                link,
                new
                {
                    rating = 1,
                    comment = Secret,
                    answers,
                },
                Key(link)
            )
        ).ShouldBeProblem(410, "survey_link_erased");
        Assert.Empty(await aftermath.App.Database.TablesWithAsync("Ann, and I"));

        async Task DoAsync(Caller caller, string at, object? body) => (await caller.PostAsync(at, body, Key(at))).ShouldBe(200);

        // One for each address; whose it is, the credential says.
        static (string, string) Key(string at) => ("Idempotency-Key", at);
    }

    [Fact]
    public async Task Events_tell_of_what_happened_and_no_more_of_whom()
    {
        await using var aftermath = await Aftermath.SetAsync();
        var invitation = await aftermath.InvitedAsync();
        var link = await aftermath.LinkAsync(invitation);
        (await aftermath.App.Anonymous.PostAsync(link, new { rating = 1, comment = Secret })).ShouldBe(200);
        var others = await aftermath.AnsweredAsync(1, ticket: $"/v1/tickets/{(await aftermath.Desk.Partner.OpenTicketAsync()).Text("id")}");
        var before = await aftermath.StoredAsync("survey_invitation");
        Assert.All(before, e => Assert.NotNull(e.CustomerId));

        (await aftermath.Desk.Partner.PostAsync($"{invitation}/erase")).ShouldBe(200);

        var after = await aftermath.StoredAsync("survey_invitation");
        var ofIt = after.Where(e => invitation.EndsWith(e.SubjectId.ToString(), StringComparison.Ordinal)).ToArray();
        Assert.Equal(["survey.scheduled", "survey.invited", "survey.answered", "survey.answer_erased"], ofIt.Select(e => e.Type));
        Assert.All(ofIt, e => Assert.Null(e.CustomerId));
        Assert.All(ofIt, e => Assert.NotEqual(Guid.Parse(aftermath.Desk.CustomerId), e.ActorId));
        Assert.Equal(before.Select(e => (e.Id, e.Data)), after.Take(before.Count).Select(e => (e.Id, e.Data)));
        Assert.All(after.Where(e => others.EndsWith(e.SubjectId.ToString(), StringComparison.Ordinal)), e => Assert.NotNull(e.CustomerId));
        Assert.Equal(4, (await Desk.FeedAsync(aftermath.Desk.Partner, "survey.*", 4, invitation.Split('/')[^1])).Count);
    }

    [Fact]
    public async Task What_was_not_answered_is_taken_back()
    {
        await using var aftermath = await Aftermath.SetAsync();
        var invitation = await aftermath.InvitedAsync();
        var link = await aftermath.LinkAsync(invitation);

        (await aftermath.App.Admin.PostAsync($"{invitation}/erase")).ShouldBe(200);

        (await aftermath.App.Anonymous.GetAsync(link)).ShouldBeProblem(410, "survey_link_erased");

        var told = await aftermath.EventsAsync(invitation, "survey.cancelled", 1);
        Assert.Equal("customer_erased", told[0]!["data"].Str("reason"));
    }

    [Fact]
    public async Task All_of_a_customer_are_erased_at_once_or_within_moments()
    {
        await using var aftermath = await Aftermath.SetAsync();
        var ticket = await aftermath.Desk.OpenInAsync("solved");
        for (var i = 0; i < (2 * SurveyErasure.AtOnce) + 3; i++)
        {
            (await aftermath.App.Agent.PostAsync($"{ticket}/reopen")).ShouldBe(200);
            (await aftermath.App.Agent.PostAsync($"{ticket}/solve")).ShouldBe(200);
            await aftermath.AnsweredAsync(4, Secret, ticket: ticket);
        }
        var others = await aftermath.AnsweredAsync(4, Secret, ticket: $"/v1/tickets/{(await aftermath.Desk.Partner.OpenTicketAsync()).Text("id")}");

        var erased = await aftermath.Desk.Partner.PostAsync("/v1/survey-erasures", new { customerId = aftermath.Desk.CustomerId });

        erased.ShouldBe(200);
        Assert.Equal((SurveyErasure.AtOnce, true), ((int)erased["erased"]!, (bool)erased["pending"]!));
        await Polling.UntilAsync(
            async () =>
            {
                await aftermath.App.AdvanceAsync("PT0S");
                return await CountAsync(aftermath.App, "survey_invitations", "Ann, and I") == 1;
            },
            "the others are erased"
        );
        await aftermath.ChangeInvitationAsync(others, (i, _) => Assert.Equal(Secret, i.Answer!.Comment));
        var again = await aftermath.App.Admin.PostAsync("/v1/survey-erasures", new { customerId = aftermath.Desk.CustomerId });
        Assert.Equal((0, false), ((int)again["erased"]!, (bool)again["pending"]!));
    }

    [Fact]
    public async Task Others_erase_nothing()
    {
        await using var aftermath = await Aftermath.SetAsync();
        var invitation = await aftermath.AnsweredAsync(1, Secret);
        var stranger = await aftermath.App.NewPartnerAsync();

        (await stranger.PostAsync($"{invitation}/erase")).ShouldBeProblem(404, "survey_invitation_not_found");
        (await stranger.PostAsync("/v1/survey-erasures", new { customerId = aftermath.Desk.CustomerId })).ShouldBeProblem(404, "customer_not_found");
        foreach (var kind in new[] { "customer", "agent", "supervisor" })
        {
            (await aftermath.Desk.By(kind).PostAsync($"{invitation}/erase")).ShouldBeProblem(403, "actor_not_allowed");
            (await aftermath.Desk.By(kind).PostAsync("/v1/survey-erasures", new { customerId = aftermath.Desk.CustomerId })).ShouldBeProblem(
                403,
                "actor_not_allowed"
            );
        }
        (await aftermath.App.Admin.PostAsync("/v1/survey-erasures", new { })).ShouldRefuse("customerId", "required");
        (await aftermath.App.Admin.PostAsync($"{invitation}/erase", null, ("If-Match", "\"99\""))).ShouldBeProblem(412, "version_mismatch");
        await aftermath.ChangeInvitationAsync(invitation, (i, _) => Assert.Equal(Secret, i.Answer!.Comment));
    }

    private static Task<long> CountAsync(SupportApp app, string table, string text)
    {
        var columns = table switch
        {
            "survey_invitations" => "answer, earlier_answers",
            "survey_follow_ups" => "steps",
            "events" => "data",
            _ => throw new ArgumentOutOfRangeException(nameof(table), table, null),
        };
        var like = string.Join(" OR ", columns.Split(", ").Select(c => $"{c} LIKE '%{text}%'"));
        return app.Database.CountAsync($"SELECT count(*) FROM {table} WHERE {like}");
    }
}
