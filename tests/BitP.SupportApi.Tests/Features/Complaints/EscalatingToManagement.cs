namespace BitP.SupportApi.Tests.Features.Complaints;

/// <summary>What management is asked to see to is with management then.</summary>
public sealed class EscalatingToManagement
{
    private static readonly object Why = new { reason = "Above our limit.", summary = "Held by a check." };

    [Theory]
    [InlineData("partner")]
    [InlineData("customer")]
    public async Task It_is_referred_to_management_which_complainants_see_without_the_reason(string kind)
    {
        var desk = await Desk.SetAsync();
        var path = await desk.Partner.FileAcknowledgedAsync(desk.App);
        await desk.Agent.DoneAsync($"{path}/refer", new { department = "funds" });

        var escalated = await desk.Agent.DoneAsync($"{path}/escalate", Why);

        Assert.Equal("management", escalated.Text("department"));
        Assert.Equal(
            ("Above our limit.", "Held by a check.", "Mei Lin"),
            (escalated["escalations"]![0].Str("reason"), escalated["escalations"]![0].Str("summary"), escalated["escalations"]![0]!["by"].Str("name"))
        );
        var told = (await desk.Agent.GetAsync($"{path}/timeline")).Items.Skip(4).ToArray();
        Assert.Equal(["complaint.escalated", "complaint.referred"], told.Select(e => e.Str("type")));
        Assert.Equal(("funds", "management"), (told[1]!["data"]!["department"].Str("before"), told[1]!["data"]!["department"].Str("after")));
        var seen = await desk.By(kind).GetAsync(path);
        Assert.Equal("management", seen.Text("department"));
        Assert.Empty(seen["escalations"]!.AsArray());
    }

    [Fact]
    public async Task What_management_has_is_not_referred_again()
    {
        var desk = await Desk.SetAsync();
        var path = await desk.Partner.FileAcknowledgedAsync(desk.App);
        await desk.Agent.DoneAsync($"{path}/escalate", Why);
        await desk.Agent.DoneAsync($"{path}/escalate", Why);

        Assert.Single(await desk.Agent.TypesAsync(path), "complaint.referred");
        Assert.Equal(2, (await desk.Agent.TypesAsync(path)).Count(type => type == "complaint.escalated"));
    }
}
