using BitP.SupportApi.Features.Complaints.Documents;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>A document about a complaint was sent.</summary>
public sealed class RecordDocumentDelivery(SupportDbContext db, ComplaintDesk desk, TimeProvider clock)
    : ApiEndpoint<RecordDocumentDelivery.Request, Results<Created<DocumentDeliveryResponse>, Error>>
{
    /// <summary>How and when.</summary>
    /// <param name="Edition">Which edition was sent, from 1; the latest when absent.</param>
    /// <param name="Means">How it was sent.</param>
    /// <param name="SentAt">When it was sent (RFC 3339), neither to come nor before it was issued; now when absent.</param>
    /// <param name="RequestedAt">When it was asked for (RFC 3339), such as on paper, not after it was sent; absent when it was not.</param>
    public sealed record Request(DeliveryMeans? Means, int? Edition = null, DateTimeOffset? SentAt = null, DateTimeOffset? RequestedAt = null)
        : IExample<Request>
    {
        public static Request Example => new(DeliveryMeans.Paper);
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Means).NotNull();
            RuleFor(r => r.Edition).GreaterThanOrEqualTo(1);
        }
    }

    public override void Configure()
    {
        Post("/complaints/{complaintId}/documents/{documentKind}/deliveries");
        Group<ComplaintsGroup>();
        DescribeKey("documentKind", DocumentKinds.InPaths);
        RequireScope(Scope.ComplaintsWrite, Actors.Staff);
        Validated<Validator>();
        TakesIfMatch();
        Transactional();
        Fails(ComplaintErrors.NotFound, ComplaintErrors.DocumentNotFound, ComplaintErrors.LimitReached);
    }

    /// <summary>Record the delivery of a document</summary>
    /// <remarks>Documents go out electronically, and on paper when the complainant asks (Delegated Regulation (EU) 2025/294, Article 7). Deliveries are added, never changed; a document has at most 20.</remarks>
    public override async Task<Results<Created<DocumentDeliveryResponse>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var complaint = await desk.LoadAsync(Key<ComplaintKey>("complaintId"), ct);
        if (complaint is null)
            return ComplaintErrors.NotFound;
        if (IfMatch.Refuses(complaint.SeenBy(Actor)) is { } stale)
            return stale;
        if (await DocumentKinds.FindAsync(db, complaint.Id, Route<string>("documentKind")!, request.Edition, ct) is not { } document)
            return ComplaintErrors.DocumentNotFound;
        var now = clock.GetUtcNow();
        var sentAt = request.SentAt ?? now;
        if (sentAt > now || sentAt < document.IssuedAt)
            return Validation.Refuse("sentAt", FieldProblems.OutOfRange.Expecting(Expectation.Between(document.IssuedAt, now)));
        if (request.RequestedAt > sentAt)
            return Validation.Refuse("requestedAt", FieldProblems.OutOfRange.Expecting(Expectation.NotAfter(sentAt)));
        if (await db.Set<DocumentDelivery>().CountAsync(d => d.DocumentId == document.Id, ct) >= IssuedDocument.MaxDeliveries)
            return ComplaintErrors.LimitReached.For(IssuedDocument.MaxDeliveries);
        var delivery = DocumentDelivery.Of(document, request.Means!.Value, sentAt, request.RequestedAt, now);
        db.Add(delivery);
        complaint.NoteDelivered(document, delivery, now);
        return TypedResults.Created($"/v1/complaints/{complaint.Id}/documents", DocumentDeliveryResponse.From(delivery));
    }
}

/// <summary>That a document was sent.</summary>
/// <param name="Id">Its id (UUIDv7).</param>
/// <param name="DocumentId">The document.</param>
/// <param name="Means">How it was sent.</param>
/// <param name="RequestedAt">When it was asked for (UTC); null when it was not.</param>
/// <param name="SentAt">When it was sent (UTC).</param>
public sealed record DocumentDeliveryResponse(Guid Id, Guid DocumentId, DeliveryMeans Means, DateTimeOffset? RequestedAt, DateTimeOffset SentAt)
    : IExample<DocumentDeliveryResponse>
{
    public static DocumentDeliveryResponse Example => new(Examples.Message, Examples.Event, DeliveryMeans.Paper, Examples.At, Examples.At.AddDays(1));

    internal static DocumentDeliveryResponse From(DocumentDelivery d) => new(d.Id, d.DocumentId, d.Means, d.RequestedAt, d.SentAt);
}
