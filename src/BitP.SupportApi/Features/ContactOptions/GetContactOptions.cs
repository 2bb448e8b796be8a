using System.Globalization;
using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;

namespace BitP.SupportApi.Features.ContactOptions;

/// <summary>Somebody wants to reach support.</summary>
public sealed class GetContactOptions(ContactKnowledge knowledge) : ApiEndpoint<GetContactOptions.Request, WrittenAnswer<ContactOptionsResponse>>
{
    // What is answered may be as old as that anyway.
    private const string KeptForAMoment = "private, max-age=10";

    private const string Utc = "UTC";

    /// <summary>Who wants to reach support, and for what.</summary>
    public sealed record Request
    {
        /// <summary>What it is about: a category of tickets.</summary>
        public string? Category { get; init; }

        /// <summary>
        /// BCP 47 tag of the language to be served in, and of the texts. When absent all languages will do, and the texts are in that of <c>Accept-Language</c>.
        /// </summary>
        public string? Locale { get; init; }

        /// <summary>The IANA id of the zone of local times; UTC when absent.</summary>
        public string? TimeZone { get; init; }

        /// <summary>How pressing it is: low, normal, high or urgent; or complex, for what takes long to explain. That of the category when absent.</summary>
        public string? Urgency { get; init; }

        /// <summary>The region whose addresses and announcements to show, as schedules name them.</summary>
        public string? Region { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Category).IsOneOf([.. EnumNames.Of(typeof(TicketCategory))]);
            RuleFor(r => r.Locale).IsAskedLanguage();
            RuleFor(r => r.TimeZone).IsTimeZone();
            RuleFor(r => r.Urgency).IsOneOf([.. EnumNames.Of(typeof(ContactUrgency))]);
            RuleFor(r => r.Region).HasAtMostCharacters(Schedule.RegionMaxLength);
        }
    }

    public override void Configure()
    {
        Get("/");
        Group<ContactOptionsGroup>();
        RequireScope(Scope.ContactRead, Actors.Everyone | Actors.Publishable);
        Validated<Validator>();
        WithETag();
    }

    /// <summary>Get contact options</summary>
    /// <remarks>
    /// The channels in the order of advice. For what is of high or urgent priority those that are open come before all others; else those that can be used
    /// now, since what is written can be sent at any time and says from when on it is handled. Then those that are served in the language of
    /// <c>locale</c>, and then by the ranks that operators gave them. A channel that needs an address and has none for the region is left out. What is answered is
    /// read anew each second, and measured times each minute; when that takes longer, the last reading is answered meanwhile, for up to ten seconds, and ten
    /// minutes. The caller may keep the answer for ten seconds without asking again (<c>Cache-Control: max-age=10</c>).
    /// </remarks>
    public override async Task<WrittenAnswer<ContactOptionsResponse>> AnswerAsync(Request request, CancellationToken ct)
    {
        var answer = await knowledge.AnswerAsync(QuestionOf(request), ct);
        HttpContext.Response.Headers.CacheControl = KeptForAMoment;
        return new(answer);
    }

    private static ContactQuestion QuestionOf(Request request)
    {
        TicketCategory? category = request.Category is { } name ? EnumNames<TicketCategory>.Values[name] : null;
        var urgency =
            request.Urgency is { } asked ? EnumNames<ContactUrgency>.Values[asked]
            : category is { } known ? UrgencyOf(CategoryCatalogue.Of(known).Priority)
            : ContactUrgency.Normal;
        return new(
            urgency,
            category,
            (request.Locale is { } tag ? Languages.Match(tag) : null) ?? CultureInfo.CurrentUICulture.Name,
            request.Locale is { } locale ? Languages.Canonical(locale) : null,
            request.TimeZone ?? Utc,
            request.Region is { } region ? Texts.Key(region) : null
        );
    }

    private static ContactUrgency UrgencyOf(Priority priority) =>
        priority switch
        {
            Priority.Low => ContactUrgency.Low,
            Priority.High => ContactUrgency.High,
            Priority.Urgent => ContactUrgency.Urgent,
            _ => ContactUrgency.Normal,
        };
}
