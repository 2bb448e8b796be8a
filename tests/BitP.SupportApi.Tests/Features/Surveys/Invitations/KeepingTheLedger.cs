using System.Globalization;
using BitP.SupportApi.Features.Categories;
using Xunit.Abstractions;

namespace BitP.SupportApi.Tests.Features.Surveys.Invitations;

/// <summary>The ledger is closed: whoever was asked and whoever was not, by reason, are together all whose ticket was solved.</summary>
public sealed class KeepingTheLedger(ITestOutputHelper output)
{
    /// <summary>How many tickets are solved; a run of its own can ask for more.</summary>
    private static readonly int Solved = int.Parse(Environment.GetEnvironmentVariable("SUPPORT_TEST_LEDGER") ?? "200", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Who_was_asked_and_who_was_not_are_all()
    {
        await using var desk = await SurveyDesk.SetAsync();
        (await desk.App.Admin.PostAsync("/v1/agents", new { name = "Ann", externalId = "idp|ann" })).ShouldBe(201);
        var questions = await desk.SurveyAsync(
            SurveyDesk.Content with
            {
                Sample = 0.5,
                Trigger = SurveyDesk.Content.Trigger with { When = new(Category: [TicketCategory.FeatureQuestion]) },
            }
        );
        var all = await desk.SurveyAsync(SurveyDesk.Content with { Sample = 0.8, MinimumDaysBetween = 30 });
        using var atOnce = new SemaphoreSlim(8);

        await Task.WhenAll(Enumerable.Range(0, Solved).Select(SolveAsync));
        await desk.UntilReadAsync();
        await desk.App.AdvanceAsync("PT2H");

        foreach (var (name, survey) in new[] { ("questions", questions), ("all", all) })
        {
            var ledger = await LedgerAsync(desk.App.Agent, survey);
            output.WriteLine(
                $"{name}: {string.Join(", ", ledger.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => $"{l.Key} {l.Value}"))} = {ledger.Values.Sum()}"
            );
            Assert.Equal(Solved, ledger.Values.Sum());
            Assert.True(ledger["sent"] > 0);
            Assert.Equal(survey == all ? Solved / 20 : 0, ledger.GetValueOrDefault("staff_test"));
            Assert.Equal(survey == questions ? Solved / 2 : 0, ledger.GetValueOrDefault("condition"));
        }
        Assert.True((await LedgerAsync(desk.App.Agent, all))["fatigue"] > 0);
        Assert.True((await LedgerAsync(desk.App.Agent, all))["other_survey"] > 0);

        async Task SolveAsync(int i)
        {
            await atOnce.WaitAsync();
            try
            {
                // Of 20: one is of the staff, two cannot be reached; half are questions, and somebody has four of the others.
                var customer = (i % 20) switch
                {
                    0 => "idp|ann",
                    var n when n % 2 == 0 => $"c{i}",
                    _ => $"c{i / 80}",
                };
                await desk.SolveAsync(
                    new
                    {
                        category = i % 2 == 0 && i % 20 != 0 || i % 20 == 1 ? "feature_question" : "other",
                        channel = i % 20 is 2 or 3 ? "phone" : "app",
                        customer = new { externalId = customer },
                    }
                );
            }
            finally
            {
                atOnce.Release();
            }
        }
    }

    private static async Task<Dictionary<string, int>> LedgerAsync(Caller caller, Guid survey)
    {
        var ledger = new Dictionary<string, int>();
        for (var next = $"/v1/surveys/{survey}/invitations?limit=200"; next is not null; )
        {
            var page = await caller.GetAsync(next);
            page.ShouldBe(200);
            foreach (var invitation in page.Items)
            {
                var entry = invitation.Str("suppression") ?? invitation.Str("state")!;
                ledger[entry] = ledger.GetValueOrDefault(entry) + 1;
            }
            next = page.Json.Str("nextCursor") is { } cursor ? $"/v1/surveys/{survey}/invitations?limit=200&cursor={cursor}" : null;
        }
        return ledger;
    }
}
