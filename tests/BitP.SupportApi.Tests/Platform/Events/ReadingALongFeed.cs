using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BitP.SupportApi.Tests.Platform.Events;

/// <summary>A read costs what it returns, not what came before.</summary>
public sealed class ReadingALongFeed
{
    [PostgreSqlTheory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public async Task The_index_is_entered_at_the_cursor(bool asPartner, bool someTypes)
    {
        await using var app = await SupportApp.StartAsync();
        await app.Database.RunAsync(
            """
            INSERT INTO events (commit_order, id, sequence, type, at, visibility, actor_kind, subject_kind, subject_id, partner_id, data)
            SELECT g / 3 - 20000, gen_random_uuid(), 1, (ARRAY['ticket.opened', 'ticket.replied', 'ticket.solved', 'customer.created'])[1 + g % 4], now(), 'Customer',
                'Partner', 'ticket', gen_random_uuid(), (SELECT id FROM partners ORDER BY name OFFSET (CASE WHEN g % 20 = 0 THEN 1 ELSE 0 END) LIMIT 1), repeat('x', 200)
            FROM generate_series(1, 40000) g;
            ANALYZE events;
            """
        );
        await using var sql = await app.Database.ConnectAsync();
        var partner = (Guid)(await sql.AskAsync("SELECT id FROM partners ORDER BY name OFFSET 1 LIMIT 1"))!; // one with few of the events
        var provider = app.Services.GetRequiredService<DatabaseProvider>();
        var actor = asPartner ? new Actor(ActorKind.Partner, partner, "Aurora") { PartnerId = partner } : new Actor(ActorKind.Admin, null, "Operator");
        await using var db = app.Services.GetRequiredService<SupportDbContextFactory>().CreateFor(actor);
        string[] types = ["ticket.opened", "ticket.solved"];
        var events = someTypes ? db.Visible<StoredEvent>().Where(e => types.Contains(e.Type)) : db.Visible<StoredEvent>();

        var plan = await PlanOfAsync(db, (await provider.FeedAsync(db, events, new(-15000, 0), default)).Take(50));

        var index = asPartner ? "ix_events_partner_id_commit_order_position" : "ix_events_commit_order_position";
        Assert.Contains($"Index Scan using {index}", plan, StringComparison.Ordinal);
        // The bounds stand in the condition of the index, the function of the upper one in its own words.
        var condition = plan.Split('\n').Single(line => line.Contains("Index Cond", StringComparison.Ordinal));
        Assert.Contains("commit_order >= ", condition, StringComparison.Ordinal);
        Assert.Contains("commit_order < ((pg_snapshot_xmin(pg_current_snapshot())", condition, StringComparison.Ordinal);
        Assert.DoesNotContain("Sort", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
    }

    private static async Task<string> PlanOfAsync(SupportDbContext db, IQueryable query)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = query.CreateDbCommand();
        command.CommandText = $"EXPLAIN {command.CommandText}";
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
            lines.Add(reader.GetString(0));
        return string.Join('\n', lines);
    }
}
