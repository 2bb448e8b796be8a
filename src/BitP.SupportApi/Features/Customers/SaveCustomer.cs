using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Customers;

/// <summary>A partner tells who one of its customers is.</summary>
public sealed class SaveCustomer(SupportDbContext db, TimeProvider clock)
    : ApiEndpoint<SaveCustomer.Request, Results<Created<CustomerResponse>, Ok<CustomerResponse>, Error>>
{
    /// <summary>What the partner knows about its customer.</summary>
    /// <param name="ExternalId">The partner's own id of the customer.</param>
    /// <param name="Name">Full name; one that shows nothing is none.</param>
    /// <param name="Email">E-mail address, without a name; its domain is kept in lower case.</param>
    /// <param name="Phone">Telephone number with <c>+</c> and country code, at most 15 digits (ITU-T E.164), kept as it is written.</param>
    /// <param name="Language">BCP 47 tag; <c>zh</c> is taken as <c>zh-CN</c>.</param>
    /// <param name="TimeZone">IANA id, such as <c>Asia/Shanghai</c>.</param>
    /// <param name="PartnerId">Whose customer it is. Staff have to give it; a partner's customers are always its own.</param>
    public sealed record Request(
        string? ExternalId,
        string? Name = null,
        string? Email = null,
        string? Phone = null,
        string? Language = null,
        string? TimeZone = null,
        Guid? PartnerId = null
    ) : IExample<Request>
    {
        public static Request Example => new("user-81723", "Anna Wagner", "anna.wagner@example.com", "+49 30 1234567", "de", "Europe/Berlin");
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.ExternalId).IsExternalId();
            RuleFor(r => r.Name).IsPersonName();
            RuleFor(r => r.Email).IsEmail();
            RuleFor(r => r.Phone).IsPhone();
            RuleFor(r => r.Language).IsLanguage();
            RuleFor(r => r.TimeZone).IsTimeZone();
        }
    }

    public override void Configure()
    {
        Post("/");
        Group<CustomersGroup>();
        RequireScope(Scope.CustomersWrite, Actors.Partner | Actors.Staff);
        Validated<Validator>();
        Transactional();
        WithETag();
        Fails(CustomerErrors.PartnerRequired);
    }

    /// <summary>Create or update a customer</summary>
    /// <remarks>
    /// The customer is recognised by <c>externalId</c>: 201 when it is new, 200 when it was known. Members that are absent or null leave what is known as it is;
    /// use PATCH to clear one.
    /// </remarks>
    public override async Task<Results<Created<CustomerResponse>, Ok<CustomerResponse>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        if (CustomerRules.RefusePartner(request.PartnerId, Actor, "partnerId") is { } foreign)
            return foreign;
        if ((Actor.PartnerId ?? request.PartnerId) is not { } partnerId)
            return CustomerErrors.PartnerRequired;
        if (Actor.PartnerId is null && !await db.Set<Partner>().AnyAsync(p => p.Id == partnerId, ct))
            return Validation.Refuse("partnerId", PartnerProblems.Unknown);

        var now = clock.GetUtcNow();
        var details = new CustomerDetails(request.Name, request.Email, request.Phone, request.Language, request.TimeZone).Canonical();
        var customer = await CustomerQueries.ByExternalIdAsync(db, partnerId, request.ExternalId!, ct);
        if (customer is not null)
        {
            db.Attach(customer);
            customer.Learn(details, now);
            return TypedResults.Ok(CustomerResponse.From(customer));
        }
        customer = Customer.Create(partnerId, request.ExternalId!, details, now);
        db.Add(customer);
        return TypedResults.Created($"/v1/customers/{customer.Id}", CustomerResponse.From(customer));
    }
}
