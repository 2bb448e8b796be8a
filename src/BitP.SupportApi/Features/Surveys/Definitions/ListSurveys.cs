using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Surveys.Definitions;

/// <summary>Surveys are listed.</summary>
public sealed class ListSurveys(SupportDbContext db, SurveyVersions versions) : ApiEndpoint<ListSurveys.Request, Results<Ok<Page<SurveyResponse>>, Error>>
{
    private const string Sort = "surveys";

    /// <summary>Which surveys to list.</summary>
    public sealed record Request
    {
        /// <summary>Where the page begins: the <c>nextCursor</c> of the page before.</summary>
        public string? Cursor { get; init; }

        /// <summary>How many surveys to return, 1 to 200; 50 when absent. Fewer of long ones: a page ends once it has about 1,000,000 bytes.</summary>
        public int? Limit { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Limit).InclusiveBetween(1, Page.MaxLimit);
    }

    public override void Configure()
    {
        Get("/");
        Group<SurveysGroup>();
        RequireScope(Scope.SurveysRead, Actors.Staff | Actors.Partner);
        Validated<Validator>();
        Paged();
        Fails(PlatformErrors.CursorInvalid);
    }

    /// <summary>List surveys</summary>
    /// <remarks>
    /// Newest first, each in its latest version, also those that are not active. Partners see surveys of which a version can be about cases of their customers, the latest of these,
    /// and of the partners in <c>when</c> themselves alone.
    /// </remarks>
    public override async Task<Results<Ok<Page<SurveyResponse>>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        if (!Cursor.TryRead(request.Cursor, Sort, out var cursor))
            return PlatformErrors.CursorInvalid;
        var limit = request.Limit ?? Page.DefaultLimit;
        var surveys = db.Set<Survey>().AsNoTracking();
        if (cursor is { Instant: var at, Id: var id })
            surveys = surveys.Where(s => s.CreatedAt <= at && (s.CreatedAt < at || s.Id.CompareTo(id) < 0));
        surveys = surveys.OrderByDescending(s => s.CreatedAt).ThenByDescending(s => s.Id);
        // Of the surveys that a partner does not see nobody knows how many there are.
        if (Actor.IsStaff)
            surveys = surveys.Take(limit + 1);
        var rows = surveys
            .AsAsyncEnumerable()
            .Where(s => s.VersionFor(Actor) is not null)
            .Select(async (s, token) => await versions.RespondAsync(s, s.VersionFor(Actor)!.Value, Actor, token));
        return TypedResults.Ok(await Page.ReadAsync(rows, limit, JsonLength.Of, last => Cursor.At(Sort, last.CreatedAt, id: last.Id), ct));
    }
}
