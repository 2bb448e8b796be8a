using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace BitP.SupportApi.Platform.Credentials;

/// <summary>What a route asks of its caller: a scope, and being one of the kinds of callers it is for.</summary>
public sealed record AccessRequirement(string Scope, Actors Actors) : IAuthorizationRequirement, IAuthorizationRequirementData
{
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

public static class AccessExtensions
{
    public static RouteHandlerBuilder RequireScope(this RouteHandlerBuilder route, string scope, Actors actors = Actors.Everyone)
    {
        route.RequireAuthorization().WithMetadata(new AccessRequirement(scope, actors));
        return Pages.PolicyFor(actors) is { } policy ? route.RequireCors(policy) : route;
    }
}

internal sealed class AccessHandler : AuthorizationHandler<AccessRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, AccessRequirement requirement)
    {
        if (
            context.Resource is HttpContext http
            && Actor.Of(http) is { } actor
            && actor.IsAmong(requirement.Actors)
            && actor.Scopes.Contains(requirement.Scope)
        )
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}

/// <summary>Answers refused callers with problem+json.</summary>
internal sealed class AccessResultHandler : IAuthorizationMiddlewareResultHandler
{
    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded)
            return next(context);
        if (Actor.Of(context) is not { } actor)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            var shown = SecretHandler.Presented(context.Request) is not null;
            return (shown ? PlatformErrors.CredentialInvalid : PlatformErrors.CredentialMissing).ExecuteAsync(context);
        }
        var access = context.GetEndpoint()!.Metadata.GetRequiredMetadata<AccessRequirement>();
        var error = actor.IsAmong(access.Actors) ? PlatformErrors.ScopeMissing.For(access.Scope) : PlatformErrors.ActorNotAllowed.For(access.Actors.Names());
        return error.ExecuteAsync(context);
    }
}
