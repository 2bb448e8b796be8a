using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Access;

/// <summary>An operator adds a partner.</summary>
public sealed class CreatePartner(SupportDbContext db, TimeProvider clock) : ImmediateEndpoint<CreatePartner.Request, Created<PartnerResponse>>
{
    /// <summary>A partner to add.</summary>
    /// <param name="Name">Its name. Several partners may have the same.</param>
    public sealed record Request(string? Name) : IExample<Request>
    {
        public static Request Example => new("Harbour Exchange");
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Name).ShowsSomething().IsLine(Partner.NameMaxLength);
    }

    public override void Configure()
    {
        Post("/");
        Group<PartnersGroup>();
        RequireScope(Scope.AccessWrite, Actors.Admin);
        Validated<Validator>();
        Transactional();
        WithETag();
    }

    /// <summary>Create a partner</summary>
    /// <remarks>It can call the API once it has a key: see <c>POST /v1/api-keys</c>.</remarks>
    public override Created<PartnerResponse> Answer(Request request)
    {
        var partner = Partner.Create(request.Name!, clock.GetUtcNow());
        db.Add(partner);
        return TypedResults.Created($"/v1/partners/{partner.Id}", PartnerResponse.From(partner));
    }
}
