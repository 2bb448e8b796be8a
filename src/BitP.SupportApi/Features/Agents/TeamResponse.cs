using System.Linq.Expressions;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Agents;

/// <summary>A team of support agents.</summary>
/// <param name="Id">Its id (UUIDv7).</param>
/// <param name="Key">The short name that agents and cases name it by; it never changes.</param>
/// <param name="Name">Its name.</param>
/// <param name="CreatedAt">When it was added (UTC).</param>
/// <param name="Version">Rises with each change; also the first part of the <c>ETag</c>.</param>
public sealed record TeamResponse(Guid Id, string Key, string Name, DateTimeOffset CreatedAt, long Version) : IVersioned, IExample<TeamResponse>
{
    public static TeamResponse Example => new(Examples.Team, "accounts", "Accounts and security", Examples.At, 1);

    internal static readonly Expression<Func<Team, TeamResponse>> Projection = t => new(t.Id, t.Key, t.Name, t.CreatedAt, t.Version);

    internal static readonly Func<Team, TeamResponse> From = Projection.Compile();
}
