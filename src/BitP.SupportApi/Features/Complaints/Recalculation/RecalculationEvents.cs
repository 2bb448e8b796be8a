using BitP.SupportApi.Features.Complaints.Deadlines;
using BitP.SupportApi.Platform.Events;

namespace BitP.SupportApi.Features.Complaints.Recalculation;

/// <summary>A complaint was moved to the newest versions of its regimes, and its limits were counted anew.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Regimes">The versions of the regimes that were looked at.</param>
/// <param name="Limits">The limits that are at another time, or are there no more or only since.</param>
public sealed record ComplaintRecalculated(string Reason, IReadOnlyList<RecalculatedRegime> Regimes, IReadOnlyList<RecalculatedLimit> Limits)
    : EventData("complaint.recalculated", EventVisibility.Staff)
{
    // The reason is the desk's own affair, the limits are shown.
    internal override bool ChangesWhatCustomersSee => true;
}

/// <summary>The version of a regime that counts for a complaint.</summary>
/// <param name="Key">The key of the regime.</param>
/// <param name="Version">The number of the version.</param>
public sealed record RecalculatedRegime(string Key, Change<long> Version);

/// <summary>A limit that was counted anew.</summary>
/// <param name="Regime">The key of the regime.</param>
/// <param name="Step">What has to be done.</param>
/// <param name="DueAt">By when (UTC); null where there is no such limit.</param>
public sealed record RecalculatedLimit(string Regime, ComplaintStep Step, Change<DateTimeOffset?> DueAt);

/// <summary>The open complaints under a regime are moved to its newest version.</summary>
/// <param name="Key">The key of the regime.</param>
/// <param name="Reason">Why.</param>
public sealed record ComplaintRegimeRecalculated(string Key, string Reason) : EventData("complaint_regime.recalculated", EventVisibility.Staff);
