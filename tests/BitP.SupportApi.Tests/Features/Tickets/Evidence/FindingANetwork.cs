using System.Text.RegularExpressions;
using BitP.SupportApi.Features.Tickets.Evidence;

namespace BitP.SupportApi.Tests.Features.Tickets.Evidence;

public partial class FindingANetwork
{
    [Fact]
    public void Every_network_is_found_by_its_id()
    {
        foreach (var network in Network.All)
            Assert.Same(network, Network.Find(network.Id));
    }

    [Fact]
    public void Every_network_is_found_by_its_aliases()
    {
        foreach (var network in Network.All)
        {
            foreach (var alias in network.Aliases)
                Assert.Same(network, Network.Find(alias));
        }
    }

    [Fact]
    public void Ids_are_lower_case_snake_case_and_unique()
    {
        Assert.All(Network.All, network => Assert.Matches(SnakeCase(), network.Id));
        Assert.Distinct(Network.All.Select(network => network.Id));
    }

    [Theory]
    [InlineData("BTC", "bitcoin")]
    [InlineData("ERC20", "ethereum")]
    [InlineData("ERC-20", "ethereum")]
    [InlineData("trc 20", "tron")]
    [InlineData("TRX", "tron")]
    [InlineData("BEP_20", "bnb_smart_chain")]
    [InlineData("BNB Smart Chain", "bnb_smart_chain")]
    [InlineData("Binance-Smart-Chain", "bnb_smart_chain")]
    [InlineData("Arbitrum One", "arbitrum")]
    [InlineData("Avalanche C-Chain", "avalanche_c")]
    [InlineData("BitcoinCash", "bitcoin_cash")]
    [InlineData(" bitcoin ", "bitcoin")]
    [InlineData("XLM", "stellar")]
    public void Case_spaces_hyphens_and_underscores_do_not_matter(string name, string id) => Assert.Equal(id, Network.Find(name)?.Id);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("-_-")]
    [InlineData("cardano")]
    [InlineData("bitcoin!")]
    [InlineData("bıtcoin")]
    [InlineData("\u212alitecoin")]
    [InlineData("\ud800")]
    public void Any_other_name_finds_nothing(string? name) => Assert.Null(Network.Find(name));

    [Fact]
    public void A_name_beyond_64_characters_finds_nothing()
    {
        Assert.Same(Network.Bitcoin, Network.Find("btc".PadRight(64)));
        Assert.Null(Network.Find("btc".PadRight(65)));
    }

    [GeneratedRegex("^[a-z]+(_[a-z]+)*$")]
    private static partial Regex SnakeCase();
}
