using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Platform.Http;

/// <summary>
/// Commits what a handler changed: the change, its events and, with an <c>Idempotency-Key</c>, the answer itself, in one transaction. Handlers
/// only load and decide; when somebody else was faster they are run again on what is there now, which is also how a stale <c>If-Match</c> is noticed.
/// Refusals are stored as well, but for 400: what was not valid was never begun, and a corrected retry may use its key.
/// </summary>
internal static class UnitOfWork
{
    private const int MaxAttempts = 20;

    // Whoever lost a race queues up behind the others who want to change the same thing. Among many who start anew together, one wins each round.
    private static readonly SemaphoreSlim[] Queues = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1, 1))];

    /// <param name="http">The request.</param>
    /// <param name="body">What it says, as it was understood; null for nothing.</param>
    /// <param name="handle">Decides what the change is, and answers.</param>
    internal static async ValueTask<object?> RunAsync(HttpContext http, object? body, Func<Task<object?>> handle)
    {
        var db = http.RequestServices.GetRequiredService<SupportDbContext>();
        var provider = http.RequestServices.GetRequiredService<DatabaseProvider>();
        var afterCommit = http.RequestServices.GetRequiredService<AfterCommit>();
        var (request, refusal) = IdempotentRequest.From(http, body);
        if (refusal is not null)
            return refusal;

        SemaphoreSlim? queue = null;
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    return await TryAsync(http, handle, request, db, provider, afterCommit);
                }
                catch (Exception exception) when (provider.MayTryAgain(exception))
                {
                    Undo(db, afterCommit);
                    BufferedAnswer.Forget(http);
                    if (attempt == MaxAttempts)
                        return PlatformErrors.ConcurrentChange;
                }
                if (queue is null)
                {
                    var mine = QueueOf(http.Request.Path);
                    await mine.WaitAsync(http.RequestAborted);
                    queue = mine;
                }
            }
        }
        finally
        {
            queue?.Release();
        }
    }

    private static async Task<object?> TryAsync(
        HttpContext http,
        Func<Task<object?>> handle,
        IdempotentRequest? request,
        SupportDbContext db,
        DatabaseProvider provider,
        AfterCommit afterCommit
    )
    {
        if (request is not null && await request.FindAnswerAsync(db, http.RequestAborted) is { } answered)
            return answered;

        var result = await handle();
        var error = ResultUnion.Unwrap(result) as Error;
        if (error is not null)
            Undo(db, afterCommit);
        // A request that was not valid does not use its key up: the corrected one is what was meant.
        if (error is not null && (request is null || error.Status == StatusCodes.Status400BadRequest))
            return result;

        BufferedAnswer? answer = null;
        if (request is not null)
        {
            answer = await BufferedAnswer.CaptureAsync(http, (IResult)result!);
            db.Insert(request.ToRecord(answer));
        }
        await provider.CommitAsync(db);
        afterCommit.Run();
        return answer is null ? result : answer;
    }

    // By /v1/noun/id.
    private static SemaphoreSlim QueueOf(PathString path) =>
        Queues[(uint)string.Join('/', path.Value!.Split('/').Take(4)).GetHashCode(StringComparison.OrdinalIgnoreCase) % Queues.Length];

    private static void Undo(SupportDbContext db, AfterCommit afterCommit)
    {
        db.Forget();
        afterCommit.Clear();
    }
}

/// <summary>Marks a route that changes something.</summary>
public sealed record TransactionalMetadata;
