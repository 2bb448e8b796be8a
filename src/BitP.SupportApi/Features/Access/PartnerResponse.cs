using System.Linq.Expressions;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Access;

/// <summary>A partner app: the tenant to which customers and their cases belong.</summary>
/// <param name="Id">Its id (UUIDv7).</param>
/// <param name="Name">Its name. Several partners may have the same.</param>
/// <param name="CreatedAt">When it was added (UTC).</param>
/// <param name="Version">Rises with each change; also the first part of the <c>ETag</c>.</param>
public sealed record PartnerResponse(Guid Id, string Name, DateTimeOffset CreatedAt, long Version) : IVersioned, IExample<PartnerResponse>
{
    public static PartnerResponse Example => new(Examples.Partner, "Harbour Exchange", Examples.At, 1);

    internal static readonly Expression<Func<Partner, PartnerResponse>> Projection = p => new(p.Id, p.Name, p.CreatedAt, p.Version);

    internal static readonly Func<Partner, PartnerResponse> From = Projection.Compile();
}
