using System.Globalization;
using System.Text.Json.Nodes;
using BitP.SupportApi.Features.Surveys.Definitions;
using BitP.SupportApi.Features.Surveys.Invitations;
using NodaTime;

namespace BitP.SupportApi.Tests.Features.Surveys.Results;

/// <summary>Whatever happens to invitations, and in whatever order that is read, figures are what the invitations are.</summary>
public sealed class KeepingFiguresExact
{
    private static readonly string[] Groupings = ["agent", "team", "channel", "category", "language", "partner", "day", "week", "month"];
    private static readonly string[] Zones = ["Etc/UTC", "Asia/Kolkata", "America/New_York", "Asia/Kathmandu"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Figures_are_those_of_the_invitations_after_any_history(int seed)
    {
        await using var app = await SupportApp.StartAsync();
        var random = new Random(seed);
        var history = await SurveyHistory.BeginAsync(app);
        (Guid Id, SurveyKind Kind)[] surveys =
        [
            .. await Task.WhenAll(Enum.GetValues<SurveyKind>().Select(async kind => (await history.SurveyAsync(kind), kind))),
        ];
        var invitations = new List<Guid>();
        for (var round = 0; round < 2; round++)
        {
            for (var step = 0; step < 150; step++)
                if (invitations.Count == 0 || random.Next(3) == 0)
                    invitations.Add(
                        await history.EndAsync(
                            surveys[random.Next(surveys.Length)].Id,
                            history.Facts(random),
                            // Often on the same days, and at midnights.
                            random.Next(4) == 0
                                ? new DateTimeOffset(history.Now.UtcDateTime.Date.AddDays(-random.Next(40)), TimeSpan.Zero)
                                : history.Now.AddMinutes(-random.Next(40 * 24 * 60)),
                            random.Next(5) == 0 ? (SurveySuppression)random.Next(Enum.GetValues<SurveySuppression>().Length) : null,
                            random.Next(2)
                        )
                    );
                else
                    await history.DoSomethingAsync(invitations[random.Next(invitations.Count)], random);
            await history.ReadAllAsync(random);
            foreach (var (survey, kind) in surveys)
                await CheckAsync(app, history, survey, kind, random);
        }

        var kept = await history.CellsAsync();
        foreach (var (survey, _) in surveys)
            Assert.True((await RecomputingFigures.RecomputeAsync(app, survey))["same"]!.GetValue<bool>());
        Assert.Equal(kept, await history.CellsAsync());
        Assert.NotEmpty(kept);
    }

    private static async Task CheckAsync(SupportApp app, SurveyHistory history, Guid survey, SurveyKind kind, Random random)
    {
        var all = await history.InvitationsAsync(survey);
        foreach (var zone in Zones)
        {
            var today = Instant.FromDateTimeOffset(history.Now).InZone(Zone(zone)).Date;
            var (from, to) = (today.PlusDays(-random.Next(20, 45)), today.PlusDays(1 - random.Next(3)));
            var within = all.Where(i => DateOf(i, zone) >= from && DateOf(i, zone) < to).ToList();
            foreach (var grouping in Groupings)
            foreach (var attribution in grouping is "agent" or "team" ? new[] { "resolver", "share_of_replies" } : ["resolver"])
            {
                var path =
                    $"/v1/surveys/{survey}/results?from={from:uuuu-MM-dd}&to={to:uuuu-MM-dd}&timeZone={zone}&groupBy={grouping}&attribution={attribution}";
                var answer = await app.Supervisor.GetAsync($"{path}&minimumSample={(grouping is "agent" ? 5 : 1)}");
                answer.ShouldBe(200);
                var expected = SurveyOracle.Count(within, kind, i => GroupsOf(i, grouping, attribution == "share_of_replies", zone));
                var actual = answer["groups"]!
                    .AsArray()
                    .Where(g => grouping is not ("day" or "week" or "month") || !IsEmpty(g!))
                    .Select(g => Line(g!))
                    .Order(StringComparer.Ordinal);
                Assert.Equal(expected.Select(line => grouping is "agent" ? Withheld(line, 5) : Withheld(line, 1)).Order(StringComparer.Ordinal), actual);
                Assert.Equal(SurveyOracle.Count(within, kind, _ => [("", 1, 1)]).DefaultIfEmpty(Line(answer.Json)), [Line(answer.Json)]);
            }
            for (var i = 0; i < history.Partners.Count; i++)
            {
                var partner = history.Partners[i];
                var own = within.Where(x => x.PartnerId == partner.PartnerId);
                var answer = await partner.GetAsync(
                    $"/v1/surveys/{survey}/results?from={from:uuuu-MM-dd}&to={to:uuuu-MM-dd}&timeZone={zone}&groupBy=channel&minimumSample=1"
                );
                answer.ShouldBe(200);
                Assert.Equal(
                    SurveyOracle.Count(own, kind, x => SurveyOracle.By(x, "channel", false)).Select(line => Withheld(line, 1)),
                    answer["groups"]!.AsArray().Select(g => Line(g!))
                );
            }
        }
    }

    private static IEnumerable<(string Group, int Parts, int Whole)> GroupsOf(SurveyInvitation i, string grouping, bool byReplies, string zone)
    {
        var date = DateOf(i, zone);
        return grouping switch
        {
            "day" => [($"{date:uuuu-MM-dd}", 1, 1)],
            "week" => [($"{date.PlusDays(1 - (int)date.DayOfWeek):uuuu-MM-dd}", 1, 1)],
            "month" => [($"{date:uuuu-MM}-01", 1, 1)],
            _ => SurveyOracle.By(i, grouping, byReplies),
        };
    }

    private static LocalDate DateOf(SurveyInvitation i, string zone) => Instant.FromDateTimeOffset(i.ResolvedAt).InZone(Zone(zone)).Date;

    private static DateTimeZone Zone(string id) => DateTimeZoneProviders.Tzdb[id];

    private static bool IsEmpty(JsonNode g) => g["invited"]!.GetValue<long>() == 0 && g["suppressed"]!.AsObject().Count == 0;

    // What the answer leaves out of a group with fewer answers.
    private static string Withheld(string line, int minimum)
    {
        var parts = line.Split(' ');
        return int.Parse(parts[1]["n=".Length..], CultureInfo.InvariantCulture) >= minimum
            ? line
            : string.Join(
                ' ',
                parts.Select(p =>
                    p.StartsWith("reasons=", StringComparison.Ordinal)
                    || p.StartsWith("ratings=", StringComparison.Ordinal)
                    || p.StartsWith("score=", StringComparison.Ordinal)
                        ? p[..(p.IndexOf('=', StringComparison.Ordinal) + 1)]
                        : p
                )
            );
    }

    private static string Line(JsonNode g) =>
        string.Join(
            ' ',
            $"[{(g.AsObject().ContainsKey("key") ? g["key"]?.GetValue<string>() : "")}]",
            $"n={g["n"]}",
            $"invited={g["invited"]}",
            $"delivered={g["delivered"]}",
            $"scheduled={g["scheduled"]}",
            $"open={g["open"]}",
            $"expired={g["expired"]}",
            $"revoked={g["revoked"]}",
            $"excluded={g["excluded"]}",
            $"cancelled={Many(g["cancelled"])}",
            $"suppressed={Many(g["suppressed"])}",
            $"reasons={Many(g["reasons"])}",
            $"ratings={string.Join(',', g["distribution"]?.AsObject().Select(r => r.Value!.ToString()) ?? [])}",
            $"score={(g["score"] is { } score ? SurveyOracle.Rounded(score.GetValue<double>()) : "")}",
            $"rate={(g["responseRate"] is { } rate ? SurveyOracle.Rounded(rate.GetValue<double>()) : "")}"
        );

    private static string Many(JsonNode? counts) =>
        string.Join(',', counts?.AsObject().OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key}:{c.Value}") ?? []);
}
