using BitP.SupportApi.Features.Tickets.Evidence;
using static BitP.SupportApi.Features.Tickets.Evidence.InvalidReason;

namespace BitP.SupportApi.Tests.Features.Tickets.Evidence;

/// <summary>
/// With the test vectors of BIP 350, those of BIP 173 that it leaves standing, and those of
/// key_io_valid.json of Bitcoin Core.
/// </summary>
public class CheckingABitcoinAddress
{
    [Theory]
    [InlineData("1FsSia9rv4NeEwvJ2GvXrX7LyxYspbN2mo")]
    [InlineData("1FjL87pn8ky6Vbavd1ZHeChRXtoxwRGCRd")]
    [InlineData("1111111111111111111114oLvT2")]
    [InlineData("36j4NfKv6Akva9amjWrLG6MuSQym1GuEmm")]
    [InlineData("3BZECeAH8gSKkjrTx8PwMrNQBLG18yHpvf")]
    public void A_base58_address_is_valid_and_stays_as_it_is(string address) => VerdictAssert.IsValid(Check(address), address);

    [Theory]
    [InlineData("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4")]
    [InlineData("bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y")]
    [InlineData("BC1SW50QGDZ25J")]
    [InlineData("bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs")]
    [InlineData("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0")]
    [InlineData("bc1qyucykdlhp62tezs0hagqury402qwhk589q80tqs5myh3rxq34nwqhkdhv7")]
    [InlineData("bc1p83n3au0rjylefxq2nc2xh2y4jzz4pm6zxj4mw5pagdjjr2a9f36s6jjnnu")]
    [InlineData("bc1z2rksukkjr8")]
    public void A_witness_address_is_valid_and_normalised_to_lower_case(string address)
    {
        var lower = address.ToLowerInvariant();

        VerdictAssert.IsValid(Check(address), lower);
        VerdictAssert.IsValid(Check(lower), lower);
        VerdictAssert.IsValid(Check(address.ToUpperInvariant()), lower);
    }

    [Theory]
    [InlineData("mzK2FFDEhxqHcmrJw1ysqFkVyhUULo45hZ")]
    [InlineData("2NC2hEhe28ULKAJkW5MjZ3jtTMJdvXmByvK")]
    [InlineData("n4fajahJrAuKbN7uNsKjLjQkz9Qn5ewJXQ")]
    [InlineData("tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sl5k7")]
    [InlineData("tb1qqqqqp399et2xygdj5xreqhjjvcmzhxw4aywxecjdzew6hylgvsesrxh6hy")]
    [InlineData("tb1pqqqqp399et2xygdj5xreqhjjvcmzhxw4aywxecjdzew6hylgvsesf3hn0c")]
    [InlineData("TB1QCRH3YQN4NLLEPLCEZ2YNDQ2RY8H9NCG3QH7N54")]
    [InlineData("bcrt1qdavt4j2sd7dlhqsavtnfxvzppw6k7qy97tmnu9")]
    [InlineData("bcrt1sx6p8njlx7h9mc2agz4yg82dzne23050ncq72cneeecez2pst8mahn8xecsf8g6hzx94420")]
    public void An_address_of_a_test_network_is_refused_as_such(string address) => VerdictAssert.IsRefused(Check(address), TestNetwork);

    [Theory]
    [InlineData("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5")]
    [InlineData("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd")]
    [InlineData("tb1z0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqglt7rf")]
    [InlineData("BC1S0XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ54WELL")]
    [InlineData("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kemeawh")]
    [InlineData("tb1q0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq24jc47")]
    public void A_witness_address_with_a_wrong_checksum_is_refused(string address) => VerdictAssert.IsRefused(Check(address), Checksum);

    [Theory]
    [InlineData("bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7k7grplx")]
    [InlineData("BC1SW50QA3JX3S")]
    [InlineData("bc1zw508d6qejxtdg4y5r3zarvaryvg6kdaj")]
    public void The_addresses_that_bip_350_took_back_are_refused(string address) => VerdictAssert.IsRefused(Check(address), Checksum);

    [Theory]
    [InlineData("tc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq5zuyut")]
    [InlineData("tc1qw508d6qejxtdg4y5r3zarvary0c5xw7kg3g4ty")]
    [InlineData("bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4")]
    [InlineData("BC130XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ7ZWS8R")]
    [InlineData("bc1pw5dgrnzv")]
    [InlineData("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v8n0nx0muaewav253zgeav")]
    [InlineData("BC1QR508D6QEJXTDG4Y5R3ZARVARYV98GJ9P")]
    [InlineData("tb1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq47Zagq")]
    [InlineData("tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sL5k7")]
    [InlineData("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v07qwwzcrf")]
    [InlineData("tb1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vpggkg4j")]
    [InlineData("tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3pjxtptv")]
    [InlineData("bc1gmk9yu")]
    public void A_witness_address_of_invalid_form_is_refused(string address) => VerdictAssert.IsRefused(Check(address), Malformed);

    [Theory]
    [InlineData("BC13W508D6QEJXTDG4Y5R3ZARVARY0C5XW7KN40WF2")]
    [InlineData("bc1rw5uspcuh")]
    [InlineData("bc10w508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kw5rljs90")]
    [InlineData("bc1zw508d6qejxtdg4y5r3zarvaryvqyzf3du")]
    public void The_other_invalid_addresses_of_bip_173_are_refused(string address) => VerdictAssert.IsRefused(Check(address), Checksum);

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("bc1")]
    [InlineData("1FsSia9rv4NeEwvJ2GvXrX7LyxYspbN")]
    [InlineData(" 1FsSia9rv4NeEwvJ2GvXrX7LyxYspbN2mo")]
    [InlineData("1FsSia9rv4NeEwvJ2GvXrX7LyxYspbN2mO")]
    [InlineData("11FsSia9rv4NeEwvJ2GvXrX7LyxYspbN2mo")]
    [InlineData("5JuW2AMDYu4xVwRG9DZW18VbzQrGcd5RCgb99sS6ehJsNQXu5b9")]
    [InlineData("L5nJeqKmpHp4P7F8ZYyjwc5a7P4d8EabuGAzfGJk7yC1BJyzNaEd")]
    public void A_text_of_another_form_is_refused(string address) => VerdictAssert.IsRefused(Check(address), Malformed);

    [Theory]
    [InlineData("1FsSia9rv4NeEwvJ2GvXrX7LyxYspbN2mp")]
    [InlineData("1FsSia9rv4NeEwvJ2GvXrX7LyxYspbN2m")]
    public void A_base58_address_with_a_wrong_checksum_is_refused(string address) => VerdictAssert.IsRefused(Check(address), Checksum);

    [Fact]
    public void A_prefix_that_only_begins_as_that_of_bitcoin_is_refused() =>
        VerdictAssert.IsRefused(Check("bc1q1qw508d6qejxtdg4y5r3zarvary0c5xw7kdzn78v"), Malformed);

    [Fact]
    public void A_version_of_no_known_network_is_refused()
    {
        var payload = new byte[21];
        payload[0] = 0x4c;

        VerdictAssert.IsRefused(Check(Base58.Bitcoin.EncodeCheck(payload)), Malformed);
    }

    private static EvidenceVerdict Check(string address) => AddressCheck.CheckAddress(Network.Bitcoin, address);
}
