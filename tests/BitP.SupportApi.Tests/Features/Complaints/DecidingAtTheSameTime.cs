using static BitP.SupportApi.Tests.Features.Complaints.Cases;

namespace BitP.SupportApi.Tests.Features.Complaints;

/// <summary>What is done to a complaint from several sides at once is done once.</summary>
public sealed class DecidingAtTheSameTime
{
    private const int Requests = 16;

    [Fact]
    public Task Of_many_decisions_one_counts() => OneCountsAsync(nodes: 1);

    [PostgreSqlFact]
    public Task Of_many_decisions_one_counts_over_two_nodes() => OneCountsAsync(nodes: 2);

    [Fact]
    public Task Of_many_filings_one_is_made_and_the_others_join() => AllAreKeptAsync(nodes: 1);

    [PostgreSqlFact]
    public Task Of_many_filings_one_is_made_and_the_others_join_over_two_nodes() => AllAreKeptAsync(nodes: 2);

    [Fact]
    public Task A_withdrawal_and_a_decision_do_not_both_happen() => EitherAsync(nodes: 1);

    [PostgreSqlFact]
    public Task A_withdrawal_and_a_decision_do_not_both_happen_over_two_nodes() => EitherAsync(nodes: 2);

    private static async Task OneCountsAsync(int nodes)
    {
        await using var cluster = await Cluster.StartAsync(nodes);
        var path = await cluster[0].PartnerA.FileAcknowledgedAsync(cluster[0]);

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, Requests)
                .Select(n =>
                    (n / 2 % 2 == 0 ? cluster[n].Agent : cluster[n].Supervisor).PostAsync(
                        $"{path}/decide",
                        Desk.Merge(Decision(), new { outcome = n % 4 == 0 ? "upheld" : "rejected", reasons = $"Reason {n}." })
                    )
                )
        );

        var decided = Assert.Single(answers, a => a.Status == 200);
        Assert.All(answers.Where(a => a != decided), a => a.ShouldBeProblem(409, "complaint_status_not_allowed"));
        var seen = await cluster[1].Agent.GetAsync(path);
        Assert.Equal(decided["decision"].Str("reasons"), seen["decision"].Str("reasons"));
        Assert.Equal(["acknowledgement", "final_response"], await cluster[0].PartnerA.LettersAsync(path));
        Assert.Contains(seen["decision"].Str("reasons")!, await cluster[1].PartnerA.LetterAsync(path, "final-response"), StringComparison.Ordinal);
        Assert.Equal(
            ["complaint.filed", "complaint.acknowledged", "complaint.document_issued", "complaint.decided", "complaint.document_issued"],
            await cluster[1].Agent.TypesAsync(path)
        );
        Assert.Equal(5, seen["version"]!.GetValue<int>());
    }

    private static async Task AllAreKeptAsync(int nodes)
    {
        await using var cluster = await Cluster.StartAsync(nodes);

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, Requests)
                .Select(n => cluster[n].PartnerA.PostAsync(Root, Filed(new { description = $"Nothing {n}.", points = new[] { $"Point {n}." } })))
        );

        var filed = Assert.Single(answers, a => a.Status == 201);
        Assert.All(answers.Where(a => a != filed), a => Assert.True(a.Status == 200 && a.Text("id") == filed.Text("id"), a.ToString()));
        var seen = await cluster[1].Agent.GetAsync($"{Root}/{filed.Text("id")}");
        Assert.Equal(Enumerable.Range(0, Requests).Select(n => $"Nothing {n}.").Order(), seen["submissions"]!.AsArray().Select(s => s.Str("text")!).Order());
        Assert.Equal(Enumerable.Range(1, Requests), seen["points"]!.AsArray().Select(p => p!["id"]!.GetValue<int>()));
        Assert.Equal(Requests, seen["version"]!.GetValue<int>());
    }

    private static async Task EitherAsync(int nodes)
    {
        await using var cluster = await Cluster.StartAsync(nodes);
        foreach (var _ in Enumerable.Range(0, 4))
        {
            var path = await cluster[0].PartnerA.FileAcknowledgedAsync(cluster[0]);

            var answers = await Task.WhenAll(cluster[0].Agent.PostAsync($"{path}/decide", Decision()), cluster[1].PartnerA.PostAsync($"{path}/withdraw"));

            var done = Assert.Single(answers, a => a.Status == 200);
            answers.Single(a => a != done).ShouldBeProblem(409, "complaint_status_not_allowed");
            var status = (await cluster[1].PartnerA.GetAsync(path)).Text("status");
            Assert.Equal(done.Text("status"), status);
            Assert.Equal(status == "decided" ? 2 : 1, (await cluster[0].PartnerA.LettersAsync(path)).Length);
        }
    }
}
