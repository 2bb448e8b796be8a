namespace BitP.SupportApi.Platform.OpenApi;

/// <summary>Keys that everybody may know, with what they are, for whoever is asked for one.</summary>
internal sealed class KnownKeys(IEnumerable<(string Key, string Is)> keys)
{
    /// <summary>A list of them in Markdown, to stand behind a sentence.</summary>
    public override string ToString() => string.Concat(keys.Select(k => $"\n- `{k.Key}`: {k.Is}").Prepend(" These work here:\n"));
}
