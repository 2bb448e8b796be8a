using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Customers;

/// <summary>What is known about a customer is corrected.</summary>
public sealed class UpdateCustomer(SupportDbContext db, TimeProvider clock)
    : ApiEndpoint<MergePatch<UpdateCustomer.Changes>, Results<Ok<CustomerResponse>, Error>>
{
    /// <summary>The changeable part of a customer.</summary>
    /// <param name="Name">Full name; one that shows nothing is none.</param>
    /// <param name="Email">E-mail address, without a name; its domain is kept in lower case.</param>
    /// <param name="Phone">Telephone number with <c>+</c> and country code, at most 15 digits (ITU-T E.164), kept as it is written.</param>
    /// <param name="Language">BCP 47 tag.</param>
    /// <param name="TimeZone">IANA id.</param>
    public sealed record Changes(string? Name = null, string? Email = null, string? Phone = null, string? Language = null, string? TimeZone = null)
        : IExample<Changes>
    {
        public static Changes Example => new(Phone: "+49 30 7654321");
    }

    internal sealed class Validator : AbstractValidator<Changes>
    {
        public Validator()
        {
            RuleFor(c => c.Name).IsPersonName();
            RuleFor(c => c.Email).IsEmail();
            RuleFor(c => c.Phone).IsPhone();
            RuleFor(c => c.Language).IsLanguage();
            RuleFor(c => c.TimeZone).IsTimeZone();
        }
    }

    public override void Configure()
    {
        Patch("/{customerId}");
        Group<CustomersGroup>();
        RequireScope(Scope.CustomersWrite, Actors.Partner | Actors.Staff);
        ValidatedPatch(() => new Validator());
        RequireIfMatch();
        Transactional();
        WithETag();
        Fails(CustomerErrors.NotFound);
    }

    /// <summary>Update a customer</summary>
    /// <remarks>A JSON Merge Patch (RFC 7396): absent members stay, null clears. <c>externalId</c> cannot change.</remarks>
    public override async Task<Results<Ok<CustomerResponse>, Error>> AnswerAsync(MergePatch<Changes> patch, CancellationToken ct)
    {
        var customerId = Key("customerId");
        var customer = await db.Visible<Customer>().SingleOrDefaultAsync(c => c.Id == customerId, ct);
        if (customer is null)
            return CustomerErrors.NotFound;
        if (IfMatch.Refuses(customer) is { } stale)
            return stale;

        var (changed, error) = patch.ApplyTo(customer.Details, new Validator());
        if (changed is null)
            return error!;
        customer.Change(changed.Canonical(), clock.GetUtcNow());
        return TypedResults.Ok(CustomerResponse.From(customer));
    }
}
