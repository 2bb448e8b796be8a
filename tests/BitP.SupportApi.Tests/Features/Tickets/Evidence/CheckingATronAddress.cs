using BitP.SupportApi.Features.Tickets.Evidence;

namespace BitP.SupportApi.Tests.Features.Tickets.Evidence;

public class CheckingATronAddress
{
    [Theory]
    [InlineData("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t")]
    [InlineData("T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb")]
    public void A_known_address_is_valid(string address) => VerdictAssert.IsValid(Check(address), address);

    [Theory]
    [InlineData("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6u")]
    [InlineData("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLJ6t")]
    [InlineData("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6")]
    public void A_wrong_checksum_is_refused(string address) => VerdictAssert.IsRefused(Check(address), InvalidReason.Checksum);

    [Theory]
    [InlineData("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgj")]
    [InlineData("41a614f803b6fd780986a42c78ec9c7f77e6ded13c")]
    public void A_text_of_another_form_is_refused(string address) => VerdictAssert.IsRefused(Check(address), InvalidReason.Malformed);

    [Fact]
    public void The_version_of_the_first_test_network_is_refused()
    {
        var payload = new byte[21];
        payload[0] = 0xa0;

        var verdict = Check(Base58.Bitcoin.EncodeCheck(payload));

        VerdictAssert.IsRefused(verdict, InvalidReason.TestNetwork);
    }

    private static EvidenceVerdict Check(string address) => AddressCheck.CheckAddress(Network.Tron, address);
}
