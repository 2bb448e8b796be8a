using BitP.SupportApi.Features.Surveys.Definitions;

namespace BitP.SupportApi.Tests.Features.Surveys.Invitations;

/// <summary>However many nodes read, however often, and whenever one is killed: each end of a case is asked about once.</summary>
public sealed class ReadingTheSameAgain
{
    private const int Tickets = 30;
    private const int Rounds = 10;

    private static readonly SurveyContent AtOnce = SurveyDesk.Content with { Trigger = new(SurveyTriggerEvent.TicketSolved) };

    [Fact]
    public async Task Two_nodes_make_one_invitation_each_and_send_it_once()
    {
        await using var first = await SupportApp.StartAsync();
        await using var second = await first.StartSecondNodeAsync();
        var survey = await SurveyDesk.SurveyAsync(first, AtOnce);
        var partners = new[] { (first, await first.NewPartnerAsync()), (second, await second.NewPartnerAsync()) };

        var solved = await Task.WhenAll(Enumerable.Range(0, Tickets).Select(i => SolveAsync(partners[i % 2].Item1.Agent, partners[i % 2].Item2)));

        await ShouldBeAskedOnceAsync(first.Database, survey, solved);
        Assert.Equal(1, await first.Database.CountAsync("SELECT count(*) FROM survey_token_keys"));
    }

    [Fact]
    public async Task The_whole_feed_again_makes_nothing_new()
    {
        await using var desk = await SurveyDesk.SetAsync();
        var (first, second) = (await desk.SurveyAsync(SurveyDesk.Content with { Sample = 0.5 }), await desk.SurveyAsync());
        var sent = await desk.SolveAsync();
        var again = await desk.SolveAsync();
        (await desk.App.Agent.PostAsync($"{again}/reopen")).ShouldBe(200);
        (await desk.App.Agent.PostAsync($"{again}/solve")).ShouldBe(200);
        await desk.UntilReadAsync();
        await desk.App.AdvanceAsync("PT3H");
        var answered = (await desk.InvitationsAsync(second, sent)).Concat(await desk.InvitationsAsync(first, sent)).Single(i => i.Str("state") == "sent");
        (await desk.App.Anonymous.PostAsync($"/v1/survey-responses/{SurveyDesk.TokenOf(answered)}", new { rating = 1 })).ShouldBe(200);
        var agent = await desk.Desk.AgentIdAsync("Jonas Weber");
        foreach (var id in new[] { await desk.Desk.AgentIdAsync(), agent })
            (await desk.App.Supervisor.PostAsync($"{sent}/assign", new { agentId = id })).ShouldBe(200);
        await desk.UntilReadAsync();
        // The low rating is followed up, to which another reader sees.
        await desk.App.Database.UntilReadAsync("survey-follow-ups");
        var before = await AllAsync(desk.App.Database);

        await desk.ReadAllAgainAsync();

        Assert.Equal(before, await AllAsync(desk.App.Database));
        Assert.True(before.Count > 6, string.Join('\n', before));
    }

    [Fact]
    public async Task A_node_that_is_killed_leaves_no_invitation_without_its_event_and_none_undone()
    {
        await using var database = await TestDatabase.CreateMigratedAsync();
        Guid survey;
        await using (var app = await SupportApp.StartAsync(database))
        {
            await database.RunAsync($"UPDATE surveys SET active = {TestDatabase.Says("false", "false", "0")}");
            survey = await SurveyDesk.SurveyAsync(app, AtOnce);
        }
        var solved = new List<string>();
        var program = await RunningProgram.StartAsync(database);
        try
        {
            for (var round = 0; round < Rounds; round++)
            {
                var (partner, agent) = (program.With("bitp_demo_partner_a"), program.With("bitp_demo_agent"));
                solved.AddRange(await Task.WhenAll(Enumerable.Range(0, Tickets).Select(_ => SolveAsync(agent, partner))));
                // Anywhere between the first and the last of them, and what is done about them.
                var enough = solved.Count - Random.Shared.Next(Tickets);
                await using (var connection = await database.ConnectAsync())
                    await Polling.UntilAsync(
                        async () =>
                            await connection.CountAsync("SELECT count(*) FROM events WHERE type IN ('survey.scheduled', 'survey.invited')") >= enough + round,
                        "the node is in the middle of it"
                    );

                await program.KillAsync();

                await ShouldBeWholeAsync(database);
                await program.DisposeAsync();
                program = await RunningProgram.StartAsync(database);
            }
            await ShouldBeAskedOnceAsync(database, survey, solved);
        }
        finally
        {
            await program.DisposeAsync();
        }
    }

    private static async Task<string> SolveAsync(Caller agent, Caller partner)
    {
        var ticket = await partner.PostAsync("/v1/tickets", Desk.Case($"c-{Guid.NewGuid():N}"));
        ticket.ShouldBe(201);
        (await agent.PostAsync($"/v1/tickets/{ticket.Text("id")}/solve")).ShouldBe(200);
        return ticket.Text("reference");
    }

    private static async Task ShouldBeAskedOnceAsync(TestDatabase database, Guid survey, IReadOnlyCollection<string> solved)
    {
        await using var connection = await database.ConnectAsync();
        await Polling.UntilAsync(
            async () => await connection.CountAsync("SELECT count(*) FROM survey_invitations WHERE state = 'Sent'") == solved.Count,
            "all are sent"
        );
        await database.UntilReadAsync("surveys");
        var asked = await connection.LinesAsync("SELECT subject_reference, survey_id FROM survey_invitations");
        Assert.Equal(
            solved.Select(reference => $"{reference}|{survey}").Order(),
            asked.Select(line => line.ToLowerInvariant().Replace("bp-", "BP-", StringComparison.Ordinal)).Order()
        );
        await ShouldBeWholeAsync(database);
    }

    /// <summary>An invitation has as many events as its version says, and no event is of one that is not there.</summary>
    private static async Task ShouldBeWholeAsync(TestDatabase database)
    {
        await using var connection = await database.ConnectAsync();
        Assert.Empty(
            await connection.LinesAsync(
                "SELECT i.id, i.version FROM survey_invitations i WHERE i.version <> (SELECT count(*) FROM events e WHERE e.subject_id = i.id)"
            )
        );
        Assert.Equal(
            0,
            await connection.CountAsync(
                "SELECT count(*) FROM events e WHERE e.subject_kind = 'survey_invitation' AND NOT EXISTS (SELECT 1 FROM survey_invitations i WHERE i.id = e.subject_id)"
            )
        );
    }

    private static async Task<IReadOnlyList<string>> AllAsync(TestDatabase database)
    {
        await using var connection = await database.ConnectAsync();
        return
        [
            .. await connection.LinesAsync(
                "SELECT id, state, suppression, cancellation, version, reopened, suspicions, concerned, facts FROM survey_invitations ORDER BY id"
            ),
            .. await connection.LinesAsync("SELECT agent_id, invitation_id FROM survey_concerns ORDER BY agent_id, invitation_id"),
            .. await connection.LinesAsync("SELECT subject_id, sequence, type, data FROM events WHERE subject_kind LIKE 'survey%' ORDER BY position"),
        ];
    }
}
