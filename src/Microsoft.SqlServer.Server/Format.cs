namespace Microsoft.SqlServer.Server;

/// <summary>How a user-defined type is laid out when it is stored.</summary>
public enum Format
{
    /// <summary>Not known; never valid on a type.</summary>
    Unknown = 0,

    /// <summary>SQL Server lays the fields out by itself.</summary>
    Native = 1,

    /// <summary>The type writes and reads itself through <see cref="IBinarySerialize"/>.</summary>
    UserDefined = 2,
}
