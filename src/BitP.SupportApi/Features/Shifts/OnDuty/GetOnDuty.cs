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

/// <summary>Somebody wants to know who is there.</summary>
public sealed class GetOnDuty(SupportDbContext db, TimeProvider clock) : ApiEndpoint<GetOnDuty.Request, Results<Ok<GetOnDuty.Response>, Error>>
{
    private static readonly NodaTime.Duration Ahead = NodaTime.Duration.FromDays(35);

    /// <summary>When, and for what.</summary>
    public sealed record Request
    {
        /// <summary>The instant (RFC 3339); now when absent.</summary>
        public string? At { get; init; }

        /// <summary>Only who serves one of these channels.</summary>
        [CommaSeparated]
        public string? Channel { get; init; }

        /// <summary>Only who serves in this language, a BCP 47 tag; <c>de</c> and <c>de-AT</c> serve each other, <c>zh</c> is taken as <c>zh-CN</c>.</summary>
        public string? Language { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.At).IsInstant();
            RuleFor(r => r.Channel).IsListOf<Request, Channel>();
            RuleFor(r => r.Language).IsAskedLanguage();
        }
    }

    /// <summary>Who is on duty.</summary>
    /// <param name="At">The instant that was asked about (UTC).</param>
    /// <param name="Agents">Who is on duty then; empty when nobody is.</param>
    /// <param name="Next">Who comes next: all whose duty begins at the earliest instant after it; empty when nobody comes within 35 days.</param>
    public new sealed record Response(DateTimeOffset At, IReadOnlyList<OnDutyAgent> Agents, IReadOnlyList<OnDutyAgent> Next) : IExample<Response>
    {
        public static Response Example =>
            new(
                Examples.At,
                [new(new(Examples.Agent, "Mei Lin"), [Categories.Channel.Chat], ["zh-CN", "en"], null, Examples.At.AddHours(3))],
                [new(new(Examples.OtherAgent, "Jonas Weber"), [Categories.Channel.Chat], ["de", "en"], Examples.At.AddHours(3), Examples.At.AddHours(11))]
            );
    }

    /// <summary>Somebody on duty.</summary>
    /// <param name="Agent">Who it is.</param>
    /// <param name="Channels">The channels that are served.</param>
    /// <param name="Languages">BCP 47 tags of the languages that are served.</param>
    /// <param name="From">When it begins (UTC); null for who is on duty already.</param>
    /// <param name="Until">When it ends (UTC); null when that is more than 35 days ahead.</param>
    public sealed record OnDutyAgent(
        AgentName Agent,
        IReadOnlyList<Channel> Channels,
        IReadOnlyList<string> Languages,
        DateTimeOffset? From,
        DateTimeOffset? Until
    );

    public override void Configure()
    {
        Get("/on-duty");
        Group<OnDutyGroup>();
        RequireScope(Scope.ShiftsRead, Actors.Partner | Actors.Staff);
        Validated<Validator>();
    }

    /// <summary>Get who is on duty</summary>
    /// <remarks>In the end: after overrides, and without who has time off or works here no more. Somebody who serves at two places is there twice.</remarks>
    public override async Task<Results<Ok<Response>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var at = request.At is { } text ? WorkingTimeAnswers.Instant(text) : Instant.FromDateTimeOffset(clock.GetUtcNow());
        var channels = ListFilters.Read<Channel>(request.Channel);
        var language = request.Language is { } tag ? Platform.Localization.Languages.Canonical(tag) : null;

        var end = at + Ahead;
        var plan = await DutyPlan.LoadAsync(db, at, end, rotationId: null, ct);
        var serving = plan.Roster.Final(at, end).Where(s => plan.Serves(s, channels, language)).ToArray();
        var later = serving.Where(s => s.From > at).ToArray();
        return TypedResults.Ok(
            new Response(
                at.ToDateTimeOffset(),
                [.. serving.Where(s => s.From == at).Select(s => Show(s) with { From = null })],
                [.. later.TakeWhile(s => s.From == later[0].From).Select(Show)]
            )
        );

        OnDutyAgent Show(DutyStretch s) =>
            new(
                AgentName.Of(plan.Agents[s.AgentId]),
                s.Post.Channels,
                plan.LanguagesOf(s),
                s.From.ToDateTimeOffset(),
                s.To < end ? s.To.ToDateTimeOffset() : null
            );
    }
}

/// <summary>An agent, as everybody may know of it.</summary>
/// <param name="Id">The agent's id.</param>
/// <param name="Name">The name that customers are shown.</param>
public sealed record AgentName(Guid Id, string Name)
{
    internal static AgentName Of(DutyAgent agent) => new(agent.Id, agent.Name);
}
