using BitP.SupportApi.Features.Complaints.Regimes;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Complaints.Recalculation;

/// <summary>All open complaints under a regime get its rules of today.</summary>
public sealed class RecalculateComplaintRegime(SupportDbContext db, TimeProvider clock)
    : ApiEndpoint<RecalculateComplaintRegime.Request, Results<Ok<ComplaintRegimeResponse>, Error>>
{
    /// <summary>Why.</summary>
    /// <param name="Reason">It stands in the events of the complaints; at most 4,000 characters. Only staff see it.</param>
    public sealed record Request(string? Reason) : IExample<Request>
    {
        public static Request Example => new("The authority shortened the limit for open cases too.");
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason).ShowsSomething().HasAtMostCharacters(Complaint.ReasonMaxLength);
    }

    public override void Configure()
    {
        Post("/{regimeKey}/recalculate");
        Group<ComplaintRegimesGroup>();
        DescribeKey("regimeKey", "The key of the regime, such as `eu_mica`.");
        RequireScope(Scope.ComplaintsWrite, Actors.Admin);
        Validated<Validator>();
        TakesIfMatch();
        Transactional();
        WithETag();
        Fails(ComplaintRegimeErrors.NotFound);
    }

    /// <summary>Recalculate the complaints under a regime</summary>
    /// <remarks>
    /// Complaints keep the version of a regime that they were filed under. This moves all open ones under it, be it retired, to the version that is in force, and counts
    /// its limits anew; those of their other regimes stay. It is done in the background, some complaints at a time, and each one that changes has the event
    /// <c>complaint.recalculated</c> with the reason; one that cannot be recalculated holds up no other, and is shown by <c>GET /v1/due-work</c>.
    /// </remarks>
    public override async Task<Results<Ok<ComplaintRegimeResponse>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var key = Route<string>("regimeKey")!;
        var regime = await db.Set<ComplaintRegime>().SingleOrDefaultAsync(r => r.RegimeKey == key, ct);
        if (regime is null)
            return ComplaintRegimeErrors.NotFound;
        if (IfMatch.Refuses(regime) is { } stale)
            return stale;
        var now = clock.GetUtcNow();
        regime.NoteRecalculation(request.Reason!, now);
        db.Insert(RecalculateOpenComplaints.Begin(regime, now));
        return TypedResults.Ok(ComplaintRegimeResponse.From(regime));
    }
}
