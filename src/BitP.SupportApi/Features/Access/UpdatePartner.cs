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
public sealed class UpdatePartner(SupportDbContext db, TimeProvider clock) : ApiEndpoint<MergePatch<UpdatePartner.Changes>, Results<Ok<PartnerResponse>, Error>>
{
    /// <summary>The changeable part of a partner.</summary>
    /// <param name="Name">Its name. Several partners may have the same.</param>
    public sealed record Changes(string? Name = null) : IExample<Changes>
    {
        public static Changes Example => new("Harbour Exchange Europe");
    }

    internal sealed class Validator : AbstractValidator<Changes>
    {
        public Validator() => RuleFor(c => c.Name).ShowsSomething().IsLine(Partner.NameMaxLength);
    }

    public override void Configure()
    {
        Patch("/{partnerId}");
        Group<PartnersGroup>();
        RequireScope(Scope.AccessWrite, Actors.Admin);
        ValidatedPatch(() => new Validator());
        RequireIfMatch();
        Transactional();
        WithETag();
        Fails(PartnerErrors.NotFound);
    }

    /// <summary>Update a partner</summary>
    /// <remarks>A JSON Merge Patch (RFC 7396). What the partner did before keeps the name that it had then.</remarks>
    public override async Task<Results<Ok<PartnerResponse>, Error>> AnswerAsync(MergePatch<Changes> patch, CancellationToken ct)
    {
        var partnerId = Key("partnerId");
        var partner = await db.Set<Partner>().SingleOrDefaultAsync(p => p.Id == partnerId, ct);
        if (partner is null)
            return PartnerErrors.NotFound;
        if (IfMatch.Refuses(partner) is { } stale)
            return stale;

        var (changed, error) = patch.ApplyTo(new(partner.Name), new Validator());
        if (changed is null)
            return error!;
        partner.Rename(changed.Name!, clock.GetUtcNow());
        return TypedResults.Ok(PartnerResponse.From(partner));
    }
}
