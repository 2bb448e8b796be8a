namespace BitP.SupportApi.Features.Testing;

/// <summary>The data of a Development server.</summary>
internal interface IDemoData
{
    /// <summary>Writes them, unless there are keys already.</summary>
    Task WriteAsync(CancellationToken ct);
}
