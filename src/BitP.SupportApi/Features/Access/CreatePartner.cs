using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Access;

/// <summary>An operator adds a partner.</summary>
public sealed class CreatePartner : IEndpoint
{
    /// <summary>A partner to add.</summary>
    /// <param name="Name">Its name. Several partners may have the same.</param>
    public sealed record Request(string? Name) : IExample<Request>
    {
        public static Request Example => new("Harbour Exchange");
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Name).NotEmpty().MaximumLength(Partner.NameMaxLength);
    }

    public static void Map(IEndpointRouteBuilder partners) =>
        partners
            .MapPost("/", Handle)
            .WithName(nameof(CreatePartner))
            .RequireScope(Scopes.AccessWrite, Actors.Admin)
            .Validate(() => new Validator())
            .Transactional()
            .WithETag();

    /// <summary>Create a partner</summary>
    /// <remarks>It can call the API once it has a key: see <c>POST /v1/api-keys</c>.</remarks>
    internal static Created<PartnerResponse> Handle(Request request, SupportDbContext db, TimeProvider clock)
    {
        var partner = Partner.Create(request.Name!, clock.GetUtcNow());
        db.Add(partner);
        return TypedResults.Created($"/v1/partners/{partner.Id}", PartnerResponse.From(partner));
    }
}
