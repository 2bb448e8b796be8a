using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>Management is asked to see to a complaint.</summary>
public sealed class EscalateComplaint(ComplaintDesk desk, TimeProvider clock) : ComplaintStepEndpoint<EscalateComplaint.Request>(desk, clock)
{
    /// <summary>What management has to know.</summary>
    /// <param name="Reason">Why; at most 4,000 characters.</param>
    /// <param name="Summary">What happened so far, so that nobody has to tell it again; at most 4,000 characters.</param>
    public sealed record Request(string? Reason, string? Summary) : IExample<Request>
    {
        public static Request Example => new("The damage is above our own limit.", "The withdrawal was held for nine days by a check that should take one.");
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Reason).ShowsSomething().HasAtMostCharacters(Complaint.ReasonMaxLength);
            RuleFor(r => r.Summary).ShowsSomething().HasAtMostCharacters(Complaint.SummaryMaxLength);
        }
    }

    public override void Configure()
    {
        IsComplaintStep("/escalate", Actors.Staff, ComplaintErrors.StatusNotAllowed, ComplaintErrors.LimitReached);
        Validated<Validator>();
    }

    /// <summary>Escalate a complaint</summary>
    /// <remarks>
    /// Asks management to see to it, and refers it to the department <c>management</c> unless that has it. Only staff see that it was escalated, why and with which
    /// summary; complainants see which department has it. A complaint takes 20 of them.
    /// </remarks>
    public override Task<Results<Ok<ComplaintResponse>, Error>> AnswerAsync(Request request, CancellationToken ct) =>
        TakeAsync((complaint, _, now) => complaint.Escalate(request.Reason!, request.Summary!, Actor, now), ct);
}
