using BitP.SupportApi.Features.Agents;
using BitP.SupportApi.Features.Sla.Policies;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Tickets;

/// <summary>A ticket is given to an agent or a team.</summary>
public sealed class AssignTicket(SupportDbContext db, SlaPolicies policies, TimeProvider clock) : TicketStepEndpoint<AssignTicket.Request>(db, policies, clock)
{
    /// <summary>Who shall have it: an agent, a team, or both.</summary>
    /// <param name="AgentId">The agent. Absent: nobody in particular.</param>
    /// <param name="Team">The team's key. Absent: the agent's team.</param>
    public sealed record Request(Guid? AgentId = null, string? Team = null) : IExample<Request>
    {
        public static Request Example => new(Team: "funds");
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Team).IsLine(Ticket.TeamMaxLength);
            RuleFor(r => r.AgentId).NotNull().Otherwise(FieldProblems.Missing.Expecting(Expectation.AnyMemberOf("agentId", "team"))).When(r => r.Team is null);
        }
    }

    public override void Configure()
    {
        IsTicketStep("/{ticketId}/assign", Actors.Staff, TicketErrors.AssignmentNotAllowed, TicketErrors.Closed);
        Validated<Validator>();
    }

    /// <summary>Assign a ticket</summary>
    /// <remarks>Agents take tickets themselves or hand them to a team; supervisors and admins give them to anybody active.</remarks>
    public override async Task<Results<Ok<TicketResponse>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        if (Actor.Kind is ActorKind.Agent && request.AgentId is { } other && other != Actor.Id)
            return TicketErrors.AssignmentNotAllowed;
        var team = request.Team;
        if (team is not null && !await Db.Set<Team>().AnyAsync(t => t.Key == team, ct))
            return Validation.Refuse("team", FieldProblems.NotFound.Expecting(Expectation.ListedBy("/v1/teams")));
        if (request.AgentId is { } agentId)
        {
            var agent = await Db.Set<Agent>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == agentId && a.Active, ct);
            if (agent is null)
                return Validation.Refuse("agentId", FieldProblems.NotFound.Expecting(Expectation.ListedBy("/v1/agents?active=true")));
            team ??= agent.TeamId is { } own ? await Db.Set<Team>().Where(t => t.Id == own).Select(t => t.Key).SingleAsync(ct) : null;
        }
        return await TakeAsync((ticket, _, now) => ticket.Assign(request.AgentId, team ?? ticket.Team, now), ct);
    }
}
