namespace BitP.SupportApi.Features.Testing;

/// <summary>The data of a Development server.</summary>
internal interface IDemoData
{
    /// <summary>Writes them, unless they are there.</summary>
    /// <returns>Whether they are; somebody else may have written something that is in their way.</returns>
    Task<bool> WriteAsync(CancellationToken ct);
}
