namespace BitP.SupportApi.Platform.Data;

/// <summary>A row of a table that is searched by words: <c>number</c> names what is found, <c>words</c> are made by <see cref="SearchText"/>.</summary>
internal interface ISearchEntry
{
    long Number { get; }

    string Words { get; }
}
