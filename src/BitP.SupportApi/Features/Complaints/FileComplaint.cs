using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Complaints.Regimes;
using BitP.SupportApi.Features.Customers;
using BitP.SupportApi.Features.Tickets;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>A complaint is filed.</summary>
public sealed class FileComplaint(SupportDbContext db, ComplaintFiling filing, ComplaintDesk desk, TimeProvider clock)
    : ApiEndpoint<FileComplaint.Request, Results<Created<ComplaintResponse>, Ok<ComplaintResponse>, Error>>
{
    /// <summary>The complaint. Only <c>description</c> and a person are needed: no complaint is refused for its form.</summary>
    /// <param name="Description">What happened, in the words of whoever complains; at most 20,000 characters. Never a password, private key or seed phrase.</param>
    /// <param name="Customer">Whose complaint it is: a customer that is new or known. Not for customer tokens; give this or <c>customerId</c>.</param>
    /// <param name="CustomerId">Whose complaint it is: a known customer.</param>
    /// <param name="Kind">What it is about; <c>other</c> when absent.</param>
    /// <param name="Subject">What it is about, in a line of at most 200 characters; the first line of the description when absent.</param>
    /// <param name="DesiredOutcome">What shall come of it; at most 4,000 characters.</param>
    /// <param name="Points">What it says, point by point; at most 100 of at most 2,000 characters. When absent, the whole description is its one point.</param>
    /// <param name="Regime">The key of the one regime that it is under; give this or <c>regimes</c>. Not for customer tokens.</param>
    /// <param name="Regimes">The keys of the regimes that it is under, at most 4, the one that speaks in documents first; those that are set when absent. Not for customer tokens.</param>
    /// <param name="TicketId">The id or reference of the ticket that it is about. Subject, channel, language and evidence are the ticket's when absent; the date of receipt is not.</param>
    /// <param name="Channel">How it reached support; <c>api</c> when absent.</param>
    /// <param name="Language">BCP 47 tag of the language in which it is filed and will be answered; the customer's, or the one of <c>Accept-Language</c>, when absent.</param>
    /// <param name="ReceivedAt">When it was received (RFC 3339), not to come and at most 3650 days ago; now when absent. Not for customer tokens.</param>
    /// <param name="Representative">Who speaks for the complainant.</param>
    /// <param name="PublicPost">Where it was made in public. The limits are then counted from the post.</param>
    /// <param name="Damage">How large the damage is.</param>
    /// <param name="Evidence">The transactions it is about, at most 10.</param>
    /// <param name="Country">Where the complainant lives (ISO 3166-1 alpha-2), such as <c>FR</c>. The decision then names the remedies of that country, and those of all countries when absent.</param>
    /// <param name="Form">
    /// What the published form (<c>GET /v1/complaint-procedure</c>) asks besides, by the names of its fields: <c>complainant.identifier</c>, <c>complainant.address</c>,
    /// <c>representative.contact</c>, <c>service</c>, <c>factDates</c> in a line of at most 500 characters each, <c>damage</c> and <c>comments</c> in at most 4,000. All may be left out.
    /// </param>
    /// <param name="AllowDuplicate">True to file a complaint of its own although one is open that seems to be about the same thing.</param>
    public sealed record Request(
        string? Description,
        CustomerIdentity? Customer = null,
        Guid? CustomerId = null,
        ComplaintKind? Kind = null,
        string? Subject = null,
        string? DesiredOutcome = null,
        IReadOnlyList<string>? Points = null,
        string? Regime = null,
        IReadOnlyList<string>? Regimes = null,
        string? TicketId = null,
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
        public static Request Example =>
            new(
                "My withdrawal was held for nine days, and nobody said why. I want to know what happened.",
                new("user-81723", "Anna Wagner", "anna.wagner@example.com", Language: "de", TimeZone: "Europe/Berlin"),
                Kind: ComplaintKind.Funds,
                Subject: "Nine days for a withdrawal",
                DesiredOutcome: "An explanation, and the fee back.",
                Points: ["It took nine days.", "Nobody answered my questions."],
                Channel: Categories.Channel.App,
                Damage: new("12.50", "EUR"),
                Form: new Dictionary<string, string> { ["service"] = "Withdrawals to a bank account", ["factDates"] = "3 to 12 November 2026" }
            );
    }

    internal sealed class Validator : ComplaintFilingValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Description).ShowsSomething();
            RuleFor(r => r.Customer).SetValidator(new CustomerIdentityValidator()!).When(r => r.Customer is not null);
            RuleFor(r => r.TicketId)
                .Must(id => id is null || TicketKey.Parse(id, null) != default)
                .Otherwise(FieldProblems.Format.Expecting(ComplaintExpectations.NameOfTicket));
        }
    }

    public override void Configure()
    {
        Post("/complaints");
        Group<ComplaintsGroup>();
        RequireScope(Scope.ComplaintsWrite);
        Validated<Validator>();
        Transactional();
        WithETag();
    }

    /// <summary>File a complaint</summary>
    /// <remarks>
    /// A complaint is never refused for its form (Delegated Regulation (EU) 2025/294, recital 3). What is filed about the same thing while a complaint of the customer is
    /// open joins that one, with its own date and its points: the answer is then 200 with <c>joined</c>. The same thing is the same ticket or, without one, the same
    /// kind, under the regimes that are asked for. A complaint takes 50 submissions and 100 points; what it has no room for is a complaint of its own.
    /// What joins and was received, or posted in public, before all else moves the receipt of the complaint, and what is not done yet is counted from then on, unless the
    /// complaint was reopened. Whoever handles it is taken off it if that person has to do with what joins. The limits of its regimes are counted at once, and no later
    /// version of a regime moves them.
    /// </remarks>
    public override async Task<Results<Created<ComplaintResponse>, Ok<ComplaintResponse>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (customer, refusal) = await CustomerOfCase.FindAsync(db, request.Customer, request.CustomerId, mayStayAsItIs: false, now, ct);
        if (customer is null)
            return refusal!;
        Ticket? ticket = null;
        if (request.TicketId is { } ticketId)
        {
            ticket = await TicketKey.Parse(ticketId, null).LoadAsync(db, ct);
            if (ticket is null || ticket.CustomerId != customer.Id)
                return Validation.Refuse("ticketId", FieldProblems.NotFound.Expecting(ComplaintExpectations.TicketOfCustomer));
        }
        var (complaint, joined, error) = await filing.FileAsync(request, customer, ticket, request.ReceivedAt ?? now, now, ct);
        if (complaint is null)
            return error!;
        var answer = await desk.RespondAsync(complaint, ct);
        return joined ? TypedResults.Ok(answer with { Joined = true }) : TypedResults.Created($"/v1/complaints/{complaint.Id}", answer);
    }
}
