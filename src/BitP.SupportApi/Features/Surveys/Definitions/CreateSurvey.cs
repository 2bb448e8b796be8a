using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Surveys.Definitions;

/// <summary>It is said what customers are asked when a case has ended.</summary>
public sealed class CreateSurvey(SupportDbContext db, SurveyLimit limit, TimeProvider clock)
    : ApiEndpoint<CreateSurvey.Request, Results<Created<SurveyResponse>, Error>>
{
    /// <summary>What is asked about which cases. Texts are by BCP 47 tag, in one line, at most 500 characters.</summary>
    /// <param name="Name">What staff call it, at most 100 characters.</param>
    /// <param name="Kind">What it measures. It never changes.</param>
    /// <param name="Languages">BCP 47 tags of the languages in which it can be asked, at most 20. Every text has to be there in each of them, and in no other.</param>
    /// <param name="Questions">What is asked, in order, at most 20. The first is the rating that counts.</param>
    /// <param name="Trigger">When it is due for which cases.</param>
    /// <param name="FallbackLanguage">The one of <c>languages</c> for customers of others; the first when absent.</param>
    /// <param name="Reasons">
    /// What the customer can name as a reason, at most 20; none for an empty list. When absent, <c>speed</c>, <c>solution</c>, <c>expertise</c>, <c>clarity</c> and <c>attitude</c>,
    /// or none if a language of the survey is not among en, zh-CN, fr and de.
    /// </param>
    /// <param name="Expiry">How long after it was sent it can be answered, and the answer changed: one hour to 365 days; <c>P14D</c> when absent.</param>
    /// <param name="ReminderAfter">How long after it was sent the customer is reminded once, less than <c>expiry</c>; never when absent.</param>
    /// <param name="MinimumDaysBetween">How many days have to lie between two surveys of any kind for the same person, 0 to 365; 30 when absent.</param>
    /// <param name="Sample">The share of cases that are asked about, above 0 to 1; all when absent.</param>
    /// <param name="Delivery">Who brings it to the customer; <c>webhook</c> when absent.</param>
    /// <param name="CommentsToPartner">Whether the partner may read what the customer wrote; false when absent.</param>
    /// <param name="Active">Whether cases that end ask for it; true when absent.</param>
    public sealed record Request(
        string? Name,
        SurveyKind? Kind,
        IReadOnlyList<string>? Languages,
        IReadOnlyList<SurveyQuestion>? Questions,
        SurveyTrigger? Trigger,
        string? FallbackLanguage = null,
        IReadOnlyList<SurveyReason>? Reasons = null,
        TimeSpan? Expiry = null,
        TimeSpan? ReminderAfter = null,
        int? MinimumDaysBetween = null,
        double? Sample = null,
        SurveyDelivery? Delivery = null,
        bool? CommentsToPartner = null,
        bool? Active = null
    ) : ISurveyDetails, IExample<Request>
    {
        private bool _saysFollowUpAt;

        public static Request Example => From(SurveyResponse.ExampleContent);

        /// <summary>A rating at or under this, on the scale of the kind, makes a task for a supervisor; null for none. When absent, 2 for csat, 3 for ces and 6 for nps.</summary>
        public int? FollowUpAt
        {
            // Not a member of the constructor, which could not tell null from nothing.
            get => _saysFollowUpAt ? field : Kind?.LowRating();
            set => (field, _saysFollowUpAt) = (value, true);
        }

        private static Request From(SurveyContent c) =>
            new(
                c.Name,
                c.Kind,
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
                c.CommentsToPartner
            )
            {
                FollowUpAt = c.FollowUpAt,
            };
    }

    internal sealed class Validator : SurveyValidator<Request>
    {
        public Validator()
            : base(r => r.Kind) => RuleFor(r => r.Kind).NotNull();
    }

    public override void Configure()
    {
        Post("/");
        Group<SurveysGroup>();
        RequireScope(Scope.SurveysWrite, Actors.Leads);
        Validated<Validator>();
        Transactional();
        WithETag();
        Fails(SurveyErrors.Limit, SurveyErrors.Overlaps);
    }

    /// <summary>Create a survey</summary>
    /// <remarks>
    /// It is asked for from now on, unless <c>active</c> is false. At most 50 may be active (<c>survey_limit</c> says how many), and no two of the same kind and event for which there can be a
    /// case that both are for: <c>survey_overlaps</c> names the other one in <c>existing</c>. A text that lacks a language is refused with <c>missing_language</c>, a question that nobody
    /// would be asked with <c>unreachable_question</c>, a first question that is no rating with <c>rating_first</c>, and <c>chat_ended</c> with <c>trigger_not_available</c>, since there are
    /// no chats yet.
    /// </remarks>
    public override async Task<Results<Created<SurveyResponse>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var content = SurveyRules.ContentOf(request, request.Kind!.Value);
        if (await SurveyRules.RefuseReferencesAsync(db, content, ct) is { } missing)
            return missing;
        var survey = Survey.Create(content, request.Active ?? true, clock.GetUtcNow());
        if (survey.Active && await SurveyRules.RefuseBesideOthersAsync(db, survey, limit, ct) is { } refusal)
            return refusal;
        db.Add(survey);
        return TypedResults.Created($"/v1/surveys/{survey.Id}", SurveyResponse.From(survey, Actor));
    }
}
