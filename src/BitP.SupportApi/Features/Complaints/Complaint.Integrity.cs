using BitP.SupportApi.Features.Complaints.Integrity;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>What vouches for a complaint.</summary>
public sealed partial class Complaint
{
    /// <summary>Where the chain of hashes over its events ends; null as long as nothing of it is stored.</summary>
    public ChainHead? ChainHead { get; internal set; }
}
