namespace BitP.SupportApi.Features.Tickets.Evidence;

/// <summary>
/// Checks the addresses and transaction hashes that customers give as evidence, by their form and
/// checksum only: nothing is looked up on a network.
/// </summary>
/// <remarks>
/// No text makes a check throw, and the work is bounded because a text of more than 128 characters
/// is refused unread. Surrounding white space is part of the text: trim it before the check.
/// </remarks>
public static class AddressCheck
{
    private const int MaxLength = 128;

    /// <summary>Checks that a text can be an address of a network.</summary>
    public static EvidenceVerdict CheckAddress(Network network, string address)
    {
        if (!IsReadable(address))
            return EvidenceVerdict.Malformed;

        var verdict = network.AddressRule(address);
        if (verdict.Reason is null or InvalidReason.TestNetwork)
            return verdict;

        var ofATestNetwork = false;
        foreach (var other in Network.All)
        {
            if (other.AddressRule == network.AddressRule)
                continue;

            var elsewhere = other.AddressRule(address);
            if (elsewhere.Reason is null)
                return EvidenceVerdict.WrongNetwork(other);

            ofATestNetwork |= elsewhere.Reason is InvalidReason.TestNetwork;
        }

        return ofATestNetwork ? EvidenceVerdict.TestNetwork : verdict;
    }

    /// <summary>Checks that a text can be a transaction hash of a network.</summary>
    /// <remarks>
    /// A hash carries no checksum, so a valid one is of the right form and no more. Most networks
    /// write a hash as 64 hexadecimal digits, which is why only two other forms give the other
    /// network away: the prefix 0x of the EVM networks, and the signature of Solana.
    /// </remarks>
    public static EvidenceVerdict CheckTransactionHash(Network network, string hash)
    {
        if (!IsReadable(hash))
            return EvidenceVerdict.Malformed;

        var verdict = network.TransactionHashRule(hash);
        if (verdict.Reason is null)
            return verdict;

        if (TransactionHash.CheckEvm(hash).Result is EvidenceResult.Valid)
            return EvidenceVerdict.WrongNetwork(Network.Ethereum);

        if (TransactionHash.CheckSolana(hash).Result is EvidenceResult.Valid)
            return EvidenceVerdict.WrongNetwork(Network.Solana);

        return verdict;
    }

    private static bool IsReadable(string? text) => text is { Length: > 0 and <= MaxLength };
}
