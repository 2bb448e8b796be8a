using System.Text.Json.Nodes;

namespace BitP.SupportApi.Tests.Features.Complaints.Register;

/// <summary>Register and statistics tell the same of complaints that were led through their lives at random, and it is what happened to them.</summary>
public sealed class AgreeingToTheLastRow
{
    private const string Start = "2027-01-04T09:00:00Z";
    private const string Everything = "from=2026-01-01&to=2028-01-01";
    private const int Complaints = 64;
    private const int Rounds = 16;

    private static readonly string[][] Regimes =
    [
        ["eu_mica"],
        ["uk_disp"],
        ["us_cfpb"],
        ["iso_10002"],
        ["eu_mica", "uk_disp"],
        ["uk_disp", "us_cfpb", "iso_10002"],
    ];
    private static readonly string[] Kinds = ["funds", "fees", "access", "attitude", "security"];
    private static readonly string[] Channels = ["app", "email", "phone"];
    private static readonly string[] Languages = ["en", "de", "fr", "zh-CN"];
    private static readonly string[] Outcomes = ["upheld", "partially_upheld", "rejected"];
    private static readonly string[] Steps = ["acknowledge", "respond", "update", "decide", "long_stop"];
    private static readonly string[] Departments = ["funds", "compliance"];

    [Fact]
    public async Task Statistics_are_what_the_lines_of_the_register_come_to()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync(Start);
        var partners = new[] { await app.NewPartnerAsync("One"), await app.NewPartnerAsync("Two") };
        var paths = await LiveAsync(app, partners, new Random(15));

        var csv = await app.Admin.CsvAsync(Everything);
        var lines = await app.Admin.LinesAsync(Everything);
        var all = csv.Select(r => r["reference"]).ToArray();
        Assert.True(paths.Count <= csv.Count, $"{csv.Count}");
        Assert.Equal(csv.Count, all.Distinct().Count());
        Assert.Equal(lines.Select(ReadRegister.Cells), csv);

        // The lives went everywhere.
        Covers(
            new HashSet<string> { "received", "acknowledged", "investigating", "awaiting_customer", "decided", "closed", "inadmissible", "withdrawn" },
            csv.Select(r => r["status"]).ToHashSet()
        );
        Covers(
            new HashSet<string> { "none", "pending", "met", "late", "overdue" },
            csv.SelectMany(r => r.Where(c => c.Key.EndsWith(".state", StringComparison.Ordinal)).Select(c => c.Value)).ToHashSet()
        );
        foreach (var column in new[] { "reopenings", "delayNotices", "lateDelayNotices" })
            Assert.Contains(csv, r => r[column] != "0");

        foreach (var path in paths)
            await IsWhatHappenedAsync(app.Admin, path, csv);
        foreach (var regime in Regimes.SelectMany(r => r).Distinct().Append(null))
        {
            var query = regime is null ? Everything : $"{Everything}&regime={regime}";
            var rows = await app.Supervisor.CsvAsync(query);
            Assert.Equal(csv.Where(r => regime is null || r["regimes"].Contains($"{regime}@")).Select(r => r["reference"]), rows.Select(r => r["reference"]));
            foreach (var period in new[] { "none", "day", "week", "month", "quarter", "year" })
                await AgreesAsync(app.Admin, $"from=2026-11-20&to=2027-11-15&timeZone=Asia/Shanghai&period={period}{query[Everything.Length..]}", rows);
        }
        foreach (var partner in partners)
            await SeesItsOwnAsync(partner, csv, await app.NowAsync());
    }

    private static async Task AgreesAsync(Caller caller, string query, List<Dictionary<string, string>> rows)
    {
        var statistics = await caller.StatisticsAsync(query);
        Same(CountingAgain.Figures(Within(rows, statistics)), statistics["total"]!, query);
        var periods = statistics["periods"]!.AsArray();
        foreach (var period in periods)
            Same(CountingAgain.Figures(Within(rows, period!)), period!["figures"]!, $"{query} {period.Str("startsOn")}");
        if (periods.Count == 0)
            return;
        // They are the whole time, piece by piece, and each begins at a midnight of the zone.
        Assert.Equal(statistics.Str("from"), periods[0].Str("from"));
        Assert.Equal(statistics.Str("to"), periods[^1].Str("to"));
        Assert.Equal(periods.Skip(1).Select(p => p.Str("from")), periods.SkipLast(1).Select(p => p.Str("to")));
        var zone = TimeZoneInfo.FindSystemTimeZoneById(statistics.Str("timeZone")!);
        Assert.All(
            periods.Skip(1),
            p => Assert.Equal($"{p.Str("startsOn")}T00:00", TimeZoneInfo.ConvertTime(p.Instant("from"), zone).ToString("yyyy-MM-dd'T'HH:mm", null))
        );
    }

    private static List<Dictionary<string, string>> Within(List<Dictionary<string, string>> rows, JsonNode time) =>
        [.. rows.Where(r => ReadRegister.Instant(r["receivedAt"]) is var at && at >= time.Instant("from") && at < time.Instant("to"))];

    private static async Task SeesItsOwnAsync(PartnerCaller partner, List<Dictionary<string, string>> all, DateTimeOffset now)
    {
        var own = all.Where(r => r["partnerId"] == partner.PartnerId.ToString()).Select(r => new Dictionary<string, string>(r)).ToList();
        Assert.NotEmpty(own);
        Assert.True(own.Count < all.Count);
        Assert.Contains(own, r => r["cause"].Length > 0);
        Assert.Contains(own, r => r["escalated"] == "true");
        var late = own.Sum(r => r.Values.Count(v => v == "late"));
        foreach (var row in own)
        {
            (row["cause"], row["escalated"]) = ("", "");
            var complaint = await partner.GetAsync($"/v1/complaints/{row["reference"]}");
            foreach (var step in Steps)
                row[$"{step}.state"] = StateOf(complaint, step, now);
        }
        Assert.True(own.Sum(r => r.Values.Count(v => v == "late")) < late, "Nothing was noted that the complaint does not show.");
        Assert.Equal(own, await partner.CsvAsync(Everything));
        await AgreesAsync(partner, $"{Everything}&period=quarter", own);
    }

    // What the complaint itself shows of a step.
    private static string StateOf(Answer complaint, string step, DateTimeOffset now)
    {
        var isOpen = complaint.Text("status") is "received" or "acknowledged" or "investigating" or "awaiting_customer";
        JsonNode[] clocks = [.. complaint["regimes"]!.AsArray().SelectMany(r => r!["steps"]!.AsArray()).Where(s => s.Str("step") == step).OfType<JsonNode>()];
        bool IsDone(JsonNode clock) => clock.Str("metAt") is not null;
        return isOpen && clocks.Any(c => !IsDone(c) && c.Str("dueAt") is not null && c.Instant("dueAt") <= now) ? "overdue"
            : clocks.Any(c => c.IsLate()) ? "late"
            : clocks.Length > 0 && clocks.All(IsDone) ? "met"
            : clocks.Length > 0 && isOpen ? "pending"
            : "none";
    }

    // The timeline of a complaint knows nothing of the register.
    private static async Task IsWhatHappenedAsync(Caller caller, string path, List<Dictionary<string, string>> rows)
    {
        var complaint = await caller.GetAsync(path);
        var row = rows.Single(r => r["reference"] == complaint.Text("reference"));
        var events = new List<JsonNode?>();
        for (var next = $"{path}/timeline?limit=200"; next is not null; )
        {
            var page = await caller.GetAsync(next);
            events.AddRange(page.Items);
            next = page.Json.Str("nextCursor") is { } cursor ? $"{path}/timeline?limit=200&cursor={cursor}" : null;
        }
        string? At(string type, string? after = null) =>
            events.LastOrDefault(e => e.Str("type") == type && (after is null || string.CompareOrdinal(e.Str("at"), after) >= 0))?["at"]?.GetValue<string>();

        var reopened = At("complaint.reopened");
        Assert.Equal(At("complaint.acknowledged") ?? At("complaint.found_inadmissible") ?? "", row["acknowledge.doneAt"]);
        Assert.Equal(At("complaint.decided", reopened) ?? "", row["decide.doneAt"]);
        Assert.Equal($"{events.Count(e => e.Str("type") == "complaint.reopened")}", row["reopenings"]);
        Assert.Equal(reopened ?? complaint.Text("receivedAt"), row["countedFrom"]);
        Assert.Equal(events.Any(e => e.Str("type") == "complaint.escalated") ? "true" : "false", row["escalated"]);
        foreach (var late in new[] { true, false })
            Assert.Equal(
                $"{events.Count(e => e.Str("type") == "complaint.delayed" && e!["data"]!["late"]!.GetValue<bool>() == late)}",
                row[late ? "lateDelayNotices" : "delayNotices"]
            );
        foreach (var step in Steps)
            Assert.True(
                events.Any(e => e.Str("type") == "complaint.deadline_breached" && e!["data"].Str("step") == step)
                    == row[$"{step}.state"] is "late" or "overdue",
                $"{row["reference"]}: {step} is {row[$"{step}.state"]}"
            );
        Assert.Equal(
            (complaint.Text("kind"), complaint.Json.Str("cause") ?? "", complaint.Text("status"), complaint.Json.Str("department") ?? ""),
            (row["kind"], row["cause"], row["status"], row["department"])
        );
        Assert.Equal(
            (complaint["decision"]?["outcome"]?.GetValue<string>() ?? "", $"{complaint["submissions"]!.AsArray().Count}", complaint.Json.Str("closedAt") ?? ""),
            (row["outcome"], row["submissions"], row["closedAt"])
        );
    }

    private static async Task<List<string>> LiveAsync(SupportApp app, PartnerCaller[] partners, Random random)
    {
        var paths = new List<string>();
        for (var i = 0; i < Complaints; i++)
            paths.Add(await FileAsync(app, One(random, partners), i, random));
        for (var round = 0; round < Rounds; round++)
        {
            await app.AdvanceAsync($"PT{random.Next(1, 24 * 9)}H{random.Next(60)}M{random.Next(60)}S");
            var now = await app.NowAsync();
            // Some are left alone early, so that there is something of each status in the end.
            foreach (var path in paths.Where((_, i) => round < i % Rounds && random.Next(2) == 0))
                await StepAsync(app.Supervisor, path, random, now);
        }
        // What chance may have passed by.
        foreach (
            var steps in new string[][]
            {
                ["acknowledge"],
                ["acknowledge", "request_information"],
                ["acknowledge", "decide"],
                ["acknowledge", "decide", "close"],
                ["admissibility"],
            }
        )
        {
            var path = await FileAsync(app, One(random, partners), paths.Count, random);
            foreach (var step in steps)
                await TakeAsync(app.Supervisor, path, step, random, await app.NowAsync());
            paths.Add(path);
        }
        return paths;
    }

    private static async Task<string> FileAsync(SupportApp app, PartnerCaller partner, int i, Random random)
    {
        var now = await app.NowAsync();
        var filed = await partner.PostAsync(
            "/v1/complaints",
            new
            {
                description = "=cmd|' /C calc'!A0",
                subject = "@SUM(1+1)",
                customer = new { externalId = $"=c-{i}", name = "-2+3" },
                kind = One(random, Kinds),
                channel = One(random, Channels),
                language = One(random, Languages),
                regimes = One(random, Regimes),
                receivedAt = now.AddMinutes(-random.Next(60 * 24 * 40)),
            }
        );
        filed.ShouldBe(201);
        return $"/v1/complaints/{filed.Text("id")}";
    }

    private static async Task StepAsync(Caller staff, string path, Random random, DateTimeOffset now)
    {
        var complaint = await staff.GetAsync(path);
        // Ends come soon enough.
        var steps = complaint["allowedTransitions"]!
            .Strings()
            .Where(s => s is not "assign" && (s is not ("withdraw" or "admissibility") || random.Next(25) == 0));
        if (steps.ToArray() is not { Length: > 0 } possible)
            return;
        await TakeAsync(staff, path, One(random, possible), random, now);
    }

    private static async Task TakeAsync(Caller staff, string path, string step, Random random, DateTimeOffset now)
    {
        object? body = step switch
        {
            "admissibility" => new { admissible = false, reasons = "For this reason." },
            "refer" => new { department = One(random, Departments) },
            "investigate" => new { cause = One(random, Kinds) },
            "escalate" => new { reason = "It is grave.", summary = "All of it." },
            "request_information" => new { items = new[] { new { topic = "other", what = "Why?" } }, answerBy = now.AddDays(7) },
            "provide_information" => new { answer = "So." },
            "post_update" => new { text = "We are at it." },
            "delay" => new { reasons = "It takes longer.", newDate = now.AddDays(75).ToString("yyyy-MM-dd", null) },
            "decide" => new
            {
                outcome = One(random, Outcomes),
                reasons = "So it was.",
                findings = new[] { new { pointId = 1, finding = "So it was." } },
                steps = "We looked.",
                communications = "None.",
                followUp = "None.",
            },
            "withdraw" or "reopen" => new { reason = "It is so." },
            _ => null,
        };
        var answer = await staff.PostAsync($"{path}/{step.Replace('_', '-')}", body);
        Assert.True(answer.Status is 200 or 409, $"{step}: {answer}");
    }

    private static T One<T>(Random random, T[] of) => of[random.Next(of.Length)];

    private static void Covers(HashSet<string> wanted, HashSet<string> there) =>
        Assert.True(wanted.IsSubsetOf(there), $"Missing: {string.Join(", ", wanted.Except(there))}");

    private static void Same(JsonNode expected, JsonNode actual, string of) =>
        Assert.True(JsonNode.DeepEquals(expected, actual), $"{of}: expected {expected.ToJsonString()}, got {actual.ToJsonString()}");
}
