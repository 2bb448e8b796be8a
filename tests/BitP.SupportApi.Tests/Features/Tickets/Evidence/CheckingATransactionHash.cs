using BitP.SupportApi.Features.Tickets.Evidence;

namespace BitP.SupportApi.Tests.Features.Tickets.Evidence;

public class CheckingATransactionHash
{
    private const string Hex = "4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b";
    private const string Evm = "0x5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060";

    private const string Signature = "5VERv8NMvzbJMEkV8xnrLkEaWRtSz9CosKDYjCJjBRnbJLgp8uirBgmQpjKhoR4tjF3ZpRzrFmBV6UjKdiSZkQUW";

    public static TheoryData<string> HexNetworks { get; } = ["bitcoin", "tron", "litecoin", "dogecoin", "bitcoin_cash", "xrp", "stellar", "ton"];

    [Theory]
    [MemberData(nameof(HexNetworks))]
    public void Hexadecimal_digits_are_valid_in_either_case(string id)
    {
        VerdictAssert.IsValid(Check(id, Hex), Hex);
        VerdictAssert.IsValid(Check(id, Hex.ToUpperInvariant()), Hex);
    }

    [Theory]
    [MemberData(nameof(HexNetworks))]
    public void Digits_too_few_or_too_many_or_none_are_refused(string id)
    {
        VerdictAssert.IsRefused(Check(id, Hex[1..]), InvalidReason.Malformed);
        VerdictAssert.IsRefused(Check(id, Hex + "0"), InvalidReason.Malformed);
        VerdictAssert.IsRefused(Check(id, Hex[1..] + "g"), InvalidReason.Malformed);
        VerdictAssert.IsRefused(Check(id, ""), InvalidReason.Malformed);
    }

    [Theory]
    [MemberData(nameof(HexNetworks))]
    public void A_hash_with_the_prefix_0x_belongs_to_ethereum(string id) =>
        VerdictAssert.IsRefused(Check(id, Evm), InvalidReason.WrongNetwork, Network.Ethereum);

    [Theory]
    [MemberData(nameof(HexNetworks))]
    public void A_signature_belongs_to_solana(string id) => VerdictAssert.IsRefused(Check(id, Signature), InvalidReason.WrongNetwork, Network.Solana);

    [Theory]
    [MemberData(nameof(CheckingAnEthereumAddress.EvmNetworks), MemberType = typeof(CheckingAnEthereumAddress))]
    public void An_ethereum_hash_is_valid_with_its_prefix(string id)
    {
        VerdictAssert.IsValid(Check(id, Evm), Evm);
        VerdictAssert.IsValid(Check(id, "0x" + Evm[2..].ToUpperInvariant()), Evm);
        VerdictAssert.IsRefused(Check(id, Evm[..^1]), InvalidReason.Malformed);
    }

    [Theory]
    [MemberData(nameof(CheckingAnEthereumAddress.EvmNetworks), MemberType = typeof(CheckingAnEthereumAddress))]
    public void An_ethereum_hash_without_its_prefix_is_not_checkable(string id) => VerdictAssert.IsNotCheckable(Check(id, Evm[2..]), Evm);

    [Fact]
    public void A_signature_of_solana_is_valid() => VerdictAssert.IsValid(Check("solana", Signature), Signature);

    [Theory]
    [InlineData(Hex)]
    [InlineData("EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v")]
    public void Another_text_is_no_signature_of_solana(string hash) => VerdictAssert.IsRefused(Check("solana", hash), InvalidReason.Malformed);

    [Fact]
    public void A_hash_of_the_open_network_is_valid_in_base_64()
    {
        var padded = Convert.ToBase64String(Convert.FromHexString(Hex));

        VerdictAssert.IsValid(Check("ton", padded), Hex);
        VerdictAssert.IsValid(Check("ton", padded.TrimEnd('=')), Hex);
        VerdictAssert.IsValid(Check("ton", padded.Replace('+', '-').Replace('/', '_')), Hex);
    }

    [Theory]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void Base_64_of_another_length_is_refused(string hash) => VerdictAssert.IsRefused(Check("ton", hash), InvalidReason.Malformed);

    [Fact]
    public void Stray_bits_at_the_end_of_base_64_are_refused()
    {
        var padded = Convert.ToBase64String(new byte[32]);

        VerdictAssert.IsRefused(Check("ton", padded[..^2] + "B="), InvalidReason.Malformed);
    }

    private static EvidenceVerdict Check(string id, string hash) => AddressCheck.CheckTransactionHash(Network.Find(id)!, hash);
}
