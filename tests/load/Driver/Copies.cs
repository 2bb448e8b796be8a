using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace BitP.SupportApi.Load.Driver;

/// <summary>How the values of the template's rows become those of a copy.</summary>
internal static partial class Copies
{
    private const int MarkLength = 8;

    private static readonly string Mark = new('0', MarkLength);

    public static string ExternalId(long customer, long copy) => $"u{customer}k{copy}";

    /// <summary>The copy's number is in the first digits, so that each copy tells of its own transaction.</summary>
    public static string Hash(string hash, long copy) => copy.ToString("x8", CultureInfo.InvariantCulture) + hash[MarkLength..];

    /// <summary>The same id always becomes the same, so that foreign keys need no look-up. Ids begin with their time, and it moves with the rows.</summary>
    public static Guid Id(Guid id, Copy copy)
    {
        Span<byte> bytes = stackalloc byte[24];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        BitConverter.TryWriteBytes(bytes[16..], copy.Number);
        Span<byte> random = stackalloc byte[32];
        SHA256.HashData(bytes, random);
        var milliseconds =
            (((long)bytes[0] << 40) | ((long)bytes[1] << 32) | ((long)bytes[2] << 24) | ((long)bytes[3] << 16) | ((long)bytes[4] << 8) | bytes[5])
            + (long)copy.Shift.TotalMilliseconds;
        for (var i = 0; i < 6; i++)
            bytes[i] = (byte)(milliseconds >> (40 - (8 * i)));
        random[..10].CopyTo(bytes[6..16]);
        bytes[6] = (byte)(0x70 | (bytes[6] & 0x0f));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3f));
        return new Guid(bytes[..16], bigEndian: true);
    }

    public static string Reference(string reference, Copy copy) => $"BP-{long.Parse(reference.AsSpan(3), CultureInfo.InvariantCulture) + copy.Numbers}";

    public static string ExternalId(string externalId, Copy copy) => $"{externalId[..^1]}{copy.Number}";

    public static string Evidence(string evidence, Copy copy) =>
        evidence.Replace($"\"txHash\":\"{Mark}", $"\"txHash\":\"{Hash(Mark, copy.Number)}", StringComparison.Ordinal);

    /// <summary>The words of a search entry: the ticket's number, its customer and its transaction are the copy's own.</summary>
    public static string Words(string words, long number, HashSet<object?> customers, Copy copy)
    {
        var all = words.Split(' ');
        for (var i = 0; i < all.Length; i++)
            if (all[i] == number.ToString(CultureInfo.InvariantCulture))
                all[i] = (number + copy.Numbers).ToString(CultureInfo.InvariantCulture);
            else if (ExternalIdWord().IsMatch(all[i]))
                all[i] = ExternalId(all[i], copy);
            else if (all[i].Length == 64 && all[i].StartsWith(Mark, StringComparison.Ordinal))
                all[i] = Hash(all[i], copy.Number);
            else if (all[i].StartsWith('@') && Guid.ParseExact(all[i].AsSpan(1), "N") is var owner && customers.Contains(owner))
                all[i] = $"@{Id(owner, copy):N}";
        return string.Join(' ', all);
    }

    public static string Promises(string promises, Copy copy)
    {
        var all = JsonNode.Parse(promises)!.AsArray();
        foreach (var promise in all)
        foreach (var member in (string[])["by", "statedAt"])
            promise![member] = Instant(DateTimeOffset.Parse(promise[member]!.GetValue<string>(), CultureInfo.InvariantCulture) + copy.Shift);
        return all.ToJsonString();
    }

    /// <summary>The clocks of a ticket, for which nothing is due: that is not multiplied.</summary>
    public static string Clocks(string clocks, Copy copy)
    {
        var ledger = JsonNode.Parse(
            InstantText().Replace(clocks, match => Instant(DateTimeOffset.Parse(match.Value, CultureInfo.InvariantCulture) + copy.Shift))
        )!;
        ledger.AsObject().Remove("nextAt");
        return ledger.ToJsonString();
    }

    /// <summary>An event's data: the ids of messages, and the external id of a customer.</summary>
    public static string Data(string data, Copy copy)
    {
        data = MessageId().Replace(data, match => Id(Guid.Parse(match.Value), copy).ToString());
        return CustomerId().Replace(data, match => ExternalId(match.Value, copy));
    }

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);

    [GeneratedRegex("^u[0-9]+k0$")]
    private static partial Regex ExternalIdWord();

    [GeneratedRegex("(?<=\")[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z(?=\")")]
    private static partial Regex InstantText();

    [GeneratedRegex("(?<=\"messageId\":\")[0-9a-f-]{36}")]
    private static partial Regex MessageId();

    [GeneratedRegex("(?<=\"externalId\":\")u[0-9]+k0(?=\")")]
    private static partial Regex CustomerId();
}

/// <summary>One more set of the template's rows.</summary>
/// <param name="Number">Which one; the template itself is 0.</param>
/// <param name="Numbers">By how much ticket numbers are higher.</param>
/// <param name="Shift">By how much it is later.</param>
internal readonly record struct Copy(long Number, long Numbers, TimeSpan Shift);
