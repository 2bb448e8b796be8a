using BitP.SupportApi.Features.Shifts.Planned;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Shifts.Absences;

/// <summary>An agent will be away.</summary>
public sealed class CreateTimeOff(SupportDbContext db, TimeProvider clock) : ApiEndpoint<CreateTimeOff.Request, Results<Created<TimeOffResponse>, Error>>
{
    /// <summary>Who is away when.</summary>
    /// <param name="AgentId">The id of an active agent.</param>
    /// <param name="To">When it ends (RFC 3339), at most 1,096 days after <c>from</c>.</param>
    /// <param name="From">When it begins (RFC 3339), not before now; now when absent.</param>
    /// <param name="Reason">Why, at most 200 characters; only team leads and the agent see it. One that shows nothing is none.</param>
    public sealed record Request(Guid? AgentId, DateTimeOffset? To, DateTimeOffset? From = null, string? Reason = null) : IExample<Request>
    {
        public static Request Example => new(Examples.Agent, Examples.At.AddDays(444), Examples.At.AddDays(430), "Annual leave");
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.AgentId).NotNull();
            RuleFor(r => r.To).NotNull().Ends(r => r.From, TimeOff.Longest);
            RuleFor(r => r.Reason).IsLine(TimeOff.ReasonMaxLength);
        }
    }

    public override void Configure()
    {
        Post("/");
        Group<TimeOffGroup>();
        RequireScope(Scope.ShiftsWrite, Actors.Leads);
        Validated<Validator>();
        Transactional();
        WithETag();
    }

    /// <summary>Give an agent time off</summary>
    /// <remarks>
    /// It outdoes everything that is planned: the agent is not on duty, also where an override or a shift was there before. Its place stays empty
    /// until an override fills it; coverage shows the gap.
    /// </remarks>
    public override async Task<Results<Created<TimeOffResponse>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (agentId, from, to) = (request.AgentId!.Value, request.From ?? now, request.To!.Value);
        if ((ShiftRules.RefuseBeginning("from", from, now) ?? ShiftRules.RefuseEnd("to", from, to, TimeOff.Longest)) is { } untimely)
            return untimely;
        if (await ShiftRules.RefuseAgentAsync(db, "agentId", agentId, ct) is { } unknown)
            return unknown;
        var timeOff = TimeOff.Create(agentId, from, to, Texts.OrNull(request.Reason), now);
        db.Add(timeOff);
        return TypedResults.Created($"/v1/time-off/{timeOff.Id}", TimeOffResponse.For(Actor, timeOff));
    }
}
