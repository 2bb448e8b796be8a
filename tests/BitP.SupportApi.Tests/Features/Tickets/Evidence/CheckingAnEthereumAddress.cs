using BitP.SupportApi.Features.Tickets.Evidence;

namespace BitP.SupportApi.Tests.Features.Tickets.Evidence;

/// <summary>With the test vectors of EIP-55.</summary>
public class CheckingAnEthereumAddress
{
    public static TheoryData<string> EvmNetworks { get; } = ["ethereum", "bnb_smart_chain", "polygon", "arbitrum", "optimism", "base", "avalanche_c"];

    [Theory]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")]
    [InlineData("0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359")]
    [InlineData("0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB")]
    [InlineData("0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb")]
    public void An_address_with_the_right_checksum_is_valid(string address) => VerdictAssert.IsValid(Check(address), address.ToLowerInvariant());

    [Theory]
    [InlineData("0x52908400098527886E0F7030069857D2E4169EE7")]
    [InlineData("0x8617E340B3D01FA5F11F306F4090FD50E238070D")]
    [InlineData("0xde709f2102306220921060314715629080e2fb77")]
    [InlineData("0x27b1fdb04752bbc536007a920d24acb045561c26")]
    [InlineData("0x0000000000000000000000000000000000000000")]
    public void An_address_of_one_case_is_not_checkable(string address) => VerdictAssert.IsNotCheckable(Check(address), address.ToLowerInvariant());

    [Theory]
    [InlineData("0x5aaeb6053F3E94C9b9A09f33669435E7Ef1BeAed")]
    [InlineData("0x5AAEB6053F3E94C9b9A09f33669435E7Ef1BeAed")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD")]
    public void An_address_with_the_wrong_checksum_is_refused(string address) => VerdictAssert.IsRefused(Check(address), InvalidReason.Checksum);

    [Theory]
    [InlineData("5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")]
    [InlineData("0X5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAedd")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeg")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe\uff11")]
    [InlineData("0x")]
    public void A_text_of_another_form_is_refused(string address) => VerdictAssert.IsRefused(Check(address), InvalidReason.Malformed);

    [Theory]
    [MemberData(nameof(EvmNetworks))]
    public void The_address_is_valid_on_every_network_of_its_virtual_machine(string id)
    {
        const string address = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

        var verdict = AddressCheck.CheckAddress(Network.Find(id)!, address);

        VerdictAssert.IsValid(verdict, address.ToLowerInvariant());
    }

    private static EvidenceVerdict Check(string address) => AddressCheck.CheckAddress(Network.Ethereum, address);
}
