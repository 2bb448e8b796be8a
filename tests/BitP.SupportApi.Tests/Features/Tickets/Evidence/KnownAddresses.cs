using BitP.SupportApi.Features.Tickets.Evidence;

namespace BitP.SupportApi.Tests.Features.Tickets.Evidence;

/// <summary>Published addresses, each of a form that one kind of network alone has.</summary>
internal static class KnownAddresses
{
    /// <summary>Addresses with a checksum.</summary>
    public static TheoryData<string, string> Checked { get; } =
        new()
        {
            { "bitcoin", "1FsSia9rv4NeEwvJ2GvXrX7LyxYspbN2mo" },
            { "bitcoin", "36j4NfKv6Akva9amjWrLG6MuSQym1GuEmm" },
            { "bitcoin", "bc1qvyq0cc6rahyvsazfdje0twl7ez82ndmuac2lhv" },
            { "bitcoin", "bc1p83n3au0rjylefxq2nc2xh2y4jzz4pm6zxj4mw5pagdjjr2a9f36s6jjnnu" },
            { "ethereum", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed" },
            { "tron", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t" },
            { "litecoin", "LT2KVaAy1ppRuxRgrS5RNU3vBsy7RibPeA" },
            { "litecoin", "MHrYRxAiMNBTku3eoDHwhA1LQGDjUStZW2" },
            { "litecoin", "ltc1qkee9f0lams3vadyfytsxcxp55peqnwnmxgxggm" },
            { "litecoin", "ltcmweb1qq20e2arnhvxw97katjkmsd35agw3capxjkrkh7dk8d30rczm8ypxu" + "q329nwh2twmchhqn3jqh7ua4ps539f6aazh79jy76urqht4qa59ts3at6gf" },
            { "dogecoin", "DD4KSSuBJqcjuTcvUg1CgUKeurPUFeEZkE" },
            { "dogecoin", "A7HRQk3GFCW2QasvdZxXuYj8kkQK5QrYLs" },
            { "bitcoin_cash", "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a" },
            { "bitcoin_cash", "pr95sy3j9xwd2ap32xkykttr4cvcu7as4yc93ky28e" },
            { "xrp", "r9cZA1mLK5R5Am25ArfXFmqgNwjZgnfk59" },
            { "xrp", "XVLhHMPHU98es4dbozjVtdWzVrDjtV18pX8yuPT7y4xaEHi" },
            { "stellar", "GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ" },
            { "stellar", "MA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJUAAAAAAAAAAAACJUQ" },
            { "ton", "Ef8zMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzM0vF" },
        };

    /// <summary>Addresses without one.</summary>
    public static TheoryData<string, string> Unchecked { get; } =
        new()
        {
            { "ethereum", "0xde709f2102306220921060314715629080e2fb77" },
            { "solana", "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v" },
            { "ton", "0:ca6e321c7cce9ecedf0a8ca2492ec8592494aa5fb5ce0387dff96ef6af982a3e" },
        };

    /// <summary>The addresses of both lists.</summary>
    public static IEnumerable<(Network Network, string Address)> All =>
        Checked.Concat(Unchecked).Select(row => (Network.Find((string)row[0])!, (string)row[1]));
}
