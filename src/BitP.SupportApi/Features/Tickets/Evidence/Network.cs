using System.Collections.Frozen;

namespace BitP.SupportApi.Features.Tickets.Evidence;

/// <summary>A blockchain network whose addresses and transaction hashes can be checked.</summary>
public sealed class Network
{
    private const int MaxNameLength = 64;

    private Network(string id, Func<string, EvidenceVerdict> checkAddress, Func<string, EvidenceVerdict> checkTransactionHash, params string[] aliases)
    {
        Id = id;
        AddressRule = checkAddress;
        TransactionHashRule = checkTransactionHash;
        Aliases = aliases;
    }

    /// <summary>The Bitcoin main network.</summary>
    public static Network Bitcoin { get; } = new("bitcoin", BitcoinAddress.Check, TransactionHash.CheckHex, "btc", "xbt");

    /// <summary>The Ethereum main network.</summary>
    public static Network Ethereum { get; } = Evm("ethereum", "eth", "ether", "erc20");

    /// <summary>The Tron main network.</summary>
    public static Network Tron { get; } = new("tron", TronAddress.Check, TransactionHash.CheckHex, "trx", "trc20", "trc10");

    /// <summary>BNB Smart Chain.</summary>
    public static Network BnbSmartChain { get; } = Evm("bnb_smart_chain", "bsc", "bnb", "bep20", "bnbchain", "binancesmartchain");

    /// <summary>Polygon PoS.</summary>
    public static Network Polygon { get; } = Evm("polygon", "pol", "matic", "polygonpos");

    /// <summary>Arbitrum One.</summary>
    public static Network Arbitrum { get; } = Evm("arbitrum", "arb", "arbitrumone");

    /// <summary>OP Mainnet.</summary>
    public static Network Optimism { get; } = Evm("optimism", "op", "opmainnet");

    /// <summary>Base.</summary>
    public static Network Base { get; } = Evm("base", "basemainnet");

    /// <summary>The contract chain of Avalanche.</summary>
    public static Network AvalancheC { get; } = Evm("avalanche_c", "avax", "avaxc", "avalanche", "cchain", "avaxcchain", "avalanchecchain");

    /// <summary>The Litecoin main network.</summary>
    public static Network Litecoin { get; } = new("litecoin", LitecoinAddress.Check, TransactionHash.CheckHex, "ltc");

    /// <summary>The Dogecoin main network.</summary>
    public static Network Dogecoin { get; } = new("dogecoin", DogecoinAddress.Check, TransactionHash.CheckHex, "doge", "xdg");

    /// <summary>The Bitcoin Cash main network.</summary>
    public static Network BitcoinCash { get; } = new("bitcoin_cash", BitcoinCashAddress.Check, TransactionHash.CheckHex, "bch");

    /// <summary>The Solana main network.</summary>
    public static Network Solana { get; } = new("solana", SolanaAddress.Check, TransactionHash.CheckSolana, "sol", "spl");

    /// <summary>The XRP Ledger.</summary>
    public static Network Xrp { get; } = new("xrp", XrpAddress.Check, TransactionHash.CheckHex, "ripple", "xrpl", "xrpledger");

    /// <summary>The Stellar public network.</summary>
    public static Network Stellar { get; } = new("stellar", StellarAddress.Check, TransactionHash.CheckHex, "xlm", "lumens");

    /// <summary>The Open Network.</summary>
    public static Network Ton { get; } = new("ton", TonAddress.Check, TransactionHash.CheckTon, "toncoin", "theopennetwork");

    /// <summary>Every known network.</summary>
    public static IReadOnlyList<Network> All { get; } =
    [Bitcoin, Ethereum, Tron, BnbSmartChain, Polygon, Arbitrum, Optimism, Base, AvalancheC, Litecoin, Dogecoin, BitcoinCash, Solana, Xrp, Stellar, Ton];

    private static readonly FrozenDictionary<string, Network>.AlternateLookup<ReadOnlySpan<char>> ByName = All.SelectMany(network =>
            network.Aliases.Append(network.Id.Replace("_", "", StringComparison.Ordinal)).Select(name => KeyValuePair.Create(name, network))
        )
        .ToFrozenDictionary(StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The name of the network in JSON, in lower-case snake case.</summary>
    public string Id { get; }

    /// <summary>Other names people type, in lower case without separators.</summary>
    public IReadOnlyList<string> Aliases { get; }

    internal Func<string, EvidenceVerdict> AddressRule { get; }

    internal Func<string, EvidenceVerdict> TransactionHashRule { get; }

    /// <summary>
    /// Finds a network by its id or by an alias, whatever the case and whatever the spaces,
    /// hyphens and underscores; null when no network has that name.
    /// </summary>
    public static Network? Find(string? name)
    {
        if (name is null or { Length: > MaxNameLength })
            return null;

        Span<char> key = stackalloc char[MaxNameLength];
        var length = 0;
        foreach (var character in name)
        {
            if (char.IsAsciiLetterOrDigit(character))
                key[length++] = AsciiCase.ToLower(character);
            else if (character is not ('-' or '_') && !char.IsWhiteSpace(character))
                return null;
        }

        return ByName.TryGetValue(key[..length], out var network) ? network : null;
    }

    /// <summary>The id.</summary>
    public override string ToString() => Id;

    private static Network Evm(string id, params string[] aliases) => new(id, EvmAddress.Check, TransactionHash.CheckEvm, aliases);
}
