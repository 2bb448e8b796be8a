using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Customers;

/// <summary>One customer is read.</summary>
public sealed class GetCustomer : IEndpoint
{
    public static void Map(IEndpointRouteBuilder customers) =>
        customers
            .MapGet("/{customerId}", HandleAsync)
            .WithName(nameof(GetCustomer))
            .RequireScope(Scopes.CustomersRead)
            .WithETag()
            .Fails(CustomerErrors.NotFound);

    /// <summary>Get a customer</summary>
    internal static async Task<Results<Ok<CustomerResponse>, Error>> HandleAsync(ResourceId customerId, SupportDbContext db, CancellationToken ct)
    {
        var customer = await db.Visible<Customer>().Where(c => c.Id == customerId.Value).Select(CustomerResponse.Projection).SingleOrDefaultAsync(ct);
        return customer is null ? CustomerErrors.NotFound : TypedResults.Ok(customer);
    }
}
