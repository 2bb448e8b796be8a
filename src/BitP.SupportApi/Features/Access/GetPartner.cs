using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Access;

/// <summary>One partner is read.</summary>
public sealed class GetPartner : IEndpoint
{
    public static void Map(IEndpointRouteBuilder partners) =>
        partners
            .MapGet("/{partnerId}", HandleAsync)
            .WithName(nameof(GetPartner))
            .RequireScope(Scopes.AccessRead, Actors.Admin)
            .WithETag()
            .Fails(PartnerErrors.NotFound);

    /// <summary>Get a partner</summary>
    internal static async Task<Results<Ok<PartnerResponse>, Error>> HandleAsync(ResourceId partnerId, SupportDbContext db, CancellationToken ct)
    {
        var partner = await db.Set<Partner>().Where(p => p.Id == partnerId.Value).Select(PartnerResponse.Projection).SingleOrDefaultAsync(ct);
        return partner is null ? PartnerErrors.NotFound : TypedResults.Ok(partner);
    }
}
