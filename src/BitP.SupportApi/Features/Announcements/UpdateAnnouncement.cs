using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Announcements;

/// <summary>An announcement changes.</summary>
public sealed class UpdateAnnouncement(SupportDbContext db, TimeProvider clock)
    : ApiEndpoint<MergePatch<UpdateAnnouncement.Changes>, Results<Ok<AnnouncementResponse>, Error>>
{
    /// <summary>The changeable part of an announcement.</summary>
    /// <param name="Kind">What it is about.</param>
    /// <param name="Title">The title by BCP 47 language tag; a language that is null goes.</param>
    /// <param name="Body">The text in the same languages.</param>
    /// <param name="Channels">The channels that it concerns. The list is replaced as a whole.</param>
    /// <param name="Regions">The regions that it concerns. The list is replaced as a whole.</param>
    /// <param name="ValidFrom">From when it is shown (RFC 3339).</param>
    /// <param name="ValidUntil">Until when it is shown (RFC 3339).</param>
    public sealed record Changes(
        AnnouncementKind? Kind = null,
        IReadOnlyDictionary<string, string>? Title = null,
        IReadOnlyDictionary<string, string>? Body = null,
        IReadOnlyList<Channel>? Channels = null,
        IReadOnlyList<string>? Regions = null,
        DateTimeOffset? ValidFrom = null,
        DateTimeOffset? ValidUntil = null
    ) : IAnnouncementDetails, IExample<Changes>
    {
        public static Changes Example => new(AnnouncementKind.Service, Regions: ["EU", "CN"]);
    }

    internal sealed class Validator : AnnouncementValidator<Changes>;

    public override void Configure()
    {
        Patch("/{announcementId}");
        Group<AnnouncementsGroup>();
        RequireScope(Scope.AnnouncementsWrite, Actors.Leads);
        ValidatedPatch(() => new Validator());
        RequireIfMatch();
        Transactional();
        WithETag();
        Fails(AnnouncementErrors.NotFound, AnnouncementErrors.Withdrawn);
    }

    /// <summary>Update an announcement</summary>
    /// <remarks>A JSON Merge Patch (RFC 7396): absent members stay, null clears. What was withdrawn cannot be changed.</remarks>
    public override async Task<Results<Ok<AnnouncementResponse>, Error>> AnswerAsync(MergePatch<Changes> patch, CancellationToken ct)
    {
        var announcementId = Key("announcementId");
        var announcement = await db.Set<Announcement>().SingleOrDefaultAsync(a => a.Id == announcementId, ct);
        if (announcement is null)
            return AnnouncementErrors.NotFound;
        if (IfMatch.Refuses(announcement) is { } stale)
            return stale;

        var was = announcement.Content;
        var (changed, error) = patch.ApplyTo(new(was.Kind, was.Title, was.Body, was.Channels, was.Regions, was.ValidFrom, was.ValidUntil), new Validator());
        if (changed is null)
            return error!;
        var now = clock.GetUtcNow();
        var from = changed.ValidFrom ?? now;
        if (changed.ValidUntil <= from)
            return Validation.Refuse("validUntil", FieldProblems.OutOfRange.Expecting(Expectation.After(from)));
        return announcement.Change(AnnouncementRules.ContentOf(changed, now), now) is { } refusal
            ? refusal
            : TypedResults.Ok(AnnouncementResponse.From(announcement, AnnouncementRules.LanguageOf(null), now));
    }
}
