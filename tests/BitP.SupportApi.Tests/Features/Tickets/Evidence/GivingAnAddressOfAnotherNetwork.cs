using BitP.SupportApi.Features.Tickets.Evidence;
using static BitP.SupportApi.Features.Tickets.Evidence.InvalidReason;

namespace BitP.SupportApi.Tests.Features.Tickets.Evidence;

public class GivingAnAddressOfAnotherNetwork
{
    public static TheoryData<string, string> CheckedAddresses => KnownAddresses.Checked;

    public static TheoryData<string, string> UncheckedAddresses => KnownAddresses.Unchecked;

    [Theory]
    [MemberData(nameof(CheckedAddresses))]
    [MemberData(nameof(UncheckedAddresses))]
    public void The_network_it_belongs_to_is_named(string id, string address)
    {
        var owner = Network.Find(id)!;
        foreach (var network in Network.All)
        {
            var verdict = AddressCheck.CheckAddress(network, address);
            if (network.AddressRule == owner.AddressRule || verdict.Reason is null)
                Assert.True(network.AddressRule == owner.AddressRule || IsShared(network, address));
            else
                VerdictAssert.IsRefused(verdict, WrongNetwork, owner);
        }
    }

    [Fact]
    public void A_tron_address_given_as_ethereum_is_of_tron() =>
        VerdictAssert.IsRefused(AddressCheck.CheckAddress(Network.Ethereum, "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"), WrongNetwork, Network.Tron);

    [Fact]
    public void A_mistyped_address_of_another_network_is_malformed() =>
        VerdictAssert.IsRefused(AddressCheck.CheckAddress(Network.Ethereum, "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6u"), Malformed);

    [Theory]
    [InlineData("tb1qcrh3yqn4nlleplcez2yndq2ry8h9ncg3qh7n54")]
    [InlineData("nhRsrUaxZou6sewjqaS37cJrMRJRgwVXdk")]
    [InlineData("bchtest:pr6m7j9njldwwzlg9v7v53unlr4jkmx6eyvwc0uz5t")]
    public void An_address_of_the_test_network_of_another_is_of_a_test_network(string address) =>
        VerdictAssert.IsRefused(AddressCheck.CheckAddress(Network.Ethereum, address), TestNetwork);

    /// <summary>Bitcoin Cash and Litecoin took over versions of Base58Check from Bitcoin.</summary>
    private static bool IsShared(Network network, string address) =>
        network == Network.BitcoinCash && address[0] is '1' or '3' || network == Network.Litecoin && address[0] is '3';
}
