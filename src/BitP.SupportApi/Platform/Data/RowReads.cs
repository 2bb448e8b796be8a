using System.Collections.Concurrent;
using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace BitP.SupportApi.Platform.Data;

/// <summary>
/// Turns rows into entities that no context follows, for reads in SQL. Which columns there are, and how each becomes a value, the model says; what reads
/// a kind of entity is made when it is first asked for.
/// </summary>
internal sealed class RowReads(Func<IModel> model)
{
    private readonly Lazy<IModel> _model = new(model);
    private readonly ConcurrentDictionary<(Type Type, string? Without), object> _readers = [];

    /// <summary>How an entity is read.</summary>
    /// <param name="without">A property that is not read: one whose values are long and not needed. Null to read all.</param>
    public EntityReader<T> Of<T>(string? without = null)
        where T : class =>
        (EntityReader<T>)_readers.GetOrAdd((typeof(T), without), key => new EntityReader<T>(_model.Value.FindEntityType(key.Type)!, key.Without));
}

/// <summary>Reads one kind of entity.</summary>
internal sealed class EntityReader<T>
    where T : class
{
    private readonly IProperty[] _properties;
    private readonly ConcurrentDictionary<string, string> _columns = [];

    public EntityReader(IEntityType entity, string? without)
    {
        Entity = entity;
        _properties = [.. entity.GetProperties().Where(p => p.Name != without)];
        Read = Compile(_properties);
    }

    public IEntityType Entity { get; }

    /// <summary>How many columns are read. In a row they come first; the number is the place of the one after them.</summary>
    public int ColumnCount => _properties.Length;

    /// <summary>Makes the entity from the first columns of a row.</summary>
    public Func<DbDataReader, T> Read { get; }

    /// <summary>Its columns as a query names them, of a table with an alias.</summary>
    public string Columns(string alias) => _columns.GetOrAdd(alias, _ => string.Join(", ", _properties.Select(p => $"{alias}.{p.GetColumnName()}")));

    public string ColumnOf(string property) => Entity.FindProperty(property)!.GetColumnName();

    private static Func<DbDataReader, T> Compile(IProperty[] properties)
    {
        var row = Expression.Parameter(typeof(DbDataReader), "row");
        var entity = Expression.Variable(typeof(T), "entity");
        var make = Expression.Assign(
            entity,
            Expression.New(typeof(T).GetConstructor(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, [])!)
        );
        var set = properties.Select((p, i) => entity.MakeMemberAccess(p.GetMemberInfo(forMaterialization: true, forSet: true)).Assign(ValueOf(p, row, i)));
        return Expression.Lambda<Func<DbDataReader, T>>(Expression.Block([entity], [make, .. set, entity]), row).Compile();
    }

    private static Expression ValueOf(IProperty property, Expression row, int column)
    {
        var mapping = property.GetRelationalTypeMapping();
        var read = mapping.GetDataReaderMethod();
        var place = Expression.Constant(column);
        var value = mapping.CustomizeDataReaderExpression(Expression.Call(As(row, read.DeclaringType!), read, place));
        if (mapping.Converter is { } converter)
            value = Converted(value, converter);
        value = As(value, property.ClrType);
        return property.IsNullable
            ? Expression.Condition(Expression.Call(row, nameof(DbDataReader.IsDBNull), null, place), Expression.Default(property.ClrType), value)
            : value;
    }

    private static Expression Converted(Expression value, ValueConverter converter)
    {
        var convert = converter.ConvertFromProviderExpression;
        var converted = ReplacingExpressionVisitor.Replace(convert.Parameters[0], As(value, convert.Parameters[0].Type), convert.Body);
        if (!converter.ModelClrType.IsEnum || value.Type != typeof(string))
            return converted;
        // Known names are compared, which is quicker than having them parsed.
        var names = Enum.GetNames(converter.ModelClrType);
        var cases = names.Select(n => Expression.SwitchCase(Expression.Constant(Enum.Parse(converter.ModelClrType, n)), Expression.Constant(n)));
        return Expression.Switch(value, As(converted, converter.ModelClrType), [.. cases]);
    }

    private static Expression As(Expression value, Type type) => value.Type == type ? value : Expression.Convert(value, type);
}
