namespace Microsoft.SqlServer.Server;

/// <summary>Marks a .NET type as a SQL Server user-defined type and says how it is stored.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class SqlUserDefinedTypeAttribute : Attribute
{
    /// <summary>Marks a type that is stored in the given format.</summary>
    /// <param name="format">Either of the formats but <see cref="Format.Unknown"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The format is unknown.</exception>
    public SqlUserDefinedTypeAttribute(Format format)
    {
        if (format is not (Format.Native or Format.UserDefined))
        {
            throw new ArgumentOutOfRangeException(nameof(format), format, "A user-defined type is stored as Native or UserDefined.");
        }

        Format = format;
    }

    /// <summary>How the type is stored.</summary>
    public Format Format { get; }

    /// <summary>Whether the stored bytes sort as the values do, so that the type can be indexed.</summary>
    public bool IsByteOrdered { get; set; }

    /// <summary>Whether every value takes the same number of bytes.</summary>
    public bool IsFixedLength { get; set; }

    /// <summary>The most bytes a value takes; -1 when there is no limit below that of the server.</summary>
    public int MaxByteSize
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, -1, nameof(MaxByteSize));
            field = value;
        }
    }

    /// <summary>The name of the type in the database.</summary>
    public string? Name { get; set; }

    /// <summary>The method of the type that checks a value read from outside.</summary>
    public string? ValidationMethodName { get; set; }
}
