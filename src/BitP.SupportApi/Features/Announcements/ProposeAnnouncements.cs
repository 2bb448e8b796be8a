using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BitP.SupportApi.Features.Announcements;

/// <summary>Coming holidays propose what to announce.</summary>
public sealed class ProposeAnnouncements(SupportDbContext db, TimeProvider clock) : ApiEndpoint<ProposeAnnouncements.Request, Ok<AnnouncementProposalsResponse>>
{
    private const int MaxSchedules = 1000;
    private const int MaxProposals = 200;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);
    private static readonly TimeSpan Usual = TimeSpan.FromDays(14);

    /// <summary>How far to look ahead.</summary>
    public sealed record Request
    {
        /// <summary>How far to look ahead, an ISO 8601 duration of at most 366 days; 14 days when absent.</summary>
        public string? Within { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Within).IsDuration();
            RuleFor(r => r.Within)
                .Must(text => !Durations.TryParse(text, out var within) || within <= Longest)
                .Otherwise(FieldProblems.OutOfRange.Expecting(Expectation.Between(TimeSpan.Zero, Longest)));
        }
    }

    public override void Configure()
    {
        Get("/proposals");
        Group<AnnouncementsGroup>();
        RequireScope(Scope.AnnouncementsRead, Actors.Staff);
        Validated<Validator>();
    }

    /// <summary>Get proposals of announcements</summary>
    /// <remarks>
    /// One for each coming exceptional date of a schedule with <c>announceHolidays</c> on which it closes or has other hours, and that no announcement is about yet; dates in a row of
    /// the same name are one. In English, Chinese, French and German, with the name of the day, the dates and the hours.
    /// </remarks>
    public override async Task<Ok<AnnouncementProposalsResponse>> AnswerAsync(Request request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var within = Duration.FromTimeSpan(Durations.TryParse(request.Within, out var given) ? given : Usual);
        var schedules = await db.Set<Schedule>().AsNoTracking().OrderBy(s => s.CreatedAt).ThenBy(s => s.Id).Take(MaxSchedules).ToListAsync(ct);
        // No zone is two days behind.
        var earliest = now.AddDays(-2);
        var announced = await db.Set<Announcement>().Where(a => a.LastDateAt >= earliest && a.WithdrawnAt == null).Select(a => a.Dates!).ToListAsync(ct);
        var dates = announced.ToLookup(d => d.ScheduleId!.Value);

        var start = Instant.FromDateTimeOffset(now);
        var proposals = schedules
            .Where(s => s.Content.AnnounceHolidays)
            .SelectMany(s =>
                HolidayNotice.For(
                    s.Id,
                    s.Content,
                    start.InZone(s.Content.Zone).Date,
                    (start + within).InZone(s.Content.Zone).Date,
                    date => dates[s.Id].Any(d => d.First <= date && date <= d.Last)
                )
            );
        return TypedResults.Ok(new AnnouncementProposalsResponse([.. proposals.OrderBy(p => p.About!.First).Take(MaxProposals)]));
    }
}

/// <summary>What may be announced.</summary>
/// <param name="Proposals">At most 200, the next first; each can be sent to <c>POST /v1/announcements</c> as it is.</param>
public sealed record AnnouncementProposalsResponse(IReadOnlyList<AnnouncementRequest> Proposals) : IExample<AnnouncementProposalsResponse>
{
    public static AnnouncementProposalsResponse Example => new([AnnouncementRequest.Example]);
}
