using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>Something that is done to a complaint by the complainant's side, or by staff who have nothing to do with what it is about.</summary>
public abstract class IndependentStepEndpoint<TRequest>(ComplaintDesk desk, HandlerIndependence independence, TimeProvider clock)
    : ComplaintStepEndpoint<TRequest>(desk, clock)
    where TRequest : notnull
{
    private protected HandlerIndependence Independence => independence;

    /// <summary>What the routes of all such steps say.</summary>
    protected void IsIndependentStep(string path, Actors actors, params Error[] errors) =>
        IsComplaintStep(path, actors, [.. errors, ComplaintErrors.NotIndependent, TwoPersons.PersonNeeded]);

    /// <summary>Takes the step, unless the caller has to do with what the complaint is about.</summary>
    private protected Task<Results<Ok<ComplaintResponse>, Error>> TakeIndependentlyAsync(
        Func<Complaint, IReadOnlyList<CountedRegime>, DateTimeOffset, Task<Error?>> step,
        CancellationToken ct
    ) => TakeAsync(async (complaint, regimes, now) => await independence.RefuseCallerAsync(complaint, regimes, ct) ?? await step(complaint, regimes, now), ct);

    private protected Task<Results<Ok<ComplaintResponse>, Error>> TakeIndependentlyAsync(
        Func<Complaint, IReadOnlyList<CountedRegime>, DateTimeOffset, Error?> step,
        CancellationToken ct
    ) => TakeIndependentlyAsync((complaint, regimes, now) => Task.FromResult(step(complaint, regimes, now)), ct);
}
