using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Surveys.Definitions;

/// <summary>What a survey said at other times is read.</summary>
public sealed class ListSurveyVersions(SupportDbContext db) : ApiEndpoint<ListSurveyVersions.Request, Results<Ok<Page<SurveyResponse>>, Error>>
{
    private const string Sort = "survey-versions";

    /// <summary>Which versions to list.</summary>
    public sealed record Request
    {
        /// <summary>Where the page begins: the <c>nextCursor</c> of the page before.</summary>
        public string? Cursor { get; init; }

        /// <summary>How many versions to return, 1 to 200; 50 when absent. Fewer of long ones: a page ends once it has about 1,000,000 bytes.</summary>
        public int? Limit { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Limit).InclusiveBetween(1, Page.MaxLimit);
    }

    public override void Configure()
    {
        Get("/{surveyId}/versions");
        Group<SurveysGroup>();
        RequireScope(Scope.SurveysRead, Actors.Staff | Actors.Partner);
        Validated<Validator>();
        Paged();
        Fails(SurveyErrors.NotFound, PlatformErrors.CursorInvalid);
    }

    /// <summary>List the versions of a survey</summary>
    /// <remarks>Latest first. Partners see the versions that can be about cases of their customers.</remarks>
    public override async Task<Results<Ok<Page<SurveyResponse>>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var surveyId = Key("surveyId");
        if (!Cursor.TryRead(request.Cursor, Sort, out var cursor))
            return PlatformErrors.CursorInvalid;
        var survey = await db.Set<Survey>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == surveyId, ct);
        if (survey?.VersionFor(Actor) is null)
            return SurveyErrors.NotFound;
        var limit = request.Limit ?? Page.DefaultLimit;
        var before = cursor?.Value ?? long.MaxValue;
        var rows = db.Set<SurveyVersion>()
            .AsNoTracking()
            .Where(v => v.SurveyId == surveyId && v.Number < before)
            .OrderByDescending(v => v.Number)
            .AsAsyncEnumerable()
            .Where(v => v.Content.IsSeenBy(Actor))
            .Take(limit + 1)
            .Select(v => SurveyResponse.From(v, survey, Actor));
        return TypedResults.Ok(await Page.ReadAsync(rows, limit, JsonLength.Of, last => new Cursor(Sort, last.Version), ct));
    }
}
