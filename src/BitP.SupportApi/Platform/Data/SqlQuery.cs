using System.Runtime.CompilerServices;
using System.Text;

namespace BitP.SupportApi.Platform.Data;

/// <summary>
/// A query in SQL, for the few reads that are too frequent for one that is put together as an expression, translated and materialized anew each time.
/// The holes of the text are parameters, so that nothing a caller sent can become SQL.
/// </summary>
internal sealed class SqlQuery(DatabaseProvider provider)
{
    private readonly StringBuilder _text = new();
    private readonly List<object> _values = [];

    public DatabaseProvider Provider => provider;

    public string Text => _text.ToString();

    public IReadOnlyList<object> Values => _values;

    /// <summary>Whether the best plan depends on the values, so that none is kept.</summary>
    public bool PlanAnew { get; set; }

    /// <summary>Whether tables are to be read by their indexes, also where the database thinks that it would be quicker without.</summary>
    public bool ByIndexOnly { get; init; }

    /// <summary>Begins with the columns of an entity, in the order in which they are read; further columns and the tables are to follow.</summary>
    public SqlQuery Select<T>(string alias)
        where T : class => Select(provider.Reads.Of<T>(), alias);

    /// <summary>The same, for one who reads some of them.</summary>
    public SqlQuery Select<T>(EntityReader<T> reader, string alias)
        where T : class => AddText("SELECT ").AddText(reader.Columns(alias));

    /// <summary>Adds text with a parameter for each hole; a list becomes a list of parameters in parentheses.</summary>
    public SqlQuery Add([InterpolatedStringHandlerArgument("")] Fragment fragment)
    {
        _ = fragment; // It was written here while it was put together.
        return this;
    }

    /// <summary>Adds text of the program's own.</summary>
    public SqlQuery AddText(string text)
    {
        _text.Append(text);
        return this;
    }

    [InterpolatedStringHandler]
    public readonly ref struct Fragment
    {
        private const int ParameterLength = 4;

        private readonly SqlQuery _query;

        public Fragment(int literalLength, int formattedCount, SqlQuery query)
        {
            _query = query;
            query._text.EnsureCapacity(query._text.Length + literalLength + (formattedCount * ParameterLength));
        }

        public void AppendLiteral(string text) => _query._text.Append(text);

        public void AppendFormatted(object value) => _query.AddParameter(value);

        public void AppendFormatted<T>(IReadOnlyList<T> values)
            where T : notnull
        {
            _query._text.Append('(');
            for (var i = 0; i < values.Count; i++)
            {
                if (i > 0)
                    _query._text.Append(", ");
                _query.AddParameter(values[i]);
            }
            _query._text.Append(')');
        }
    }

    private void AddParameter(object value)
    {
        _values.Add(
            value switch
            {
                DateTimeOffset instant => provider.ToDatabase(instant),
                Enum name => name.ToString(),
                _ => value,
            }
        );
        _text.Append(provider.ParameterName(_values.Count));
    }
}
