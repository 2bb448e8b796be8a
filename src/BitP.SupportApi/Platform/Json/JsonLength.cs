using System.Text;
using System.Text.Json;

namespace BitP.SupportApi.Platform.Json;

/// <summary>How many bytes something takes as JSON.</summary>
internal static class JsonLength
{
    private const int PieceLength = 512;

    /// <summary>The length of a text, without its quotation marks. Some characters take six bytes for each of their units.</summary>
    public static long OfText(string text)
    {
        Span<char> piece = stackalloc char[PieceLength];
        long bytes = 0;
        for (ReadOnlySpan<char> left = text; !left.IsEmpty; )
        {
            ApiJson.Options.Encoder!.Encode(left, piece, out var read, out var written);
            bytes += Encoding.UTF8.GetByteCount(piece[..written]);
            left = left[read..];
        }
        return bytes;
    }

    /// <summary>The length of anything: it is written for that.</summary>
    public static long Of<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, ApiJson.Options).Length;
}
