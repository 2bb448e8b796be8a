namespace BitP.SupportApi.Features.Tickets.Evidence;

/// <summary>
/// The addresses of Solana: a public key of 32 bytes in base58 without a checksum, by the account
/// model in the documentation of Solana.
/// </summary>
internal static class SolanaAddress
{
    private const int KeyLength = 32;

    public static EvidenceVerdict Check(string address)
    {
        Span<byte> key = stackalloc byte[KeyLength];
        return Base58.Bitcoin.TryDecode(address, key, out var length) && length == KeyLength
            ? EvidenceVerdict.NotCheckable(address)
            : EvidenceVerdict.Malformed;
    }
}
