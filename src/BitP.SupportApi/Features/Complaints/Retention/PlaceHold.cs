using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Complaints.Retention;

/// <summary>The file of a complaint is kept, whatever the regimes say.</summary>
public sealed class PlaceHold(ComplaintDesk desk, TimeProvider clock) : ComplaintStepEndpoint<PlaceHold.Request>(desk, clock)
{
    /// <summary>Why.</summary>
    /// <param name="Reason">For the record and for staff only; at most 4,000 characters.</param>
    public sealed record Request(string? Reason) : IExample<Request>
    {
        public static Request Example => new("The ombudsman has asked for the file.");
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason).ShowsSomething().HasAtMostCharacters(Complaint.ReasonMaxLength);
    }

    public override void Configure()
    {
        IsComplaintStep("/hold", Actors.Leads, HoldErrors.Held);
        Validated<Validator>();
    }

    /// <summary>Place a legal hold on a complaint</summary>
    /// <remarks>Whatever its status: its file is not deleted before the hold is lifted. There is one at a time. Nobody but staff sees that there is one.</remarks>
    public override Task<Results<Ok<ComplaintResponse>, Error>> AnswerAsync(Request request, CancellationToken ct) =>
        TakeAsync((complaint, _, now) => complaint.Hold(request.Reason!, Actor, now), ct);
}
