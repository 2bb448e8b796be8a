using BitP.SupportApi.Features.Tickets.Evidence;

namespace BitP.SupportApi.Tests.Features.Tickets.Evidence;

public class MistypingAnAddress
{
    private const char First = '!';
    private const char Last = '~';

    public static TheoryData<string, string> Addresses => KnownAddresses.Checked;

    [Theory]
    [MemberData(nameof(Addresses))]
    public void Any_other_character_at_any_place_is_caught(string id, string address)
    {
        var network = Network.Find(id)!;
        Assert.Equal(EvidenceResult.Valid, AddressCheck.CheckAddress(network, address).Result);

        for (var place = 0; place < address.Length; place++)
        {
            for (var other = First; other <= Last; other++)
            {
                if (other != address[place])
                    AssertCaught(network, Replace(address, place, other));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public void A_character_left_out_is_caught(string id, string address)
    {
        for (var place = 0; place < address.Length; place++)
            AssertCaught(Network.Find(id)!, address.Remove(place, 1));
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public void Two_neighbours_swapped_are_caught(string id, string address)
    {
        for (var place = 1; place < address.Length; place++)
        {
            if (address[place] == address[place - 1])
                continue;

            var swapped = Replace(address, place, address[place - 1]);
            AssertCaught(Network.Find(id)!, Replace(swapped, place - 1, address[place]));
        }
    }

    private static void AssertCaught(Network network, string mistyped)
    {
        var verdict = AddressCheck.CheckAddress(network, mistyped);
        Assert.True(verdict.Result is EvidenceResult.Invalid, $"{mistyped} passed");
    }

    private static string Replace(string text, int place, char character) => string.Concat(text.AsSpan(0, place), [character], text.AsSpan(place + 1));
}
