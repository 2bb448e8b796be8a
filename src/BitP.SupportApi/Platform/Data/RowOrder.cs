using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BitP.SupportApi.Platform.Data;

/// <summary>The order in which the rows of a table that grows come, where its key does not say it.</summary>
internal static class RowOrder
{
    private const string Annotation = "RowOrder";

    /// <summary>Says by which instant rows come one after the other. It is never changed.</summary>
    public static void ComesInOrderOf<T>(this EntityTypeBuilder<T> builder, Expression<Func<T, DateTimeOffset>> instant)
        where T : class => builder.Metadata.SetAnnotation(Annotation, ((MemberExpression)instant.Body).Member.Name);

    /// <summary>The instant, told once: no database is given more than what it makes of it. Null when none was named.</summary>
    public static IMutableProperty? Take(IMutableEntityType table) =>
        table.RemoveAnnotation(Annotation) is { Value: string instant } ? table.FindProperty(instant) : null;
}
