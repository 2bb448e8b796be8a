using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Agents;

/// <summary>A person joins the support desk.</summary>
public sealed class CreateAgent(SupportDbContext db, TimeProvider clock) : ApiEndpoint<CreateAgent.Request, Results<Created<AgentResponse>, Error>>
{
    /// <summary>Who the agent is.</summary>
    /// <param name="Name">The name that customers are shown.</param>
    /// <param name="Email">E-mail address, without a name; its domain is kept in lower case. Only staff see it.</param>
    /// <param name="ExternalId">The agent's id at the identity provider: the subject of its tokens.</param>
    /// <param name="Languages">BCP 47 tags of the languages that the agent works in, at most 20; <c>zh</c> is taken as <c>zh-CN</c>.</param>
    /// <param name="Team">The key of the team that the agent belongs to.</param>
    /// <param name="Active">Whether the agent is given cases; true when absent.</param>
    /// <param name="ReportsToId">The id of the agent whom this one reports to, whose line has at most 10 levels and never comes back to this one.</param>
    public sealed record Request(
        string? Name,
        string? Email = null,
        string? ExternalId = null,
        IReadOnlyList<string>? Languages = null,
        string? Team = null,
        bool? Active = null,
        Guid? ReportsToId = null
    ) : IExample<Request>
    {
        public static Request Example => new("Mei Lin", "mei.lin@support.example", "auth0|7f3c91", ["zh-CN", "en"], "accounts", true);
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Name).IsAgentName();
            RuleFor(r => r.Email).IsEmail();
            RuleFor(r => r.ExternalId).IsExternalId();
            RuleFor(r => r.Languages).AreNotTooMany();
            RuleForEach(r => r.Languages).IsListedLanguage().When(r => r.Languages?.Count <= Agent.MaxLanguages);
            RuleFor(r => r.Team).IsTeamKey();
        }
    }

    public override void Configure()
    {
        Post("/");
        Group<AgentsGroup>();
        RequireScope(Scope.AgentsWrite, Actors.Admin);
        Validated<Validator>();
        Transactional();
        WithETag();
        Fails(AgentErrors.Exists);
    }

    /// <summary>Create an agent</summary>
    /// <remarks>The agent gets no credential by this: make an API key for it, or give the <c>externalId</c> that the identity provider knows it by.</remarks>
    public override async Task<Results<Created<AgentResponse>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var team = request.Team is null ? null : await db.Set<Team>().SingleOrDefaultAsync(t => t.Key == request.Team, ct);
        if (request.Team is not null && team is null)
            return Validation.Refuse("team", FieldProblems.NotFound.Expecting(Expectation.ListedBy("/v1/teams")));
        if (request.ExternalId is not null && await db.Set<Agent>().AnyAsync(a => a.ExternalId == request.ExternalId, ct))
            return AgentErrors.Exists;
        if (request.ReportsToId is { } superior && await ReportingLine.RefuseAsync(db, null, superior, ct) is { } refusal)
            return refusal;

        var languages = AgentRules.Canonical(request.Languages);
        var agent = Agent.Create(
            new(request.Name!, MailAddresses.Canonical(request.Email), request.ExternalId, languages, team, request.Active ?? true, request.ReportsToId),
            clock.GetUtcNow()
        );
        db.Add(agent);
        return TypedResults.Created($"/v1/agents/{agent.Id}", AgentResponse.From(agent));
    }
}
