namespace BitP.SupportApi.Platform.Data;

/// <summary>Data that the program brings. A database gets it once, with the schema; from then on it belongs to whoever changes it.</summary>
internal interface IShippedData
{
    /// <summary>Writes it, unless that was done before. Every start asks, so that finding out has to be one read by key.</summary>
    Task WriteAsync(CancellationToken ct);
}
