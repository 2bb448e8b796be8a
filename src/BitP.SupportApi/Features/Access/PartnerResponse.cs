using System.Linq.Expressions;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Access;

/// <summary>A partner app: the tenant to which customers and their cases belong.</summary>
/// <param name="Id">Its id (UUIDv7).</param>
/// <param name="Name">Its name. Several partners may have the same.</param>
/// <param name="Brand">How it appears to its customers on pages of the product, such as that of a survey; null for by its name alone.</param>
/// <param name="CreatedAt">When it was added (UTC).</param>
/// <param name="Version">Rises with each change; also the first part of the <c>ETag</c>.</param>
public sealed record PartnerResponse(Guid Id, string Name, PartnerBrand? Brand, DateTimeOffset CreatedAt, long Version) : IVersioned, IExample<PartnerResponse>
{
    public static PartnerResponse Example => new(Examples.Partner, "Harbour Exchange", new("Harbour", "#0b5cad"), Examples.At, 1);

    internal static readonly Expression<Func<Partner, PartnerResponse>> Projection = p => new(p.Id, p.Name, p.Brand, p.CreatedAt, p.Version);

    internal static readonly Func<Partner, PartnerResponse> From = Projection.Compile();
}
