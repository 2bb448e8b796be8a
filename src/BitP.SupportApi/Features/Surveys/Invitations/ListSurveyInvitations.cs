using BitP.SupportApi.Features.Surveys.Definitions;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Surveys.Invitations;

/// <summary>The invitations of a survey are listed.</summary>
public sealed class ListSurveyInvitations(SupportDbContext db, SurveyInvitationDesk desk)
    : ApiEndpoint<ListSurveyInvitations.Request, Results<Ok<Page<SurveyInvitationResponse>>, Error>>
{
    private const string Sort = "survey-invitations";

    /// <summary>Which invitations to list.</summary>
    public sealed record Request
    {
        /// <summary>Only those that stand there: scheduled, sent, opened, answered, expired, cancelled or suppressed.</summary>
        [CommaSeparated]
        public string? State { get; init; }

        /// <summary>Only those whose customers are not asked for one of these reasons.</summary>
        [CommaSeparated]
        public string? Suppression { get; init; }

        /// <summary>Only those of cases that this agent resolved. For staff.</summary>
        public Guid? Agent { get; init; }

        /// <summary>Only those of cases that ended at or after this instant (RFC 3339), or date, which begins at midnight UTC.</summary>
        public string? From { get; init; }

        /// <summary>Only those of cases that ended before this instant (RFC 3339), or date.</summary>
        public string? To { get; init; }

        /// <summary>Where the page begins: the <c>nextCursor</c> of the page before.</summary>
        public string? Cursor { get; init; }

        /// <summary>How many invitations to return, 1 to 200; 50 when absent. Fewer of long ones: a page ends once it has about 1,000,000 bytes.</summary>
        public int? Limit { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.State).IsListOf<Request, SurveyInvitationState>();
            RuleFor(r => r.Suppression).IsListOf<Request, SurveySuppression>();
            RuleFor(r => r.From).IsInstantOrDate();
            RuleFor(r => r.To).IsInstantOrDate();
            RuleFor(r => r.Limit).InclusiveBetween(1, Page.MaxLimit);
        }
    }

    public override void Configure()
    {
        Get("/surveys/{surveyId}/invitations");
        Group<SurveyInvitationsGroup>();
        RequireScope(Scope.SurveysRead, Actors.Partner | Actors.Staff);
        Validated<Validator>();
        Paged();
        Fails(SurveyErrors.NotFound, PlatformErrors.CursorInvalid);
    }

    /// <summary>List the invitations of a survey</summary>
    /// <remarks>
    /// One for each end of a case that could have been asked about, also where the customer is not asked, with the reason: so that shares of answers have all cases
    /// below the line. Those of cases that ended last come first. Filters narrow each other down. Partners see those of their own customers, agents those about
    /// their own work: of cases that they had, ended or replied in. Supervisors and admins see all.
    /// </remarks>
    public override async Task<Results<Ok<Page<SurveyInvitationResponse>>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var surveyId = Key("surveyId");
        if (!Cursor.TryRead(request.Cursor, Sort, out var cursor))
            return PlatformErrors.CursorInvalid;
        if (request.Agent is not null && !Actor.IsStaff)
            return Validation.Refuse("agent", FieldProblems.NotApplicable.Expecting(Expectation.OnlyFromStaff));
        var survey = await db.Set<Survey>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == surveyId, ct);
        if (survey?.VersionFor(Actor) is null)
            return SurveyErrors.NotFound;
        var rows = Filtered(desk.Seen().AsNoTracking().Where(i => i.SurveyId == surveyId), request);
        if (cursor is { Instant: var at, Id: var id })
            rows = rows.Where(i => i.ResolvedAt <= at && (i.ResolvedAt < at || i.Id.CompareTo(id) < 0));
        var limit = request.Limit ?? Page.DefaultLimit;
        var page = await Page.ReadAsync(
            rows.OrderByDescending(i => i.ResolvedAt).ThenByDescending(i => i.Id).Take(limit + 1).AsAsyncEnumerable(),
            limit,
            LengthOf,
            last => Cursor.At(Sort, last.ResolvedAt, id: last.Id),
            ct
        );
        return TypedResults.Ok(new Page<SurveyInvitationResponse>(await desk.RespondAsync(page.Items, HttpContext, ct), page.NextCursor));
    }

    private static IQueryable<SurveyInvitation> Filtered(IQueryable<SurveyInvitation> invitations, Request request)
    {
        if (ListFilters.Read<SurveyInvitationState>(request.State) is { } states)
            invitations = invitations.Where(i => states.Contains(i.State));
        if (ListFilters.Read<SurveySuppression>(request.Suppression) is { } reasons)
            invitations = invitations.Where(i => i.State == SurveyInvitationState.Suppressed && i.Suppression != null && reasons.Contains(i.Suppression.Value));
        if (request.Agent is { } agent)
            invitations = invitations.Where(i => i.AgentId == agent);
        if (Instants.TryParseOrDate(request.From, out var from))
            invitations = invitations.Where(i => i.ResolvedAt >= from);
        if (Instants.TryParseOrDate(request.To, out var to))
            invitations = invitations.Where(i => i.ResolvedAt < to);
        return invitations;
    }

    // What may be long of it.
    private static long LengthOf(SurveyInvitation invitation) => JsonLength.Of(invitation.EarlierAnswers) + JsonLength.Of(invitation.Answer);
}
