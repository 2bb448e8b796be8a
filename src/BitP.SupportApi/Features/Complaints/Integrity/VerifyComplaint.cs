using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Complaints.Integrity;

/// <summary>The file of a complaint is compared with the chain of hashes over it.</summary>
public sealed class VerifyComplaint(ComplaintVerifier verifier) : ApiEndpoint<VerifyComplaint.Request, Results<Ok<ComplaintVerification>, Error>>
{
    /// <summary>Where to begin.</summary>
    public sealed record Request
    {
        /// <summary>The number of the event behind which to begin: the <c>through</c> of the answer before; from the beginning when absent.</summary>
        public long? AfterSequence { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.AfterSequence).GreaterThanOrEqualTo(0);
    }

    public override void Configure()
    {
        Get("/complaints/{complaintId}/verify");
        Group<ComplaintsGroup>();
        RequireScope(Scope.ComplaintsRead, Actors.Staff);
        Validated<Validator>();
        Fails(ComplaintErrors.NotFound);
    }

    /// <summary>Verify the file of a complaint</summary>
    /// <remarks>
    /// Every event of a complaint has a link in a chain of hashes: SHA-256 over the link before, the event's number, id, type, time and visibility, and the salted hash of
    /// what it says and who did it. The end is sealed by HMAC-SHA256 with a key that is not in the database. It names the first event that was changed, is missing, was
    /// inserted or stands in another's place, and the first document whose bytes are not those that were issued. What was erased leaves the chain as it is. It looks at
    /// 2,000 events at a time: of a longer file it answers <c>complete: false</c>, and goes on behind <c>afterSequence</c>. What only stands in the complaint itself, such as the
    /// text of a point, is vouched for by the documents that repeat it.
    /// </remarks>
    public override async Task<Results<Ok<ComplaintVerification>, Error>> AnswerAsync(Request request, CancellationToken ct) =>
        await verifier.VerifyAsync(Key<ComplaintKey>("complaintId"), request.AfterSequence ?? 0, ct) is { } found
            ? TypedResults.Ok(found)
            : ComplaintErrors.NotFound;
}
