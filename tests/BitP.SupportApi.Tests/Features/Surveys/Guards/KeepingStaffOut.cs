using BitP.SupportApi.Tests.Features.Complaints.Retention;
using BitP.SupportApi.Tests.Features.Surveys.FollowUps;

namespace BitP.SupportApi.Tests.Features.Surveys.Guards;

/// <summary>Staff answer no survey: by no credential, from no network and from no device of theirs.</summary>
public sealed class KeepingStaffOut
{
    private const string StaffBrowser = "Mozilla/5.0 (the computer at the desk)";
    private static readonly (string, string)[] OnDevices = [("Surveys:StaffDevices", "true")];

    [Theory]
    [InlineData("agent", false)]
    [InlineData("supervisor", false)]
    [InlineData("admin", false)]
    [InlineData("partner", true)]
    [InlineData("customer", true)]
    public async Task Whoever_shows_a_credential_of_staff_is_refused(string kind, bool mayAnswer)
    {
        await using var aftermath = await Aftermath.SetAsync();
        var invitation = await aftermath.InvitedAsync();
        var link = await aftermath.LinkAsync(invitation);

        var answer = await aftermath.Desk.By(kind).PostAsync(link, new { rating = 5 });

        if (mayAnswer)
            answer.ShouldBe(200);
        else
            answer.ShouldBeProblem(403, "survey_answer_by_staff");
        Assert.Equal(mayAnswer ? 5 : null, await aftermath.RatingAsync(invitation));
    }

    [Fact]
    public async Task A_credential_in_the_other_header_is_one_as_well()
    {
        await using var aftermath = await Aftermath.SetAsync();
        var link = await aftermath.LinkAsync(await aftermath.InvitedAsync());

        (await aftermath.App.Anonymous.PostAsync(link, new { rating = 5 }, ("X-Api-Key", "bitp_demo_agent"))).ShouldBeProblem(403, "survey_answer_by_staff");
    }

    [Fact]
    public async Task From_a_network_of_staff_nobody_answers()
    {
        await using var aftermath = await Aftermath.SetAsync(("Surveys:StaffNetworks", "192.0.2.0/24, 127.0.0.0/8, ::1/128"));
        var link = await aftermath.LinkAsync(await aftermath.InvitedAsync());

        (await aftermath.App.Anonymous.PostAsync(link, new { rating = 5 })).ShouldBeProblem(403, "survey_answer_by_staff");
        (await aftermath.App.Anonymous.GetAsync(link)).ShouldBe(200);
    }

    [Fact]
    public async Task From_another_network_customers_answer()
    {
        await using var aftermath = await Aftermath.SetAsync(("Surveys:StaffNetworks", "192.0.2.0/24,2001:db8::/32"));
        var link = await aftermath.LinkAsync(await aftermath.InvitedAsync());

        (await aftermath.App.Anonymous.PostAsync(link, new { rating = 5 })).ShouldBe(200);
    }

    [Fact]
    public async Task From_a_device_of_staff_nobody_answers_on_any_node()
    {
        await using var aftermath = await Aftermath.SetAsync(OnDevices);
        await using var other = await aftermath.App.StartSecondNodeAsync(OnDevices);
        await StopAsync(other, aftermath);
        var link = await aftermath.LinkAsync(await aftermath.InvitedAsync());

        await UntilKnownAsync(aftermath.App, other, link);
        await UntilRefusedAsync(aftermath.App, link);

        (await aftermath.App.Anonymous.PostAsync(link, new { rating = 4 }, ("User-Agent", "Mozilla/5.0 (a telephone)"))).ShouldBe(200);
        (await aftermath.App.Anonymous.PostAsync(link, new { rating = 3 })).ShouldBe(200);
        await using var connection = await aftermath.App.Database.ConnectAsync();
        Assert.Equal(1, await connection.CountAsync("SELECT count(*) FROM survey_devices"));
    }

    [Fact]
    public async Task A_node_that_starts_knows_the_devices_until_they_are_forgotten()
    {
        await using var database = await TestDatabase.CreateMigratedAsync();
        string link;
        await using (var first = await SupportApp.StartAsync(database, OnDevices))
        {
            await using var aftermath = await Aftermath.SetAsync(first);
            link = await aftermath.LinkAsync(await aftermath.InvitedAsync());
            await UntilKnownAsync(first, first, link);
            await Polling.UntilAsync(async () => await database.CountAsync("SELECT count(*) FROM survey_devices") == 1, "the device is written down");
        }

        await using var again = await SupportApp.StartAsync(database, OnDevices);
        await again.StopClockAsync(Aftermath.Noon);
        await UntilRefusedAsync(again, link);
        await again.AdvanceAsync("P13D");
        (await again.Anonymous.PostAsync(link, new { rating = 4 }, ("User-Agent", StaffBrowser))).ShouldBeProblem(403, "survey_answer_by_staff");

        await again.AdvanceAsync("P18D");
        await again.SweepAsync();
        Assert.Equal(0, await database.CountAsync("SELECT count(*) FROM survey_devices"));
    }

    [Fact]
    public async Task In_development_devices_are_not_looked_at()
    {
        await using var aftermath = await Aftermath.SetAsync();
        var link = await aftermath.LinkAsync(await aftermath.InvitedAsync());

        (await aftermath.App.Agent.GetAsync("/v1/tickets", ("User-Agent", StaffBrowser))).ShouldBe(200);

        (await aftermath.App.Anonymous.PostAsync(link, new { rating = 5 }, ("User-Agent", StaffBrowser))).ShouldBe(200);
        Assert.Equal(0, await aftermath.App.Database.CountAsync("SELECT count(*) FROM survey_devices"));
    }

    private static async Task StopAsync(SupportApp node, Aftermath aftermath) =>
        await node.StopClockAsync((await aftermath.App.NowAsync()).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", null));

    // Until the node knows under which key, staff are not noted.
    private static Task UntilKnownAsync(SupportApp calledBy, SupportApp answered, string link) =>
        Polling.UntilAsync(
            async () =>
            {
                (await calledBy.Agent.GetAsync("/v1/tickets", ("User-Agent", StaffBrowser))).ShouldBe(200);
                return (await answered.Anonymous.PostAsync(link, new { rating = 5 }, ("User-Agent", StaffBrowser))).Status == 403;
            },
            "the device of staff is known"
        );

    private static Task UntilRefusedAsync(SupportApp node, string link) =>
        Polling.UntilAsync(
            async () =>
            {
                var answer = await node.Anonymous.PostAsync(link, new { rating = 5 }, ("User-Agent", StaffBrowser));
                if (answer.Status == 200)
                    return false;
                answer.ShouldBeProblem(403, "survey_answer_by_staff");
                return true;
            },
            "the device of staff is refused"
        );
}
