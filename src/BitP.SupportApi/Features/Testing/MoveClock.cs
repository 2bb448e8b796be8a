using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Due;
using BitP.SupportApi.Platform.Hosting;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Testing;

/// <summary>Moves and stops the clock of a Development server.</summary>
public sealed class MoveClock(TimeProvider time, DueRunner due) : ApiEndpoint<MoveClock.Request, Results<Ok<ClockResponse>, Error>>
{
    private static readonly TimeSpan MaxStep = TimeSpan.FromDays(3660);

    /// <summary>What to do with the clock: <c>freeze</c> alone, or with one of the two others, or one of those alone.</summary>
    /// <param name="Advance">How far to move it forward, as an ISO 8601 duration of at most ten years.</param>
    /// <param name="Set">The instant it shall show now (RFC 3339), from 1970 to 2200. It cannot be advanced beyond that either.</param>
    /// <param name="Freeze">
    /// <c>true</c> stops it, where it is or at the instant that it is moved to: it shows that instant until it is moved, which it can be while it stands.
    /// <c>false</c> lets it go on from there. When absent, it goes or stands as before.
    /// </param>
    public sealed record Request(TimeSpan? Advance = null, DateTimeOffset? Set = null, bool? Freeze = null) : IExample<Request>
    {
        public static Request Example => new(TimeSpan.FromHours(8));
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Advance).Must((r, _) => r.Advance is null || r.Set is null).Otherwise(FieldProblems.Exclusive.Expecting(Expectation.NotWith("set")));
            RuleFor(r => r.Advance)
                .Must((r, _) => r is not { Advance: null, Set: null, Freeze: null })
                .Otherwise(FieldProblems.Missing.Expecting(Expectation.AnyMemberOf("advance", "set", "freeze")));
            RuleFor(r => r.Advance).InclusiveBetween(TimeSpan.Zero, MaxStep);
        }
    }

    public override void Configure()
    {
        Post("/test/clock");
        Group<TestGroup>();
        RequireScope(Scope.TestClock, Actors.Admin);
        Validated<Validator>();
    }

    /// <summary>Move or stop the clock</summary>
    /// <remarks>
    /// Only in Development. The clock is the one of this node; it is not stored, and a restart sets it right again and lets it go. Nothing is undone when
    /// it is set back. What falls due by the move is done before the answer, in the order of the time and as of its own due time, with what that makes due in
    /// between; what fails is tried again later. <c>{ "advance": "PT0S" }</c> only reads it.
    /// </remarks>
    public override async Task<Results<Ok<ClockResponse>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var clock = (SupportClock)time;
        if (!await due.MoveClockAsync(() => clock.TryMove(request.Set, request.Advance ?? TimeSpan.Zero, request.Freeze), ct))
            return request.Set is null
                ? Validation.Refuse("advance", FieldProblems.OutOfRange.Expecting(Expectation.Between(TimeSpan.Zero, SupportClock.Last - clock.GetUtcNow())))
                : Validation.Refuse("set", FieldProblems.OutOfRange.Expecting(Expectation.Between(SupportClock.First, SupportClock.Last)));
        return TypedResults.Ok(new ClockResponse(clock.GetUtcNow(), clock.IsFrozen));
    }
}
