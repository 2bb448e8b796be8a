using System.Text.Json;
using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Customers;
using BitP.SupportApi.Features.Sla.Policies;
using BitP.SupportApi.Features.Tickets.Storage;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Tickets;

/// <summary>A case is brought to support.</summary>
public sealed class OpenTicket(SupportDbContext db, Numbers numbers, SlaPolicies policies, TimeProvider clock)
    : ApiEndpoint<OpenTicket.Request, Results<Created<TicketResponse>, Error>>
{
    /// <summary>The case.</summary>
    /// <param name="Subject">What it is about, in a line of at most 200 characters.</param>
    /// <param name="Description">What happened, in the customer's words; at most 20,000 characters. Never a password, private key or seed phrase.</param>
    /// <param name="Category">What kind of problem it is; <c>GET /v1/categories</c> tells what to prepare for each.</param>
    /// <param name="Channel">How it reached support.</param>
    /// <param name="Customer">Whose case it is: a customer that is new or known. Not for customer tokens; give this or <c>customerId</c>.</param>
    /// <param name="CustomerId">Whose case it is: a known customer.</param>
    /// <param name="Priority">How soon it has to be looked at; by the category's rule when absent.</param>
    /// <param name="Language">BCP 47 tag of the language to handle it in; the customer's, or the one of <c>Accept-Language</c>, when absent.</param>
    /// <param name="Fields">Answers to the form of the category, as its JSON Schema says.</param>
    /// <param name="Evidence">The transactions it is about, at most 10.</param>
    /// <param name="Tags">Free words to find it by, at most 20 of at most 50 characters, as they are sent and in Unicode's composed form (NFC), which is kept.</param>
    /// <param name="AllowDuplicate">True to open it even though an open ticket about the same thing exists.</param>
    public sealed record Request(
        string? Subject,
        string? Description,
        TicketCategory? Category,
        Channel? Channel,
        CustomerIdentity? Customer = null,
        Guid? CustomerId = null,
        Priority? Priority = null,
        string? Language = null,
        IReadOnlyDictionary<string, JsonElement>? Fields = null,
        IReadOnlyList<TransactionEvidence>? Evidence = null,
        IReadOnlyList<string>? Tags = null,
        bool? AllowDuplicate = null
    ) : IExample<Request>
    {
        public static Request Example =>
            new(
                "My withdrawal has not arrived",
                "I sent 250 USDT to my other wallet three hours ago. The app says completed, but nothing has arrived.",
                TicketCategory.WithdrawalNotReceived,
                Categories.Channel.App,
                new("user-81723", "Anna Wagner", "anna.wagner@example.com", Language: "de", TimeZone: "Europe/Berlin"),
                Fields: new Dictionary<string, JsonElement> { ["orderId"] = JsonSerializer.SerializeToElement("W-20261122-0815", ApiJson.Options) },
                Evidence: [TransactionEvidence.Example],
                Tags: ["vip"]
            );
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Subject).ShowsSomething().IsLine(Ticket.SubjectMaxLength);
            RuleFor(r => r.Description).ShowsSomething().HasAtMostCharacters(Ticket.DescriptionMaxLength);
            RuleFor(r => r.Category).NotNull();
            RuleFor(r => r.Channel).NotNull();
            RuleFor(r => r.Language).IsLanguage();
            RuleFor(r => r.Tags).AreTags();
            RuleFor(r => r.Evidence).HasAtMost(Ticket.MaxEvidence);
            RuleForEach(r => r.Evidence).NotNull().SetValidator(new TransactionEvidenceValidator()).When(r => r.Evidence?.Count <= Ticket.MaxEvidence);
            RuleFor(r => r.Customer).SetValidator(new CustomerIdentityValidator()!).When(r => r.Customer is not null);
            RuleFor(r => r)
                .Custom(
                    (request, context) =>
                    {
                        if (request.Category is { } category)
                            TicketRules.CheckFields(category, request.Fields, context);
                    }
                );
        }
    }

    public override void Configure()
    {
        Post("/");
        Group<TicketsGroup>();
        RequireScope(Scope.TicketsWrite);
        Validated<Validator>();
        Transactional();
        WithETag();
        Fails(TicketErrors.Duplicate);
    }

    /// <summary>Open a ticket</summary>
    /// <remarks>
    /// A partner opens it for one of its customers, who becomes known by it; with a customer token the customer is the token's. A second ticket about the
    /// same thing (the same customer and category, or the same transaction, while the first is not solved) is refused with 409 and
    /// <c>existing</c>, unless <c>allowDuplicate</c> is true. Addresses and hashes in <c>evidence</c> are checked against the checksums of their network.
    /// The first SLA policy that matches counts for the ticket, in the version that is in force then; the clocks of the first response and of the resolution start.
    /// </remarks>
    public override async Task<Results<Created<TicketResponse>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (customer, refusal) = await CustomerOfCase.FindAsync(
            db,
            request.Customer,
            request.CustomerId,
            mayStayAsItIs: request.AllowDuplicate is true,
            now,
            ct
        );
        if (customer is null)
            return refusal!;

        TransactionEvidence[] evidence = [.. (request.Evidence ?? []).Select(e => e.Canonical())];
        var hashes = TicketRules.TransactionHashes(evidence);
        if (request.AllowDuplicate is not true)
        {
            if (await FindOpenAsync(db, customer.Id, request.Category!.Value, hashes, ct) is { } first)
                return TicketErrors.Duplicate.For(first.Reference) with { Existing = first };
            customer.NoteCaseOpened();
        }

        var language = request.Language ?? customer.Language ?? System.Globalization.CultureInfo.CurrentUICulture.Name;
        var details = new NewTicket(
            request.Subject!,
            request.Description!,
            request.Category!.Value,
            request.Channel!.Value,
            request.Priority,
            Languages.Canonical(language),
            TicketRules.FieldsText(request.Fields),
            evidence,
            TicketRules.Normalize(request.Tags)
        );
        var terms = await policies.MatchAsync(details.FactsFor(customer.PartnerId), now, null, ct);
        var ticket = Ticket.Open(await numbers.NextAsync("ticket", ct), customer.PartnerId, customer.Id, details, terms, now);
        TicketIndexing.Add(db, ticket, customer.ExternalId, hashes);
        var view = new TicketView
        {
            Ticket = ticket,
            CustomerExternalId = customer.ExternalId,
            CustomerName = customer.Name,
            Terms = terms,
        };
        return TypedResults.Created($"/v1/tickets/{ticket.Id}", TicketResponse.From(view, Actor, now));
    }

    private static async Task<ResourceLink?> FindOpenAsync(
        SupportDbContext db,
        Guid customerId,
        TicketCategory category,
        IReadOnlyList<string> hashes,
        CancellationToken ct
    )
    {
        var open = db.Visible<Ticket>().Where(t => t.CustomerId == customerId && Ticket.Unsolved.Contains(t.Status));
        var same =
            hashes.Count == 0
                ? open.Where(t => t.Category == category)
                : open.Where(t => t.Category == category || db.Set<TicketTransaction>().Any(x => x.TicketId == t.Id && hashes.Contains(x.Hash)));
        var first = await same.OrderBy(t => t.Number).Select(t => new { t.Id, t.Number }).FirstOrDefaultAsync(ct);
        return first is null ? null : new(first.Id, Ticket.ReferenceOf(first.Number));
    }
}
