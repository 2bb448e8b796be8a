using System.Buffers;
using System.Globalization;
using System.Text.Json;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Localization;
using FluentValidation;

namespace BitP.SupportApi.Platform.Problems;

/// <summary>Says what is wrong with a JSON body, and where.</summary>
internal static class JsonErrors
{
    private static readonly LocalizedText NotJson = new(
        "The body is not valid JSON or is nested too deeply: line {0}, byte {1}.",
        "请求正文不是有效的 JSON 或嵌套过深：第 {0} 行，第 {1} 字节。",
        "Le corps n’est pas du JSON valide ou est trop imbriqué : ligne {0}, octet {1}.",
        "Der Inhalt ist kein gültiges JSON oder zu tief verschachtelt: Zeile {0}, Byte {1}."
    );

    /// <summary>Why a body cannot be read as <typeparamref name="T"/>.</summary>
    /// <param name="body">All of it.</param>
    /// <param name="unreadable">What the serializer said.</param>
    /// <param name="validator">The rules that would have been looked at next; null when they are for another time.</param>
    public static Error Explain<T>(ReadOnlySequence<byte> body, JsonException unreadable, IValidator? validator = null)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new() { MaxDepth = ApiJson.MaxDepth });
            if (document.RootElement.ValueKind is not JsonValueKind.Object)
                return PlatformErrors.ObjectExpected;
            return JsonFaults.Refuse<T>(document.RootElement, validator) ?? At(unreadable);
        }
        catch (JsonException noJson)
        {
            return At(noJson);
        }
    }

    private static Error At(JsonException exception) =>
        PlatformErrors.MalformedRequest.For(
            string.Format(CultureInfo.InvariantCulture, NotJson.Current, (exception.LineNumber ?? 0) + 1, exception.BytePositionInLine ?? 0)
        );
}
