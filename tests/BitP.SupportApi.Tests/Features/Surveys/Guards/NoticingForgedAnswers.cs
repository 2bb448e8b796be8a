using BitP.SupportApi.Tests.Features.Complaints.Retention;
using BitP.SupportApi.Tests.Features.Surveys.FollowUps;

namespace BitP.SupportApi.Tests.Features.Surveys.Guards;

/// <summary>Answers that come faster than people give them, or from one device for many people, are taken and flagged.</summary>
public sealed class NoticingForgedAnswers
{
    private const string Telephone = "Mozilla/5.0 (a telephone)";

    [Fact]
    public async Task After_so_many_within_an_hour_the_others_are_flagged()
    {
        await using var aftermath = await Aftermath.SetAsync(("Surveys:VelocityPerHour", "3"));
        var invitations = await InvitedAsync(aftermath, 6);
        for (var i = 0; i < 5; i++)
        {
            await AnswerAsync(aftermath, invitations[i], 5);
            // A change is no other answer.
            await AnswerAsync(aftermath, invitations[i], 4);
        }
        await aftermath.App.AdvanceAsync("PT1H");
        await AnswerAsync(aftermath, invitations[5], 5);

        var suspicions = new List<string>();
        foreach (var invitation in invitations)
            suspicions.Add(string.Join(',', await SuspicionsAsync(aftermath, invitation)));
        Assert.Equal(["", "", "", "velocity", "velocity", ""], suspicions);
        var told = await aftermath.EventsAsync(invitations[3], "survey.answer_flagged", 1);
        Assert.Equal(("staff", "velocity", "system"), (told[0].Str("visibility"), told[0]!["data"].Str("suspicion"), told[0]!["actor"].Str("kind")));
        Assert.DoesNotContain(
            (await aftermath.Desk.Partner.GetAsync("/v1/events?types=survey.*&limit=200")).Items,
            e => e.Str("type") == "survey.answer_flagged"
        );
    }

    [Fact]
    public async Task One_device_answers_for_a_household_and_not_for_more()
    {
        await using var aftermath = await Aftermath.SetAsync();
        var invitations = await InvitedAsync(aftermath, 4);
        var sameCustomer = await aftermath.InvitedAsync(ticket: await aftermath.Desk.OpenInAsync("solved"));
        var again = await aftermath.InvitedAsync(ticket: await aftermath.Desk.OpenInAsync("solved"));
        await AnswerAsync(aftermath, sameCustomer, 5, Telephone);
        await AnswerAsync(aftermath, again, 5, Telephone);
        await AnswerAsync(aftermath, invitations[0], 5, Telephone);
        await AnswerAsync(aftermath, invitations[1], 5, Telephone);
        await AnswerAsync(aftermath, invitations[2], 5, "Mozilla/5.0 (a tablet)");
        await AnswerAsync(aftermath, invitations[3], 5);

        Assert.Empty(await SuspicionsAsync(aftermath, again));
        Assert.Empty(await SuspicionsAsync(aftermath, invitations[0]));
        Assert.Equal(["shared_device"], await SuspicionsAsync(aftermath, invitations[1]));
        Assert.Empty(await SuspicionsAsync(aftermath, invitations[2]));
        Assert.Empty(await SuspicionsAsync(aftermath, invitations[3]));
    }

    [Fact]
    public async Task What_a_partner_hands_on_is_from_no_device()
    {
        await using var aftermath = await Aftermath.SetAsync(("Surveys:VelocityPerHour", "1"));
        var invitations = await InvitedAsync(aftermath, 4);

        foreach (var invitation in invitations)
            (await aftermath.Desk.Partner.PostAsync(await aftermath.LinkAsync(invitation), new { rating = 5 }, ("User-Agent", Telephone))).ShouldBe(200);

        foreach (var invitation in invitations)
            Assert.Empty(await SuspicionsAsync(aftermath, invitation));
        Assert.Equal(0, await aftermath.App.Database.CountAsync("SELECT count(*) FROM survey_origins"));
    }

    [Fact]
    public async Task A_device_is_known_across_its_keys_for_thirty_days_and_then_forgotten()
    {
        await using var aftermath = await Aftermath.SetAsync();
        var invitations = await InvitedAsync(aftermath, 4);
        await AnswerAsync(aftermath, invitations[0], 5, Telephone);
        await AnswerAsync(aftermath, invitations[1], 5, Telephone);
        await aftermath.App.AdvanceAsync("P12D");
        await AnswerAsync(aftermath, invitations[2], 5, Telephone);
        Assert.Equal(["shared_device"], await SuspicionsAsync(aftermath, invitations[2]));
        Assert.Equal(2, await aftermath.App.Database.CountAsync("SELECT count(*) FROM survey_origin_keys"));

        await aftermath.App.AdvanceAsync("P43D");
        await aftermath.App.SweepAsync();

        Assert.Equal(0, await aftermath.App.Database.CountAsync("SELECT count(*) FROM survey_origins"));
        Assert.Equal(0, await aftermath.App.Database.CountAsync("SELECT count(*) FROM survey_origin_keys"));
        var late = await InvitedAsync(aftermath, 1);
        await AnswerAsync(aftermath, late[0], 5, Telephone);
        Assert.Empty(await SuspicionsAsync(aftermath, late[0]));
    }

    [Fact]
    public async Task Nothing_is_kept_of_where_an_answer_came_from_but_hashes()
    {
        await using var aftermath = await Aftermath.SetAsync();
        var invitation = (await InvitedAsync(aftermath, 1))[0];

        await AnswerAsync(aftermath, invitation, 5, Telephone);

        await using var connection = await aftermath.App.Database.ConnectAsync();
        Assert.Equal(2, await connection.CountAsync("SELECT count(*) FROM survey_origins"));
        var rows = string.Join('\n', await connection.LinesAsync("SELECT answers FROM survey_origins"));
        Assert.DoesNotContain("telephone", rows, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", rows, StringComparison.Ordinal);
        Assert.DoesNotContain(aftermath.Desk.CustomerId, rows, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_at_once_on_two_nodes_one_notices_the_other()
    {
        (string, string)[] settings = [("Surveys:VelocityPerHour", "1")];
        await using var aftermath = await Aftermath.SetAsync(settings);
        await using var other = await aftermath.App.StartSecondNodeAsync(settings);
        for (var round = 0; round < 10; round++)
        {
            // Each round from a network that has answered nothing for an hour.
            await aftermath.App.AdvanceAsync("PT2H");
            await other.StopClockAsync((await aftermath.App.NowAsync()).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", null));
            var invitations = await InvitedAsync(aftermath, 2);

            await Task.WhenAll(AnswerAsync(aftermath, invitations[0], 5, on: aftermath.App), AnswerAsync(aftermath, invitations[1], 5, on: other));

            var flagged = (await SuspicionsAsync(aftermath, invitations[0])).Length + (await SuspicionsAsync(aftermath, invitations[1])).Length;
            Assert.True(flagged == 1, $"In round {round} {flagged} were flagged.");
        }
    }

    [Fact]
    public async Task Of_three_customers_at_once_on_a_device_one_is_flagged()
    {
        await using var aftermath = await Aftermath.SetAsync();
        await using var other = await aftermath.App.StartSecondNodeAsync();
        await other.StopClockAsync(Aftermath.Noon);
        for (var round = 0; round < 5; round++)
        {
            var invitations = await InvitedAsync(aftermath, 3);
            var device = $"Mozilla/5.0 (device {round})";

            await Task.WhenAll(invitations.Select((invitation, i) => AnswerAsync(aftermath, invitation, 5, device, i % 2 == 0 ? aftermath.App : other)));

            var flagged = 0;
            foreach (var invitation in invitations)
                flagged += (await SuspicionsAsync(aftermath, invitation)).Count(s => s == "shared_device");
            Assert.True(flagged == 1, $"In round {round} {flagged} were flagged.");
        }
    }

    /// <summary>Invitations of customers of whom no two are the same.</summary>
    private static async Task<List<string>> InvitedAsync(Aftermath aftermath, int count)
    {
        var invitations = new List<string>();
        for (var i = 0; i < count; i++)
            invitations.Add(await aftermath.InvitedAsync(ticket: $"/v1/tickets/{(await aftermath.Desk.Partner.OpenTicketAsync()).Text("id")}"));
        return invitations;
    }

    private static async Task AnswerAsync(Aftermath aftermath, string invitation, int rating, string? device = null, SupportApp? on = null)
    {
        (string, string)[] headers = device is null ? [] : [("User-Agent", device)];
        (await (on ?? aftermath.App).Anonymous.PostAsync(await aftermath.LinkAsync(invitation), new { rating }, headers)).ShouldBe(200);
    }

    private static async Task<string[]> SuspicionsAsync(Aftermath aftermath, string invitation)
    {
        var read = await aftermath.App.Supervisor.GetAsync(invitation);
        read.ShouldBe(200);
        return read["suspicions"].Strings();
    }
}
