using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Announcements;

/// <summary>Announcements are listed.</summary>
public sealed class ListAnnouncements(SupportDbContext db, TimeProvider clock)
    : ApiEndpoint<ListAnnouncements.Request, Results<Ok<Page<AnnouncementResponse>>, Error>>
{
    private const string Sort = "announcements";

    /// <summary>Which announcements to list.</summary>
    public sealed record Request
    {
        /// <summary>
        /// Only those that are in force at this instant (RFC 3339); for partners and customers it is not after now, and now when absent.
        /// </summary>
        public string? At { get; init; }

        /// <summary>Only those that concern one of these channels.</summary>
        [CommaSeparated]
        public string? Channel { get; init; }

        /// <summary>Only those that concern this region, in capital or small letters.</summary>
        public string? Region { get; init; }

        /// <summary>In which language <c>text</c> is to be, a BCP 47 tag; that of the request when absent.</summary>
        public string? Language { get; init; }

        /// <summary>Only those that stand there now: scheduled, in_force, ended or withdrawn.</summary>
        [CommaSeparated]
        public string? State { get; init; }

        /// <summary>Where the page begins: the <c>nextCursor</c> of the page before.</summary>
        public string? Cursor { get; init; }

        /// <summary>How many announcements to return, 1 to 200; 50 when absent. Fewer of long ones: a page ends once it has about 1,000,000 bytes.</summary>
        public int? Limit { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.At).IsInstant();
            RuleFor(r => r.Channel).IsListOf<Request, Channel>();
            RuleFor(r => r.Region).HasAtMostCharacters(Schedule.RegionMaxLength);
            RuleFor(r => r.Language).IsAskedLanguage();
            RuleFor(r => r.State).IsListOf<Request, AnnouncementState>();
            RuleFor(r => r.Limit).InclusiveBetween(1, Page.MaxLimit);
        }
    }

    public override void Configure()
    {
        Get("/");
        Group<AnnouncementsGroup>();
        RequireScope(Scope.AnnouncementsRead);
        Validated<Validator>();
        Paged();
        Fails(PlatformErrors.CursorInvalid);
    }

    /// <summary>List announcements</summary>
    /// <remarks>
    /// The latest to become valid first. Partners and customers get those that are in force, staff all of them. Each has all its languages, and in
    /// <c>text</c> the one asked for, else a variety of it, else English, else any.
    /// </remarks>
    public override async Task<Results<Ok<Page<AnnouncementResponse>>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        if (!Cursor.TryRead(request.Cursor, Sort, out var cursor))
            return PlatformErrors.CursorInvalid;
        var now = clock.GetUtcNow();
        DateTimeOffset? at = Instants.TryParse(request.At, out var given) ? given : null;
        // What is to come is not for everybody yet.
        if (!Actor.IsStaff && at > now)
            return Validation.Refuse("at", FieldProblems.OutOfRange.Expecting(Expectation.NotAfter(now)));
        var limit = request.Limit ?? Page.DefaultLimit;
        var announcements = db.Set<Announcement>().AsNoTracking();
        if (!Actor.IsStaff)
            announcements = InForceAt(announcements, at ?? now);
        else if (at is { } instant)
            announcements = InForceAt(announcements, instant);
        if (ListFilters.Read<AnnouncementState>(request.State) is { } states)
            announcements = In(announcements, states, now);
        if (ListFilters.Read<Channel>(request.Channel)?.Select(EnumNames<Channel>.Of).ToArray() is { } channels)
            announcements = announcements.Where(a => a.ChannelNames.Count == 0 || a.ChannelNames.Any(c => channels.Contains(c)));
        if (request.Region is { } asked)
        {
            var spellings = Texts.Spellings(asked);
            announcements = announcements.Where(a => a.RegionKeys.Count == 0 || a.RegionKeys.Any(r => spellings.Contains(r)));
        }
        if (cursor is { Instant: var before, Id: var id })
            announcements = announcements.Where(a => a.ValidFrom <= before && (a.ValidFrom < before || a.Id.CompareTo(id) < 0));

        var language = AnnouncementRules.LanguageOf(request.Language);
        var rows = announcements
            .OrderByDescending(a => a.ValidFrom)
            .ThenByDescending(a => a.Id)
            .Take(limit + 1)
            .AsAsyncEnumerable()
            .Select(a => AnnouncementResponse.From(a, language, now));
        return TypedResults.Ok(await Page.ReadAsync(rows, limit, LengthOf, last => Cursor.At(Sort, last.ValidFrom, id: last.Id), ct));
    }

    // What may be long of it.
    private static long LengthOf(AnnouncementResponse a) =>
        a.Title.Values.Concat(a.Body.Values).Sum(JsonLength.OfText) + JsonLength.OfText(a.Text.Title) + JsonLength.OfText(a.Text.Body);

    private static IQueryable<Announcement> InForceAt(IQueryable<Announcement> announcements, DateTimeOffset at) =>
        announcements.Where(a => a.WithdrawnAt == null && a.ValidFrom <= at && (a.ValidUntil == null || a.ValidUntil > at));

    private static IQueryable<Announcement> In(IQueryable<Announcement> announcements, IReadOnlyList<AnnouncementState> states, DateTimeOffset now)
    {
        var (scheduled, inForce) = (states.Contains(AnnouncementState.Scheduled), states.Contains(AnnouncementState.InForce));
        var (ended, withdrawn) = (states.Contains(AnnouncementState.Ended), states.Contains(AnnouncementState.Withdrawn));
        return announcements.Where(a =>
            a.WithdrawnAt != null
                ? withdrawn
                : (scheduled && a.ValidFrom > now)
                    || (inForce && a.ValidFrom <= now && (a.ValidUntil == null || a.ValidUntil > now))
                    || (ended && a.ValidUntil <= now)
        );
    }
}
