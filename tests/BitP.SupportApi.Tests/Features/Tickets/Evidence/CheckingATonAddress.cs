using BitP.SupportApi.Features.Tickets.Evidence;
using static BitP.SupportApi.Features.Tickets.Evidence.InvalidReason;

namespace BitP.SupportApi.Tests.Features.Tickets.Evidence;

/// <summary>With the examples of TEP-2 and of the documentation of The Open Network.</summary>
public class CheckingATonAddress
{
    private const string RootDns = "-1:e56754f83426f69b09267bd876ac97c44821345b7e266bd956a7bfbfb98df35c";

    [Theory]
    [InlineData("Ef_lZ1T4NCb2mwkme9h2rJfESCE0W34ma9lWp7-_uY3zXDvq", RootDns)]
    [InlineData("Uf_lZ1T4NCb2mwkme9h2rJfESCE0W34ma9lWp7-_uY3zXGYv", RootDns)]
    [InlineData("Ef/lZ1T4NCb2mwkme9h2rJfESCE0W34ma9lWp7+/uY3zXDvq", RootDns)]
    [InlineData("EQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPrHF", "0:ca6e321c7cce9ecedf0a8ca2492ec8592494aa5fb5ce0387dff96ef6af982a3e")]
    public void A_user_friendly_address_is_valid_and_normalised_to_the_raw_form(string address, string raw) => VerdictAssert.IsValid(Check(address), raw);

    [Fact]
    public void A_raw_address_is_not_checkable()
    {
        VerdictAssert.IsNotCheckable(Check(RootDns), RootDns);
        VerdictAssert.IsNotCheckable(Check(RootDns.ToUpperInvariant()), RootDns);
    }

    [Fact]
    public void A_wrong_checksum_is_refused() => VerdictAssert.IsRefused(Check("EQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPrHG"), Checksum);

    [Theory]
    [InlineData("1:ca6e321c7cce9ecedf0a8ca2492ec8592494aa5fb5ce0387dff96ef6af982a3e")]
    [InlineData("0:ca6e321c7cce9ecedf0a8ca2492ec8592494aa5fb5ce0387dff96ef6af982a3")]
    [InlineData("EQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPrH")]
    [InlineData("EQDKbjIcfM6ezt8KjKJJLshZ JSqX7XOA4ff-W72r5gqPrHF")]
    [InlineData("Pubjns2gp7DGCnEH7EOWeCnb6Lw1akm538YYaz6sdLVHfRB2")]
    public void A_text_of_another_form_is_refused(string address) => VerdictAssert.IsRefused(Check(address), Malformed);

    [Theory]
    [InlineData(0x91)]
    [InlineData(0xd1)]
    public void An_address_for_test_networks_alone_is_refused_as_such(byte tag) => VerdictAssert.IsRefused(Check(UserFriendly(tag, 0x00)), TestNetwork);

    [Theory]
    [InlineData(0x11, 0x01)]
    [InlineData(0x11, 0xfe)]
    [InlineData(0x12, 0x00)]
    public void An_unknown_tag_or_workchain_is_refused(byte tag, byte workchain) => VerdictAssert.IsRefused(Check(UserFriendly(tag, workchain)), Malformed);

    private static string UserFriendly(byte tag, byte workchain)
    {
        var bytes = new byte[36];
        bytes[0] = tag;
        bytes[1] = workchain;
        var checksum = Crc16.Compute(bytes.AsSpan(0, 34));
        bytes[34] = (byte)(checksum >> 8);
        bytes[35] = (byte)checksum;
        return Convert.ToBase64String(bytes);
    }

    private static EvidenceVerdict Check(string address) => AddressCheck.CheckAddress(Network.Ton, address);
}
