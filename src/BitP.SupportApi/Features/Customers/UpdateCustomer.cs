using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Customers;

/// <summary>What is known about a customer is corrected.</summary>
public sealed class UpdateCustomer : IEndpoint
{
    /// <summary>The changeable part of a customer.</summary>
    /// <param name="Name">Full name.</param>
    /// <param name="Email">E-mail address.</param>
    /// <param name="Phone">Telephone number with country code.</param>
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

    public static void Map(IEndpointRouteBuilder customers) =>
        customers
            .MapPatch("/{customerId}", HandleAsync)
            .WithName(nameof(UpdateCustomer))
            .RequireScope(Scopes.CustomersWrite, Actors.Partner | Actors.Staff)
            .ValidatePatch(() => new Validator())
            .RequireIfMatch()
            .Transactional()
            .WithETag()
            .Fails(CustomerErrors.NotFound);

    /// <summary>Update a customer</summary>
    /// <remarks>A JSON Merge Patch (RFC 7396): absent members stay, null clears. <c>externalId</c> cannot change.</remarks>
    internal static async Task<Results<Ok<CustomerResponse>, Error>> HandleAsync(
        ResourceId customerId,
        MergePatch<Changes> patch,
        IfMatch ifMatch,
        SupportDbContext db,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var customer = await db.Visible<Customer>().SingleOrDefaultAsync(c => c.Id == customerId.Value, ct);
        if (customer is null)
            return CustomerErrors.NotFound;
        if (ifMatch.Refuses(customer) is { } stale)
            return stale;

        var (changed, error) = patch.ApplyTo(customer.Details, new Validator());
        if (changed is null)
            return error!;
        customer.Change(changed with { Language = changed.Language is null ? null : Languages.Canonical(changed.Language) }, clock.GetUtcNow());
        return TypedResults.Ok(CustomerResponse.From(customer));
    }
}
