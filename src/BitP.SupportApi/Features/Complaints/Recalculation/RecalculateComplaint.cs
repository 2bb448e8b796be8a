using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Complaints.Recalculation;

/// <summary>A complaint gets the rules of today.</summary>
public sealed class RecalculateComplaint(ComplaintDesk desk, TimeProvider clock) : ComplaintStepEndpoint<RecalculateComplaint.Request>(desk, clock)
{
    /// <summary>Why.</summary>
    /// <param name="Reason">For the record; at most 4,000 characters. Only staff see it.</param>
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
        IsComplaintStep("/recalculate", Actors.Leads, ComplaintErrors.StatusNotAllowed);
        Validated<Validator>();
    }

    /// <summary>Recalculate a complaint</summary>
    /// <remarks>
    /// A complaint keeps the versions of its regimes that it was filed under, and its limits stay where they were counted. This moves an open one to the newest versions that
    /// are in force, and counts its limits anew from the same facts and the schedules of today. The event <c>complaint.recalculated</c> has the reason and every limit before
    /// and after. A limit that passes by it is told at once, one that had passed before is not told again; nothing happens when all is as it was.
    /// </remarks>
    public override Task<Results<Ok<ComplaintResponse>, Error>> AnswerAsync(Request request, CancellationToken ct) =>
        TakeAsync(
            async (complaint, regimes, now) => complaint.Recalculate(request.Reason!, regimes, await Desk.NewestOfAsync(complaint, now, ct), Actor, now),
            ct
        );
}
