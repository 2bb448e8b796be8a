using BitP.SupportApi.Features.Shifts.OnDuty;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace BitP.SupportApi.Features.Shifts.Planned;

/// <summary>One agent gives a part of its turns to another, perhaps for a part of the other's.</summary>
public sealed class SwapShifts(SupportDbContext db, TimeProvider clock) : ApiEndpoint<SwapShifts.Request, Results<Ok<ShiftSwapResponse>, Error>>
{
    /// <summary>Who gives what to whom.</summary>
    /// <param name="GivenBy">The id of the agent who gives.</param>
    /// <param name="TakenBy">The id of the active agent who takes.</param>
    /// <param name="Given">What is given: turns of the one who gives.</param>
    /// <param name="InExchange">What is given for it: turns of the one who takes; nothing when absent. The one who gives has to be active then.</param>
    public sealed record Request(Guid? GivenBy, Guid? TakenBy, PartOfTurns? Given, PartOfTurns? InExchange = null) : IExample<Request>
    {
        public static Request Example =>
            new(
                Examples.Agent,
                Examples.OtherAgent,
                new(Examples.Rotation, Examples.At.AddDays(400), Examples.At.AddDays(407)),
                new(Examples.Rotation, Examples.At.AddDays(407), Examples.At.AddDays(414))
            );
    }

    /// <summary>Turns within some time.</summary>
    /// <param name="RotationId">The id of the rotation.</param>
    /// <param name="From">The first instant (RFC 3339), not before now.</param>
    /// <param name="To">The first instant after it (RFC 3339), at most 92 days later.</param>
    public sealed record PartOfTurns(Guid? RotationId, DateTimeOffset? From, DateTimeOffset? To);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.GivenBy).NotNull();
            RuleFor(r => r.TakenBy).NotNull().NotEqual(r => r.GivenBy).Otherwise(FieldProblems.NotApplicable.Expecting(Expectation.OtherThan("givenBy")));
            RuleFor(r => r.Given).NotNull().SetValidator(new PartValidator()!);
            RuleFor(r => r.InExchange).SetValidator(new PartValidator()!);
            RuleFor(r => r.InExchange)
                .Must((r, other) => other is null || r.Given is null || !Meet(r.Given, other))
                .Otherwise(
                    FieldProblems.NotApplicable.Expecting(
                        Expectation.Words(
                            "another rotation than that of given, or a time that does not overlap with it",
                            "与 given 不同的轮值，或与其不重叠的时间",
                            "une autre rotation que celle de given, ou une période qui ne la chevauche pas",
                            "eine andere Rotation als die von given, oder eine Zeit, die sich damit nicht überschneidet"
                        )
                    )
                );
        }

        // In the same rotation at the same time, it could not be said who is to be on in the end.
        private static bool Meet(PartOfTurns a, PartOfTurns b) => a.RotationId == b.RotationId && a.From < b.To && b.From < a.To;
    }

    private sealed class PartValidator : AbstractValidator<PartOfTurns>
    {
        public PartValidator()
        {
            RuleFor(p => p.RotationId).NotNull();
            RuleFor(p => p.From).NotNull();
            RuleFor(p => p.To).NotNull().Ends(p => p.From, Shift.Longest);
        }
    }

    public override void Configure()
    {
        Post("/swap");
        Group<ShiftsGroup>();
        RequireScope(Scope.ShiftsWrite, Actors.Leads);
        Validated<Validator>();
        Transactional();
        Fails(ShiftErrors.NothingToSwap, ShiftErrors.Overlaps, ShiftErrors.DuringTimeOff);
    }

    /// <summary>Swap turns of two agents</summary>
    /// <remarks>Makes overrides that replace one agent by the other: both or none. Each must be on the rotation in some of the time that it gives.</remarks>
    public override async Task<Results<Ok<ShiftSwapResponse>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var swapId = Guid.CreateVersion7(now);
        var (giver, taker) = (request.GivenBy!.Value, request.TakenBy!.Value);
        var (given, refusal) = await HandOverAsync(db, "given", request.Given!, giver, taker, "takenBy", swapId, now, ct);
        if (given is null)
            return refusal!;
        db.Add(given);
        if (request.InExchange is not { } part)
            return TypedResults.Ok(new ShiftSwapResponse(swapId, [ShiftResponse.Of(given)]));

        var (exchanged, second) = await HandOverAsync(db, "inExchange", part, taker, giver, "givenBy", swapId, now, ct);
        if (exchanged is null)
            return second!;
        db.Add(exchanged);
        return TypedResults.Ok(new ShiftSwapResponse(swapId, [ShiftResponse.Of(given), ShiftResponse.Of(exchanged)]));
    }

    private static async Task<(Shift?, Error?)> HandOverAsync(
        SupportDbContext db,
        string member,
        PartOfTurns part,
        Guid giver,
        Guid taker,
        string takerMember,
        Guid swapId,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var (rotationId, from, to) = (part.RotationId!.Value, part.From!.Value, part.To!.Value);
        if (ShiftRules.RefuseBeginning($"{member}.from", from, now) is { } untimely)
            return (null, untimely);
        if (await ShiftRules.RefuseAgentAsync(db, takerMember, taker, ct) is { } unknown)
            return (null, unknown);
        var (first, last) = (Instant.FromDateTimeOffset(from), Instant.FromDateTimeOffset(to));
        var plan = await DutyPlan.LoadAsync(db, first, last, rotationId, ct);
        if (!plan.Roster.Planned(first, last).Any(s => s.AgentId == giver))
            return (null, ShiftErrors.NothingToSwap.For(giver));
        if (await ShiftRules.RefuseWorkAsync(db, taker, from, to, ct) is { } refusal)
            return (null, refusal);
        return (Shift.Override(new(rotationId, taker, giver, from, to), swapId, now), null);
    }
}

/// <summary>What came of a swap.</summary>
/// <param name="SwapId">What its overrides have in common.</param>
/// <param name="Shifts">One override for each part that was given.</param>
public sealed record ShiftSwapResponse(Guid SwapId, IReadOnlyList<ShiftResponse> Shifts) : IExample<ShiftSwapResponse>
{
    public static ShiftSwapResponse Example => new(Examples.Event, [ShiftResponse.Example with { SwapId = Examples.Event }]);
}
