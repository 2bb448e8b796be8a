using BitP.SupportApi.Features.Surveys.Definitions;
using BitP.SupportApi.Features.Surveys.Invitations;
using BitP.SupportApi.Features.Surveys.Results;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BitP.SupportApi.Tests.Features.Surveys.Results;

/// <summary>
/// Surveys and what becomes of their invitations, as the product would have it happen, but whatever is wished: over HTTP, a year of it takes longer. Nothing of it falls due by itself while a test
/// runs.
/// </summary>
internal sealed class SurveyHistory
{
    private static readonly Actor Supervisor = new(ActorKind.Supervisor, null, null);

    private readonly SupportApp _app;

    private SurveyHistory(SupportApp app) => _app = app;

    public DateTimeOffset Now { get; private init; }

    public required IReadOnlyList<PartnerCaller> Partners { get; init; }

    public required IReadOnlyList<Guid> Agents { get; init; }

    private Dictionary<Guid, Guid> Customers { get; } = [];

    public static async Task<SurveyHistory> BeginAsync(SupportApp app, int partners = 2, int agents = 4)
    {
        var now = await app.NowAsync();
        PartnerCaller[] made = [.. await Task.WhenAll(Enumerable.Range(0, partners).Select(_ => app.NewPartnerAsync()))];
        var people = new List<Guid>();
        for (var i = 0; i < agents; i++)
        {
            var agent = await app.Admin.PostAsync("/v1/agents", new { name = $"Agent {i}" });
            agent.ShouldBe(201);
            people.Add(Guid.Parse(agent.Text("id")));
        }
        var history = new SurveyHistory(app)
        {
            // To the millisecond, as all databases keep it.
            Now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond)),
            Partners = made,
            Agents = people,
        };
        foreach (var partner in made)
        {
            var customer = await partner.PostAsync("/v1/customers", new { externalId = "asked" });
            history.Customers[partner.PartnerId] = Guid.Parse(customer.Text("id"));
        }
        return history;
    }

    public static SurveyContent Content(SurveyKind kind) =>
        new(
            "Asked",
            kind,
            ["en"],
            "en",
            [new("q1", SurveyQuestionKind.Rating, English("How was it?"), Required: true)],
            [new("speed", English("Speed")), new("solution", English("Solution")), new("attitude", English("Attitude"))],
            new(SurveyTriggerEvent.TicketSolved, TimeSpan.FromDays(365)),
            TimeSpan.FromDays(365),
            null,
            0,
            1,
            SurveyDelivery.None,
            null,
            CommentsToPartner: false
        );

    /// <summary>A survey that asks about nothing of itself.</summary>
    public Task<Guid> SurveyAsync(SurveyKind kind) =>
        ChangeAsync(db =>
        {
            var survey = Survey.Create(Content(kind), active: false, Now);
            db.Add(survey);
            return Task.FromResult(survey.Id);
        });

    /// <summary>A case ended; the customer is to be asked, or is not.</summary>
    public Task<Guid> EndAsync(Guid survey, SurveyFacts facts, DateTimeOffset at, SurveySuppression? suppressed = null, int partner = 0) =>
        ChangeAsync(async db =>
        {
            var version = await db.Set<SurveyVersion>().SingleAsync(v => v.SurveyId == survey);
            var whose = Partners[partner].PartnerId;
            var ended = new EndedCase(SurveySubjectKind.Ticket, Guid.NewGuid(), "BP-1", whose, Customers[whose], 1, at, facts);
            var invitation = suppressed is { } why ? SurveyInvitation.Suppress(version, ended, why, Now) : SurveyInvitation.Schedule(version, ended, Now);
            db.Add(invitation);
            return invitation.Id;
        });

    /// <summary>The same, sent and answered.</summary>
    public async Task<Guid> AnswerAsync(
        Guid survey,
        SurveyFacts facts,
        DateTimeOffset at,
        int rating,
        string? comment = null,
        int partner = 0,
        params string[] reasons
    )
    {
        var invitation = await EndAsync(survey, facts, at, partner: partner);
        await SendAsync(invitation);
        await TakeAsync(invitation, rating, comment, reasons);
        return invitation;
    }

    public Task SendAsync(Guid invitation) => DoAsync(invitation, (i, content) => i.Send(content, 1, Now));

    public Task TakeAsync(Guid invitation, int rating, string? comment = null, params string[] reasons) =>
        DoAsync(invitation, (i, _) => Assert.Null(i.Take(new(rating, reasons, comment, new Dictionary<string, SurveyAnswerValue>(), Now), Now)));

    public Task ExcludeAsync(Guid invitation) => DoAsync(invitation, (i, _) => Assert.Null(i.Exclude("It was the agent's.", Supervisor, Now)));

    public Task CorrectAsync(Guid invitation, SurveyFacts facts) => DoAsync(invitation, (i, _) => i.Correct(facts, Now));

    /// <summary>Does something to an invitation as it is then.</summary>
    public Task DoAsync(Guid invitation, Action<SurveyInvitation, SurveyContent> what) =>
        ChangeAsync(async db =>
        {
            var row = await db.Set<SurveyInvitation>().SingleAsync(i => i.Id == invitation);
            what(row, (await db.Set<SurveyVersion>().SingleAsync(v => v.SurveyId == row.SurveyId)).Content);
            return true;
        });

    /// <summary>Something that can be done to it, whatever it is, at random.</summary>
    public Task DoSomethingAsync(Guid invitation, Random random) =>
        DoAsync(
            invitation,
            (i, content) =>
            {
                var (lowest, highest) = content.Kind.Scale();
                switch (random.Next(9))
                {
                    case 0 or 1 when i.State is SurveyInvitationState.Scheduled:
                        i.Send(content, 1, Now);
                        break;
                    case 2 when i.State is SurveyInvitationState.Scheduled:
                        i.NoteReopened(Now);
                        break;
                    case 3 when i.State is SurveyInvitationState.Scheduled:
                        i.SuppressForFatigue(Now);
                        break;
                    case 4 when i.State is SurveyInvitationState.Sent or SurveyInvitationState.Opened && random.Next(2) == 0:
                        i.Expire(Now);
                        break;
                    case 4 or 5:
                        _ = i.Revoke(Actor.System, Now);
                        break;
                    case 6:
                        i.Correct(Facts(random), Now);
                        break;
                    case 7 when i.Answer is not null:
                        _ = i.Exclusion is null ? i.Exclude("It was the agent's.", Supervisor, Now) : i.Include("It was not.", Supervisor, Now);
                        break;
                    case 8 when i.Answer is not null && random.Next(4) == 0:
                        i.Erase(Now);
                        break;
                    default:
                        i.NoteOpened(Now);
                        _ = i.Take(
                            new(
                                random.Next(lowest, highest + 1),
                                [.. content.Reasons.Where(_ => random.Next(3) == 0).Select(r => r.Code!)],
                                random.Next(2) == 0 ? null : "So it was.",
                                new Dictionary<string, SurveyAnswerValue>(),
                                Now
                            ),
                            Now
                        );
                        break;
                }
            }
        );

    /// <summary>How a case may have been.</summary>
    public SurveyFacts Facts(Random random)
    {
        string?[] teams = [null, "first", "second"];
        var replied = Agents.Where(_ => random.Next(2) == 0).Select(a => new SurveyReplies(a, teams[random.Next(3)], random.Next(1, 8))).ToArray();
        return new(
            random.Next(6) == 0 ? null : Agents[random.Next(Agents.Count)],
            teams[random.Next(3)],
            random.Next(2) == 0 ? "other" : "withdrawal",
            random.Next(2) == 0 ? "web" : "chat",
            random.Next(2) == 0 ? "en" : "de",
            replied
        );
    }

    /// <summary>How a case was whose agent did all of it.</summary>
    public SurveyFacts By(int agent, string channel = "web") => new(Agents[agent], "first", "other", channel, "en", [new(Agents[agent], "first", 1)]);

    /// <summary>Gives the reader of the figures all that ever happened to surveys, once more and in whatever order, beside the program's own.</summary>
    public async Task ReadAllAsync(Random random)
    {
        List<StoredEvent> events;
        await using (var db = Open())
            events = await db.Set<StoredEvent>().AsNoTracking().Where(e => e.SubjectKind == SurveyInvitation.SubjectKindName).ToListAsync();
        StoredEvent[] shuffled = [.. events];
        random.Shuffle(shuffled);
        foreach (var some in shuffled.Chunk(100))
            await ChangeAsync(async db =>
            {
                await new SurveyFigures().HandleAsync(some, db, CancellationToken.None);
                return true;
            });
    }

    /// <summary>All invitations as they are.</summary>
    public async Task<List<SurveyInvitation>> InvitationsAsync(Guid survey)
    {
        await using var db = Open();
        return await db.Set<SurveyInvitation>().AsNoTracking().Where(i => i.SurveyId == survey).ToListAsync();
    }

    /// <summary>All that figures are made from, in words; what is empty left out.</summary>
    public async Task<List<string>> CellsAsync()
    {
        await using var db = Open();
        var cells = await db.Set<SurveyCell>().AsNoTracking().Where(c => c.Total != "{}").ToListAsync();
        return [.. cells.Select(c => $"{c.SurveyId} {c.PartnerId} {c.Dimension} {c.Key} {c.Day:O} {c.Total} {c.Quarters}").Order(StringComparer.Ordinal)];
    }

    public SupportDbContext Open() => _app.Services.GetRequiredService<SupportDbContextFactory>().CreateFor(Actor.System);

    /// <summary>Changes rows, again when somebody else was faster.</summary>
    public async Task<T> ChangeAsync<T>(Func<SupportDbContext, Task<T>> change)
    {
        var provider = _app.Services.GetRequiredService<DatabaseProvider>();
        while (true)
        {
            await using var db = Open();
            try
            {
                var made = await change(db);
                await provider.CommitAsync(db);
                return made;
            }
            catch (Exception exception) when (provider.MayTryAgain(exception)) { }
        }
    }

    private static Dictionary<string, string> English(string text) => new() { ["en"] = text };
}
