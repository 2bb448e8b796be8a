using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Complaints.Regimes;

/// <summary>Complaints are handled by other rules from some time on.</summary>
public sealed class UpdateComplaintRegime(SupportDbContext db, TimeProvider clock)
    : ApiEndpoint<MergePatch<UpdateComplaintRegime.Changes>, Results<Ok<ComplaintRegimeResponse>, Error>>
{
    /// <summary>The changeable part of a regime. Lists are replaced as a whole; texts language by language.</summary>
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
    /// <param name="EffectiveFrom">From when the change is in force (RFC 3339), not before now; now when absent.</param>
    public sealed record Changes(
        IReadOnlyDictionary<string, string>? Name = null,
        string? TimeZone = null,
        IReadOnlyList<string>? Languages = null,
        IReadOnlyList<RegimeStep>? Steps = null,
        RegimeRetention? Retention = null,
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
    ) : IRegimeDetails, IExample<Changes>
    {
        public static Changes Example => new(UpdateEvery: "P10D", HandlerShownAs: Regimes.HandlerShownAs.Person);

        internal static Changes From(RegimeContent c) =>
            new(
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
                c.Leaflet,
                c.HandlerShownAs,
                c.IndependentHandler,
                c.Sources,
                c.Unanswered
            );
    }

    internal sealed class Validator : RegimeValidator<Changes>;

    public override void Configure()
    {
        Patch("/{regimeKey}");
        Group<ComplaintRegimesGroup>();
        DescribeKey("regimeKey", "The key of the regime, such as `eu_mica`.");
        RequireScope(Scope.ComplaintsWrite, Actors.Admin);
        ValidatedPatch(() => new Validator());
        RequireIfMatch();
        Transactional();
        WithETag();
        Fails(ComplaintRegimeErrors.NotFound, ComplaintRegimeErrors.Retired);
    }

    /// <summary>Update a complaint regime</summary>
    /// <remarks>
    /// A JSON Merge Patch (RFC 7396): absent members stay, null clears. It makes another version, which is in force from <c>effectiveFrom</c> on, and takes the place of
    /// those that would have been in force from then on. Complaints that are filed keep the version that they have.
    /// </remarks>
    public override async Task<Results<Ok<ComplaintRegimeResponse>, Error>> AnswerAsync(MergePatch<Changes> patch, CancellationToken ct)
    {
        var key = Route<string>("regimeKey")!;
        var regime = await db.Set<ComplaintRegime>().SingleOrDefaultAsync(r => r.RegimeKey == key, ct);
        if (regime is null)
            return ComplaintRegimeErrors.NotFound;
        if (IfMatch.Refuses(regime) is { } stale)
            return stale;

        var now = clock.GetUtcNow();
        var (changed, invalid) = patch.ApplyTo(Changes.From(regime.Content), new Validator());
        if (changed is null)
            return invalid!;
        if (changed.EffectiveFrom < now)
            return Validation.Refuse("effectiveFrom", ScheduleRules.InThePast.Expecting(Expectation.NotBefore(now)));
        var content = RegimeRules.ContentOf(changed);
        if (await RegimeRules.RefuseReferencesAsync(db, key, content, ct) is { } missing)
            return missing;
        if (regime.Change(content, changed.EffectiveFrom ?? now, now) is { } retired)
            return retired;
        return TypedResults.Ok(ComplaintRegimeResponse.From(regime));
    }
}
