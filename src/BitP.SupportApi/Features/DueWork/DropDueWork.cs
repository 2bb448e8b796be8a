using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Due;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.DueWork;

/// <summary>Due work that was set aside is given up.</summary>
public sealed class DropDueWork(SupportDbContext db, TimeProvider clock) : ApiEndpoint<DropDueWork.Request, Results<NoContent, Error>>
{
    private const int ReasonMaxLength = 1000;

    /// <summary>Why due work is given up.</summary>
    /// <param name="Reason">For the record, which staff read: one line of at most 1,000 characters.</param>
    public sealed record Request(string? Reason) : IExample<Request>
    {
        public static Request Example => new("The customer was told on the phone.");
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason).ShowsSomething().IsLine(ReasonMaxLength);
    }

    public override void Configure()
    {
        Post("/{dueWorkId}/drop");
        Group<DueWorkGroup>();
        RequireScope(Scope.DueWorkWrite, Actors.Admin);
        Validated<Validator>();
        Transactional();
        Fails(DueWorkErrors.NotFound);
    }

    /// <summary>Drop due work</summary>
    /// <remarks>
    /// For what was set aside. It cannot be undone: it is not done any more. Whatever makes something due for the same subject later is not kept from it.
    /// </remarks>
    public override async Task<Results<NoContent, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var dueWorkId = Key("dueWorkId");
        if (await db.Set<DueItem>().SingleOrDefaultAsync(d => d.Id == dueWorkId && d.FailedAt != null, ct) is not { } item)
            return DueWorkErrors.NotFound;
        db.Tell(item.Drop(request.Reason!, clock.GetUtcNow()));
        return TypedResults.NoContent();
    }
}
