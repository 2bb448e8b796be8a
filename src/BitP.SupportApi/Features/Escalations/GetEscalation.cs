using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Escalations;

/// <summary>One escalation is read.</summary>
public sealed class GetEscalation(SupportDbContext db) : ApiEndpoint<Results<Ok<EscalationResponse>, Error>>
{
    public override void Configure()
    {
        Get("/escalations/{escalationId}");
        Group<EscalationsGroup>();
        RequireScope(Scope.TicketsRead, Actors.Staff);
        WithETag();
        Fails(EscalationErrors.NotFound);
    }

    /// <summary>Get an escalation</summary>
    /// <remarks>With the steps that were taken, and who was called on by each.</remarks>
    public override async Task<Results<Ok<EscalationResponse>, Error>> AnswerAsync(CancellationToken ct)
    {
        var escalationId = Key("escalationId");
        var escalation = await db.Set<Escalation>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == escalationId, ct);
        return escalation is null ? EscalationErrors.NotFound : TypedResults.Ok(EscalationResponse.From(escalation));
    }
}
