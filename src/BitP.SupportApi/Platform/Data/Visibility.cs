using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace BitP.SupportApi.Platform.Data;

/// <summary>Leaves out of a query what its actor may not know of.</summary>
internal static class Visibility
{
    public static IQueryable<T> Within<T>(this IQueryable<T> rows, Reach reach, IModel model)
        where T : class, IOwned
    {
        if (reach.PartnerId is { } partner)
            rows = rows.Where(row => row.PartnerId == partner);
        if (reach.CustomerId is { } customer)
            rows = HasCustomer(model.FindEntityType(typeof(T))!)
                ? rows.Where(row => row.CustomerId == customer)
                : rows.Where(row => EF.Property<Guid>(row, nameof(AggregateRoot.Id)) == customer);
        return rows;
    }

    /// <summary>Adds the same with <c>AND</c>, about the table that has the alias.</summary>
    public static SqlQuery AddReach<T>(this SqlQuery query, Reach reach, string alias)
        where T : class, IOwned
    {
        var rows = query.Provider.Reads.Of<T>();
        if (reach.PartnerId is { } partner)
            query.AddText($" AND {alias}.{rows.ColumnOf(nameof(IOwned.PartnerId))} = ").Add($"{partner}");
        if (reach.CustomerId is { } customer)
            query
                .AddText($" AND {alias}.{rows.ColumnOf(HasCustomer(rows.Entity) ? nameof(IOwned.CustomerId) : nameof(AggregateRoot.Id))} = ")
                .Add($"{customer}");
        return query;
    }

    // What has no customer is either one or nobody's: ids are unique across tables.
    private static bool HasCustomer(IEntityType entity) => entity.FindProperty(nameof(IOwned.CustomerId)) is not null;
}
