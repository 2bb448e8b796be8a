using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Complaints.Regimes;

/// <summary>One regime is read.</summary>
public sealed class GetComplaintRegime(SupportDbContext db) : ApiEndpoint<GetComplaintRegime.Request, Results<Ok<ComplaintRegimeResponse>, Error>>
{
    /// <summary>What of the regime to read.</summary>
    public sealed record Request
    {
        /// <summary>The number of a version; the latest when absent.</summary>
        public long? Version { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Version).GreaterThanOrEqualTo(1);
    }

    public override void Configure()
    {
        Get("/{regimeKey}");
        Group<ComplaintRegimesGroup>();
        DescribeKey("regimeKey", "The key of the regime, such as `eu_mica`.");
        RequireScope(Scope.ComplaintsRead, Actors.Partner | Actors.Staff);
        Validated<Validator>();
        WithETag();
        Fails(ComplaintRegimeErrors.NotFound, ComplaintRegimeErrors.VersionNotFound);
    }

    /// <summary>Get a complaint regime</summary>
    /// <remarks>Its latest version, also when that is in force only from some later time on, and also when the regime is retired.</remarks>
    public override async Task<Results<Ok<ComplaintRegimeResponse>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var key = Route<string>("regimeKey")!;
        var regime = await db.Set<ComplaintRegime>().AsNoTracking().SingleOrDefaultAsync(r => r.RegimeKey == key, ct);
        if (regime is null)
            return ComplaintRegimeErrors.NotFound;
        if (request.Version is not { } number || number == regime.Version)
            return TypedResults.Ok(ComplaintRegimeResponse.From(regime));
        var version = await db.Set<ComplaintRegimeVersion>().AsNoTracking().SingleOrDefaultAsync(v => v.RegimeId == regime.Id && v.Number == number, ct);
        return version is null ? ComplaintRegimeErrors.VersionNotFound : TypedResults.Ok(ComplaintRegimeResponse.From(version, regime));
    }
}
