using System.Text.Json;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Localization;

namespace BitP.SupportApi.Platform.Problems;

/// <summary>Says what is wrong with a JSON body, and where.</summary>
internal static class JsonErrors
{
    private static readonly LocalizedText NotJson = new(
        "The body is not valid JSON, is nested too deeply or names a member twice: line {0}, byte {1}.",
        "请求正文不是有效的 JSON、嵌套过深或成员重复：第 {0} 行，第 {1} 字节。",
        "Le corps n’est pas du JSON valide, est trop imbriqué ou répète un membre : ligne {0}, octet {1}.",
        "Der Inhalt ist kein gültiges JSON, zu tief verschachtelt oder nennt ein Element doppelt: Zeile {0}, Byte {1}."
    );

    public static Error Explain(JsonException exception)
    {
        var member = exception.Data[ListItem.Key] is int item ? $"{Member(exception.Path)}[{item}]" : Member(exception.Path);
        if (exception is UncleanTextException)
            return Validation.Refuse(member, FieldProblems.ControlCharacter);
        // The serializer has no exception types for its reasons; its resource texts are fixed English. A test covers each.
        if (exception.Message.Contains("could not be mapped to any .NET member", StringComparison.Ordinal))
            return Validation.Refuse(NamedIn(exception.Message, "' could not", member), FieldProblems.Unknown);
        if (exception.Message.Contains("Duplicate propert", StringComparison.Ordinal))
            return Validation.Refuse(NamedIn(exception.Message, "' encountered", member), FieldProblems.Duplicate);
        if (exception.InnerException is InvalidOperationException unread && member.Length > 0)
            return Validation.Refuse(
                member,
                unread.Message.Contains("token type", StringComparison.Ordinal) ? FieldProblems.WrongType : FieldProblems.ControlCharacter
            );
        if (exception.InnerException is null or FormatException && member.Length > 0)
            return Validation.Refuse(member, FieldProblems.WrongType);
        // The parser tells a line and no path, the serializer both.
        if (exception is { InnerException: null } and not { LineNumber: not null, Path: null })
            return PlatformErrors.ObjectExpected;
        var text = string.Format(
            System.Globalization.CultureInfo.InvariantCulture,
            NotJson.Current,
            (exception.LineNumber ?? 0) + 1,
            exception.BytePositionInLine ?? 0
        );
        return PlatformErrors.MalformedRequest.For(text);
    }

    // "$.customer.email" and "$['odd name']" become "customer.email" and "odd name".
    private static string Member(string? path) =>
        path is null ? "" : path.TrimStart('$').Replace("['", ".", StringComparison.Ordinal).Replace("']", "", StringComparison.Ordinal).TrimStart('.');

    // The member that the message speaks of, which the path may end before.
    private static string NamedIn(string message, string then, string path)
    {
        var begin = message.IndexOf('\'', StringComparison.Ordinal) + 1;
        if (message.IndexOf(then, begin, StringComparison.Ordinal) is var end && end < 0)
            return path;
        var name = message[begin..end];
        return path == name || path.EndsWith($".{name}", StringComparison.Ordinal) ? path
            : path.Length == 0 ? name
            : $"{path}.{name}";
    }
}
