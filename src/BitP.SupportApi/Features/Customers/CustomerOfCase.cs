using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Problems;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Customers;

/// <summary>Tells whose case a request is about.</summary>
internal static class CustomerOfCase
{
    /// <summary>The customer, who becomes known by it; or why there is none.</summary>
    /// <param name="db">Where customers are.</param>
    /// <param name="identity">What is said of the customer; null when it is an id, or the caller.</param>
    /// <param name="customerId">The id; null when the customer is described, or is the caller.</param>
    /// <param name="mayStayAsItIs">Whether nothing about a known customer changes by the case itself.</param>
    /// <param name="now">The time.</param>
    /// <param name="ct">Ends the reading.</param>
    public static async Task<(Customer?, Error?)> FindAsync(
        SupportDbContext db,
        CustomerIdentity? identity,
        Guid? customerId,
        bool mayStayAsItIs,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var actor = db.Actor;
        if (actor.CustomerId is { } self)
            return identity is null && customerId is null
                ? (await db.Visible<Customer>().SingleOrDefaultAsync(c => c.Id == self, ct), CustomerErrors.NotFound)
                : (null, Validation.Refuse(identity is null ? "customerId" : "customer", CustomerRules.OwnCasesOnly));
        if (identity is null == customerId is null)
            return (null, Validation.Refuse("customer", FieldProblems.Exclusive.Expecting(Expectation.OneMemberOf("customer", "customerId"))));
        if (customerId is { } id)
        {
            var known = await db.Visible<Customer>().SingleOrDefaultAsync(c => c.Id == id, ct);
            return known is null
                ? (null, Validation.Refuse("customerId", FieldProblems.NotFound.Expecting(Expectation.ListedBy("/v1/customers"))))
                : (known, null);
        }

        if (CustomerRules.RefusePartner(identity!.PartnerId, actor, "customer.partnerId") is { } foreign)
            return (null, foreign);
        if ((actor.PartnerId ?? identity.PartnerId) is not { } partnerId)
            return (null, CustomerErrors.PartnerRequired);
        if (actor.PartnerId is null && !await db.Set<Partner>().AnyAsync(p => p.Id == partnerId, ct))
            return (null, Validation.Refuse("customer.partnerId", PartnerProblems.Unknown));
        var details = new CustomerDetails(identity.Name, identity.Email, identity.Phone, identity.Language, identity.TimeZone).Canonical();
        var customer = await CustomerQueries.ByExternalIdAsync(db, partnerId, identity.ExternalId!, ct);
        if (customer is null)
        {
            db.Add(customer = Customer.Create(partnerId, identity.ExternalId!, details, now));
            return (customer, null);
        }
        // Following it costs as much as reading it, and is for what may change.
        if (!mayStayAsItIs || details != CustomerDetails.Unknown)
            db.Attach(customer);
        customer.Learn(details, now);
        return (customer, null);
    }
}
