using System.Diagnostics.CodeAnalysis;

namespace BitP.SupportApi.Platform.Http;

/// <summary>
/// An id in a path. Text that is no id is bound as well, to one that nothing has: what is not there is 404, however it is spelt.
/// </summary>
public readonly record struct ResourceId(Guid Value) : IParsable<ResourceId>
{
    public static ResourceId Parse(string s, IFormatProvider? provider) => new(s.Length == 36 && Guid.TryParseExact(s, "D", out var id) ? id : Guid.Empty);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ResourceId result)
    {
        result = Parse(s ?? "", provider);
        return true;
    }
}
