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

/// <summary>An operator makes a key for a partner, an agent or a colleague.</summary>
public sealed class CreateApiKey(SupportDbContext db, IAgentDirectory agents, IHostEnvironment host, TimeProvider clock)
    : ApiEndpoint<CreateApiKey.Request, Results<Created<IssuedApiKeyResponse>, Error>>
{
    /// <summary>A key to make.</summary>
    /// <param name="Name">What it is for.</param>
    /// <param name="Kind">As whom it acts.</param>
    /// <param name="PartnerId">The partner that it acts for: required for kinds <c>partner</c> and <c>publishable</c>, not for the others.</param>
    /// <param name="AgentId">The agent that it acts as; not for kinds <c>partner</c> and <c>publishable</c>. Without one its actions carry the name of the key.</param>
    /// <param name="Scopes">
    /// What it may be used for; of kind <c>publishable</c> no more than <c>contact:read</c> and <c>categories:read</c>. Absent or empty: all that the credential
    /// of the caller may be used for, and such a key at all.
    /// </param>
    /// <param name="ExpiresAt">When it ends, at most five years from now; absent: never.</param>
    public sealed record Request(
        string? Name,
        ApiKeyKind? Kind,
        Guid? PartnerId = null,
        Guid? AgentId = null,
        IReadOnlyList<string>? Scopes = null,
        DateTimeOffset? ExpiresAt = null
    ) : IExample<Request>
    {
        public static Request Example =>
            new("Night shift console", ApiKeyKind.Supervisor, Scopes: [Platform.Callers.Scope.TicketsRead, Platform.Callers.Scope.TicketsWrite]);
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Name).ShowsSomething().IsLine(ApiKey.NameMaxLength);
            RuleFor(r => r.Kind).NotNull();
            RuleFor(r => r.PartnerId).NotNull().When(r => IsOfPartner(r.Kind));
            RuleFor(r => r.PartnerId).Null().When(r => r.Kind is not null && !IsOfPartner(r.Kind)).Otherwise(OnlyWith(kind => IsOfPartner(kind)));
            RuleFor(r => r.AgentId).Null().When(r => IsOfPartner(r.Kind)).Otherwise(OnlyWith(kind => !IsOfPartner(kind)));
            RuleFor(r => r.Scopes).HasAtMost(ApiKey.MaxScopes);
            RuleForEach(r => r.Scopes)
                .Must(Scope.All.Contains)
                .Otherwise(FieldProblems.Unknown.OneOf(Scope.All))
                .When(r => r.Scopes?.Count <= ApiKey.MaxScopes);
            RuleForEach(r => r.Scopes)
                .Must(scope => !Scope.All.Contains(scope) || Scope.Publishable.Contains(scope))
                .Otherwise(FieldProblems.NotApplicable.OneOf(Scope.Publishable))
                .When(r => r.Kind is ApiKeyKind.Publishable && r.Scopes?.Count <= ApiKey.MaxScopes);
        }

        private static FieldProblem OnlyWith(Func<ApiKeyKind, bool> isAllowed)
        {
            var kinds = Enum.GetValues<ApiKeyKind>().Where(isAllowed).Select(kind => EnumNames<ApiKeyKind>.Of(kind));
            return FieldProblems.NotApplicable.Expecting(Expectation.OnlyWith("kind", string.Join(", ", kinds)));
        }

        private static bool IsOfPartner(ApiKeyKind? kind) => kind is ApiKeyKind.Partner or ApiKeyKind.Publishable;
    }

    public override void Configure()
    {
        Post("/");
        Group<APIKeysGroup>();
        RequireScope(Scope.AccessWrite, Actors.Admin);
        Validated<Validator>();
        Transactional();
        WithSecretAnswer();
        WithETag();
        Fails(ApiKeyErrors.ScopesNotHeld);
    }

    /// <summary>Create an API key</summary>
    /// <remarks>
    /// <c>key</c> is the secret: it is shown only in this answer. Nobody can give a key scopes that their own credential lacks. A key that names an agent
    /// works as long as the agent is active. A key of kind <c>publishable</c> may stand in the pages of its partner.
    /// </remarks>
    public override async Task<Results<Created<IssuedApiKeyResponse>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var last = now.AddYears(ApiKey.MaxLifetimeYears);
        if (request.ExpiresAt <= now || request.ExpiresAt > last)
            return Validation.Refuse("expiresAt", FieldProblems.OutOfRange.Expecting(Expectation.AfterUpTo(now, last)));
        var scopes =
            request.Scopes is { Count: > 0 } wanted ? [.. wanted.Distinct()]
            : request.Kind is ApiKeyKind.Publishable ? Scope.Publishable
            : Scope.InheritedFrom(Actor);
        if (ApiKey.RefuseScopes(Actor, scopes) is { } lacking)
            return lacking;
        var (owner, refusal) = await FindOwnerAsync(request, db, agents, ct);
        if (owner is null)
            return refusal!;

        var secret = Secret.Generate(host, owner.Kind);
        var key = ApiKey.Create(secret, request.Name!, owner, scopes, request.ExpiresAt, now);
        db.Add(key);
        return TypedResults.Created($"/v1/api-keys/{key.Id}", IssuedApiKeyResponse.From(key, secret, now));
    }

    private static async Task<(Actor? Owner, Error? Refusal)> FindOwnerAsync(Request request, SupportDbContext db, IAgentDirectory agents, CancellationToken ct)
    {
        var kind = request.Kind!.Value.ToActorKind();
        if (request.PartnerId is { } partnerId)
        {
            var partner = await db.Set<Partner>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == partnerId, ct);
            return partner is null
                ? (null, Validation.Refuse("partnerId", FieldProblems.NotFound.Expecting(Expectation.ListedBy("/v1/partners"))))
                : (new(kind, partner.Id, partner.Name) { PartnerId = partner.Id }, null);
        }
        if (request.AgentId is not { } agentId)
            return (new(kind, null, request.Name), null);
        return await agents.FindAsync(agentId, ct) is { Active: true } agent
            ? (new(kind, agent.Id, agent.Name), null)
            : (null, Validation.Refuse("agentId", FieldProblems.NotFound.Expecting(Expectation.ListedBy("/v1/agents?active=true"))));
    }
}
