namespace BitP.SupportApi.Features.Complaints.Regimes;

/// <summary>What a complaint is about.</summary>
public enum ComplaintKind
{
    /// <summary>How long an answer took.</summary>
    ResponseSpeed,

    /// <summary>What those who answered knew.</summary>
    Expertise,

    /// <summary>How clear and complete answers were.</summary>
    Communication,

    /// <summary>How people were treated.</summary>
    Attitude,

    /// <summary>Money or assets.</summary>
    Funds,

    /// <summary>What it cost.</summary>
    Fees,

    /// <summary>Being able to use an account or a service.</summary>
    Access,

    /// <summary>How well accounts and data are protected.</summary>
    Security,

    /// <summary>Something else.</summary>
    Other,
}
