using BitP.SupportApi.Features.Agents;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Complaints.Investigation;

/// <summary>Something is to be looked into for a complaint.</summary>
public sealed class AddInvestigationStep(SupportDbContext db, ComplaintDesk desk, HandlerIndependence independence, TimeProvider clock)
    : ApiEndpoint<AddInvestigationStep.Request, Results<Created<InvestigationStepResponse>, Error>>
{
    /// <summary>What, and who does it.</summary>
    /// <param name="Title">What is looked into; at most 200 characters. Complainants see it after the decision.</param>
    /// <param name="OwnerId">The agent who does it, who has to be independent of what the complaint is about.</param>
    /// <param name="DueAt">By when it shall be done (RFC 3339).</param>
    public sealed record Request(string? Title, Guid? OwnerId, DateTimeOffset? DueAt = null) : IExample<Request>
    {
        public static Request Example => new("When the check of the withdrawal began and ended", Examples.OtherAgent, Examples.At.AddDays(7));
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Title).ShowsSomething().IsLine(Complaint.InvestigationTitleMaxLength);
            RuleFor(r => r.OwnerId).NotNull();
        }
    }

    public override void Configure()
    {
        Post("/complaints/{complaintId}/investigation-steps");
        Group<ComplaintsGroup>();
        RequireScope(Scope.ComplaintsWrite, Actors.Staff);
        Validated<Validator>();
        TakesIfMatch();
        Transactional();
        Fails(
            ComplaintErrors.NotFound,
            ComplaintErrors.StatusNotAllowed,
            ComplaintErrors.LimitReached,
            ComplaintErrors.NotIndependent,
            TwoPersons.PersonNeeded
        );
    }

    /// <summary>Add a step to the investigation of a complaint</summary>
    /// <remarks>
    /// Until the complaint is decided, and again once it is reopened. Whoever has to do with what it is about can neither add nor own a step, as with its handler. A complaint
    /// takes 50 of them. <c>If-Match</c> names the version of the complaint.
    /// </remarks>
    public override async Task<Results<Created<InvestigationStepResponse>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        if (await desk.LoadAsync(Key<ComplaintKey>("complaintId"), ct) is not { } complaint)
            return ComplaintErrors.NotFound;
        if (IfMatch.Refuses(complaint.SeenBy(Actor)) is { } stale)
            return stale;
        var regimes = await desk.RegimesOfAsync(complaint, ct);
        if (await independence.RefuseCallerAsync(complaint, regimes, ct) is { } notForCaller)
            return notForCaller;
        if (await db.Set<Agent>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == request.OwnerId && a.Active, ct) is not { } owner)
            return Validation.Refuse("ownerId", FieldProblems.NotFound.Expecting(ComplaintExpectations.ActiveAgent));
        if (await independence.RefuseAsync(complaint, regimes, owner, ct) is { } dependent)
            return dependent;
        if (complaint.AddInvestigationStep(request.Title!, owner.Id, request.DueAt, Actor, clock.GetUtcNow()) is { } refusal)
            return refusal;
        return TypedResults.Created(
            $"/v1/complaints/{complaint.Id}/investigation-steps",
            InvestigationStepResponse.From(complaint.InvestigationSteps[^1], Actor)
        );
    }
}
