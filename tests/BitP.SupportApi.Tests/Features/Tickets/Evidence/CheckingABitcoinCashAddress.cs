using BitP.SupportApi.Features.Tickets.Evidence;
using static BitP.SupportApi.Features.Tickets.Evidence.InvalidReason;

namespace BitP.SupportApi.Tests.Features.Tickets.Evidence;

/// <summary>With the test vectors of cashaddr.md and of Bitcoin Cash Node.</summary>
public class CheckingABitcoinCashAddress
{
    [Theory]
    [InlineData("1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu", "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a")]
    [InlineData("1KXrWXciRDZUpQwQmuM1DbwsKDLYAYsVLR", "bitcoincash:qr95sy3j9xwd2ap32xkykttr4cvcu7as4y0qverfuy")]
    [InlineData("16w1D5WRVKJuZUsSRzdLp9w3YGcgoxDXb", "bitcoincash:qqq3728yw0y47sqn6l2na30mcw6zm78dzqre909m2r")]
    [InlineData("3CWFddi6m4ndiGyKqzYvsFYagqDLPVMTzC", "bitcoincash:ppm2qsznhks23z7629mms6s4cwef74vcwvn0h829pq")]
    [InlineData("3LDsS579y7sruadqu11beEJoTjdFiFCdX4", "bitcoincash:pr95sy3j9xwd2ap32xkykttr4cvcu7as4yc93ky28e")]
    [InlineData("31nwvkZwyPdgzjBJZXfDmSWsC4ZLKpYyUw", "bitcoincash:pqq3728yw0y47sqn6l2na30mcw6zm78dzq5ucqzc37")]
    public void All_spellings_of_one_address_are_the_same(string legacy, string cashAddr)
    {
        VerdictAssert.IsValid(Check(legacy), cashAddr);
        VerdictAssert.IsValid(Check(cashAddr), cashAddr);
        VerdictAssert.IsValid(Check(cashAddr["bitcoincash:".Length..]), cashAddr);
        VerdictAssert.IsValid(Check(cashAddr.ToUpperInvariant()), cashAddr);
    }

    [Theory]
    [InlineData("bitcoincash:zpm2qsznhks23z7629mms6s4cwef74vcwvrqekrq9w", "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a")]
    [InlineData("bitcoincash:zr95sy3j9xwd2ap32xkykttr4cvcu7as4yg2l8d0rh", "bitcoincash:qr95sy3j9xwd2ap32xkykttr4cvcu7as4y0qverfuy")]
    [InlineData("bitcoincash:rpm2qsznhks23z7629mms6s4cwef74vcwv59yeyr7n", "bitcoincash:ppm2qsznhks23z7629mms6s4cwef74vcwvn0h829pq")]
    public void A_token_aware_address_is_that_of_the_same_output(string tokenAware, string plain) => VerdictAssert.IsValid(Check(tokenAware), plain);

    [Theory]
    [InlineData("bchtest:pr6m7j9njldwwzlg9v7v53unlr4jkmx6eyvwc0uz5t")]
    [InlineData("pr6m7j9njldwwzlg9v7v53unlr4jkmx6eyvwc0uz5t")]
    [InlineData("bchtest:pvch8mmxy0rtfrlarg7ucrxxfzds5pamg73h7370aa87d80gyhqxq7fqng6m6")]
    [InlineData("mzK2FFDEhxqHcmrJw1ysqFkVyhUULo45hZ")]
    public void An_address_of_a_test_network_is_refused_as_such(string address) => VerdictAssert.IsRefused(Check(address), TestNetwork);

    [Theory]
    [InlineData("bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6c")]
    [InlineData("bchtest:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a")]
    [InlineData("qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6c")]
    public void A_wrong_checksum_is_refused(string address) => VerdictAssert.IsRefused(Check(address), Checksum);

    [Theory]
    [InlineData("pref:pr6m7j9njldwwzlg9v7v53unlr4jkmx6ey65nvtks5")]
    [InlineData("prefix:x64nx6hz")]
    [InlineData("bitcoincash:qpzry9x8gf2tvdw0s3jn54khce6mua7lcw20ayyn")]
    [InlineData("bitcoincash:q9adhakpwzztepkpwp5z0dq62m6u5v5xtyj7j3h2ws4mr9g0")]
    [InlineData("bitcoincash:qvch8mmxy0rtfrlarg7ucrxxfzds5pamg73h7370aa87d80gyhqxq5nlegake")]
    [InlineData("bitcoincash:bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a")]
    [InlineData("bitcoincash:QPM2QSZNHKS23Z7629MMS6S4CWEF74VCWVY22GDX6A")]
    [InlineData(":qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a")]
    [InlineData("bitcoincash:")]
    public void A_text_of_another_form_is_refused(string address) => VerdictAssert.IsRefused(Check(address), Malformed);

    [Theory]
    [InlineData("bitcoincash:pvch8mmxy0rtfrlarg7ucrxxfzds5pamg73h7370aa87d80gyhqxqaw3dsfwg")]
    [InlineData("bitcoincash:pwqwzrf7z06m7nn58tkdjyxqfewanlhyrpxysack85xvf3mt0rv02l9dxc5uf")]
    public void A_script_hash_of_32_bytes_is_valid(string address)
    {
        VerdictAssert.IsValid(Check(address), address);
        VerdictAssert.IsValid(Check(address["bitcoincash:".Length..]), address);
    }

    private static EvidenceVerdict Check(string address) => AddressCheck.CheckAddress(Network.BitcoinCash, address);
}
