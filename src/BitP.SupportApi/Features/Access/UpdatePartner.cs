using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Access;

/// <summary>An operator renames a partner.</summary>
public sealed class UpdatePartner : IEndpoint
{
    /// <summary>The changeable part of a partner.</summary>
    /// <param name="Name">Its name. Several partners may have the same.</param>
    public sealed record Changes(string? Name = null) : IExample<Changes>
    {
        public static Changes Example => new("Harbour Exchange Europe");
    }

    internal sealed class Validator : AbstractValidator<Changes>
    {
        public Validator() => RuleFor(c => c.Name).NotEmpty().MaximumLength(Partner.NameMaxLength);
    }

    public static void Map(IEndpointRouteBuilder partners) =>
        partners
            .MapPatch("/{partnerId}", HandleAsync)
            .WithName(nameof(UpdatePartner))
            .RequireScope(Scopes.AccessWrite, Actors.Admin)
            .ValidatePatch(() => new Validator())
            .RequireIfMatch()
            .Transactional()
            .WithETag()
            .Fails(PartnerErrors.NotFound);

    /// <summary>Update a partner</summary>
    /// <remarks>A JSON Merge Patch (RFC 7396). What the partner did before keeps the name that it had then.</remarks>
    internal static async Task<Results<Ok<PartnerResponse>, Error>> HandleAsync(
        ResourceId partnerId,
        MergePatch<Changes> patch,
        IfMatch ifMatch,
        SupportDbContext db,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var partner = await db.Set<Partner>().SingleOrDefaultAsync(p => p.Id == partnerId.Value, ct);
        if (partner is null)
            return PartnerErrors.NotFound;
        if (ifMatch.Refuses(partner) is { } stale)
            return stale;

        var (changed, error) = patch.ApplyTo(new(partner.Name), new Validator());
        if (changed is null)
            return error!;
        partner.Rename(changed.Name!, clock.GetUtcNow());
        return TypedResults.Ok(PartnerResponse.From(partner));
    }
}
