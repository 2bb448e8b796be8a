using BitP.SupportApi.Features.Surveys.Definitions;
using BitP.SupportApi.Platform.Data;
using Microsoft.Extensions.DependencyInjection;
using static BitP.SupportApi.Tests.Features.Surveys.SurveyBodies;

namespace BitP.SupportApi.Tests.Features.Surveys.Definitions;

/// <summary>The product comes with two surveys that only have to be switched on.</summary>
public sealed class ShippingSurveys
{
    private static readonly string[] Names = ["Solved tickets", "Closed complaints"];

    [Fact]
    public async Task A_new_database_has_them_switched_off_in_four_languages()
    {
        await using var app = await SupportApp.StartAsync(("Demo:Data", "false"));
        await using var sql = await app.Database.ConnectAsync();
        Assert.Equal(Names.Length, await sql.CountAsync("SELECT count(*) FROM surveys"));

        Assert.All(
            ShippedSurveys.Read().Select(s => SurveyRules.ContentOf(s, s.Kind!.Value)),
            content =>
            {
                Assert.Equal(["en", "zh-CN", "fr", "de"], content.Languages);
                Assert.Equal(5, content.Reasons.Count);
                Assert.Equal(SurveyKind.Csat, content.Kind);
            }
        );
    }

    [Fact]
    public async Task They_can_be_switched_on_and_sent_as_they_stand()
    {
        await using var app = await SupportApp.StartAsync();
        foreach (var name in Names)
        {
            var shipped = (await app.Agent.GetAsync(SurveysPath)).Items.Single(s => s!.Str("name") == name)!;
            Assert.False(shipped["active"]!.GetValue<bool>());
            (await app.Supervisor.PatchAsync($"{SurveysPath}/{shipped.Str("id")}", new { active = true }, ("If-Match", "\"1\""))).ShouldBe(200);
        }
    }

    [Fact]
    public async Task Nodes_that_find_none_at_the_same_time_write_them_once()
    {
        await using var app = await SupportApp.StartAsync(("Demo:Data", "false"));
        for (var round = 0; round < 5; round++)
        {
            foreach (var table in new[] { "events", "survey_versions", "surveys", "survey_turn" })
                await app.Database.RunAsync($"DELETE FROM {table}");

            await Task.WhenAll(
                Enumerable
                    .Range(0, 4)
                    .Select(_ => Task.Run(() => app.Services.GetServices<IShippedData>().OfType<ShippedSurveys>().Single().WriteAsync(CancellationToken.None)))
            );

            Assert.Equal(Names.Length, await app.Database.CountAsync("SELECT count(*) FROM surveys"));
        }
    }
}
