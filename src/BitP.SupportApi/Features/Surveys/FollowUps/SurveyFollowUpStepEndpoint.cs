using BitP.SupportApi.Features.Surveys.Invitations;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Surveys.FollowUps;

/// <summary>A step of a follow-up's life.</summary>
public abstract class SurveyFollowUpStepEndpoint<TRequest>(SupportDbContext db, TimeProvider clock)
    : ApiEndpoint<TRequest, Results<Ok<SurveyFollowUpResponse>, Error>>
    where TRequest : notnull
{
    protected SupportDbContext Db => db;

    /// <summary>What the routes of all steps say.</summary>
    protected void IsFollowUpStep(string step)
    {
        Post($"/{{followUpId}}/{step}");
        Group<SurveyFollowUpsGroup>();
        RequireScope(Scope.SurveysWrite, Actors.Leads);
        TakesIfMatch();
        Transactional();
        IsToldAnew();
        WithETag();
        Fails(SurveyFollowUpErrors.NotFound, SurveyFollowUpErrors.StateNotAllowed, SurveyFollowUpErrors.LimitReached, SurveyFollowUpErrors.Own);
    }

    /// <summary>Loads the follow-up, takes the step and answers with what became of it.</summary>
    protected async Task<Results<Ok<SurveyFollowUpResponse>, Error>> TakeAsync(
        Func<SurveyFollowUp, SurveyInvitation, DateTimeOffset, Error?> step,
        CancellationToken ct
    )
    {
        var followUp = await FindAsync(ct);
        if (followUp is null)
            return SurveyFollowUpErrors.NotFound;
        if (IfMatch.Refuses(followUp) is { } stale)
            return stale;
        var about = await db.Visible<SurveyInvitation>().AsNoTracking().SingleAsync(i => i.Id == followUp.InvitationId, ct);
        if (step(followUp, about, clock.GetUtcNow()) is { } refusal)
            return refusal;
        return TypedResults.Ok(await db.RespondAsync(followUp, ct));
    }

    protected sealed override async Task<Results<Ok<SurveyFollowUpResponse>, Error>> TellAsync(CancellationToken ct) =>
        await FindAsync(ct) is { } followUp ? TypedResults.Ok(await db.RespondAsync(followUp, ct)) : SurveyFollowUpErrors.NotFound;

    private Task<SurveyFollowUp?> FindAsync(CancellationToken ct)
    {
        var followUpId = Key("followUpId");
        return db.Set<SurveyFollowUp>().SingleOrDefaultAsync(f => f.Id == followUpId, ct);
    }
}
