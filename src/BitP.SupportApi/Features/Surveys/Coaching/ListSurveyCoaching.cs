using BitP.SupportApi.Features.Surveys.Definitions;
using BitP.SupportApi.Features.Surveys.FollowUps;
using BitP.SupportApi.Features.Surveys.Invitations;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Surveys.Coaching;

/// <summary>Low answers are read together with the conversations that they are about.</summary>
public sealed class ListSurveyCoaching(SupportDbContext db) : ApiEndpoint<ListSurveyCoaching.Request, Results<Ok<Page<SurveyCoachingResponse>>, Error>>
{
    private const string Sort = "survey_coaching";

    // Each with its conversation.
    private const int Rows = 20;

    /// <summary>Which answers to read.</summary>
    public sealed record Request
    {
        /// <summary>Only those about the work of this agent.</summary>
        public Guid? Agent { get; init; }

        /// <summary>Only those whose low rating was given then or later (RFC 3339), or from this date on, which begins at midnight UTC.</summary>
        public string? From { get; init; }

        /// <summary>Only those whose low rating was given before this instant (RFC 3339) or date.</summary>
        public string? To { get; init; }

        /// <summary>Where the page begins: the <c>nextCursor</c> of the page before.</summary>
        public string? Cursor { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.From).IsInstantOrDate();
            RuleFor(r => r.To).IsInstantOrDate();
        }
    }

    public override void Configure()
    {
        Get("/{surveyId}/coaching");
        Group<SurveysGroup>();
        RequireScope(Scope.SurveysRead, Actors.Leads);
        Validated<Validator>();
        Paged();
        Fails(SurveyErrors.NotFound, PlatformErrors.CursorInvalid);
    }

    /// <summary>Read low answers for coaching</summary>
    /// <remarks>
    /// The answers whose rating is at or under the <c>followUpAt</c> of the survey, the latest first, each with the reasons, the comment and the conversation that it is
    /// about: what there is to learn from. Answers that were excluded are not among them, nor those whose customers have changed them for the better. An answer
    /// appears within moments after it was given; a page has at most 20.
    /// </remarks>
    public override async Task<Results<Ok<Page<SurveyCoachingResponse>>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        if (!Cursor.TryRead(request.Cursor, Sort, out var cursor))
            return PlatformErrors.CursorInvalid;
        var surveyId = Key("surveyId");
        if (!await db.Set<Survey>().AnyAsync(s => s.Id == surveyId, ct))
            return SurveyErrors.NotFound;

        var followUps = db.Set<SurveyFollowUp>().AsNoTracking().Where(f => f.SurveyId == surveyId);
        if (request.Agent is { } agent)
            followUps = followUps.Where(f => f.AgentId == agent);
        if (Instants.TryParseOrDate(request.From, out var from))
            followUps = followUps.Where(f => f.OpenedAt >= from);
        if (Instants.TryParseOrDate(request.To, out var to))
            followUps = followUps.Where(f => f.OpenedAt < to);
        if (cursor is { Instant: var at, Id: var id })
            followUps = followUps.Where(f => f.OpenedAt <= at && (f.OpenedAt < at || f.Id.CompareTo(id) < 0));
        var low = await followUps
            .Join(db.Visible<SurveyInvitation>().AsNoTracking(), f => f.InvitationId, i => i.Id, (f, i) => new { FollowUp = f, Invitation = i })
            .Where(x => x.Invitation.Exclusion == null && x.Invitation.Rating <= x.FollowUp.Threshold)
            .OrderByDescending(x => x.FollowUp.OpenedAt)
            .ThenByDescending(x => x.FollowUp.Id)
            .Take(Rows + 1)
            .ToListAsync(ct);

        var page = Page.Of(low, Rows, last => Cursor.At(Sort, last.FollowUp.OpenedAt, id: last.FollowUp.Id));
        var agents = await db.AgentsAsync(page.Items.Select(x => x.FollowUp.AgentId), ct);
        var items = new List<SurveyCoachingResponse>();
        foreach (var item in page.Items)
            items.Add(
                SurveyCoachingResponse.From(
                    item.FollowUp,
                    item.Invitation,
                    item.FollowUp.AgentId is { } whose ? agents[whose] : null,
                    await CoachingConversation.ReadAsync(item.FollowUp, db, ct)
                )
            );
        return TypedResults.Ok(new Page<SurveyCoachingResponse>(items, page.NextCursor));
    }
}
