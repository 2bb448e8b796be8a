namespace BitP.SupportApi.Platform.Data;

/// <summary>Keeps in memory what it has read, since such rows stay as they are, unless the whole database is begun anew.</summary>
internal interface IKeepsRows
{
    /// <summary>Ends what it keeps.</summary>
    void Forget();
}
