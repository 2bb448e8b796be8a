using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Sla;
using BitP.SupportApi.Features.Sla.Policies;
using BitP.SupportApi.Platform.Data;
using Microsoft.Extensions.DependencyInjection;
using static BitP.SupportApi.Tests.Features.Sla.PolicyBodies;

namespace BitP.SupportApi.Tests.Features.Sla;

/// <summary>The product comes with the service levels that its customers are told, and never insists on them.</summary>
public sealed class ShippingPolicies
{
    // Complaint regimes come with others.
    private const string OwnSchedules = "SELECT count(*) FROM schedules WHERE content LIKE '%\"Support hours\"%' OR content LIKE '%\"Working days\"%'";

    private static readonly string[] Names =
    [
        "Login and failed transactions",
        "Security",
        "Deposits and withdrawals",
        "Transaction disputes",
        "Account unlock",
        "Pending withdrawals",
        "E-mail",
        "Everything else",
    ];

    [Fact]
    public async Task A_new_database_has_them_also_without_demo_data()
    {
        await using var app = await SupportApp.StartAsync(("Demo:Data", "false"));
        await using var sql = await app.Database.ConnectAsync();

        Assert.Equal(0, await sql.CountAsync("SELECT count(*) FROM partners"));
        Assert.Equal(Names.Length, await sql.CountAsync("SELECT count(*) FROM sla_policies"));
        Assert.Equal(2, await sql.CountAsync(OwnSchedules));
    }

    [Fact]
    public async Task Nodes_that_start_together_write_them_once()
    {
        await using var database = await TestDatabase.CreateAsync();
        if (!TestDatabase.IsSqlite)
            await database.DisposeAsync(); // its name is free now

        var nodes = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => RunningProgram.StartAsync(database)));

        foreach (var node in nodes)
            Assert.Equal(Names, await node.With("bitp_demo_agent").NamesAsync());
        await using var sql = await database.ConnectAsync();
        Assert.Equal(Names.Length, await sql.CountAsync("SELECT count(*) FROM sla_policies"));
        Assert.Equal(1, await sql.CountAsync("SELECT count(*) FROM events WHERE type = 'sla_policies.ordered'"));
        foreach (var node in nodes)
            await node.DisposeAsync();
    }

    [Fact]
    public async Task Nodes_that_find_no_policies_at_the_same_time_write_them_once()
    {
        await using var app = await SupportApp.StartAsync(("Demo:Data", "false"));
        for (var round = 0; round < 5; round++)
        {
            foreach (var table in new[] { "events", "sla_policy_versions", "sla_policies", "sla_policy_order", "schedule_versions", "schedules" })
                await app.Database.RunAsync($"DELETE FROM {table}");

            await Task.WhenAll(
                Enumerable
                    .Range(0, 4)
                    .Select(_ => Task.Run(() => app.Services.GetServices<IShippedData>().OfType<ShippedPolicies>().Single().WriteAsync(CancellationToken.None)))
            );

            Assert.Equal(Names.Length, await app.Database.CountAsync("SELECT count(*) FROM sla_policies"));
            Assert.Equal(2, await app.Database.CountAsync(OwnSchedules));
        }
    }

    [Fact]
    public async Task What_was_made_of_them_stays()
    {
        await using var app = await SupportApp.StartAsync();
        var first = (await app.Admin.GetAsync($"{Policies}?limit=1")).Items[0].Str("id");
        (await app.Admin.PatchAsync($"{Policies}/{first}", new { name = "Ours" }, ("If-Match", "*"))).ShouldBe(200);

        await using (var again = await app.StartSecondNodeAsync())
            Assert.Equal(Names.Skip(1).Prepend("Ours"), await again.Agent.NamesAsync());
        await app.RetireAllAsync();
        await using (var again = await app.StartSecondNodeAsync())
            Assert.Empty(await again.Agent.NamesAsync());
        foreach (var name in new[] { "Support hours", "Working days" })
            Assert.Equal(1, await app.Database.CountAsync($"SELECT count(*) FROM schedules WHERE content LIKE '%\"name\":\"{name}\"%'"));
    }

    [Theory]
    [InlineData("login", "web", "high", ClockName.FirstResponse, "PT1H", null)]
    [InlineData("login", "chat", "low", ClockName.FirstResponse, "PT5M", null)]
    [InlineData("transaction_failed", "email", "high", ClockName.Resolution, "PT24H", null)]
    [InlineData("account_security", "app", "urgent", ClockName.FirstResponse, "PT15M", null)]
    [InlineData("phishing", "app", "normal", ClockName.FirstResponse, "PT30M", null)]
    [InlineData("withdrawal_not_received", "web", "high", ClockName.FirstResponse, "PT30M", null)]
    [InlineData("deposit", "web", "normal", ClockName.Resolution, "PT72H", null)]
    [InlineData("transaction_dispute", "web", "high", ClockName.Resolution, "P7D", null)]
    [InlineData("account_locked", "phone", "high", ClockName.Resolution, "PT72H", null)]
    [InlineData("withdrawal_pending", "web", "normal", ClockName.Resolution, "PT48H", null)]
    [InlineData("other", "email", "normal", ClockName.FirstResponse, "PT24H", "PT72H")]
    [InlineData("technical_fault", "email", "low", ClockName.NextResponse, "PT24H", "PT72H")]
    [InlineData("feature_question", "chat", "low", ClockName.FirstResponse, "PT5M", null)]
    [InlineData("feature_question", "web", "low", ClockName.FirstResponse, "PT8H", null)]
    public async Task They_are_the_stated_service_levels(string category, string channel, string priority, ClockName clock, string target, string? outerLimit)
    {
        var facts = new SlaFacts(Value<TicketCategory>(category), Value<Channel>(channel), Value<Priority>(priority), Guid.NewGuid(), "de");

        var found = (await TermsAsync(facts)).Content.TargetOf(clock, facts)!;

        Assert.Equal(
            (System.Xml.XmlConvert.ToTimeSpan(target), outerLimit is null ? null : System.Xml.XmlConvert.ToTimeSpan(outerLimit)),
            (found.Target, found.OuterLimit)
        );
    }

    [Fact]
    public async Task Every_ticket_has_a_target_for_each_clock_and_the_more_urgent_never_waits_longer()
    {
        foreach (var category in Enum.GetValues<TicketCategory>())
        foreach (var channel in Enum.GetValues<Channel>())
        {
            var targets = new List<TimeSpan>();
            foreach (var priority in Enum.GetValues<Priority>())
            {
                var facts = new SlaFacts(category, channel, priority, Guid.NewGuid(), "de");
                var terms = await TermsAsync(facts);
                Assert.NotNull(terms.Calendar);
                Assert.All(Enum.GetValues<ClockName>(), clock => Assert.NotNull(terms.Content.TargetOf(clock, facts)));
                targets.Add(terms.Content.TargetOf(ClockName.FirstResponse, facts)!.Target);
                if (channel is Channel.Chat)
                    Assert.Equal(TimeSpan.FromMinutes(5), targets[^1]);
            }
            Assert.Equal(targets.OrderDescending(), targets);
        }
    }

    [Fact]
    public async Task They_could_be_sent_as_they_are_and_hold_for_ever_since()
    {
        var validator = new CreateSlaPolicy.Validator();
        Assert.All(ShippedPolicies.Read().Policies, policy => Assert.Empty(validator.Validate(policy).Errors));
        await using var app = await SupportApp.StartAsync();
        var order = await app.Admin.GetAsync($"{Policies}/order");
        // The order is looked through as a whole.
        var ids = order["order"].Strings();
        (await app.Admin.PutAsync($"{Policies}/order", new { order = ids[1..2].Concat(ids[..1]).Concat(ids[2..]) }, ("If-Match", order.ETag!))).ShouldBe(200);
        Assert.All((await app.Agent.GetAsync(Policies)).Items, p => Assert.Null(p!["effectiveFrom"]));
        Assert.NotNull(await TermsAsync(new(TicketCategory.Other, Channel.Web, Priority.Low, Guid.NewGuid(), "de"), new(2001, 1, 1, 0, 0, 0, TimeSpan.Zero)));
    }

    private static async Task<SlaTerms> TermsAsync(SlaFacts facts, DateTimeOffset? at = null)
    {
        var app = await Untouched.Value;
        return (await app.Services.GetRequiredService<SlaPolicies>().MatchAsync(facts, at ?? DateTimeOffset.UtcNow, null, default))!;
    }

    // Other tests change those of the app that is shared.
    private static readonly Lazy<Task<SupportApp>> Untouched = new(() => SupportApp.StartAsync());

    private static TEnum Value<TEnum>(string name)
        where TEnum : struct, Enum => BitP.SupportApi.Platform.Json.EnumNames<TEnum>.Values[name];
}
