using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Due;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.DueWork;

/// <summary>Due work that was set aside is tried again.</summary>
public sealed class RetryDueWork(SupportDbContext db, TimeProvider clock) : ApiEndpoint<Results<Ok<DueWorkResponse>, Error>>
{
    public override void Configure()
    {
        Post("/{dueWorkId}/retry");
        Group<DueWorkGroup>();
        RequireScope(Scope.DueWorkWrite, Actors.Admin);
        Transactional();
        Fails(DueWorkErrors.NotFound);
    }

    /// <summary>Try due work again</summary>
    /// <remarks>
    /// For what was set aside. It is tried at once, as often as if it had never failed, and acts as of its own due time. The answer has its new id.
    /// </remarks>
    public override async Task<Results<Ok<DueWorkResponse>, Error>> AnswerAsync(CancellationToken ct)
    {
        var dueWorkId = Key("dueWorkId");
        if (await db.Set<DueItem>().SingleOrDefaultAsync(d => d.Id == dueWorkId && d.FailedAt != null, ct) is not { } item)
            return DueWorkErrors.NotFound;
        var now = clock.GetUtcNow();
        db.Tell(item.Retry(now));
        return TypedResults.Ok(DueWorkResponse.From(item, now));
    }
}
