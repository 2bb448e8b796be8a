using System.Buffers.Binary;
using System.Numerics;

namespace BitP.SupportApi.Features.Tickets.Evidence;

/// <summary>
/// Keccak-256 with the padding of the original submission, which EIP-55 uses.
/// </summary>
/// <remarks>
/// SHA3-256 of FIPS 202 is the same function with another padding, and so gives other hashes.
/// </remarks>
internal static class Keccak
{
    /// <summary>The length of a hash in bytes.</summary>
    public const int HashLength = 32;

    private const int BlockLength = 136;

    private static ReadOnlySpan<ulong> RoundConstants =>
        [
            0x0000000000000001,
            0x0000000000008082,
            0x800000000000808a,
            0x8000000080008000,
            0x000000000000808b,
            0x0000000080000001,
            0x8000000080008081,
            0x8000000000008009,
            0x000000000000008a,
            0x0000000000000088,
            0x0000000080008009,
            0x000000008000000a,
            0x000000008000808b,
            0x800000000000008b,
            0x8000000000008089,
            0x8000000000008003,
            0x8000000000008002,
            0x8000000000000080,
            0x000000000000800a,
            0x800000008000000a,
            0x8000000080008081,
            0x8000000000008080,
            0x0000000080000001,
            0x8000000080008008,
        ];

    private static ReadOnlySpan<byte> Rotations => [1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44];

    private static ReadOnlySpan<byte> Targets => [10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1];

    /// <summary>Writes the hash of a message to the first 32 bytes of a span.</summary>
    public static void Hash(ReadOnlySpan<byte> message, Span<byte> hash)
    {
        Span<ulong> state = stackalloc ulong[25];
        state.Clear();
        while (message.Length >= BlockLength)
        {
            Absorb(message[..BlockLength], state);
            message = message[BlockLength..];
        }

        Span<byte> last = stackalloc byte[BlockLength];
        last.Clear();
        message.CopyTo(last);
        last[message.Length] = 0x01;
        last[^1] |= 0x80;
        Absorb(last, state);

        for (var lane = 0; lane < HashLength / 8; lane++)
            BinaryPrimitives.WriteUInt64LittleEndian(hash[(8 * lane)..], state[lane]);
    }

    private static void Absorb(ReadOnlySpan<byte> block, Span<ulong> state)
    {
        for (var lane = 0; lane < BlockLength / 8; lane++)
            state[lane] ^= BinaryPrimitives.ReadUInt64LittleEndian(block[(8 * lane)..]);

        Span<ulong> row = stackalloc ulong[5];
        foreach (var constant in RoundConstants)
        {
            MixColumns(state, row);
            RotateAndMove(state);
            MixRows(state, row);
            state[0] ^= constant;
        }
    }

    private static void MixColumns(Span<ulong> state, Span<ulong> parity)
    {
        for (var x = 0; x < 5; x++)
            parity[x] = state[x] ^ state[x + 5] ^ state[x + 10] ^ state[x + 15] ^ state[x + 20];

        for (var x = 0; x < 5; x++)
        {
            var mix = parity[(x + 4) % 5] ^ BitOperations.RotateLeft(parity[(x + 1) % 5], 1);
            for (var lane = x; lane < 25; lane += 5)
                state[lane] ^= mix;
        }
    }

    private static void RotateAndMove(Span<ulong> state)
    {
        var moving = state[1];
        for (var i = 0; i < Targets.Length; i++)
        {
            var target = Targets[i];
            (moving, state[target]) = (state[target], BitOperations.RotateLeft(moving, Rotations[i]));
        }
    }

    private static void MixRows(Span<ulong> state, Span<ulong> row)
    {
        for (var y = 0; y < 25; y += 5)
        {
            state.Slice(y, 5).CopyTo(row);
            for (var x = 0; x < 5; x++)
                state[y + x] = row[x] ^ (~row[(x + 1) % 5] & row[(x + 2) % 5]);
        }
    }
}
