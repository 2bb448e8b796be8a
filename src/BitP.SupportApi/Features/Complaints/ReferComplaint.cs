using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>A complaint is given to a department.</summary>
public sealed class ReferComplaint(ComplaintDesk desk, TimeProvider clock) : ComplaintStepEndpoint<ReferComplaint.Request>(desk, clock)
{
    /// <summary>Who shall see to it.</summary>
    /// <param name="Department">The key of the department.</param>
    public sealed record Request(string? Department) : IExample<Request>
    {
        public static Request Example => new("funds");
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() =>
            RuleFor(r => r.Department)
                .NotEmpty()
                .IsLine(Department.KeyMaxLength)
                .Must(key => string.IsNullOrEmpty(key) || Department.All.Any(d => d.Key == key))
                .Otherwise(FieldProblems.Unknown.OneOf(Department.All.Select(d => d.Key)));
    }

    public override void Configure()
    {
        IsComplaintStep("/refer", Actors.Staff, ComplaintErrors.StatusNotAllowed);
        Validated<Validator>();
    }

    /// <summary>Refer a complaint</summary>
    /// <remarks>Gives it to a department: see <c>GET /v1/departments</c>. Who handles it stays.</remarks>
    public override Task<Results<Ok<ComplaintResponse>, Error>> AnswerAsync(Request request, CancellationToken ct) =>
        TakeAsync((complaint, _, now) => complaint.Refer(request.Department!, Actor, now), ct);
}
