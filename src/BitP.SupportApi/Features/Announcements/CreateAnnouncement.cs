using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Announcements;

/// <summary>Something is announced.</summary>
public sealed class CreateAnnouncement(SupportDbContext db, TimeProvider clock)
    : ApiEndpoint<AnnouncementRequest, Results<Created<AnnouncementResponse>, Error>>
{
    internal sealed class Validator : AnnouncementValidator<AnnouncementRequest>
    {
        public Validator() => RuleFor(a => a.About).SetValidator(new AnnouncedDatesValidator()!);
    }

    public override void Configure()
    {
        Post("/");
        Group<AnnouncementsGroup>();
        RequireScope(Scope.AnnouncementsWrite, Actors.Leads);
        Validated<Validator>();
        Transactional();
        WithETag();
    }

    /// <summary>Create an announcement</summary>
    /// <remarks>Partners and customers see it while it is valid. A proposal can be sent as it is.</remarks>
    public override async Task<Results<Created<AnnouncementResponse>, Error>> AnswerAsync(AnnouncementRequest request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var from = request.ValidFrom ?? now;
        if (request.ValidUntil <= from)
            return Validation.Refuse("validUntil", FieldProblems.OutOfRange.Expecting(Expectation.After(from)));
        if (request.About is { ScheduleId: var scheduleId } && !await db.Set<Schedule>().AnyAsync(s => s.Id == scheduleId, ct))
            return Validation.Refuse("about.scheduleId", FieldProblems.NotFound.Expecting(Expectation.ListedBy("/v1/schedules")));
        var announcement = Announcement.Create(AnnouncementRules.ContentOf(request, now), request.About, now);
        db.Add(announcement);
        return TypedResults.Created($"/v1/announcements/{announcement.Id}", AnnouncementResponse.From(announcement, AnnouncementRules.LanguageOf(null), now));
    }
}
