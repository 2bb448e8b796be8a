using System.Text.Json.Serialization;
using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Complaints.Documents;
using BitP.SupportApi.Features.Complaints.Regimes;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Localization;

namespace BitP.SupportApi.Features.Surveys.Definitions;

/// <summary>What a version of a survey says. It is never altered.</summary>
/// <param name="Name">What staff call it.</param>
/// <param name="Kind">What it measures.</param>
/// <param name="Languages">BCP 47 tags of the languages in which all of its texts are.</param>
/// <param name="FallbackLanguage">The one of them for customers of other languages.</param>
/// <param name="Questions">What is asked, in order. The first is the rating that counts, and is always asked.</param>
/// <param name="Reasons">What the customer can name as a reason.</param>
/// <param name="Trigger">When it is due for which cases.</param>
/// <param name="Expiry">How long after it was sent it can be answered, and the answer changed.</param>
/// <param name="ReminderAfter">How long after it was sent the customer is reminded once; null for never.</param>
/// <param name="MinimumDaysBetween">How many days have to lie between two surveys of any kind for the same person; 0 for none.</param>
/// <param name="Sample">The share of cases that are asked about, above 0 to 1.</param>
/// <param name="Delivery">Who brings it to the customer.</param>
/// <param name="FollowUpAt">A rating at or under this makes a task for a supervisor; null for none.</param>
/// <param name="CommentsToPartner">Whether the partner may read what the customer wrote.</param>
public sealed record SurveyContent(
    string Name,
    SurveyKind Kind,
    IReadOnlyList<string> Languages,
    string FallbackLanguage,
    IReadOnlyList<SurveyQuestion> Questions,
    IReadOnlyList<SurveyReason> Reasons,
    SurveyTrigger Trigger,
    TimeSpan Expiry,
    TimeSpan? ReminderAfter,
    int MinimumDaysBetween,
    double Sample,
    SurveyDelivery Delivery,
    int? FollowUpAt,
    bool CommentsToPartner
)
{
    /// <summary>The language of the survey for somebody who reads a language: the same, the nearest that is there, or the fallback.</summary>
    internal string LanguageFor(string language) =>
        Languages.FirstOrDefault(l => l.Equals(language, StringComparison.OrdinalIgnoreCase))
        ?? Languages.FirstOrDefault(l => PrimaryOf(l).Equals(PrimaryOf(language), StringComparison.OrdinalIgnoreCase))
        ?? FallbackLanguage;

    /// <summary>Whether somebody may know of it: a partner, when cases of its customers can be asked about.</summary>
    internal bool IsSeenBy(Actor actor) => actor.IsStaff || Trigger.When?.Partner is not { } partners || (actor.PartnerId is { } own && partners.Contains(own));

    /// <summary>What somebody sees of it, who may know of it: of partners, a partner sees itself alone.</summary>
    internal SurveyContent SeenBy(Actor actor) =>
        actor.IsStaff || Trigger.When is not { Partner: not null } when
            ? this
            : this with
            {
                Trigger = Trigger with { When = when with { Partner = [actor.PartnerId!.Value] } },
            };

    /// <summary>Whether there can be a case that this and another would measure the same of.</summary>
    internal bool CanMeet(SurveyContent other) =>
        Kind == other.Kind
        && Trigger.Event == other.Trigger.Event
        && (Trigger.When is not { } when || other.Trigger.When is not { } others || when.CanMeet(others));

    private static string PrimaryOf(string tag) => tag.Split('-', 2)[0];
}

/// <summary>A question of a survey.</summary>
/// <param name="Id">What answers name it by: lower-case letters, digits and <c>_</c>, at most 32. Unique in the survey; <c>q1</c>, <c>q2</c> … by its place when absent in a request.</param>
/// <param name="Kind">What is answered to it.</param>
/// <param name="Text">The question in each language of the survey, by BCP 47 tag.</param>
/// <param name="Options">The options of a choice, at most 20; none for other kinds.</param>
/// <param name="Required">Whether it has to be answered when it is shown; false when absent. The first question always has to.</param>
/// <param name="ShowWhen">On which earlier answer it is shown; always when absent.</param>
public sealed record SurveyQuestion(
    string? Id,
    SurveyQuestionKind? Kind,
    IReadOnlyDictionary<string, string>? Text,
    IReadOnlyList<SurveyOption>? Options = null,
    bool? Required = null,
    SurveyShowWhen? ShowWhen = null
);

/// <summary>An option of a choice.</summary>
/// <param name="Code">What answers name it by: lower-case letters, digits and <c>_</c>, at most 32. Unique in the question.</param>
/// <param name="Text">The option in each language of the survey, by BCP 47 tag.</param>
public sealed record SurveyOption(string? Code, IReadOnlyDictionary<string, string>? Text);

/// <summary>On which earlier answer a question is shown. It is not while the earlier question is itself not shown or not answered.</summary>
/// <param name="Question">The id of the earlier question, a rating or a choice.</param>
/// <param name="AtMost">Shown when the rating is at most this.</param>
/// <param name="AtLeast">Shown when the rating is at least this.</param>
/// <param name="AnyOf">Shown when one of these options was chosen.</param>
public sealed record SurveyShowWhen(string? Question, int? AtMost = null, int? AtLeast = null, IReadOnlyList<string>? AnyOf = null);

/// <summary>Something that a customer can name as a reason for the rating.</summary>
/// <param name="Code">What answers and figures name it by: lower-case letters, digits and <c>_</c>, at most 32.</param>
/// <param name="Text">The reason in each language of the survey, by BCP 47 tag. The texts of <c>speed</c>, <c>solution</c>, <c>expertise</c>, <c>clarity</c> and <c>attitude</c> are there in en, zh-CN, fr and de when absent.</param>
public sealed record SurveyReason(string? Code, IReadOnlyDictionary<string, string>? Text = null);

/// <summary>When a survey is due for which cases.</summary>
/// <param name="Event">What ends the case.</param>
/// <param name="Delay">How long after that it is sent (ISO 8601), up to 365 days; at once when absent.</param>
/// <param name="When">For which cases it is; for all when absent.</param>
public sealed record SurveyTrigger(SurveyTriggerEvent? Event, TimeSpan? Delay = null, SurveyCondition? When = null);

/// <summary>
/// For which cases a survey is, by the filters of the list of tickets or complaints: those that have one of the values of each member that is there, as the case was when it ended. In
/// requests a single value is taken for a list of one.
/// </summary>
/// <param name="Partner">Ids of partners, at most 100.</param>
/// <param name="Channel">Channels by which the case came in.</param>
/// <param name="Language">BCP 47 tags, at most 20. Each is also for what is more specific.</param>
/// <param name="Category">Categories; of tickets only.</param>
/// <param name="Priority">Priorities; of tickets only.</param>
/// <param name="Team">Keys of teams, at most 50, and <c>none</c> for no team; of tickets only.</param>
/// <param name="Tag">Tags of which the ticket has one, at most 20; of tickets only.</param>
/// <param name="Kind">Kinds; of complaints only.</param>
/// <param name="Department">Keys of departments; of complaints only.</param>
/// <param name="Outcome">How it was decided; of complaints only. A complaint that ended without a decision has none of them.</param>
public sealed record SurveyCondition(
    [property: JsonConverter(typeof(OneOrListConverter<Guid>))] IReadOnlyList<Guid>? Partner = null,
    [property: JsonConverter(typeof(OneOrListConverter<Channel>))] IReadOnlyList<Channel>? Channel = null,
    [property: JsonConverter(typeof(OneOrListConverter<string>))] IReadOnlyList<string>? Language = null,
    [property: JsonConverter(typeof(OneOrListConverter<TicketCategory>))] IReadOnlyList<TicketCategory>? Category = null,
    [property: JsonConverter(typeof(OneOrListConverter<Priority>))] IReadOnlyList<Priority>? Priority = null,
    [property: JsonConverter(typeof(OneOrListConverter<string>))] IReadOnlyList<string>? Team = null,
    [property: JsonConverter(typeof(OneOrListConverter<string>))] IReadOnlyList<string>? Tag = null,
    [property: JsonConverter(typeof(OneOrListConverter<ComplaintKind>))] IReadOnlyList<ComplaintKind>? Kind = null,
    [property: JsonConverter(typeof(OneOrListConverter<string>))] IReadOnlyList<string>? Department = null,
    [property: JsonConverter(typeof(OneOrListConverter<ComplaintOutcome>))] IReadOnlyList<ComplaintOutcome>? Outcome = null
)
{
    /// <summary>Whether a case that ended so meets it.</summary>
    internal bool Fits(in SurveyConditionFacts facts) =>
        Partner?.Contains(facts.PartnerId) is not false
        && Channel?.Contains(facts.Channel) is not false
        && FitsLanguage(facts.Language)
        && HasOne(Category, facts.Category)
        && HasOne(Priority, facts.Priority)
        && Team?.Contains(facts.Team ?? Agents.Team.None) is not false
        && (Tag is null || facts.Tags?.Any(Tag.Contains) is true)
        && HasOne(Kind, facts.Kind)
        && (Department is null || (facts.Department is { } department && Department.Contains(department)))
        && HasOne(Outcome, facts.Outcome);

    /// <summary>Whether there can be a case that meets this and another. Tags keep none apart, since a ticket can have several.</summary>
    internal bool CanMeet(SurveyCondition other) =>
        Share(Partner, other.Partner)
        && Share(Channel, other.Channel)
        && ShareLanguage(other.Language)
        && Share(Category, other.Category)
        && Share(Priority, other.Priority)
        && Share(Team, other.Team)
        && Share(Kind, other.Kind)
        && Share(Department, other.Department)
        && Share(Outcome, other.Outcome);

    private bool FitsLanguage(string language)
    {
        if (Language is null)
            return true;
        foreach (var range in Language)
            if (Languages.Includes(range, language))
                return true;
        return false;
    }

    private bool ShareLanguage(IReadOnlyList<string>? others) =>
        Language is null || others is null || Language.Any(own => others.Any(other => Languages.Includes(own, other) || Languages.Includes(other, own)));

    private static bool HasOne<TEnum>(IReadOnlyList<TEnum>? values, TEnum? value)
        where TEnum : struct, Enum => values is null || (value is { } known && values.Contains(known));

    private static bool Share<T>(IReadOnlyList<T>? values, IReadOnlyList<T>? others) => values is null || others is null || values.Intersect(others).Any();
}
