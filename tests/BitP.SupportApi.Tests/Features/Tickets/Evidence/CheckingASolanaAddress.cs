using BitP.SupportApi.Features.Tickets.Evidence;

namespace BitP.SupportApi.Tests.Features.Tickets.Evidence;

public class CheckingASolanaAddress
{
    [Theory]
    [InlineData("EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v")]
    [InlineData("TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA")]
    [InlineData("So11111111111111111111111111111111111111112")]
    [InlineData("11111111111111111111111111111111")]
    public void A_known_address_is_not_checkable(string address) => VerdictAssert.IsNotCheckable(Check(address), address);

    [Theory]
    [InlineData("1111111111111111111111111111111")]
    [InlineData("111111111111111111111111111111111")]
    [InlineData("EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyT")]
    [InlineData("EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt10")]
    [InlineData("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz")]
    [InlineData("epjfwdd5aufqssqem2qn1xzybapc8g4weggkzwytdt1v")]
    public void A_text_that_is_not_32_bytes_of_base58_is_refused(string address) => VerdictAssert.IsRefused(Check(address), InvalidReason.Malformed);

    private static EvidenceVerdict Check(string address) => AddressCheck.CheckAddress(Network.Solana, address);
}
