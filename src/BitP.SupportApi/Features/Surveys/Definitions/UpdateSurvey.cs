using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Surveys.Definitions;

/// <summary>Something else is asked from now on, or about other cases, or the survey is switched on or off.</summary>
public sealed class UpdateSurvey(SupportDbContext db, SurveyLimit limit, TimeProvider clock)
    : ApiEndpoint<MergePatch<UpdateSurvey.Changes>, Results<Ok<SurveyResponse>, Error>>
{
    /// <summary>The changeable part of a survey. Texts are by BCP 47 tag, in one line, at most 500 characters.</summary>
    /// <param name="Name">What staff call it.</param>
    /// <param name="Languages">BCP 47 tags of the languages in which it can be asked. The list is replaced as a whole; every text has to be there in each of them, and in no other.</param>
    /// <param name="Questions">What is asked. The list is replaced as a whole.</param>
    /// <param name="Trigger">When it is due for which cases; a member of <c>when</c> that is null goes, and a list is replaced as a whole.</param>
    /// <param name="FallbackLanguage">The one of <c>languages</c> for customers of others; null for the first.</param>
    /// <param name="Reasons">What the customer can name as a reason. The list is replaced as a whole; null for those that a survey has that names none.</param>
    /// <param name="Expiry">How long after it was sent it can be answered, and the answer changed: one hour to 365 days; null for <c>P14D</c>.</param>
    /// <param name="ReminderAfter">How long after it was sent the customer is reminded once, less than <c>expiry</c>; null for never.</param>
    /// <param name="MinimumDaysBetween">How many days have to lie between two surveys of any kind for the same person, 0 to 365; null for 30.</param>
    /// <param name="Sample">The share of cases that are asked about, above 0 to 1; null for all.</param>
    /// <param name="Delivery">Who brings it to the customer; null for <c>webhook</c>.</param>
    /// <param name="FollowUpAt">A rating at or under this, on the scale of the kind, makes a task for a supervisor; null for none.</param>
    /// <param name="CommentsToPartner">Whether the partner may read what the customer wrote; null for false.</param>
    /// <param name="Active">Whether cases that end ask for it, for which no version is made; null for true.</param>
    public sealed record Changes(
        string? Name = null,
        IReadOnlyList<string>? Languages = null,
        IReadOnlyList<SurveyQuestion>? Questions = null,
        SurveyTrigger? Trigger = null,
        string? FallbackLanguage = null,
        IReadOnlyList<SurveyReason>? Reasons = null,
        TimeSpan? Expiry = null,
        TimeSpan? ReminderAfter = null,
        int? MinimumDaysBetween = null,
        double? Sample = null,
        SurveyDelivery? Delivery = null,
        int? FollowUpAt = null,
        bool? CommentsToPartner = null,
        bool? Active = null
    ) : ISurveyDetails, IExample<Changes>
    {
        public static Changes Example => new(ReminderAfter: TimeSpan.FromDays(5), Sample: 0.5);

        internal static Changes From(SurveyContent c, bool active) =>
            new(
                c.Name,
                c.Languages,
                c.Questions,
                c.Trigger,
                c.FallbackLanguage,
                SurveyRules.Said(c.Reasons),
                c.Expiry,
                c.ReminderAfter,
                c.MinimumDaysBetween,
                c.Sample,
                c.Delivery,
                c.FollowUpAt,
                c.CommentsToPartner,
                active
            );
    }

    /// <param name="kind">What the survey measures; null where only the form counts.</param>
    internal sealed class Validator(SurveyKind? kind) : SurveyValidator<Changes>(_ => kind);

    public override void Configure()
    {
        Patch("/{surveyId}");
        Group<SurveysGroup>();
        RequireScope(Scope.SurveysWrite, Actors.Leads);
        ValidatedPatch(() => new Validator(null));
        RequireIfMatch();
        Transactional();
        WithETag();
        Fails(SurveyErrors.NotFound, SurveyErrors.Limit, SurveyErrors.Overlaps);
    }

    /// <summary>Update a survey</summary>
    /// <remarks>
    /// A JSON Merge Patch (RFC 7396): absent members stay, null clears. What is asked, and about which cases, makes another version, which is for cases that end from now on; invitations keep the
    /// version that they were made with. A survey that is switched off is asked for no more; what is scheduled is not sent, and what was sent can be answered. It is refused where the survey, as it would be,
    /// could not be created.
    /// </remarks>
    public override async Task<Results<Ok<SurveyResponse>, Error>> AnswerAsync(MergePatch<Changes> patch, CancellationToken ct)
    {
        var surveyId = Key("surveyId");
        var survey = await db.Set<Survey>().SingleOrDefaultAsync(s => s.Id == surveyId, ct);
        if (survey is null)
            return SurveyErrors.NotFound;
        if (IfMatch.Refuses(survey) is { } stale)
            return stale;

        var (changed, invalid) = patch.ApplyTo(Changes.From(survey.Content, survey.Active), new Validator(survey.Content.Kind));
        if (changed is null)
            return invalid!;
        var content = SurveyRules.ContentOf(changed, survey.Content.Kind);
        if (await SurveyRules.RefuseReferencesAsync(db, content, ct) is { } missing)
            return missing;

        var (version, wasActive) = (survey.Version, survey.Active);
        survey.Change(content, changed.Active ?? true, clock.GetUtcNow());
        if (survey.Active && survey.Version > version && await SurveyRules.RefuseBesideOthersAsync(db, survey, wasActive ? null : limit, ct) is { } refusal)
            return refusal;
        return TypedResults.Ok(SurveyResponse.From(survey, Actor));
    }
}
