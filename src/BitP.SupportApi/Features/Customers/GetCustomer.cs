using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Customers;

/// <summary>One customer is read.</summary>
public sealed class GetCustomer(SupportDbContext db) : ApiEndpoint<Results<Ok<CustomerResponse>, Error>>
{
    public override void Configure()
    {
        Get("/{customerId}");
        Group<CustomersGroup>();
        RequireScope(Scope.CustomersRead);
        WithETag();
        Fails(CustomerErrors.NotFound);
    }

    /// <summary>Get a customer</summary>
    public override async Task<Results<Ok<CustomerResponse>, Error>> AnswerAsync(CancellationToken ct)
    {
        var customerId = Key("customerId");
        var customer = await db.Visible<Customer>().Where(c => c.Id == customerId).Select(CustomerResponse.Projection).SingleOrDefaultAsync(ct);
        return customer is null ? CustomerErrors.NotFound : TypedResults.Ok(customer);
    }
}
