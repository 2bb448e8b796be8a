using BitP.SupportApi.Features.Tickets.Evidence;
using static BitP.SupportApi.Features.Tickets.Evidence.InvalidReason;

namespace BitP.SupportApi.Tests.Features.Tickets.Evidence;

/// <summary>With the examples of ripple-address-codec.</summary>
public class CheckingAnXrpAddress
{
    [Theory]
    [InlineData("r9cZA1mLK5R5Am25ArfXFmqgNwjZgnfk59")]
    [InlineData("rGWrZyQqhTp9Xu7G5Pkayo7bXjH4k4QYpf")]
    [InlineData("rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh")]
    [InlineData("rrrrrrrrrrrrrrrrrrrrrhoLvTp")]
    public void A_classic_address_is_valid(string address) => VerdictAssert.IsValid(Check(address), address);

    [Theory]
    [InlineData("X7AcgcsBL6XDcUb289X4mJ8djcdyKaB5hJDWMArnXr61cqZ")]
    [InlineData("X7AcgcsBL6XDcUb289X4mJ8djcdyKaGZMhc9YTE92ehJ2Fu")]
    [InlineData("XVLhHMPHU98es4dbozjVtdWzVrDjtV18pX8yuPT7y4xaEHi")]
    public void An_address_with_a_tag_is_valid(string address) => VerdictAssert.IsValid(Check(address), address);

    [Fact]
    public void An_address_with_a_tag_of_a_test_network_is_refused_as_such() =>
        VerdictAssert.IsRefused(Check("T7oKJ3q7s94kDH6tpkBowhetT1JKfcfdSCmAXbS75iATyLD"), TestNetwork);

    [Theory]
    [InlineData("rGWrZyQqhTp9Xu7G5Pkayo7bXjH4k4QYpg")]
    [InlineData("rGWrZyQqhTp9Xu7G5Pkayo7bXjH4k4QYp")]
    [InlineData("XVLhHMPHU98es4dbozjVtdWzVrDjtV18pX8yuPT7y4xaEHj")]
    public void A_wrong_checksum_is_refused(string address) => VerdictAssert.IsRefused(Check(address), Checksum);

    [Theory]
    [InlineData("rGWrZyQqhTp9Xu7G5Pkayo7bXjH4k4")]
    [InlineData("sn259rEFXrQrWyx3Q7XneWcwV6dfL")]
    public void A_text_of_another_form_is_refused(string address) => VerdictAssert.IsRefused(Check(address), Malformed);

    [Theory]
    [InlineData(2, 0, 0)]
    [InlineData(0, 1, 0)]
    [InlineData(1, 1, 1)]
    public void A_tag_that_breaks_the_rules_of_its_flag_is_refused(byte flag, byte low, byte high)
    {
        var payload = new byte[31];
        payload[0] = 0x05;
        payload[1] = 0x44;
        payload[22] = flag;
        payload[23] = low;
        payload[27] = high;

        VerdictAssert.IsRefused(Check(Base58.Ripple.EncodeCheck(payload)), Malformed);
    }

    private static EvidenceVerdict Check(string address) => AddressCheck.CheckAddress(Network.Xrp, address);
}
