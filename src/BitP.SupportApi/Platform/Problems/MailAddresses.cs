using System.Diagnostics.CodeAnalysis;
using System.Text;
using MimeKit;
using MimeKit.Encodings;

namespace BitP.SupportApi.Platform.Problems;

/// <summary>E-mail addresses: <c>addr-spec</c> of RFC 5322 section 3.4.1, with the Unicode of RFC 6532.</summary>
internal static class MailAddresses
{
    private static readonly Punycode Domains = new();
    private static readonly ParserOptions Strict = StrictOptions();

    /// <summary>
    /// Whether a text is an address and nothing else. The parser also takes what may stand around an address, such as a name, blanks and comments:
    /// what it found has to be all that was there. Controls are refused also between quotes, and invisible characters, as two addresses could look like one.
    /// </summary>
    public static bool IsAddress(string text)
    {
        if (!Texts.IsLine(text) || (!Ascii.IsValid(text) && text.EnumerateRunes().Any(Texts.IsBlank)))
            return false;
        if (!MailboxAddress.TryParse(Strict, text, out var address))
            return false;
        var (local, domain) = Parts(text);
        return local == address.LocalPart && (domain == address.Domain || Domains.Decode(domain) == address.Domain);
    }

    /// <summary>
    /// The form in which an address is stored: composed, its domain in lower case, since case makes no difference there (RFC 5321 section 2.4). Before
    /// the <c>@</c> it does. What is no address, as older rows may hold it, is composed only.
    /// </summary>
    [return: NotNullIfNotNull(nameof(address))]
    public static string? Canonical(string? address)
    {
        if (address is null)
            return null;
        if (!address.Contains('@', StringComparison.Ordinal))
            return Texts.Composed(address);
        var (local, domain) = Parts(Texts.Composed(address));
        return $"{local}@{Texts.Composed(domain.ToLowerInvariant())}";
    }

    /// <summary>
    /// Everything that an address may be stored as: its canonical form with the domain in Unicode and in the ASCII of RFC 5891, which are the same
    /// domain, and as it is given.
    /// </summary>
    public static string[] Spellings(string address)
    {
        if (!address.Contains('@', StringComparison.Ordinal))
            return [address];
        var canonical = Canonical(address);
        var (local, domain) = Parts(canonical);
        return [.. new[] { address, canonical, $"{local}@{Domains.Decode(domain)}", $"{local}@{Domains.Encode(domain)}" }.Distinct(StringComparer.Ordinal)];
    }

    private static (string Local, string Domain) Parts(string address)
    {
        var at = address.LastIndexOf('@');
        return (address[..at], address[(at + 1)..]);
    }

    private static ParserOptions StrictOptions()
    {
        var options = ParserOptions.Default.Clone();
        options.AddressParserComplianceMode = RfcComplianceMode.Strict;
        options.AllowAddressesWithoutDomain = false;
        options.AllowUnquotedCommasInAddresses = false;
        return options;
    }
}
