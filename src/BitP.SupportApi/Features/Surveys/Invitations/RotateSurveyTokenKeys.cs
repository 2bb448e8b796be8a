using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Surveys.Invitations;

/// <summary>Links of surveys are made under another key from now on.</summary>
public sealed class RotateSurveyTokenKeys(SupportDbContext db, TimeProvider clock)
    : ApiEndpoint<RotateSurveyTokenKeys.Request, Ok<RotateSurveyTokenKeys.Response>>
{
    /// <summary>What becomes of the links that were made before.</summary>
    /// <param name="RevokeEarlier">Whether they all cease to work at once; false when absent.</param>
    public sealed record Request(bool? RevokeEarlier = null) : IExample<Request>
    {
        public static Request Example => new(false);
    }

    /// <summary>The key under which links of surveys are made from now on. The key itself is shown to nobody.</summary>
    /// <param name="Number">Its number.</param>
    /// <param name="CreatedAt">When it was made (UTC).</param>
    /// <param name="Revoked">The numbers of the keys whose links have ceased to work by this, in order.</param>
    public new sealed record Response(int Number, DateTimeOffset CreatedAt, IReadOnlyList<int> Revoked) : IExample<Response>
    {
        public static Response Example => new(3, Examples.At, []);
    }

    // Whatever it says can be done.
    internal sealed class Validator : AbstractValidator<Request>;

    public override void Configure()
    {
        Post("/survey-token-keys/rotate");
        Group<SurveyInvitationsGroup>();
        RequireScope(Scope.SurveysWrite, Actors.Admin);
        OptionalBody();
        Validated<Validator>();
        Transactional();
    }

    /// <summary>Rotate the keys of survey links</summary>
    /// <remarks>
    /// What is sent from now on has links under a new key; that happens by itself once a key was in use for 90 days. Links that were sent before go on working, unless
    /// <c>revokeEarlier</c> says that they do not: whoever was asked and has not answered then cannot answer any more.
    /// </remarks>
    public override async Task<Ok<Response>> AnswerAsync(Request request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var earlier = await db.Set<SurveyTokenKey>().OrderBy(k => k.Number).ToListAsync(ct);
        var next = SurveyTokenKey.Generate((earlier.LastOrDefault()?.Number ?? 0) + 1, now, isOfItself: false);
        db.Add(next);
        SurveyTokenKey[] revoked = request.RevokeEarlier is true ? [.. earlier.Where(k => k.RevokedAt is null)] : [];
        foreach (var key in revoked)
            key.Revoke(now);
        return TypedResults.Ok(new Response(next.Number, next.CreatedAt, [.. revoked.Select(k => k.Number)]));
    }
}
