using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Customers;

/// <summary>Customers are listed.</summary>
public sealed class ListCustomers(SupportDbContext db) : ApiEndpoint<ListCustomers.Request, Results<Ok<Page<CustomerResponse>>, Error>>
{
    private const string Sort = "customers";

    /// <summary>Which customers to list.</summary>
    public sealed record Request
    {
        /// <summary>Only the customer with this id at its partner.</summary>
        public string? ExternalId { get; init; }

        /// <summary>Only customers with this e-mail address; case makes no difference in its domain, nor whether that is written in Unicode or in ASCII.</summary>
        public string? Email { get; init; }

        /// <summary>Where the page begins: the <c>nextCursor</c> of the page before.</summary>
        public string? Cursor { get; init; }

        /// <summary>How many customers to return, 1 to 200; 50 when absent.</summary>
        public int? Limit { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Limit).InclusiveBetween(1, Page.MaxLimit);
            RuleFor(r => r.ExternalId).HasAtMostCharacters(Customer.ExternalIdMaxLength);
            RuleFor(r => r.Email).HasAtMostCharacters(ValueRules.EmailMaxLength);
        }
    }

    public override void Configure()
    {
        Get("/");
        Group<CustomersGroup>();
        RequireScope(Scope.CustomersRead, Actors.Partner | Actors.Staff);
        Validated<Validator>();
        Paged();
        Fails(PlatformErrors.CursorInvalid);
    }

    /// <summary>List customers</summary>
    /// <remarks>Newest first. A partner sees its own.</remarks>
    public override async Task<Results<Ok<Page<CustomerResponse>>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        if (!Cursor.TryRead(request.Cursor, Sort, out var cursor))
            return PlatformErrors.CursorInvalid;
        var limit = request.Limit ?? Page.DefaultLimit;
        var customers = db.Visible<Customer>().AsNoTracking();
        if (request.ExternalId?.Trim() is { } externalId)
            customers = customers.Where(c => c.ExternalId == externalId);
        if (request.Email is { } email)
        {
            var spellings = MailAddresses.Spellings(email);
            customers = customers.Where(c => spellings.Contains(c.Email));
        }
        if (cursor is { Instant: var at, Id: var id })
            customers = customers.Where(c => c.CreatedAt <= at && (c.CreatedAt < at || c.Id.CompareTo(id) < 0));

        var rows = await customers
            .OrderByDescending(c => c.CreatedAt)
            .ThenByDescending(c => c.Id)
            .Take(limit + 1)
            .Select(CustomerResponse.Projection)
            .ToListAsync(ct);
        return TypedResults.Ok(Page.Of(rows, limit, last => Platform.Http.Cursor.At(Sort, last.CreatedAt, id: last.Id)));
    }
}
