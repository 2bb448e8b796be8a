using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Complaints.Regimes;

/// <summary>No complaint is filed under a regime any more.</summary>
public sealed class RetireComplaintRegime(SupportDbContext db, TimeProvider clock) : ApiEndpoint<Results<Ok<ComplaintRegimeResponse>, Error>>
{
    public override void Configure()
    {
        Post("/{regimeKey}/retire");
        Group<ComplaintRegimesGroup>();
        DescribeKey("regimeKey", "The key of the regime, such as `eu_mica`.");
        RequireScope(Scope.ComplaintsWrite, Actors.Admin);
        TakesIfMatch();
        Transactional();
        WithETag();
        Fails(ComplaintRegimeErrors.NotFound, ComplaintRegimeErrors.Retired);
    }

    /// <summary>Retire a complaint regime</summary>
    /// <remarks>
    /// It cannot be undone, and its key stays taken. No complaint can be filed under it any more; those that are keep their version of it. It can still be read by its key.
    /// </remarks>
    public override async Task<Results<Ok<ComplaintRegimeResponse>, Error>> AnswerAsync(CancellationToken ct)
    {
        var key = Route<string>("regimeKey")!;
        var regime = await db.Set<ComplaintRegime>().SingleOrDefaultAsync(r => r.RegimeKey == key, ct);
        if (regime is null)
            return ComplaintRegimeErrors.NotFound;
        if (IfMatch.Refuses(regime) is { } stale)
            return stale;
        if (regime.Retire(clock.GetUtcNow()) is { } refusal)
            return refusal;
        return TypedResults.Ok(ComplaintRegimeResponse.From(regime));
    }
}
