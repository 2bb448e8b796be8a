using BitP.SupportApi.Features.Tickets.Evidence;

namespace BitP.SupportApi.Tests.Features.Tickets.Evidence;

/// <summary>With the addresses of base58_keys_valid.json of Dogecoin Core.</summary>
public class CheckingADogecoinAddress
{
    [Theory]
    [InlineData("DD4KSSuBJqcjuTcvUg1CgUKeurPUFeEZkE")]
    [InlineData("DBjW6kna7rUPE4Mj9j4B3oK3xVA1SDHrdt")]
    [InlineData("A7HRQk3GFCW2QasvdZxXuYj8kkQK5QrYLs")]
    [InlineData("9zYnVRaekPtdKBYuPw5QiBtv3NNrzD2LLW")]
    public void A_known_address_is_valid(string address) => VerdictAssert.IsValid(Check(address), address);

    [Theory]
    [InlineData("nhRsrUaxZou6sewjqaS37cJrMRJRgwVXdk")]
    [InlineData("2MsvyG12kxxipe276Au4zKqvd2xdrBuHWb3")]
    public void An_address_of_the_test_network_is_refused_as_such(string address) => VerdictAssert.IsRefused(Check(address), InvalidReason.TestNetwork);

    [Fact]
    public void A_private_key_is_refused() => VerdictAssert.IsRefused(Check("QP5rQxpaP8HHPEdCEqxTjiHGWRvsyPvzZJeJ9BCxpfT13FN9VesQ"), InvalidReason.Malformed);

    private static EvidenceVerdict Check(string address) => AddressCheck.CheckAddress(Network.Dogecoin, address);
}
