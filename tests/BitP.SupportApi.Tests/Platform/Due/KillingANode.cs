using System.Globalization;

namespace BitP.SupportApi.Tests.Platform.Due;

/// <summary>A node is killed while it does what is due: another one does the rest, and nothing twice.</summary>
public sealed class KillingANode
{
    private const int Subjects = 167;

    /// <summary>How often a node is killed; a run of its own can ask for more.</summary>
    private static readonly int Rounds = int.Parse(Environment.GetEnvironmentVariable("SUPPORT_TEST_KILLS") ?? "2", CultureInfo.InvariantCulture);

    private static readonly int All = Subjects * TestWork.Kinds.Length;

    [PostgreSqlFact]
    public async Task Each_is_done_once_and_those_of_a_subject_in_order()
    {
        await using var database = await TestDatabase.CreateMigratedAsync();
        var nodes = new[] { await RunningProgram.StartWithTestServicesAsync(database), await RunningProgram.StartWithTestServicesAsync(database) };
        try
        {
            for (var round = 1; round <= Rounds; round++)
            {
                await using var connection = await database.ConnectAsync();
                await database.RunAsync(
                    $"""
                    INSERT INTO due_work (subject, kind, id, due_at, wake_at, attempts)
                    SELECT 'round {round}, ' || s, k.kind, gen_random_uuid(), k.at, k.at, 0
                    FROM generate_series(1, {Subjects}) s,
                    LATERAL (
                        SELECT kind, date_trunc('second', now()) - interval '9 minutes' + (s + (n - 1) * 60) * interval '1 second' AS at
                        FROM unnest(ARRAY['{string.Join("','", TestWork.Kinds)}']) WITH ORDINALITY AS kinds (kind, n)
                    ) k
                    """
                );
                var enough = Random.Shared.Next(All / 10, All * 8 / 10);
                var victim = round % nodes.Length;
                await Polling.UntilAsync(async () => await connection.CountAsync(Done(round)) >= enough, "the nodes are in the middle of it");

                await nodes[victim].KillAsync();

                await Polling.UntilAsync(
                    async () => await connection.CountAsync("SELECT count(*) FROM due_work WHERE subject LIKE 'round %'") == 0,
                    "the other one does the rest"
                );
                var done = await connection.LinesAsync(
                    $"SELECT subject_reference, (data::json)->>'kind' FROM events WHERE subject_kind = 'test' AND subject_reference LIKE 'round {round}, %' ORDER BY position"
                );
                Assert.Equal(All, done.Count);
                Assert.All(done.Select(line => line.Split('|')).GroupBy(line => line[0], line => line[1]), subject => Assert.Equal(TestWork.Kinds, subject));
                await nodes[victim].DisposeAsync();
                nodes[victim] = await RunningProgram.StartWithTestServicesAsync(database);
            }
        }
        finally
        {
            foreach (var node in nodes)
                await node.DisposeAsync();
        }
    }

    private static string Done(int round) =>
        $"SELECT count(*) FROM events WHERE subject_kind = 'test' AND subject_reference LIKE 'round {round.ToString(CultureInfo.InvariantCulture)}, %'";
}
