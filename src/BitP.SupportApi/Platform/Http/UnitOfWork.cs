using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Data.Providers;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Platform.Http;

/// <summary>
/// Commits what a handler changed: the change, its events and, with an <c>Idempotency-Key</c>, the answer itself, in one transaction. Handlers
/// only load and decide; when somebody else was faster they are run again on what is there now, which is also how a stale <c>If-Match</c> is noticed.
/// Refusals are stored as well, but for 400: what was not valid was never begun, and a corrected retry may use its key.
/// </summary>
public static class UnitOfWork
{
    private const int MaxAttempts = 50;
    private const int MaxPauseMilliseconds = 20;

    public static RouteHandlerBuilder Transactional(this RouteHandlerBuilder route) =>
        route
            .WithMetadata(new TransactionalMetadata())
            .AddEndpointFilterFactory(
                (factory, next) =>
                {
                    var body = Array.FindIndex(factory.MethodInfo.GetParameters(), p => IsBody(p.ParameterType));
                    return context => RunAsync(context, next, body);
                }
            );

    private static async ValueTask<object?> RunAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next, int body)
    {
        var http = context.HttpContext;
        var db = http.RequestServices.GetRequiredService<SupportDbContext>();
        var provider = http.RequestServices.GetRequiredService<DatabaseProvider>();
        var afterCommit = http.RequestServices.GetRequiredService<AfterCommit>();
        var (request, refusal) = IdempotentRequest.From(http, body < 0 ? null : context.Arguments[body]);
        if (refusal is not null)
            return refusal;

        if (http.HasSecretAnswer())
            http.Response.Headers.CacheControl = "no-store";
        for (var attempt = 1; ; attempt++)
        {
            if (request is not null && await request.FindAnswerAsync(db, http.RequestAborted) is { } answered)
                return answered;

            var result = await next(context);
            var error = ResultUnion.Unwrap(result) as Error;
            if (error is not null)
                Undo(db, afterCommit);
            if (error is not null && (request is null || error.Status == StatusCodes.Status400BadRequest))
                return result;

            BufferedAnswer? answer = null;
            if (request is not null)
            {
                answer = await BufferedAnswer.CaptureAsync(http, (IResult)result!);
                db.Add(request.ToRecord(answer));
            }

            try
            {
                await provider.CommitAsync(db);
            }
            catch (DbUpdateException exception) when (provider.MayTryAgain(exception))
            {
                Undo(db, afterCommit);
                BufferedAnswer.Forget(http);
                if (attempt == MaxAttempts)
                    return PlatformErrors.ConcurrentChange;
                // Many who change the same thing would otherwise meet again and again.
                await Task.Delay(Random.Shared.Next(Math.Min(attempt, MaxPauseMilliseconds)), http.RequestAborted);
                continue;
            }
            afterCommit.Run();
            return answer is null ? result : answer;
        }
    }

    private static bool IsBody(Type type) => type.Name.EndsWith("Request", StringComparison.Ordinal) || type.IsAssignableTo(typeof(IMergePatch));

    private static void Undo(SupportDbContext db, AfterCommit afterCommit)
    {
        db.ChangeTracker.Clear();
        afterCommit.Clear();
    }
}

/// <summary>Marks a route that changes something.</summary>
public sealed record TransactionalMetadata;
