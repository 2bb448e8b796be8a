using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Features.Shifts.Duty;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace BitP.SupportApi.Features.Shifts.OnDuty;

/// <summary>Somebody wants to know where nobody is.</summary>
public sealed class GetCoverage(SupportDbContext db, ScheduleCalendars calendars) : ApiEndpoint<GetCoverage.Request, Results<Ok<GetCoverage.Response>, Error>>
{
    private const int MaxPairs = 50;

    private static readonly FieldProblem TooManyPairs = FieldProblems.TooMany.Expecting(
        Expectation.Words(
            $"at most {MaxPairs} combinations of a channel and a language",
            $"最多 {MaxPairs} 个渠道与语言的组合",
            $"au plus {MaxPairs} combinaisons d’un canal et d’une langue",
            $"höchstens {MaxPairs} Verbindungen von Kanal und Sprache"
        )
    );

    // Of all services of an answer together: hours in which nobody is there are gaps of each of them, and where many are, each change among them is another overlap.
    private const int MaxListed = 100_000;

    /// <summary>Of which time, and for what.</summary>
    public sealed record Request
    {
        /// <summary>The first instant (RFC 3339).</summary>
        public string? From { get; init; }

        /// <summary>The first instant after the time (RFC 3339), not before <c>from</c> and at most 92 days after.</summary>
        public string? To { get; init; }

        /// <summary>Only these channels; those that somebody serves in the time when absent.</summary>
        [CommaSeparated]
        public string? Channels { get; init; }

        /// <summary>Only these languages, BCP 47 tags; English, Chinese, French and German when absent.</summary>
        [CommaSeparated]
        public string? Languages { get; init; }

        /// <summary>The id of the schedule in whose hours somebody has to be there; around the clock when absent.</summary>
        public Guid? ScheduleId { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        private const int MaxLanguages = 20;

        public Validator()
        {
            RuleFor(r => r.From).NotEmpty().IsInstant();
            RuleFor(r => r.To).NotEmpty().IsInstant();
            RuleFor(r => r.Channels).IsListOf<Request, Channel>();
            RuleFor(r => r.Languages)
                .Must(tags => tags is null || (tags.Split(',') is { Length: <= MaxLanguages } all && all.All(Platform.Localization.Languages.IsTag)))
                .Otherwise(
                    FieldProblems.Language.Expecting(
                        Expectation.Words(
                            $"at most {MaxLanguages} BCP 47 tags with commas between them, such as zh-CN,en",
                            $"以逗号分隔的最多 {MaxLanguages} 个 BCP 47 标签，例如 zh-CN,en",
                            $"au plus {MaxLanguages} étiquettes BCP 47 séparées par des virgules, par exemple zh-CN,en",
                            $"höchstens {MaxLanguages} Kürzel nach BCP 47 mit Kommas dazwischen, zum Beispiel zh-CN,en"
                        )
                    )
                );
        }
    }

    /// <summary>How well the time is covered.</summary>
    /// <param name="Services">One entry for each channel and language.</param>
    /// <param name="TzdbVersion">The version of the IANA time zone data.</param>
    public new sealed record Response(IReadOnlyList<Service> Services, string TzdbVersion) : IExample<Response>
    {
        public static Response Example =>
            new(
                [
                    new(
                        Channel.Chat,
                        "de",
                        43200,
                        36000,
                        [new(Examples.At, Examples.At.AddHours(2))],
                        [new(Examples.At.AddHours(6), Examples.At.AddHours(7), [Examples.Agent, Examples.OtherAgent])]
                    ),
                ],
                "2026a"
            );
    }

    /// <summary>How well one channel is covered in one language.</summary>
    /// <param name="Channel">The channel.</param>
    /// <param name="Language">The language, a BCP 47 tag.</param>
    /// <param name="NeededSeconds">For how long somebody has to be there.</param>
    /// <param name="CoveredSeconds">For how much of it somebody is.</param>
    /// <param name="Gaps">When nobody is, in order.</param>
    /// <param name="Overlaps">When more than one agent is, in order.</param>
    public sealed record Service(
        Channel Channel,
        string Language,
        double NeededSeconds,
        double CoveredSeconds,
        IReadOnlyList<Gap> Gaps,
        IReadOnlyList<Overlap> Overlaps
    );

    /// <summary>Time in which nobody is there.</summary>
    /// <param name="From">When it begins (UTC).</param>
    /// <param name="To">When it ends (UTC).</param>
    public sealed record Gap(DateTimeOffset From, DateTimeOffset To);

    /// <summary>Time in which more than one agent is there.</summary>
    /// <param name="From">When it begins (UTC).</param>
    /// <param name="To">When it ends (UTC).</param>
    /// <param name="Agents">The ids of the agents, in the order of their names.</param>
    public sealed record Overlap(DateTimeOffset From, DateTimeOffset To, IReadOnlyList<Guid> Agents);

    public override void Configure()
    {
        Get("/coverage");
        Group<OnDutyGroup>();
        RequireScope(Scope.ShiftsRead, Actors.Staff);
        Validated<Validator>();
        Fails(PlatformErrors.TooMuchWork);
    }

    /// <summary>Get the coverage of some time</summary>
    /// <remarks>
    /// For each channel and language, when nobody is on duty who serves it, and when more than one is, within the hours of a schedule. At most 50
    /// combinations of them; a time of 5,000 stretches of duty at most, and 100,000 gaps and agents in overlaps together. A time in which the schedule and those that
    /// it combines could have more than 20,000 stretches of hours in all, or whose duty would take more than 50,000 steps to work out, is refused at once.
    /// </remarks>
    public override async Task<Results<Ok<Response>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var (from, to) = (WorkingTimeAnswers.Instant(request.From!), WorkingTimeAnswers.Instant(request.To!));
        if (to < from || to - from > DutyPlan.Longest)
            return Validation.Refuse("to", FieldProblems.OutOfRange.Expecting(Expectation.UpTo(DutyPlan.Longest.ToTimeSpan(), "from")));
        IReadOnlyList<Interval> needed = [new(from, to)];
        if (request.ScheduleId is { } scheduleId)
        {
            if (await calendars.FindAsync(scheduleId, version: null, from, to, ct) is not { Calendar: var calendar })
                return Validation.Refuse("scheduleId", FieldProblems.NotFound.Expecting(Expectation.ListedBy("/v1/schedules")));
            if (PlatformErrors.RefuseWork(calendar.StretchesBetween(from, to), WorkingTimeAnswers.MaxStretches) is { } tooLong)
                return tooLong;
            needed = [.. calendar.Windows(from, to)];
        }

        var plan = await DutyPlan.LoadAsync(db, from, to, rotationId: null, ct);
        if (plan.RefuseWork(from, to) is { } tooMuch)
            return tooMuch;
        var final = plan.Roster.Final(from, to);
        if (final.Count > DutyPlan.MaxStretches)
            return Validation.Refuse("to", DutyPlan.TooManyStretches);
        var languages =
            request.Languages?.Split(',').Select(Platform.Localization.Languages.Canonical).Distinct().ToArray() ?? Platform.Localization.Languages.Supported;
        var channels = ListFilters.Read<Channel>(request.Channels) ?? [.. final.SelectMany(s => s.Post.Channels).Distinct().Order()];
        if (channels.Count * languages.Count > MaxPairs)
            return Validation.Refuse("languages", TooManyPairs);
        var services = new List<Service>();
        foreach (var channel in channels)
        foreach (var language in languages)
        {
            services.Add(Measure(channel, language));
            if (PlatformErrors.RefuseWork(services.Sum(s => s.Gaps.Count + s.Overlaps.Sum(o => o.Agents.Count)), MaxListed) is { } tooMany)
                return tooMany;
        }
        return TypedResults.Ok(new Response(services, WorkingTimeAnswers.TzdbVersion));

        string NameOf(Guid agentId) => plan.Agents[agentId].Name;

        Service Measure(Channel channel, string language)
        {
            var cover = Cover.Of(needed, [.. final.Where(s => plan.Serves(s, [channel], language))]);
            return new(
                channel,
                language,
                cover.Needed.TotalSeconds,
                cover.Covered.TotalSeconds,
                [.. cover.Gaps.Select(g => new Gap(g.Start.ToDateTimeOffset(), g.End.ToDateTimeOffset()))],
                [
                    .. cover.Overlaps.Select(o => new Overlap(
                        o.Time.Start.ToDateTimeOffset(),
                        o.Time.End.ToDateTimeOffset(),
                        [.. o.Agents.OrderBy(NameOf, StringComparer.Ordinal)]
                    )),
                ]
            );
        }
    }
}
