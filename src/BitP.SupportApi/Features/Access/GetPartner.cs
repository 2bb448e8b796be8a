using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Access;

/// <summary>One partner is read.</summary>
public sealed class GetPartner(SupportDbContext db) : ApiEndpoint<Results<Ok<PartnerResponse>, Error>>
{
    public override void Configure()
    {
        Get("/{partnerId}");
        Group<PartnersGroup>();
        RequireScope(Scope.AccessRead, Actors.Admin);
        WithETag();
        Fails(PartnerErrors.NotFound);
    }

    /// <summary>Get a partner</summary>
    public override async Task<Results<Ok<PartnerResponse>, Error>> AnswerAsync(CancellationToken ct)
    {
        var partnerId = Key("partnerId");
        var partner = await db.Set<Partner>().Where(p => p.Id == partnerId).Select(PartnerResponse.Projection).SingleOrDefaultAsync(ct);
        return partner is null ? PartnerErrors.NotFound : TypedResults.Ok(partner);
    }
}
