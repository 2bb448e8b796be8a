namespace Microsoft.SqlServer.Server;

/// <summary>A value was used as a SQL Server user-defined type, but its .NET type is not one.</summary>
public sealed class InvalidUdtException : SystemException
{
    // The value that the package's exception carries, for callers that tell exceptions apart by it.
    private const int InvalidUdt = unchecked((int)0x80131937);

    private InvalidUdtException(string message)
        : base(message) => HResult = InvalidUdt;

    /// <summary>Makes the exception. SqlClient throws it.</summary>
    /// <param name="udtType">The type that was used.</param>
    /// <param name="resourceReason">The key of the reason, such as <c>SqlUdtReason_NoUdtAttribute</c>.</param>
    /// <returns>The exception to throw.</returns>
    public static InvalidUdtException Create(Type udtType, string resourceReason = "SqlUdtReason_NoUdtAttribute")
    {
        ArgumentNullException.ThrowIfNull(udtType);
        return new InvalidUdtException($"'{udtType.FullName}' is not a SQL Server user-defined type ({resourceReason}).");
    }
}
