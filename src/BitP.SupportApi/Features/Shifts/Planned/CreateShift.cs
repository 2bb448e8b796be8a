using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Shifts.Rotations;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Shifts.Planned;

/// <summary>An agent is given a stretch of work.</summary>
public sealed class CreateShift(SupportDbContext db, TimeProvider clock) : ApiEndpoint<CreateShift.Request, Results<Created<ShiftResponse>, Error>>
{
    /// <summary>Who works when.</summary>
    /// <param name="AgentId">The id of an active agent.</param>
    /// <param name="To">When it ends (RFC 3339), at most 92 days after <c>from</c>.</param>
    /// <param name="Kind">Work beside all rotations, or an override of one.</param>
    /// <param name="From">When it begins (RFC 3339), not before now; now when absent.</param>
    /// <param name="RotationId">For an override, the id of the rotation; absent otherwise.</param>
    /// <param name="Replaces">For an override, the id of the agent whose place is taken; whoever is on when absent.</param>
    /// <param name="Channels">The channels that are served; absent for an override, which serves those of the rotation.</param>
    /// <param name="Languages">BCP 47 tags of the languages that are served, at most 20; those of the agent when absent. Absent for an override.</param>
    public sealed record Request(
        Guid? AgentId,
        DateTimeOffset? To,
        ShiftKind? Kind,
        DateTimeOffset? From = null,
        Guid? RotationId = null,
        Guid? Replaces = null,
        IReadOnlyList<Channel>? Channels = null,
        IReadOnlyList<string>? Languages = null
    ) : IExample<Request>
    {
        public static Request Example =>
            new(Examples.Agent, Examples.At.AddDays(400).AddHours(8), ShiftKind.Shift, Examples.At.AddDays(400), Channels: [Channel.Chat], Languages: ["de"]);
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.AgentId).NotNull();
            RuleFor(r => r.Kind).NotNull();
            RuleFor(r => r.To).NotNull().Ends(r => r.From, Shift.Longest);
            RuleFor(r => r.Channels).AreChannels();
            RuleFor(r => r.Languages).HasAtMost(Rotation.MaxLanguages).Must(tags => tags is not { Count: 0 }).Otherwise(FieldProblems.Missing);
            RuleForEach(r => r.Languages).IsListedLanguage().When(r => r.Languages?.Count <= Rotation.MaxLanguages);
            When(
                    r => r.Kind is ShiftKind.Override,
                    () =>
                    {
                        RuleFor(r => r.RotationId).NotNull();
                        RuleFor(r => r.Channels).Null().Otherwise(OnlyFor(ShiftKind.Shift));
                        RuleFor(r => r.Languages).Null().Otherwise(OnlyFor(ShiftKind.Shift));
                        RuleFor(r => r.Replaces)
                            .Must((r, other) => other is null || other != r.AgentId)
                            .Otherwise(FieldProblems.NotApplicable.Expecting(Expectation.OtherThan("agentId")));
                    }
                )
                .Otherwise(() =>
                {
                    RuleFor(r => r.RotationId).Null().Otherwise(OnlyFor(ShiftKind.Override));
                    RuleFor(r => r.Replaces).Null().Otherwise(OnlyFor(ShiftKind.Override));
                    RuleFor(r => r.Channels).NotEmpty();
                });
        }

        private static FieldProblem OnlyFor(ShiftKind kind) =>
            FieldProblems.NotApplicable.Expecting(Expectation.OnlyWith("kind", EnumNames<ShiftKind>.Of(kind)));
    }

    public override void Configure()
    {
        Post("/");
        Group<ShiftsGroup>();
        RequireScope(Scope.ShiftsWrite, Actors.Leads);
        Validated<Validator>();
        Transactional();
        WithETag();
        Fails(ShiftErrors.Overlaps, ShiftErrors.DuringTimeOff);
    }

    /// <summary>Give an agent a shift</summary>
    /// <remarks>
    /// A <c>shift</c> is work beside all rotations. An <c>override</c> puts the agent in the place of whoever is on a rotation, where somebody is; of two
    /// at the same time the later one holds. Shifts of one agent do not overlap, and an agent with time off is given none: time off that is
    /// entered later takes the agent from duty, and its place stays empty until another override fills it.
    /// </remarks>
    public override async Task<Results<Created<ShiftResponse>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (agentId, from, to) = (request.AgentId!.Value, request.From ?? now, request.To!.Value);
        if ((ShiftRules.RefuseBeginning("from", from, now) ?? ShiftRules.RefuseEnd("to", from, to, Shift.Longest)) is { } untimely)
            return untimely;
        if (await ShiftRules.RefuseAgentAsync(db, "agentId", agentId, ct) is { } unknown)
            return unknown;
        if (request.RotationId is { } id && !await db.Set<Rotation>().AnyAsync(r => r.Id == id, ct))
            return Validation.Refuse("rotationId", FieldProblems.NotFound.Expecting(Expectation.ListedBy("/v1/rotations")));
        if (await ShiftRules.RefuseWorkAsync(db, agentId, from, to, ct) is { } refusal)
            return refusal;

        var shift = request.RotationId is { } rotationId
            ? Shift.Override(new(rotationId, agentId, request.Replaces, from, to), swapId: null, now)
            : Shift.Plan(agentId, from, to, request.Channels!, RotationRules.CanonicalOrNull(request.Languages), now);
        db.Add(shift);
        return TypedResults.Created($"/v1/shifts/{shift.Id}", ShiftResponse.Of(shift));
    }
}
