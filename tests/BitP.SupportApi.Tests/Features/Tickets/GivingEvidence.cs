namespace BitP.SupportApi.Tests.Features.Tickets;

public sealed class GivingEvidence
{
    private const string Hex = "853793D552635F533AA982B92B35B00E63A1C14E526154563A56315263A13AE1";

    [Theory]
    [InlineData("bitcoin", "bc1qvyq0cc6rahyvsazfdje0twl7ez82ndmuac2lhv", Hex)]
    [InlineData("BTC", "1FsSia9rv4NeEwvJ2GvXrX7LyxYspbN2mo", Hex)]
    [InlineData("ethereum", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "0x" + Hex)]
    [InlineData("ERC-20", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", Hex)]
    [InlineData("bsc", "0xde709f2102306220921060314715629080e2fb77", "0x" + Hex)]
    [InlineData("tron", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", Hex)]
    [InlineData("trc20", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", null)]
    [InlineData("litecoin", "ltc1qkee9f0lams3vadyfytsxcxp55peqnwnmxgxggm", Hex)]
    [InlineData("dogecoin", "DD4KSSuBJqcjuTcvUg1CgUKeurPUFeEZkE", Hex)]
    [InlineData("bitcoin_cash", "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a", Hex)]
    [InlineData("xrp", "r9cZA1mLK5R5Am25ArfXFmqgNwjZgnfk59", Hex)]
    [InlineData("stellar", "GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ", Hex)]
    [InlineData("ton", "Ef8zMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzM0vF", Hex)]
    [InlineData("solana", "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v", null)]
    [InlineData("some-new-chain", "whatever it prints", "not hex at all")]
    [InlineData(null, "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6u", "zz")]
    public async Task What_fits_its_network_or_cannot_be_checked_is_taken_as_it_was_given(string? network, string address, string? txHash)
    {
        var desk = await Desk.SetAsync();

        var opened = await desk.OpenAsync(
            new
            {
                evidence = new[]
                {
                    new
                    {
                        kind = "transaction",
                        network,
                        address,
                        txHash,
                    },
                },
            }
        );

        var kept = opened["evidence"]![0];
        Assert.Equal((network, address, txHash), (kept.Str("network"), kept.Str("address"), kept.Str("txHash")));
    }

    [Theory]
    [InlineData("bitcoin", "1FsSia9rv4NeEwvJ2GvXrX7LyxYspbN2mp", "checksum")]
    [InlineData("bitcoin", "bc1qvyq0cc6rahyvsazfdje0twl7ez82ndmuac2lhw", "checksum")]
    [InlineData("ethereum", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD", "checksum")]
    [InlineData("tron", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6u", "checksum")]
    [InlineData("trc20", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "wrong_network")]
    [InlineData("erc20", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", "wrong_network")]
    [InlineData("bitcoin", "ltc1qkee9f0lams3vadyfytsxcxp55peqnwnmxgxggm", "wrong_network")]
    [InlineData("litecoin", "bc1qvyq0cc6rahyvsazfdje0twl7ez82ndmuac2lhv", "wrong_network")]
    [InlineData("bitcoin", "tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx", "test_network")]
    [InlineData("ethereum", "0x1234", "malformed")]
    [InlineData("solana", "0", "malformed")]
    [InlineData("bitcoin", "", "malformed")]
    public async Task An_address_that_does_not_fit_is_refused_with_the_reason(string network, string address, string code)
    {
        var desk = await Desk.SetAsync();

        var answer = await desk.Partner.PostAsync(
            "/v1/tickets",
            desk.Case(
                new
                {
                    evidence = new[]
                    {
                        new
                        {
                            kind = "transaction",
                            network,
                            address,
                        },
                    },
                }
            )
        );

        answer.ShouldRefuse("evidence[0].address", code);
    }

    [Theory]
    [InlineData("bitcoin", "123", "malformed")]
    [InlineData("bitcoin", "0x" + Hex, "wrong_network")]
    [InlineData("ethereum", "0x12", "malformed")]
    [InlineData("solana", Hex, "malformed")]
    [InlineData("tron", "", "malformed")]
    public async Task A_hash_that_does_not_fit_is_refused_with_the_reason(string network, string txHash, string code)
    {
        var desk = await Desk.SetAsync();

        var answer = await desk.Partner.PostAsync(
            "/v1/tickets",
            desk.Case(
                new
                {
                    evidence = new[]
                    {
                        new
                        {
                            kind = "transaction",
                            network,
                            txHash,
                        },
                    },
                }
            )
        );

        answer.ShouldRefuse("evidence[0].txHash", code);
    }
}
