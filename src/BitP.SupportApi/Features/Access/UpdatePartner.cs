using System.Text.RegularExpressions;
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

/// <summary>An operator changes what a partner is called and how it appears.</summary>
public sealed partial class UpdatePartner(SupportDbContext db, TimeProvider clock)
    : ApiEndpoint<MergePatch<UpdatePartner.Changes>, Results<Ok<PartnerResponse>, Error>>
{
    /// <summary>The changeable part of a partner.</summary>
    /// <param name="Name">Its name. Several partners may have the same.</param>
    /// <param name="Brand">How it appears to its customers on pages of the product; null for by its name alone.</param>
    public sealed record Changes(string? Name = null, PartnerBrand? Brand = null) : IExample<Changes>
    {
        public static Changes Example => new("Harbour Exchange Europe", new(Color: "#0b5cad"));
    }

    internal sealed partial class Validator : AbstractValidator<Changes>
    {
        public Validator()
        {
            RuleFor(c => c.Name).ShowsSomething().IsLine(Partner.NameMaxLength);
            RuleFor(c => c.Brand!).SetValidator(new BrandValidator());
        }

        private sealed class BrandValidator : AbstractValidator<PartnerBrand>
        {
            public BrandValidator()
            {
                RuleFor(b => b.Name).IsLine(Partner.NameMaxLength);
                RuleFor(b => b.Name).ShowsSomething().When(b => b.Name is not null);
                RuleFor(b => b.Color).Matches(Color()).Otherwise(FieldProblems.Format.Expecting(Expectation.Like("#1A2B3C")));
            }
        }

        [GeneratedRegex(@"^#[0-9A-Fa-f]{6}\z")]
        private static partial Regex Color();
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

        var (changed, error) = patch.ApplyTo(new(partner.Name, partner.Brand), new Validator());
        if (changed is null)
            return error!;
        partner.Update(changed.Name!, changed.Brand, clock.GetUtcNow());
        return TypedResults.Ok(PartnerResponse.From(partner));
    }
}
