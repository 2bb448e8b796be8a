namespace BitP.SupportApi.Features.Tickets.Evidence;

/// <summary>What a check of one address or transaction hash found.</summary>
/// <remarks>The default value is an invalid verdict, so that an unset one never passes.</remarks>
public readonly record struct EvidenceVerdict
{
    private readonly InvalidReason _reason;

    private EvidenceVerdict(EvidenceResult result, InvalidReason reason = InvalidReason.Malformed, Network? otherNetwork = null, string? normalised = null)
    {
        Result = result;
        _reason = reason;
        OtherNetwork = otherNetwork;
        Normalised = normalised;
    }

    /// <summary>Whether the text can be what it is said to be.</summary>
    public EvidenceResult Result { get; }

    /// <summary>Why the text is refused; set exactly when it is invalid.</summary>
    public InvalidReason? Reason => Result is EvidenceResult.Invalid ? _reason : null;

    /// <summary>
    /// The network the text belongs to; set exactly when the reason is the wrong network. Where
    /// several networks share the form, it is the first of them in <see cref="Network.All"/>.
    /// </summary>
    public Network? OtherNetwork { get; }

    /// <summary>
    /// One spelling for all spellings of the same address or hash, to compare two pieces of
    /// evidence of the same network; set exactly when the text is not invalid.
    /// </summary>
    public string? Normalised { get; }

    internal static EvidenceVerdict Malformed => new(EvidenceResult.Invalid);

    internal static EvidenceVerdict BadChecksum => new(EvidenceResult.Invalid, InvalidReason.Checksum);

    internal static EvidenceVerdict TestNetwork => new(EvidenceResult.Invalid, InvalidReason.TestNetwork);

    internal static EvidenceVerdict WrongNetwork(Network other) => new(EvidenceResult.Invalid, InvalidReason.WrongNetwork, other);

    internal static EvidenceVerdict Valid(string normalised) => new(EvidenceResult.Valid, normalised: normalised);

    internal static EvidenceVerdict NotCheckable(string normalised) => new(EvidenceResult.NotCheckable, normalised: normalised);

    /// <summary>The verdict on a text whose prefix is that of a test network.</summary>
    internal EvidenceVerdict OfTestNetwork() => Reason is null ? TestNetwork : this;
}

/// <summary>Whether an address or a transaction hash can be what it is said to be.</summary>
public enum EvidenceResult
{
    /// <summary>The text cannot belong to the network.</summary>
    Invalid,

    /// <summary>The form is right, but nothing in the text would reveal a typing error.</summary>
    NotCheckable,

    /// <summary>The checksum of an address is right, or the form of a hash is exact.</summary>
    Valid,
}

/// <summary>Why an address or a transaction hash is refused.</summary>
public enum InvalidReason
{
    /// <summary>The text has a form that no address or hash of the network has.</summary>
    Malformed,

    /// <summary>The form is right, but the checksum is not: most likely a typing error.</summary>
    Checksum,

    /// <summary>The text belongs to another network.</summary>
    WrongNetwork,

    /// <summary>The text belongs to a test network, where nothing of value is held.</summary>
    TestNetwork,
}
