using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>Something that is done to a complaint.</summary>
public abstract class ComplaintStepEndpoint<TRequest>(ComplaintDesk desk, TimeProvider clock) : ApiEndpoint<TRequest, Results<Ok<ComplaintResponse>, Error>>
    where TRequest : notnull
{
    private protected ComplaintDesk Desk => desk;

    /// <summary>What the routes of all steps say.</summary>
    protected void IsComplaintStep(string path, Actors actors, params Error[] errors)
    {
        Post($"/complaints/{{complaintId}}{path}");
        Group<ComplaintsGroup>();
        RequireScope(Scope.ComplaintsWrite, actors);
        TakesIfMatch();
        Transactional();
        WithETag();
        Fails([ComplaintErrors.NotFound, .. errors]);
    }

    /// <summary>Loads the complaint and what it is counted by, takes the step and answers with what became of it.</summary>
    private protected async Task<Results<Ok<ComplaintResponse>, Error>> TakeAsync(
        Func<Complaint, IReadOnlyList<CountedRegime>, DateTimeOffset, Task<Error?>> step,
        CancellationToken ct
    )
    {
        var complaint = await desk.LoadAsync(Key<ComplaintKey>("complaintId"), ct);
        if (complaint is null)
            return ComplaintErrors.NotFound;
        if (IfMatch.Refuses(complaint.SeenBy(Actor)) is { } stale)
            return stale;
        var (regimes, now) = (await desk.RegimesOfAsync(complaint, ct), clock.GetUtcNow());
        // Who comes at the last moment finds what has come to pass of itself, such as that nobody waits for an answer any more.
        complaint.Follow(regimes, now);
        return await step(complaint, regimes, now) is { } refusal ? refusal : TypedResults.Ok(await desk.RespondAsync(complaint, ct));
    }

    private protected Task<Results<Ok<ComplaintResponse>, Error>> TakeAsync(
        Func<Complaint, IReadOnlyList<CountedRegime>, DateTimeOffset, Error?> step,
        CancellationToken ct
    ) => TakeAsync((complaint, regimes, now) => Task.FromResult(step(complaint, regimes, now)), ct);
}
