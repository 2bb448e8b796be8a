using BitP.SupportApi.Platform.Problems;
using FastEndpoints;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Complaints.Redress;

/// <summary>Something that is done about redress, by the complainant's side or by somebody who has nothing to do with what the complaint is about.</summary>
public abstract class RedressStepEndpoint(ComplaintDesk desk, HandlerIndependence independence, TimeProvider clock)
    : IndependentStepEndpoint<EmptyRequest>(desk, independence, clock)
{
    private protected Task<Results<Ok<ComplaintResponse>, Error>> TakeAsync(
        Func<Complaint, Guid, IReadOnlyList<CountedRegime>, DateTimeOffset, Error?> step,
        CancellationToken ct
    )
    {
        // What is not there is not found, whoever asks.
        var id = Key("redressId");
        return TakeAsync(
            async (complaint, regimes, now) =>
                complaint.Redress.All(r => r.Id != id)
                    ? RedressErrors.NotFound
                    : await Independence.RefuseCallerAsync(complaint, regimes, ct) ?? step(complaint, id, regimes, now),
            ct
        );
    }
}
