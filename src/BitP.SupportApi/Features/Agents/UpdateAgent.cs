using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Agents;

/// <summary>What is known about an agent is changed.</summary>
public sealed class UpdateAgent(SupportDbContext db, KnownCredentials credentials, AfterCommit afterCommit, TimeProvider clock)
    : ApiEndpoint<MergePatch<UpdateAgent.Changes>, Results<Ok<AgentResponse>, Error>>
{
    /// <summary>The changeable part of an agent.</summary>
    /// <param name="Name">The name that customers are shown.</param>
    /// <param name="Email">E-mail address, without a name; its domain is kept in lower case. Only staff see it.</param>
    /// <param name="ExternalId">The agent's id at the identity provider: the subject of its tokens.</param>
    /// <param name="Languages">BCP 47 tags of the languages that the agent works in, at most 20. The list is replaced as a whole.</param>
    /// <param name="Team">The key of the team that the agent belongs to.</param>
    /// <param name="Active">Whether the agent is given cases.</param>
    /// <param name="ReportsToId">The id of the agent whom this one reports to, whose line has at most 10 levels and never comes back to this one. Only admins change it.</param>
    public sealed record Changes(
        string? Name = null,
        string? Email = null,
        string? ExternalId = null,
        IReadOnlyList<string>? Languages = null,
        string? Team = null,
        bool? Active = null,
        Guid? ReportsToId = null
    ) : IExample<Changes>
    {
        public static Changes Example => new(Team: "funds", Active: true);
    }

    internal sealed class Validator : AbstractValidator<Changes>
    {
        public Validator()
        {
            RuleFor(c => c.Name).IsAgentName();
            RuleFor(c => c.Email).IsEmail();
            RuleFor(c => c.ExternalId).IsExternalId();
            RuleFor(c => c.Languages).AreNotTooMany();
            RuleForEach(c => c.Languages).IsListedLanguage().When(c => c.Languages?.Count <= Agent.MaxLanguages);
            RuleFor(c => c.Team).IsTeamKey();
            RuleFor(c => c.Active).NotNull();
        }
    }

    public override void Configure()
    {
        Patch("/{agentId}");
        Group<AgentsGroup>();
        RequireScope(Scope.AgentsWrite, Actors.Leads);
        ValidatedPatch(() => new Validator());
        RequireIfMatch();
        Transactional();
        WithETag();
        Fails(AgentErrors.NotFound, AgentErrors.Exists, AgentErrors.ExternalIdNotAllowed, AgentErrors.ReportsToNotAllowed);
    }

    /// <summary>Update an agent</summary>
    /// <remarks>
    /// A JSON Merge Patch (RFC 7396): absent members stay, null clears; <c>name</c> and <c>active</c> cannot be cleared. Agents are never deleted:
    /// set <c>active</c> to false for who has left. Only admins change <c>externalId</c> and <c>reportsToId</c>.
    /// </remarks>
    public override async Task<Results<Ok<AgentResponse>, Error>> AnswerAsync(MergePatch<Changes> patch, CancellationToken ct)
    {
        var agentId = Key("agentId");
        var agent = await db.Set<Agent>().SingleOrDefaultAsync(a => a.Id == agentId, ct);
        if (agent is null)
            return AgentErrors.NotFound;
        if (IfMatch.Refuses(agent) is { } stale)
            return stale;

        var current = new Changes(agent.Name, agent.Email, agent.ExternalId, agent.Languages, agent.Team?.Key, agent.Active, agent.ReportsToId);
        var (changed, error) = patch.ApplyTo(current, new Validator());
        if (changed is null)
            return error!;
        if (changed.ExternalId != agent.ExternalId && Actor.Kind is not ActorKind.Admin)
            return AgentErrors.ExternalIdNotAllowed;
        if (changed.ReportsToId != agent.ReportsToId)
        {
            if (Actor.Kind is not ActorKind.Admin)
                return AgentErrors.ReportsToNotAllowed;
            if (changed.ReportsToId is { } superior && await ReportingLine.RefuseAsync(db, agent, superior, ct) is { } refusal)
                return refusal;
        }
        var team = changed.Team is null ? null : await db.Set<Team>().SingleOrDefaultAsync(t => t.Key == changed.Team, ct);
        if (changed.Team is not null && team is null)
            return Validation.Refuse("team", FieldProblems.NotFound.Expecting(Expectation.ListedBy("/v1/teams")));
        if (changed.ExternalId is not null && await db.Set<Agent>().AnyAsync(a => a.ExternalId == changed.ExternalId && a.Id != agent.Id, ct))
            return AgentErrors.Exists;

        var languages = AgentRules.Canonical(changed.Languages);
        var email = MailAddresses.Canonical(changed.Email);
        agent.Change(new(changed.Name!, email, changed.ExternalId, languages, team, changed.Active!.Value, changed.ReportsToId), clock.GetUtcNow());
        afterCommit.Do(credentials.ForgetAll);
        return TypedResults.Ok(AgentResponse.From(agent));
    }
}
