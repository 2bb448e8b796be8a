using System.Text;
using BitP.SupportApi.Features.Tickets.Evidence;

namespace BitP.SupportApi.Tests.Features.Tickets.Evidence;

public class HashingWithKeccak
{
    [Theory]
    [InlineData("", "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470")]
    [InlineData("abc", "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45")]
    [InlineData("The quick brown fox jumps over the lazy dog", "4d741b6f1eb29cb2a9b9911c82f56fa8d73b04959d3d9d222895df6c0b28aa15")]
    public void The_hash_of_a_known_message_is_right(string message, string hash) => Assert.Equal(hash, Hash(message));

    [Theory]
    [InlineData(135, "34367dc248bbd832f4e3e69dfaac2f92638bd0bbd18f2912ba4ef454919cf446")]
    [InlineData(136, "a6c4d403279fe3e0af03729caada8374b5ca54d8065329a3ebcaeb4b60aa386e")]
    [InlineData(137, "d869f639c7046b4929fc92a4d988a8b22c55fbadb802c0c66ebcd484f1915f39")]
    [InlineData(272, "cf7fcd4f705ee749930d19ca84561a9bf62516bd90a471545fa2f49fdc7e63c8")]
    public void The_hash_is_right_at_the_borders_of_a_block(int length, string hash) => Assert.Equal(hash, Hash(new string('a', length)));

    private static string Hash(string message)
    {
        var hash = new byte[Keccak.HashLength];
        Keccak.Hash(Encoding.ASCII.GetBytes(message), hash);
        return Convert.ToHexStringLower(hash);
    }
}
