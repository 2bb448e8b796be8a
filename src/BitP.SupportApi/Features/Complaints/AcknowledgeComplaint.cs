using BitP.SupportApi.Features.Complaints.Documents;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Problems;
using FastEndpoints;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>The receipt of a complaint is acknowledged.</summary>
public sealed class AcknowledgeComplaint(ComplaintDesk desk, ComplaintLetters letters, TimeProvider clock) : ComplaintStepEndpoint<EmptyRequest>(desk, clock)
{
    public override void Configure() => IsComplaintStep("/acknowledge", Actors.Staff, ComplaintErrors.StatusNotAllowed, ComplaintErrors.DocumentIncomplete);

    /// <summary>Acknowledge a complaint</summary>
    /// <remarks>
    /// Issues the acknowledgement, which says that the complaint is examined, who is to be asked, when it was received, by when it is decided, and gives a copy (Delegated
    /// Regulation (EU) 2025/294, Article 4). While a mandatory content is missing it is refused with 409 <c>document_incomplete</c>, which names it. A complaint
    /// that is not examined is told so by <c>admissibility</c> instead.
    /// </remarks>
    public override Task<Results<Ok<ComplaintResponse>, Error>> AnswerAsync(EmptyRequest request, CancellationToken ct) =>
        TakeAsync(
            async (complaint, regimes, now) =>
                complaint.Acknowledge(Actor, regimes, now) ?? await letters.IssueAsync(DocumentKind.Acknowledgement, complaint, regimes, null, now, ct),
            ct
        );
}
