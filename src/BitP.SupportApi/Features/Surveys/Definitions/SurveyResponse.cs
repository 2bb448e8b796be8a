using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Surveys.Definitions;

/// <summary>A survey: what customers are asked when a case has ended.</summary>
/// <param name="Id">Its id (UUIDv7).</param>
/// <param name="Name">What staff call it.</param>
/// <param name="Kind">What it measures.</param>
/// <param name="Scale">The scale of its ratings, which is that of its kind.</param>
/// <param name="Languages">BCP 47 tags of the languages in which it can be asked.</param>
/// <param name="FallbackLanguage">The one of them for customers of others.</param>
/// <param name="Questions">What is asked, in order. The first is the rating that counts, and is always asked.</param>
/// <param name="Reasons">What the customer can name as a reason for the rating.</param>
/// <param name="Trigger">When it is due for which cases.</param>
/// <param name="Expiry">How long after it was sent it can be answered, and the answer changed.</param>
/// <param name="ReminderAfter">How long after it was sent the customer is reminded once; null for never.</param>
/// <param name="MinimumDaysBetween">How many days have to lie between two surveys of any kind for the same person; 0 for none.</param>
/// <param name="Sample">The share of cases that are asked about, above 0 to 1.</param>
/// <param name="Delivery">Who brings it to the customer.</param>
/// <param name="FollowUpAt">A rating at or under this makes a task for a supervisor; null for none.</param>
/// <param name="CommentsToPartner">Whether the partner may read what the customer wrote.</param>
/// <param name="Active">Whether cases that end ask for it. For a partner whose customers only earlier versions are about, false.</param>
/// <param name="ContentVersion">The version since which it asks what it asks, about which cases: it stays when the survey is switched on or off. Invitations name it.</param>
/// <param name="CreatedAt">When the survey was made (UTC); of an older version, when that was.</param>
/// <param name="UpdatedAt">When it last changed (UTC); of an older version, when that was made.</param>
/// <param name="Version">Rises with each change; also the first part of the <c>ETag</c>. Of an older version, its number.</param>
public sealed record SurveyResponse(
    Guid Id,
    string Name,
    SurveyKind Kind,
    SurveyScale Scale,
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
    bool CommentsToPartner,
    bool Active,
    long ContentVersion,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    long Version
) : IVersioned, IExample<SurveyResponse>
{
    public static SurveyResponse Example => Of(Examples.Survey, ExampleContent, true, 1, Examples.At, Examples.At, 1);

    internal static SurveyContent ExampleContent =>
        new(
            "Solved tickets, Aurora Wallet",
            SurveyKind.Csat,
            ["en", "de"],
            "en",
            [
                new(
                    "satisfaction",
                    SurveyQuestionKind.Rating,
                    Text("How satisfied are you with our help?", "Wie zufrieden sind Sie mit unserer Hilfe?"),
                    Required: true
                ),
                new(
                    "solved",
                    SurveyQuestionKind.Choice,
                    Text("Is your problem solved?", "Ist Ihr Problem gelöst?"),
                    [new("yes", Text("Yes", "Ja")), new("partly", Text("Partly", "Teilweise")), new("no", Text("No", "Nein"))],
                    Required: false
                ),
                new(
                    "missing",
                    SurveyQuestionKind.Text,
                    Text("What is missing?", "Was fehlt noch?"),
                    Required: false,
                    ShowWhen: new("solved", AnyOf: ["partly", "no"])
                ),
            ],
            [
                new("speed", Text(ReasonTexts.Find("speed", "en")!, ReasonTexts.Find("speed", "de")!)),
                new("solution", Text(ReasonTexts.Find("solution", "en")!, ReasonTexts.Find("solution", "de")!)),
                new("app", Text("The app", "Die App")),
            ],
            new(SurveyTriggerEvent.TicketSolved, TimeSpan.FromHours(1), new([Examples.Partner], Category: [TicketCategory.Login, TicketCategory.Deposit])),
            SurveyRules.DefaultExpiry,
            TimeSpan.FromDays(3),
            30,
            1,
            SurveyDelivery.Webhook,
            2,
            false
        );

    internal static SurveyResponse From(Survey s, Actor actor) =>
        Of(s.Id, s.Content.SeenBy(actor), s.Active, s.ContentVersion, s.CreatedAt, s.UpdatedAt, s.Version);

    /// <summary>The survey up to a version, for a partner whose customers it is not about since.</summary>
    internal static SurveyResponse Until(SurveyVersion v, Survey s, Actor actor) =>
        Of(s.Id, v.Content.SeenBy(actor), false, v.Number, s.CreatedAt, s.UpdatedAt, s.Version);

    internal static SurveyResponse From(SurveyVersion v, Survey s, Actor actor) =>
        Of(s.Id, v.Content.SeenBy(actor), s.Active, v.Number, v.CreatedAt, v.CreatedAt, v.Number);

    private static SurveyResponse Of(
        Guid id,
        SurveyContent c,
        bool active,
        long contentVersion,
        DateTimeOffset createdAt,
        DateTimeOffset updatedAt,
        long version
    ) =>
        new(
            id,
            c.Name,
            c.Kind,
            SurveyScale.Of(c.Kind),
            c.Languages,
            c.FallbackLanguage,
            c.Questions,
            c.Reasons,
            c.Trigger,
            c.Expiry,
            c.ReminderAfter,
            c.MinimumDaysBetween,
            c.Sample,
            c.Delivery,
            c.FollowUpAt,
            c.CommentsToPartner,
            active,
            contentVersion,
            createdAt,
            updatedAt,
            version
        );

    private static Dictionary<string, string> Text(string english, string german) => new() { ["en"] = english, ["de"] = german };
}

/// <summary>The scale of ratings.</summary>
/// <param name="Lowest">The lowest rating.</param>
/// <param name="Highest">The highest rating.</param>
public sealed record SurveyScale(int Lowest, int Highest)
{
    internal static SurveyScale Of(SurveyKind kind)
    {
        var (lowest, highest) = kind.Scale();
        return new(lowest, highest);
    }
}
