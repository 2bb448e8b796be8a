using System.Collections.Frozen;
using System.Security.Claims;
using System.Text.Encodings.Web;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;

namespace BitP.SupportApi.Platform.Credentials;

/// <summary>Authenticates API keys and customer tokens, from <c>Authorization: Bearer</c> or <c>X-Api-Key</c>.</summary>
internal sealed class SecretHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    KnownCredentials credentials
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Secret";
    private const string ApiKeyHeader = "X-Api-Key";
    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Presented(Request) is not { } secret)
            return AuthenticateResult.NoResult();
        var credential = await credentials.FindAsync(secret, Context.RequestAborted);
        if (credential is null)
            return AuthenticateResult.Fail("Unknown, expired or revoked.");
        Context.Features.Set(credential.Actor);
        return AuthenticateResult.Success(new(new(new ClaimsIdentity(SchemeName)), SchemeName));
    }

    /// <summary>The secret that a request shows; null when it shows none.</summary>
    public static string? Presented(HttpRequest request)
    {
        if (request.Headers[ApiKeyHeader] is [{ Length: > 0 } key])
            return key;
        return request.Headers.Authorization is [{ } value] && value.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? value[Bearer.Length..].Trim()
            : null;
    }
}

/// <summary>Settings of an OpenID Connect provider whose tokens agents, supervisors and admins may use.</summary>
internal sealed class JwtSettings
{
    public const string Section = "Authentication:Jwt";

    /// <summary>The issuer's address; its metadata and keys are read from there. Empty: no tokens are accepted.</summary>
    public string? Authority { get; init; }

    public string Audience { get; init; } = "bitp-support";

    /// <summary>The claim that holds the role: agent, supervisor or admin.</summary>
    public string RoleClaim { get; init; } = "role";

    /// <summary>Off only for a provider on the same machine.</summary>
    public bool RequireHttps { get; init; } = true;
}

internal static class AuthenticationSetup
{
    private const string Selector = "Selector";

    public static void AddSupportAuthentication(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddMemoryCache(o => o.SizeLimit = 10_000);
        services.AddSingleton<KnownCredentials>().AddSingleton<IKeepsRows>(sp => sp.GetRequiredService<KnownCredentials>());
        var jwt = configuration.GetSection(JwtSettings.Section).Get<JwtSettings>() ?? new();
        var acceptsTokens = !string.IsNullOrEmpty(jwt.Authority);
        var authentication = services
            .AddAuthentication(acceptsTokens ? Selector : SecretHandler.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, SecretHandler>(SecretHandler.SchemeName, null);
        if (!acceptsTokens)
            return;
        if (
            !Uri.TryCreate(jwt.Authority, UriKind.Absolute, out var authority)
            || !(authority.Scheme == Uri.UriSchemeHttps || (authority.Scheme == Uri.UriSchemeHttp && !jwt.RequireHttps))
        )
            throw new StartRefusedException(
                $"{JwtSettings.Section}:Authority is '{jwt.Authority}'; it has to be an https address, or an http one when RequireHttps is false."
            );
        authentication.AddPolicyScheme(
            Selector,
            null,
            o => o.ForwardDefaultSelector = context => ShowsJwt(context) ? JwtBearerDefaults.AuthenticationScheme : SecretHandler.SchemeName
        );
        authentication.AddJwtBearer(o =>
        {
            o.Authority = jwt.Authority;
            o.Audience = jwt.Audience;
            o.RequireHttpsMetadata = jwt.RequireHttps;
            // How long a new key of the provider may go unnoticed, however many tokens of unknown keys are sent.
            o.RefreshInterval = TimeSpan.FromSeconds(30);
            o.MapInboundClaims = false;
            o.SaveToken = false;
            o.Events = new()
            {
                // The same credential that chose this scheme, and from which secret answers are sealed.
                OnMessageReceived = context =>
                {
                    context.Token = SecretHandler.Presented(context.Request);
                    return Task.CompletedTask;
                },
                OnTokenValidated = context => AdmitAsync(context, jwt),
            };
        });
    }

    private static bool ShowsJwt(HttpContext context) =>
        SecretHandler.Presented(context.Request) is { } secret && !secret.StartsWith("bitp_", StringComparison.Ordinal) && secret.AsSpan().Count('.') == 2;

    // The subject is the agent's external id; an agent that is unknown here still acts under its own name.
    private static async Task AdmitAsync(TokenValidatedContext context, JwtSettings settings)
    {
        var token = context.Principal!;
        if (token.FindFirstValue("sub") is not { Length: > 0 } subject || !CleanText.IsClean(subject) || RoleOf(token, settings.RoleClaim) is not { } kind)
        {
            context.Fail("The token has no subject or no known role.");
            return;
        }
        var agent = await context.HttpContext.RequestServices.GetRequiredService<IAgentDirectory>().FindAsync(subject, context.HttpContext.RequestAborted);
        if (agent is { Active: false })
        {
            context.Fail("The agent is not active.");
            return;
        }
        context.HttpContext.Features.Set(
            new Actor(kind, agent?.Id, agent?.Name ?? Shown(token.FindFirstValue("name")))
            {
                CredentialId = SubjectIds.Of(context.SecurityToken.Issuer, subject),
                Scopes = ScopesOf(token),
            }
        );
    }

    // Providers list all that somebody is; the highest role counts.
    private static ActorKind? RoleOf(ClaimsPrincipal token, string claim)
    {
        var roles = token.FindAll(claim).Select(c => c.Value).ToHashSet(StringComparer.Ordinal);
        return roles.Contains("admin") ? ActorKind.Admin
            : roles.Contains("supervisor") ? ActorKind.Supervisor
            : roles.Contains("agent") ? ActorKind.Agent
            : null;
    }

    // One text with spaces (RFC 9068) or a list, which some providers call scp.
    private static FrozenSet<string> ScopesOf(ClaimsPrincipal token)
    {
        var named = token.FindAll(c => c.Type is "scope" or "scp").SelectMany(c => c.Value.Split(' '));
        var known = named.Intersect(Scope.All).ToFrozenSet();
        return known.Count > 0 ? known : [.. Scope.All];
    }

    // What a provider lets people call themselves is shown like any other name, and ends up in events, where it must fit.
    private static string? Shown(string? name) =>
        name is not null && CleanText.IsClean(name) && Texts.IsLine(name) && Texts.IsVisible(name) ? Texts.Cut(name, Actor.NameMaxLength) : null;
}

/// <summary>Knows the agents, also while it is not yet known who calls; implemented by the feature that keeps them.</summary>
public interface IAgentDirectory
{
    /// <summary>The agent whose id at the identity provider this is.</summary>
    Task<KnownAgent?> FindAsync(string externalId, CancellationToken ct);

    /// <summary>The agent with this id.</summary>
    Task<KnownAgent?> FindAsync(Guid agentId, CancellationToken ct);
}

/// <summary>An agent, as far as access depends on it. Who is not active has none, neither by key nor by token.</summary>
public sealed record KnownAgent(Guid Id, string Name, bool Active);

internal static class SubjectIds
{
    /// <summary>A stable id for a subject of an identity provider, which has no row of its own here.</summary>
    public static Guid Of(string issuer, string subject) =>
        new(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{issuer}\n{subject}")).AsSpan(0, 16));
}
