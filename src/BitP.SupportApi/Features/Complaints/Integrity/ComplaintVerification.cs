using BitP.SupportApi.Features.Complaints.Documents;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Complaints.Integrity;

/// <summary>What is wrong with the file of a complaint.</summary>
public enum ChainProblemKind
{
    /// <summary>The event is not what it was, or the link of the chain that vouches for it.</summary>
    Changed,

    /// <summary>The event is not there any more.</summary>
    Missing,

    /// <summary>The event is not one that was recorded.</summary>
    Inserted,

    /// <summary>The event stands in the place of another one.</summary>
    Reordered,

    /// <summary>The document is not what was issued.</summary>
    DocumentChanged,

    /// <summary>The document is not there any more.</summary>
    DocumentMissing,

    /// <summary>There are more documents than were issued.</summary>
    DocumentInserted,

    /// <summary>The chain does not end as it was sealed: it was made anew, cut or lengthened by somebody who does not have the key.</summary>
    HeadChanged,

    /// <summary>The end of the chain is not sealed, though there is a key: nobody can tell whether the chain was made anew.</summary>
    HeadUnsealed,

    /// <summary>The end of the chain is sealed by a key that is not set here.</summary>
    KeyUnknown,
}

/// <summary>The first thing that is wrong with the file of a complaint.</summary>
/// <param name="Sequence">The number of the event that it is about, or of the last one there should be when it is about the end of the chain.</param>
/// <param name="EventId">The id of the event, as the chain has it, or as it was found when the chain has none; null when neither is there, and for the end of the chain.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Document">The document that it is about; null for others.</param>
/// <param name="Edition">Which edition; null for others.</param>
public sealed record ChainProblem(long Sequence, Guid? EventId, ChainProblemKind Problem, DocumentKind? Document = null, int? Edition = null);

/// <summary>What was found about the file of a complaint.</summary>
/// <param name="Intact">Whether nothing is wrong with what was looked at.</param>
/// <param name="Complete">Whether it was looked at to its end. When not, and nothing is wrong, go on with <c>afterSequence</c> set to <c>through</c>.</param>
/// <param name="Through">The number of the last event that was looked at.</param>
/// <param name="Events">How many events were looked at.</param>
/// <param name="Redacted">How many of them are erased. That they happened, and when, is still certain.</param>
/// <param name="Documents">How many issued documents were compared, byte for byte, with the hashes in their events.</param>
/// <param name="Sealed">Whether the end of the chain is sealed by a key that is set here; null unless it is complete.</param>
/// <param name="HeadHash">The hash at the end of the chain, in lower-case hexadecimal digits; null unless it is complete. Whoever keeps it elsewhere can tell that nothing before it has changed since.</param>
/// <param name="FirstProblem">The first thing that is wrong; null when nothing is.</param>
public sealed record ComplaintVerification(
    bool Intact,
    bool Complete,
    long Through,
    long Events,
    long Redacted,
    int Documents,
    bool? Sealed,
    string? HeadHash,
    ChainProblem? FirstProblem
) : IExample<ComplaintVerification>
{
    public static ComplaintVerification Example =>
        new(true, true, 14, 14, 0, 4, true, "853793d552635f533aa982b92b35b00e63a1c14e526154563a56315263a13ae1", null);
}
