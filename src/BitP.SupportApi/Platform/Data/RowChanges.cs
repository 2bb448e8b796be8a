using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;

namespace BitP.SupportApi.Platform.Data;

/// <summary>One changed row.</summary>
/// <param name="Statement">How it is written.</param>
/// <param name="Values">A value for each of the statement's parameters, as the entity holds it.</param>
internal readonly record struct RowChange(RowStatement Statement, object?[] Values)
{
    // All nodes must agree on it, whatever their culture.
    private static readonly Comparer<object?> KeyOrder = Comparer<object?>.Create(
        (a, b) => a is string x && b is string y ? string.CompareOrdinal(x, y) : Comparer<object?>.Default.Compare(a, b)
    );

    /// <summary>The key of a row that must be found. Rows that only share its first column have the same, and are kept apart without need.</summary>
    public object? Key => Statement.Key is { } key ? Values[key] : null;

    /// <summary>
    /// The order in which rows are written in a transaction: rows that others refer to are written first and deleted last, and whoever changes several does so
    /// in the order of their keys, so that no two transactions wait for each other.
    /// </summary>
    public static IEnumerable<RowChange> InOrder(IEnumerable<RowChange> changes) =>
        changes
            .OrderBy(c => c.Statement.Rank)
            .ThenBy(c => c.Statement.TableName, StringComparer.Ordinal)
            .ThenBy(c => c.Key is null)
            .ThenBy(c => c.Key, KeyOrder);
}

/// <summary>The statement for all rows of one table in which the same columns change.</summary>
/// <param name="Sql">The SQL, with <c>$1</c>, <c>$2</c> … for the values.</param>
/// <param name="Mappings">How each value is sent.</param>
/// <param name="TableName">The table.</param>
/// <param name="Rank">Its place among the statements of a transaction, so that foreign keys hold.</param>
/// <param name="Key">For a row that must be found, which of the values is its key; of a key of several columns the first.</param>
internal sealed record RowStatement(string Sql, IReadOnlyList<RelationalTypeMapping> Mappings, string TableName, int Rank, int? Key)
{
    /// <summary>Whether the row must be there as it was read: otherwise somebody else was faster.</summary>
    public bool MustFindItsRow => Key is not null;
}

/// <summary>
/// Turns what a context has changed into statements and values that need the context no more. Entity Framework tracks the changes; its own save
/// makes several round trips, and can only be run by the one who holds the connection. Statements are kept, since few different ones are ever needed.
/// </summary>
internal sealed class RowChanges
{
    private readonly ConcurrentDictionary<(IEntityType Table, EntityState State, ulong Columns), RowPlan> _plans = [];
    private readonly ConcurrentDictionary<Type, RowPlan> _insertions = [];

    /// <summary>The changed rows with their events, in an order that foreign keys allow.</summary>
    public IReadOnlyList<RowChange> TakeFrom(SupportDbContext db)
    {
        var events = db.TakeEvents(); // which also has the tracker look for changes
        var entries = db.GetService<IUpdateAdapterFactory>().Create().GetEntriesToSave();
        var changes = new List<RowChange>(entries.Count + db.Inserted.Count);
        foreach (var entry in entries)
            changes.Add(ChangeOf(entry, db));
        foreach (var row in db.Inserted)
            changes.Add(InsertionOf(row, db));
        return [.. RowChange.InOrder(changes), .. events.Select(e => InsertionOf(e, db))];
    }

    private RowChange InsertionOf(object row, SupportDbContext db)
    {
        if (!_insertions.TryGetValue(row.GetType(), out var plan))
            plan = _insertions.GetOrAdd(row.GetType(), type => RowPlan.OfNew(db.Model.FindEntityType(type)!, db.GetService<ISqlGenerationHelper>()));
        return plan.With(row);
    }

    private RowChange ChangeOf(IUpdateEntry entry, SupportDbContext db)
    {
        ulong columns = 0;
        foreach (var property in entry.EntityType.GetProperties())
        {
            var written = entry.EntityState switch
            {
                EntityState.Added => !entry.IsStoreGenerated(property),
                EntityState.Modified => entry.IsModified(property),
                _ => false,
            };
            if (written)
                columns |= 1UL << property.GetIndex();
        }
        if (!_plans.TryGetValue((entry.EntityType, entry.EntityState, columns), out var plan))
            plan = _plans.GetOrAdd(
                (entry.EntityType, entry.EntityState, columns),
                key => RowPlan.Of(key.Table, key.State, key.Columns, db.GetService<ISqlGenerationHelper>())
            );
        return plan.With(entry);
    }

    private static int DepthOf(IEntityType table) =>
        table.GetForeignKeys().Where(key => key.PrincipalEntityType != table).Select(key => DepthOf(key.PrincipalEntityType) + 1).DefaultIfEmpty(0).Max();

    private sealed record RowPlan(RowStatement Statement, IProperty[] Written, IProperty[] Found)
    {
        /// <summary>For a row that gives every value but those that the database makes.</summary>
        public static RowPlan OfNew(IEntityType table, ISqlGenerationHelper names) =>
            Of(
                table,
                EntityState.Added,
                table.GetProperties().Where(p => p.ValueGenerated is ValueGenerated.Never).Aggregate(0UL, (columns, p) => columns | (1UL << p.GetIndex())),
                names
            );

        public static RowPlan Of(IEntityType table, EntityState state, ulong columns, ISqlGenerationHelper names)
        {
            if (table.GetProperties().Count() > 64)
                throw new NotSupportedException($"{table.DisplayName()} has more than 64 columns.");
            var written = table.GetProperties().Where(p => (columns & (1UL << p.GetIndex())) != 0).ToArray();
            var found = state is EntityState.Added ? [] : table.GetProperties().Where(p => p.IsPrimaryKey() || p.IsConcurrencyToken).ToArray();
            var name = names.DelimitIdentifier(table.GetTableName()!, table.GetSchema());
            var where = Join(found, " AND ", (column, value) => $"{column} = {value}", written.Length);
            var sql = state switch
            {
                EntityState.Added => $"INSERT INTO {name} ({Join(written, ", ", (column, _) => column)}) VALUES ({Join(written, ", ", (_, value) => value)})",
                EntityState.Modified => $"UPDATE {name} SET {Join(written, ", ", (column, value) => $"{column} = {value}")} WHERE {where}",
                _ => $"DELETE FROM {name} WHERE {where}",
            };
            var mappings = written.Concat(found).Select(p => p.GetRelationalTypeMapping()).ToArray();
            var rank = state is EntityState.Deleted ? -DepthOf(table) - 1 : DepthOf(table);
            int? key = state is EntityState.Added ? null : written.Length;
            return new(new(sql, mappings, table.GetTableName()!, rank, key), written, found);

            string Join(IProperty[] properties, string separator, Func<string, string, string> part, int before = 0) =>
                string.Join(separator, properties.Select((p, i) => part(names.DelimitIdentifier(p.GetColumnName()), $"${before + i + 1}")));
        }

        public RowChange With(object row)
        {
            var values = new object?[Written.Length];
            for (var i = 0; i < values.Length; i++)
                values[i] = Written[i].GetGetter().GetClrValue(row);
            return new(Statement, values);
        }

        public RowChange With(IUpdateEntry entry)
        {
            var values = new object?[Written.Length + Found.Length];
            for (var i = 0; i < Written.Length; i++)
                values[i] = entry.GetCurrentValue(Written[i]);
            for (var i = 0; i < Found.Length; i++)
                values[Written.Length + i] = entry.GetOriginalValue(Found[i]);
            return new(Statement, values);
        }
    }
}
