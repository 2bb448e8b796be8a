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
    // In line one competes with other nodes alone, of which each wins as often as the next: so many times nobody loses.
    private const int MaxAttempts = 100;

    // Nodes that lose in step would do so again. Before that, whoever starts at once is ahead of those that have not begun.
    private const int AttemptsWithoutPause = 10;
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(20);

    // A reader meets few who write what it reads.
    private const int MaxReads = 10;

    /// <summary>Runs a handler that changes nothing. Where readers wait for writers, a database may end a deadlock by failing the one who reads.</summary>
    /// <param name="http">The request.</param>
    /// <param name="handle">Reads, and answers.</param>
    internal static async ValueTask<object?> ReadAsync(HttpContext http, Func<Task<object?>> handle)
    {
        for (var attempt = 1; ; attempt++)
            try
            {
                return await handle();
            }
            catch (Exception exception) when (HttpMethods.IsGet(http.Request.Method) && attempt < MaxReads && MayTryAgain(http, exception))
            {
                http.RequestServices.GetRequiredService<SupportDbContext>().Forget();
            }
    }

    private static bool MayTryAgain(HttpContext http, Exception exception) =>
        http.RequestServices.GetRequiredService<DatabaseProvider>().MayTryAgain(exception);

    /// <param name="http">The request.</param>
    /// <param name="body">What it says, as it was understood; null for nothing.</param>
    /// <param name="handle">Decides what the change is, and answers.</param>
    /// <param name="tell">Tells how things stand to a request that is repeated, where nothing of the answer may be stored.</param>
    internal static async ValueTask<object?> RunAsync(HttpContext http, object? body, Func<Task<object?>> handle, Func<Task<object?>>? tell = null)
    {
        var db = http.RequestServices.GetRequiredService<SupportDbContext>();
        var provider = http.RequestServices.GetRequiredService<DatabaseProvider>();
        var afterCommit = http.RequestServices.GetRequiredService<AfterCommit>();
        var lines = http.RequestServices.GetRequiredService<WritersInLine>();
        var (request, refusal) = IdempotentRequest.From(http, body, tell);
        if (refusal is not null)
            return refusal;

        IDisposable? turn = null;
        try
        {
            if (MustWait(lines, http.Request.Path) && (turn = await lines.WaitAsync(ResourceOf(http.Request.Path), http.RequestAborted)) is null)
                return PlatformErrors.ConcurrentChange;
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
                if (turn is null && (turn = await lines.WaitAsync(ResourceOf(http.Request.Path), http.RequestAborted)) is null)
                    return PlatformErrors.ConcurrentChange;
                if (attempt > AttemptsWithoutPause)
                    await Task.Delay(LongestPause * Random.Shared.NextDouble(), http.RequestAborted);
            }
        }
        finally
        {
            turn?.Dispose();
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

    // Only for a resource that is there. Those who make new ones seldom meet, and would all wait for the few who do.
    private static bool MustWait(WritersInLine lines, PathString path) =>
        !lines.IsEmpty && path.Value.AsSpan().Count('/') >= 3 && lines.IsContended(ResourceOf(path));

    // /v1/noun/id
    private static string ResourceOf(PathString path) => string.Join('/', path.Value!.Split('/').Take(4));

    private static void Undo(SupportDbContext db, AfterCommit afterCommit)
    {
        db.Forget();
        afterCommit.Clear();
    }
}

/// <summary>Marks a route that changes something.</summary>
public sealed record TransactionalMetadata;

/// <summary>Marks a route that changes something, of whose answers nothing is stored for retries.</summary>
public sealed record ToldAnewMetadata;
