using BitP.SupportApi.Features.Tickets.Evidence;

namespace BitP.SupportApi.Tests.Features.Tickets.Evidence;

/// <summary>With the Base58Check addresses of key_io_valid.json of Litecoin Core.</summary>
public class CheckingALitecoinAddress
{
    private const string Mweb =
        "ltcmweb1qq20e2arnhvxw97katjkmsd35agw3capxjkrkh7dk8d30rczm8ypxu" + "q329nwh2twmchhqn3jqh7ua4ps539f6aazh79jy76urqht4qa59ts3at6gf";

    [Theory]
    [InlineData("LT2KVaAy1ppRuxRgrS5RNU3vBsy7RibPeA")]
    [InlineData("LbfVMz974gbbGFqXF7FZUpSBWSbwBHDwR5")]
    [InlineData("MHrYRxAiMNBTku3eoDHwhA1LQGDjUStZW2")]
    [InlineData("M9dw1FAoWpHC6PcMzoCHhqQ9McvTyG5Ywj")]
    [InlineData("ltc1qkee9f0lams3vadyfytsxcxp55peqnwnmxgxggm")]
    [InlineData("ltc1qhdhvrwe6rgqns8fz28tee0hphr5x7ulw5exv4w")]
    [InlineData("ltc1zjwls6j8c4u")]
    [InlineData(Mweb)]
    public void A_known_address_is_valid(string address) => VerdictAssert.IsValid(Check(address), address);

    [Fact]
    public void Both_spellings_of_a_script_address_are_the_same()
    {
        const string address = "MTf4tP1TCNBn8dNkyxeBVoPrFCcVzxJvvh";

        VerdictAssert.IsValid(Check("3MSvaVbVFFLML86rt5eqgA9SvW23upaXdY"), address);
        VerdictAssert.IsValid(Check(address), address);
    }

    [Fact]
    public void An_upper_case_address_is_normalised_to_lower_case() => VerdictAssert.IsValid(Check(Mweb.ToUpperInvariant()), Mweb);

    [Theory]
    [InlineData("mwXn5Vhicdav8Av3KMokx4YNuHoGRKxtWs")]
    [InlineData("QXaUgLHkZcbJb2j5XgMYzY8cF9YM48Y81Z")]
    [InlineData("QNfyfXGXxfeaG8SQpnHxS2J27ysokKCtZL")]
    [InlineData("tltc1qw508d6qejxtdg4y5r3zarvary0c5xw7klfsuq0")]
    [InlineData("rltc1qw508d6qejxtdg4y5r3zarvary0c5xw7k693xs3")]
    [InlineData("tmweb1qq20e2arnhvxw97katjkmsd35agw3capxjkrkh7dk8d30rczm8ypxu" + "q329nwh2twmchhqn3jqh7ua4ps539f6aazh79jy76urqht4qa59tss52d57")]
    public void An_address_of_a_test_network_is_refused_as_such(string address) => VerdictAssert.IsRefused(Check(address), InvalidReason.TestNetwork);

    [Fact]
    public void A_shortened_confidential_address_is_refused() => VerdictAssert.IsRefused(Check(Mweb[..^1]), InvalidReason.Checksum);

    [Fact]
    public void A_confidential_address_in_bech32m_is_refused() => VerdictAssert.IsRefused(Check(Mweb[..^6] + "ypmkdt"), InvalidReason.Checksum);

    [Fact]
    public void A_confidential_address_of_an_unknown_version_is_refused() =>
        VerdictAssert.IsRefused(Check(Mweb[..^6].Replace("1qq", "1pq") + "h63rxx"), InvalidReason.Malformed);

    private static EvidenceVerdict Check(string address) => AddressCheck.CheckAddress(Network.Litecoin, address);
}
