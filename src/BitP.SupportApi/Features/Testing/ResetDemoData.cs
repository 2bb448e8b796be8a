using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Due;
using BitP.SupportApi.Platform.Hosting;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Testing;

/// <summary>Begins a Development server anew.</summary>
internal sealed class ResetDemoData(TimeProvider time, DueRunner due, Schema schema, IDemoData demo, IEnumerable<IKeepsRows> kept)
    : ApiEndpoint<Results<Ok<ClockResponse>, Error>>
{
    public override void Configure()
    {
        Post("/test/reset");
        Group<TestGroup>();
        RequireScope(Scope.TestClock, Actors.Admin);
    }

    /// <summary>Begin anew</summary>
    /// <remarks>
    /// Only in Development, with demo data. The clock is set right and let go, everything in the database is deleted, and the data of the program and the demo
    /// data are written again: the demo keys work, and the demo data have the ids and references that they always have. Numbers and the positions of the feed go
    /// on, so that the next ticket has a reference that none had before, and a cursor of the feed stays good. What is sent while this is being done may find
    /// anything missing. Other nodes on the same database may remember what was deleted for some seconds, and versions of policies, schedules and surveys for as
    /// long as they run.
    /// </remarks>
    public override async Task<Results<Ok<ClockResponse>, Error>> AnswerAsync(CancellationToken ct)
    {
        var clock = (SupportClock)time;
        await due.InterruptAsync(
            async () =>
            {
                clock.SetRight();
                // To the end, even when nobody waits for it: half of it would leave no key with which to call again. What others write meanwhile
                // may be in the way of what is to be written.
                do
                {
                    await schema.BeginAnewAsync(CancellationToken.None);
                    Forget();
                } while (!await demo.WriteAsync(CancellationToken.None));
                // What was read while it was being written.
                Forget();
                return true;
            },
            ct
        );
        return TypedResults.Ok(new ClockResponse(clock.GetUtcNow(), clock.IsFrozen));
    }

    private void Forget()
    {
        foreach (var rows in kept)
            rows.Forget();
    }
}
