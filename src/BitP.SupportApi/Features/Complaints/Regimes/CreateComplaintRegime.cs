using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Complaints.Regimes;

/// <summary>It is said by which rules complaints are handled.</summary>
public sealed class CreateComplaintRegime(SupportDbContext db, TimeProvider clock)
    : ApiEndpoint<CreateComplaintRegime.Request, Results<Created<ComplaintRegimeResponse>, Error>>
{
    /// <summary>The rules of a regime. Texts are by BCP 47 tag, and plain: without <c>&lt;</c>, <c>&gt;</c>, <c>{{</c>, <c>}}</c>, <c>{%</c> and <c>${</c>.</summary>
    /// <param name="Key">What complaints and paths are to call it: small letters, digits and single underscores, at most 32. It never changes.</param>
    /// <param name="Name">What it is called, at most 100 characters.</param>
    /// <param name="TimeZone">The IANA id of the zone whose midnights end days, such as <c>Europe/Paris</c>.</param>
    /// <param name="Languages">BCP 47 tags of the languages that complaints are answered in: <c>en</c>, <c>zh-CN</c>, <c>fr</c>, <c>de</c>, at least one. Every text has to be there in each of them, and in no other.</param>
    /// <param name="Steps">
    /// What has to be done by when, at most 30. Of several for one step the first that fits the kind of the complaint counts. What a step is counted from has to be a
    /// step of the regime for the same kinds, and steps must not be counted from each other.
    /// </param>
    /// <param name="Retention">For how long files are kept.</param>
    /// <param name="Contact">Who is to be asked about a complaint; what is absent is as it is set for the firm.</param>
    /// <param name="ScheduleId">The id of the schedule whose business days and holidays count: the dates on which it has working time. Must be there when a limit counts business days or moves to one.</param>
    /// <param name="UpdateEvery">How long the complainant may be without news while the complaint is open, counted from the receipt and then from the last update, whose days do not count: <c>P14D</c>, at most two years; no such limit when absent.</param>
    /// <param name="Documents">What documents cannot be without, each document at most once, of what it can show; nothing for others.</param>
    /// <param name="Remedies">Where complainants can turn that are not content with the decision, at most 40.</param>
    /// <param name="Leaflet">What is sent along with the decision, such as the text about an ombudsman; at most 2,000 characters.</param>
    /// <param name="HandlerShownAs">What complainants see of who handles their complaint; the unit when absent.</param>
    /// <param name="IndependentHandler">Whether nobody may handle a complaint who has to do with what it is about; true when absent.</param>
    /// <param name="Sources">Where its rules come from, at most 50.</param>
    /// <param name="Unanswered">What becomes of a complaint when nobody answers in time what was asked: it goes on when absent. Of several regimes of a complaint, one that says <c>decide</c> prevails.</param>
    /// <param name="EffectiveFrom">From when it is in force (RFC 3339), not before now; now when absent.</param>
    public sealed record Request(
        string? Key,
        IReadOnlyDictionary<string, string>? Name,
        string? TimeZone,
        IReadOnlyList<string>? Languages,
        IReadOnlyList<RegimeStep>? Steps,
        RegimeRetention? Retention,
        RegimeContact? Contact = null,
        Guid? ScheduleId = null,
        string? UpdateEvery = null,
        IReadOnlyList<RegimeDocument>? Documents = null,
        IReadOnlyList<RegimeRemedy>? Remedies = null,
        IReadOnlyDictionary<string, string>? Leaflet = null,
        HandlerShownAs? HandlerShownAs = null,
        bool? IndependentHandler = null,
        IReadOnlyList<RegimeSource>? Sources = null,
        UnansweredRequest? Unanswered = null,
        DateTimeOffset? EffectiveFrom = null
    ) : IRegimeDetails, IExample<Request>
    {
        public static Request Example => From(ComplaintRegimeResponse.ExampleContent);

        private static Request From(RegimeContent c) =>
            new(
                "house_rules",
                c.Name,
                c.TimeZone,
                c.Languages,
                c.Steps,
                c.Retention,
                c.Contact,
                c.ScheduleId,
                c.UpdateEvery,
                c.Documents,
                c.Remedies,
                Sources: c.Sources
            );
    }

    internal sealed class Validator : RegimeValidator<Request>
    {
        public Validator() => RuleFor(r => r.Key).NotEmpty().IsRegimeKey();
    }

    public override void Configure()
    {
        Post("/");
        Group<ComplaintRegimesGroup>();
        RequireScope(Scope.ComplaintsWrite, Actors.Admin);
        Validated<Validator>();
        Transactional();
        WithETag();
        Fails(ComplaintRegimeErrors.Exists);
    }

    /// <summary>Create a complaint regime</summary>
    /// <remarks>
    /// Durations are of one unit: business days of the schedule (<c>P3BD</c>), days of the calendar (<c>P60D</c>), weeks (<c>P8W</c>), months (<c>P2M</c>), years
    /// (<c>P1Y</c>). A period ends with its last day, at 24:00 in the time zone of the regime. Steps that are counted from each other are refused with
    /// <c>step_loop</c>, a step that is not there with <c>unknown_step</c>, a text that lacks a language with <c>missing_language</c>.
    /// </remarks>
    public override async Task<Results<Created<ComplaintRegimeResponse>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (request.EffectiveFrom < now)
            return Validation.Refuse("effectiveFrom", ScheduleRules.InThePast.Expecting(Expectation.NotBefore(now)));
        var content = RegimeRules.ContentOf(request);
        if (await RegimeRules.RefuseReferencesAsync(db, request.Key!, content, ct) is { } missing)
            return missing;
        if (await db.Set<ComplaintRegime>().AnyAsync(r => r.RegimeKey == request.Key, ct))
            return ComplaintRegimeErrors.Exists;
        var regime = ComplaintRegime.Create(request.Key!, content, request.EffectiveFrom ?? now, now);
        db.Add(regime);
        return TypedResults.Created($"/v1/complaint-regimes/{regime.RegimeKey}", ComplaintRegimeResponse.From(regime));
    }
}
