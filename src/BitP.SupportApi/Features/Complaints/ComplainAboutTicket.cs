using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Complaints.Regimes;
using BitP.SupportApi.Features.Customers;
using BitP.SupportApi.Features.Tickets;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>A ticket turns out to be a complaint.</summary>
public sealed class ComplainAboutTicket(SupportDbContext db, ComplaintFiling filing, ComplaintDesk desk, TimeProvider clock)
    : ApiEndpoint<ComplainAboutTicket.Request, Results<Created<ComplaintResponse>, Ok<ComplaintResponse>, Error>>
{
    /// <summary>What the complaint says that the ticket does not. All of it may be left out.</summary>
    /// <param name="Kind">What it is about; <c>other</c> when absent.</param>
    /// <param name="Subject">What it is about, in a line of at most 200 characters; the ticket's when absent.</param>
    /// <param name="Description">What happened; at most 20,000 characters; the ticket's when absent.</param>
    /// <param name="DesiredOutcome">What shall come of it; at most 4,000 characters.</param>
    /// <param name="Points">What it says, point by point; at most 100 of at most 2,000 characters. When absent, the whole description is its one point.</param>
    /// <param name="Regime">The key of the one regime that it is under; give this or <c>regimes</c>. Not for customer tokens.</param>
    /// <param name="Regimes">The keys of the regimes that it is under, at most 4; those that are set when absent. Not for customer tokens.</param>
    /// <param name="Channel">How it reached support; as the ticket did when absent.</param>
    /// <param name="Language">BCP 47 tag of the language in which it will be answered; the ticket's when absent.</param>
    /// <param name="ReceivedAt">When it was received (RFC 3339), such as when a later message made it a complaint; when the ticket was opened when absent. Not for customer tokens.</param>
    /// <param name="Representative">Who speaks for the complainant.</param>
    /// <param name="PublicPost">Where it was made in public.</param>
    /// <param name="Damage">How large the damage is.</param>
    /// <param name="Evidence">The transactions it is about, at most 10; those of the ticket when absent.</param>
    /// <param name="Country">Where the complainant lives (ISO 3166-1 alpha-2), such as <c>FR</c>. The decision then names the remedies of that country, and those of all countries when absent.</param>
    /// <param name="Form">
    /// What the published form (<c>GET /v1/complaint-procedure</c>) asks besides, by the names of its fields: <c>complainant.identifier</c>, <c>complainant.address</c>,
    /// <c>representative.contact</c>, <c>service</c>, <c>factDates</c> in a line of at most 500 characters each, <c>damage</c> and <c>comments</c> in at most 4,000. All may be left out.
    /// </param>
    /// <param name="AllowDuplicate">True to file a complaint of its own although one is open that seems to be about the same thing.</param>
    public sealed record Request(
        ComplaintKind? Kind = null,
        string? Subject = null,
        string? Description = null,
        string? DesiredOutcome = null,
        IReadOnlyList<string>? Points = null,
        string? Regime = null,
        IReadOnlyList<string>? Regimes = null,
        Channel? Channel = null,
        string? Language = null,
        DateTimeOffset? ReceivedAt = null,
        FiledRepresentative? Representative = null,
        PublicPost? PublicPost = null,
        DamageAmount? Damage = null,
        IReadOnlyList<TransactionEvidence>? Evidence = null,
        string? Country = null,
        IReadOnlyDictionary<string, string>? Form = null,
        bool? AllowDuplicate = null
    ) : IComplaintFiling, IExample<Request>
    {
        public static Request Example => new(ComplaintKind.ResponseSpeed, DesiredOutcome: "An explanation why nobody answered.");
    }

    internal sealed class Validator : ComplaintFilingValidator<Request>;

    public override void Configure()
    {
        Post("/tickets/{ticketId}/complaint");
        Group<ComplaintsGroup>();
        RequireScope(Scope.ComplaintsWrite);
        Validated<Validator>();
        OptionalBody();
        Transactional();
        WithETag();
        Fails(TicketErrors.NotFound);
    }

    /// <summary>File a complaint out of a ticket</summary>
    /// <remarks>
    /// What the request does not say is the ticket's, the date of receipt too. The ticket goes on, and its timeline tells of the complaint. While a complaint about the
    /// ticket is open, what is filed joins that one: the answer is then 200 with <c>joined</c>.
    /// </remarks>
    public override async Task<Results<Created<ComplaintResponse>, Ok<ComplaintResponse>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var ticket = await Key<TicketKey>("ticketId").LoadAsync(db, ct);
        if (ticket is null)
            return TicketErrors.NotFound;
        var customer = await db.Visible<Customer>().SingleAsync(c => c.Id == ticket.CustomerId, ct);
        var (complaint, joined, error) = await filing.FileAsync(request, customer, ticket, request.ReceivedAt ?? ticket.CreatedAt, clock.GetUtcNow(), ct);
        if (complaint is null)
            return error!;
        var answer = await desk.RespondAsync(complaint, ct);
        return joined ? TypedResults.Ok(answer with { Joined = true }) : TypedResults.Created($"/v1/complaints/{complaint.Id}", answer);
    }
}
