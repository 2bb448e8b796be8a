using BitP.SupportApi.Features.Agents;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>A complaint is given to somebody to handle.</summary>
public sealed class AssignComplaint(SupportDbContext db, ComplaintDesk desk, HandlerIndependence independence, TimeProvider clock)
    : ComplaintStepEndpoint<AssignComplaint.Request>(desk, clock)
{
    /// <summary>Who shall handle it.</summary>
    /// <param name="HandlerId">The agent.</param>
    public sealed record Request(Guid? HandlerId) : IExample<Request>
    {
        public static Request Example => new(Examples.OtherAgent);
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.HandlerId).NotNull();
    }

    public override void Configure()
    {
        IsComplaintStep("/assign", Actors.Staff, ComplaintErrors.StatusNotAllowed, ComplaintErrors.NotIndependent);
        Validated<Validator>();
    }

    /// <summary>Assign a complaint</summary>
    /// <remarks>
    /// Where a regime of the complaint asks for it, whoever has to do with what it is about is refused with 409 <c>handler_not_independent</c>: who is named in it, who has or
    /// had the ticket that it is about or wrote in it, who speaks for the complainant, and who reports to one of these. The same holds for who works on
    /// it, decides it, or has to do with its redress. Supervisors cannot set this aside; an admin can, with a second one, by an exception for the agent. Who has to do with
    /// what is said only later, in what joins, in an answer or in a point, is taken off it then (<c>complaint.unassigned</c>).
    /// </remarks>
    public override async Task<Results<Ok<ComplaintResponse>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var handler = await db.Set<Agent>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == request.HandlerId && a.Active, ct);
        if (handler is null)
            return Validation.Refuse("handlerId", FieldProblems.NotFound.Expecting(ComplaintExpectations.ActiveAgent));
        return await TakeAsync(
            async (complaint, regimes, now) =>
                await independence.RefuseAsync(complaint, regimes, handler, ct) ?? complaint.Assign(handler.Id, Actor, regimes, now),
            ct
        );
    }
}
