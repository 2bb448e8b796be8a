namespace BitP.SupportApi.Features.Tickets.Evidence;

/// <summary>The addresses of native witness outputs, as in BIP 350, which amends BIP 173.</summary>
internal static class SegwitAddress
{
    private const int MaxWitnessVersion = 16;
    private const int MaxProgramLength = 40;

    /// <summary>Whether a text starts as the witness addresses of one network do.</summary>
    public static bool HasPrefix(string text, string prefix) =>
        text.Length > prefix.Length && text[prefix.Length] == '1' && text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Checks a text that starts with the prefix of a network.</summary>
    public static EvidenceVerdict Check(string address, string prefix)
    {
        Span<byte> data = stackalloc byte[Bech32.MaxLength];
        var form = Bech32.Decode(address, data, out var separator, out var count);
        if (form is Bech32Form.Malformed || separator != prefix.Length || count == 0)
            return EvidenceVerdict.Malformed;

        if (form is Bech32Form.BadChecksum)
            return EvidenceVerdict.BadChecksum;

        var version = data[0];
        if (form != (version == 0 ? Bech32Form.Bech32 : Bech32Form.Bech32m))
            return EvidenceVerdict.BadChecksum;

        Span<byte> program = stackalloc byte[MaxProgramLength];
        if (!BitGroups.TryJoin(data[1..count], 5, program, out var length))
            return EvidenceVerdict.Malformed;

        // By BIP 141, a program of version 0 is the hash of a key or of a script.
        var hasProgram = version == 0 ? length is 20 or 32 : length >= 2;
        return hasProgram && version <= MaxWitnessVersion ? EvidenceVerdict.Valid(address.ToLowerInvariant()) : EvidenceVerdict.Malformed;
    }
}
