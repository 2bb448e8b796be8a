using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Surveys.FollowUps;

/// <summary>Follow-ups are listed.</summary>
public sealed class ListSurveyFollowUps(SupportDbContext db) : ApiEndpoint<ListSurveyFollowUps.Request, Results<Ok<Page<SurveyFollowUpResponse>>, Error>>
{
    private const string Sort = "survey_follow_ups";
    private const string Me = "me";
    private const string None = "none";

    /// <summary>Which follow-ups to list.</summary>
    public sealed record Request
    {
        /// <summary>Only those that stand there: open, contacted or done.</summary>
        [CommaSeparated]
        public string? State { get; init; }

        /// <summary>Only those of this agent, <c>me</c> for the caller's own, or <c>none</c> for nobody's.</summary>
        public string? Owner { get; init; }

        /// <summary>Only those of this survey.</summary>
        public Guid? SurveyId { get; init; }

        /// <summary>Only those about the work of this agent.</summary>
        public Guid? Agent { get; init; }

        /// <summary>Only those whose customer was to be contacted by now and was not (true), or the others (false).</summary>
        public bool? Overdue { get; init; }

        /// <summary>Where the page begins: the <c>nextCursor</c> of the page before.</summary>
        public string? Cursor { get; init; }

        /// <summary>How many follow-ups to return, 1 to 200; 50 when absent. Fewer of long ones: a page ends once it has about 1,000,000 bytes.</summary>
        public int? Limit { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.State).IsListOf<Request, SurveyFollowUpState>();
            RuleFor(r => r.Owner)
                .Must(o => o is null or Me or None || Guid.TryParseExact(o, "D", out _))
                .Otherwise(FieldProblems.Format.Expecting(Expectation.IdOr(Me, None)));
            RuleFor(r => r.Limit).InclusiveBetween(1, Page.MaxLimit);
        }
    }

    public override void Configure()
    {
        Get("");
        Group<SurveyFollowUpsGroup>();
        RequireScope(Scope.SurveysRead, Actors.Leads);
        Validated<Validator>();
        Paged();
        Fails(PlatformErrors.CursorInvalid);
    }

    /// <summary>List follow-ups</summary>
    /// <remarks>What is due first comes first. Filters narrow each other down.</remarks>
    public override async Task<Results<Ok<Page<SurveyFollowUpResponse>>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        if (!Cursor.TryRead(request.Cursor, Sort, out var cursor))
            return PlatformErrors.CursorInvalid;
        var limit = request.Limit ?? Page.DefaultLimit;
        var followUps = Filtered(db.Set<SurveyFollowUp>().AsNoTracking(), request);
        if (cursor is { Instant: var at, Id: var id })
            followUps = followUps.Where(f => f.DueAt >= at && (f.DueAt > at || f.Id.CompareTo(id) > 0));
        var rows = followUps.OrderBy(f => f.DueAt).ThenBy(f => f.Id).Take(limit + 1).AsAsyncEnumerable();
        var page = await Page.ReadAsync(rows, limit, LengthOf, last => Cursor.At(Sort, last.DueAt, id: last.Id), ct);
        return TypedResults.Ok(new Page<SurveyFollowUpResponse>(await db.RespondAsync(page.Items, ct), page.NextCursor));
    }

    private IQueryable<SurveyFollowUp> Filtered(IQueryable<SurveyFollowUp> followUps, Request request)
    {
        if (ListFilters.Read<SurveyFollowUpState>(request.State) is { } states)
            followUps = followUps.Where(f => states.Contains(f.State));
        if (request.Owner is { } owner)
        {
            Guid? agent = owner switch
            {
                None => null,
                Me => Actor.Id ?? Guid.Empty,
                _ => Guid.ParseExact(owner, "D"),
            };
            followUps = followUps.Where(f => f.OwnerId == agent);
        }
        if (request.SurveyId is { } survey)
            followUps = followUps.Where(f => f.SurveyId == survey);
        if (request.Agent is { } about)
            followUps = followUps.Where(f => f.AgentId == about);
        if (request.Overdue is { } overdue)
            followUps = followUps.Where(f => (f.State == SurveyFollowUpState.Open && f.OverdueSince != null) == overdue);
        return followUps;
    }

    // With the longest comment that the answer may have beside it.
    private static long LengthOf(SurveyFollowUp f) => JsonLength.Of(f.Steps) + Invitations.SurveyInvitation.CommentMaxLength;
}
