using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Hosting;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Testing;

/// <summary>Moves the clock of a Development server.</summary>
public sealed class MoveClock(TimeProvider time) : ImmediateEndpoint<MoveClock.Request, Ok<MoveClock.Response>>
{
    private static readonly TimeSpan MaxStep = TimeSpan.FromDays(3660);

    /// <summary>Where to move the clock: give one of the two.</summary>
    /// <param name="Advance">How far to move it forward, as an ISO 8601 duration of at most ten years.</param>
    /// <param name="Set">The instant it shall show now (RFC 3339).</param>
    public sealed record Request(TimeSpan? Advance = null, DateTimeOffset? Set = null) : IExample<Request>
    {
        public static Request Example => new(TimeSpan.FromHours(8));
    }

    /// <summary>The clock.</summary>
    /// <param name="Now">The instant it shows.</param>
    public new sealed record Response(DateTimeOffset Now) : IExample<Response>
    {
        public static Response Example => new(Examples.At);
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Advance).Must((r, _) => r.Advance is null != r.Set is null).Otherwise(FieldProblems.Exclusive);
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

    /// <summary>Move the clock</summary>
    /// <remarks>
    /// Only in Development. The clock is the one of this node; it is not stored, and a restart sets it right again. Nothing is undone when it is
    /// set back.
    /// </remarks>
    public override Ok<Response> Answer(Request request)
    {
        var clock = (SupportClock)time;
        if (request.Advance is { } by)
            clock.Advance(by);
        if (request.Set is { } now)
            clock.Set(now);
        return TypedResults.Ok(new Response(clock.GetUtcNow()));
    }
}
