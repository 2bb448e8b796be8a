using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace BitP.SupportApi.Platform.Callers;

/// <summary>
/// The text of a credential: <c>bitp_&lt;environment&gt;_&lt;random&gt;&lt;checksum&gt;</c>, of a publishable key <c>bitp_pub_&lt;environment&gt;_…</c>. The checksum lets a typing error, and a search through leaked
/// files, be decided without a database. 190 random bits need no slow hash: what is stored is SHA-256.
/// </summary>
public sealed class Secret
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int RandomLength = 32;
    private const int ChecksumLength = 6;
    private const int MaxLength = 128;
    private const int ShownOfRandom = 6;
    private const string DemoPrefix = "bitp_demo_";

    private Secret(string text, string prefix) => (Text, Prefix) = (text, prefix);

    /// <summary>The whole secret. It is shown once, to whoever asked for it.</summary>
    public string Text { get; }

    /// <summary>What may be shown and logged.</summary>
    public string Prefix { get; }

    public byte[] Hash => HashOf(Text);

    public static Secret Generate(string environment)
    {
        var body = $"bitp_{environment}_{RandomNumberGenerator.GetString(Alphabet, RandomLength)}";
        return new(body + Checksum(body), body[..^(RandomLength - ShownOfRandom)]);
    }

    /// <summary>A new API key. It shows whether it is for the real system or for a trial, so that neither is put into the other by mistake, and whether it may stand in a page.</summary>
    public static Secret Generate(IHostEnvironment host, ActorKind kind)
    {
        var environment = host.IsProduction() ? "live" : "test";
        return Generate(kind is ActorKind.Publishable ? $"pub_{environment}" : environment);
    }

    /// <summary>A fixed key of the demo data; its prefix gives nothing away that the manual does not.</summary>
    internal static Secret Demo(string text) => new(text, text);

    /// <summary>Whether a text could be a fixed key of the demo data, which everybody knows.</summary>
    public static bool IsDemo(string text) => text.StartsWith(DemoPrefix, StringComparison.Ordinal);

    /// <summary>Whether a text could be a secret made by <see cref="Generate(string)"/>, or one of the demo keys.</summary>
    public static bool IsWellFormed(string text)
    {
        if (text.Length > MaxLength || !text.StartsWith("bitp_", StringComparison.Ordinal))
            return false;
        if (IsDemo(text))
            return true;
        if (text.Length < RandomLength + ChecksumLength)
            return false;
        return CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(text[^ChecksumLength..]),
            Encoding.ASCII.GetBytes(Checksum(text[..^ChecksumLength]))
        );
    }

    public static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private static string Checksum(string body)
    {
        var sum = BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
        Span<char> digits = stackalloc char[ChecksumLength];
        for (var i = ChecksumLength - 1; i >= 0; i--, sum /= 62)
            digits[i] = Alphabet[(int)(sum % 62)];
        return new(digits);
    }
}
