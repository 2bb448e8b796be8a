using BitP.SupportApi.Features.Agents;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Complaints.Independence;

/// <summary>It is proposed that somebody handles a complaint in spite of having to do with what it is about.</summary>
public sealed class ProposeExceptionFromIndependence(SupportDbContext db, ComplaintDesk desk, TimeProvider clock)
    : ComplaintStepEndpoint<ProposeExceptionFromIndependence.Request>(desk, clock)
{
    /// <summary>For whom, and why.</summary>
    /// <param name="AgentId">The agent who is to be let.</param>
    /// <param name="Reason">Why there is nobody else; at most 4,000 characters. Only staff see it.</param>
    public sealed record Request(Guid? AgentId, string? Reason) : IExample<Request>
    {
        public static Request Example => new(Examples.OtherAgent, "All others who know this network are away, and the limit is tomorrow.");
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.AgentId).NotNull();
            RuleFor(r => r.Reason).ShowsSomething().HasAtMostCharacters(Complaint.ReasonMaxLength);
        }
    }

    public override void Configure()
    {
        IsComplaintStep(
            "/independence-exceptions",
            Actors.Admin,
            ComplaintErrors.LimitReached,
            TwoPersons.PersonNeeded,
            IndependenceErrors.ConcernsYourself,
            IndependenceErrors.Exists
        );
        Validated<Validator>();
    }

    /// <summary>Propose an exception from independence</summary>
    /// <remarks>
    /// Once a second admin has approved it, the agent can be given the complaint, work on it and decide it, in spite of what <c>handler_not_independent</c> says; only
    /// who speaks for the complainant never can. An admin proposes it, by a key that acts as an agent other than the one concerned. Possible in every status of the
    /// complaint, since redress goes on after the end of the case. A complaint takes 20 of them.
    /// </remarks>
    public override async Task<Results<Ok<ComplaintResponse>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var agent = await db.Set<Agent>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == request.AgentId && a.Active, ct);
        if (agent is null)
            return Validation.Refuse("agentId", FieldProblems.NotFound.Expecting(ComplaintExpectations.ActiveAgent));
        return await TakeAsync((complaint, _, now) => complaint.ProposeException(agent, request.Reason!, Actor, now), ct);
    }
}
