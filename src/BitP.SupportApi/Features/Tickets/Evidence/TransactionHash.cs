namespace BitP.SupportApi.Features.Tickets.Evidence;

/// <summary>The forms of the transaction hashes of the networks.</summary>
internal static class TransactionHash
{
    private const int DigitCount = 64;
    private const int HashLength = 32;
    private const int SignatureLength = 64;

    /// <summary>
    /// 64 hexadecimal digits: a SHA-256 (SHA-512Half on the XRP Ledger), as nodes and explorers of
    /// Bitcoin and its kin, Tron, the XRP Ledger and Stellar print it.
    /// </summary>
    public static EvidenceVerdict CheckHex(string hash) =>
        HexText.Is(hash, DigitCount) ? EvidenceVerdict.Valid(hash.ToLowerInvariant()) : EvidenceVerdict.Malformed;

    /// <summary>
    /// 0x and 64 hexadecimal digits, by the encoding of data in the JSON-RPC specification of
    /// Ethereum. Without the prefix, a hash may as well be of another network, and so is not
    /// checkable.
    /// </summary>
    public static EvidenceVerdict CheckEvm(string hash)
    {
        if (HexText.IsPrefixed(hash, DigitCount))
            return EvidenceVerdict.Valid(hash.ToLowerInvariant());

        return HexText.Is(hash, DigitCount) ? EvidenceVerdict.NotCheckable("0x" + hash.ToLowerInvariant()) : EvidenceVerdict.Malformed;
    }

    /// <summary>
    /// Solana names a transaction by its first signature: 64 bytes in base58.
    /// </summary>
    public static EvidenceVerdict CheckSolana(string hash)
    {
        Span<byte> signature = stackalloc byte[SignatureLength];
        return Base58.Bitcoin.TryDecode(hash, signature, out var length) && length == SignatureLength ? EvidenceVerdict.Valid(hash) : EvidenceVerdict.Malformed;
    }

    /// <summary>
    /// Explorers of The Open Network print the 32 bytes in hexadecimal digits or in base 64, with
    /// or without its padding.
    /// </summary>
    public static EvidenceVerdict CheckTon(string hash)
    {
        if (HexText.Is(hash, DigitCount))
            return EvidenceVerdict.Valid(hash.ToLowerInvariant());

        var text = hash.AsSpan();
        if (text.Length == 44 && text[^1] == '=')
            text = text[..^1];

        Span<byte> bytes = stackalloc byte[HashLength];
        return Base64Text.TryDecode(text, bytes) ? EvidenceVerdict.Valid(Convert.ToHexStringLower(bytes)) : EvidenceVerdict.Malformed;
    }
}
