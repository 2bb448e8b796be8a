using System.Diagnostics;
using BitP.SupportApi.Features.Tickets.Evidence;

namespace BitP.SupportApi.Tests.Features.Tickets.Evidence;

public class CheckingJunk
{
    private const int Seed = 20_240_229;

    private const string Characters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz:-_+/= \0\ud800\udc00é١Kſ";

    [Fact]
    public void No_utf_16_makes_a_check_throw()
    {
        var random = new Random(Seed);
        for (var round = 0; round < 5_000; round++)
        {
            var text = new char[random.Next(140)];
            for (var i = 0; i < text.Length; i++)
                text[i] = (char)random.Next(char.MaxValue + 1);

            Array.ForEach(Check(new string(text)), AssertConsistent);
        }
    }

    [Fact]
    public void No_mixture_of_usual_characters_makes_a_check_throw()
    {
        var random = new Random(Seed);
        for (var round = 0; round < 5_000; round++)
        {
            var text = new char[random.Next(140)];
            for (var i = 0; i < text.Length; i++)
                text[i] = RandomCharacter(random);

            Array.ForEach(Check(new string(text)), AssertConsistent);
        }
    }

    [Fact]
    public void No_damage_to_an_address_makes_a_check_throw()
    {
        var random = new Random(Seed);
        foreach (var (_, address) in KnownAddresses.All)
        {
            for (var round = 0; round < 500; round++)
            {
                var text = address.ToCharArray();
                for (var change = random.Next(4); change >= 0; change--)
                    text[random.Next(text.Length)] = RandomCharacter(random);

                var length = random.Next(2) == 0 ? text.Length : random.Next(text.Length);
                Array.ForEach(Check(new string(text, 0, length)), AssertConsistent);
            }
        }
    }

    [Fact]
    public void An_accepted_text_is_normalised_once_and_for_all()
    {
        foreach (var (network, address) in KnownAddresses.All)
        {
            var normalised = AddressCheck.CheckAddress(network, address).Normalised!;

            Assert.Equal(normalised, AddressCheck.CheckAddress(network, normalised).Normalised);
        }
    }

    [Fact]
    public void A_text_of_more_than_128_characters_is_refused_unread()
    {
        var longest = new string('1', 128);
        var endless = new string('1', 50_000_000);
        var watch = Stopwatch.StartNew();

        Assert.All(Check(longest), verdict => Assert.Equal(InvalidReason.Malformed, verdict.Reason));
        Assert.All(Check(endless), verdict => Assert.Equal(InvalidReason.Malformed, verdict.Reason));
        // Read, it would take days.
        Assert.True(watch.Elapsed < Polling.Patience);
    }

    [Fact]
    public void No_text_at_all_is_malformed() => Assert.All(Check(null!), verdict => Assert.Equal(InvalidReason.Malformed, verdict.Reason));

    [Fact]
    public void An_unset_verdict_is_invalid() => VerdictAssert.IsRefused(default, InvalidReason.Malformed);

    private static EvidenceVerdict[] Check(string text) =>
        [
            .. Network.All.Select(network => AddressCheck.CheckAddress(network, text)),
            .. Network.All.Select(network => AddressCheck.CheckTransactionHash(network, text)),
        ];

    private static void AssertConsistent(EvidenceVerdict verdict)
    {
        Assert.Equal(verdict.Result is EvidenceResult.Invalid, verdict.Reason is not null);
        Assert.Equal(verdict.Result is EvidenceResult.Invalid, verdict.Normalised is null);
        Assert.Equal(verdict.Reason is InvalidReason.WrongNetwork, verdict.OtherNetwork is not null);
    }

    private static char RandomCharacter(Random random) =>
        random.Next(20) == 0 ? (char)random.Next(char.MaxValue + 1) : Characters[random.Next(Characters.Length)];
}
