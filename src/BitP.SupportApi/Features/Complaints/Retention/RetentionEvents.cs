using BitP.SupportApi.Platform.Events;

namespace BitP.SupportApi.Features.Complaints.Retention;

/// <summary>A complaint was put under legal hold.</summary>
/// <param name="Reason">Why.</param>
public sealed record ComplaintHoldPlaced(string Reason) : EventData("complaint.hold_placed", EventVisibility.Staff);

/// <summary>Somebody proposed to lift the legal hold of a complaint.</summary>
/// <param name="Reason">Why.</param>
public sealed record ComplaintHoldLiftProposed(string Reason) : EventData("complaint.hold_lift_proposed", EventVisibility.Staff);

/// <summary>Who had proposed to lift the legal hold of a complaint took that back.</summary>
public sealed record ComplaintHoldLiftWithdrawn() : EventData("complaint.hold_lift_withdrawn", EventVisibility.Staff);

/// <summary>The legal hold of a complaint was lifted: a second person approved it.</summary>
public sealed record ComplaintHoldLifted() : EventData("complaint.hold_lifted", EventVisibility.Staff);

/// <summary>The file of a complaint was deleted, since it is not to be kept any longer. What its events said is erased.</summary>
/// <param name="Reference">Its reference.</param>
/// <param name="RetainedUntil">Until when it was to be kept (UTC).</param>
/// <param name="HeadHash">The hash at the end of the chain over its events, in lower-case hexadecimal digits.</param>
public sealed record ComplaintDeleted(string Reference, DateTimeOffset RetainedUntil, string HeadHash) : EventData(Name, EventVisibility.Customer)
{
    internal const string Name = "complaint.deleted";
}
