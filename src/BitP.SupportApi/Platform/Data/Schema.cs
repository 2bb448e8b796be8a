using System.Data.Common;
using BitP.SupportApi.Platform.Callers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;

namespace BitP.SupportApi.Platform.Data;

/// <param name="MigrateOnStart">Whether the start brings the schema up to date, and needs a database that takes changes.</param>
internal sealed record SchemaSettings(bool MigrateOnStart);

/// <summary>Brings the database's schema to the version of this program, with the data that the program brings.</summary>
internal sealed class Schema(SupportDbContextFactory databases, DatabaseProvider provider, IEnumerable<IShippedData> shipped)
{
    /// <summary>Applies what is missing. One of several nodes does it and the others wait.</summary>
    public async Task MigrateAsync(CancellationToken ct = default)
    {
        await using var db = databases.CreateFor(Actor.System);
        if (!await IsCurrentAsync(ct))
            await provider.MigrateAsync(db, ct);
        foreach (var data in shipped)
            await data.WriteAsync(ct);
    }

    /// <summary>
    /// Deletes everything, and brings the data of the program again. Numbers and the positions of events go on, so that nobody who has noted one is led astray.
    /// </summary>
    public async Task BeginAnewAsync(CancellationToken ct)
    {
        while (true)
            try
            {
                await EmptyAsync(ct);
                break;
            }
            catch (Exception exception) when (provider.MayTryAgain(exception))
            {
                // Somebody wrote a row that refers to one which was just deleted.
            }
        foreach (var data in shipped)
            await data.WriteAsync(ct);
    }

    private async Task EmptyAsync(CancellationToken ct)
    {
        await using var db = databases.CreateFor(Actor.System);
        var names = db.GetService<ISqlGenerationHelper>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        foreach (var deletion in TablesOf(db.Model).Select(table => $"DELETE FROM {names.DelimitIdentifier(table)}"))
            await db.Database.ExecuteSqlRawAsync(deletion, ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>The tables of what people and programs wrote, each before those that it refers to.</summary>
    private static IEnumerable<string> TablesOf(IModel model)
    {
        var left = model.GetEntityTypes().Where(e => e.GetTableName() is not null && !e.ClrType.IsAssignableTo(typeof(IProgressMark))).ToList();
        while (left.Count > 0)
        {
            var next = left.First(e => left.TrueForAll(other => other == e || !other.GetForeignKeys().Any(k => k.PrincipalEntityType == e)));
            left.Remove(next);
            yield return next.GetTableName()!;
        }
    }

    /// <summary>Whether the database can be reached and has every migration of this program.</summary>
    // In SQL: Entity Framework would build a model of its own for the table of migrations first.
    public async Task<bool> IsCurrentAsync(CancellationToken ct = default)
    {
        await using var db = databases.CreateFor(Actor.System);
        var names = db.GetService<ISqlGenerationHelper>();
        var query = new SqlQuery(provider).AddText(
            $"SELECT {names.DelimitIdentifier("MigrationId")} FROM {names.DelimitIdentifier(HistoryRepository.DefaultTableName)}"
        );
        try
        {
            var applied = await provider.ReadAsync(query, row => row.GetString(0), ct);
            return db.Database.GetMigrations().All(applied.Contains);
        }
        catch (Exception exception) when (exception is DbException || provider.IsUnavailable(exception))
        {
            return false;
        }
    }
}
