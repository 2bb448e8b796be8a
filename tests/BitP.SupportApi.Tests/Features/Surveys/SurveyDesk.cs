using System.Text.Json.Nodes;
using BitP.SupportApi.Features.Surveys.Definitions;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Due;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BitP.SupportApi.Tests.Features.Surveys;

/// <summary>A program of its own whose clock stands at Monday, 4 January 2027, noon, with a partner and a customer, and no survey but those that are made here.</summary>
internal sealed class SurveyDesk : IAsyncDisposable
{
    public const string Noon = "2027-01-04T12:00:00Z";

    private readonly bool _ownsApp;
    private int _surveys;

    private SurveyDesk(SupportApp app, Desk desk, bool ownsApp) => (App, Desk, _ownsApp) = (app, desk, ownsApp);

    public SupportApp App { get; }

    public Desk Desk { get; }

    public PartnerCaller Partner => Desk.Partner;

    public static async Task<SurveyDesk> SetAsync(params (string Key, string Value)[] settings) =>
        await SetAsync(await SupportApp.StartAsync(settings), ownsApp: true);

    /// <summary>The same in a program that is there.</summary>
    public static Task<SurveyDesk> SetAsync(SupportApp app) => SetAsync(app, ownsApp: false);

    private static async Task<SurveyDesk> SetAsync(SupportApp app, bool ownsApp)
    {
        await app.StopClockAsync(Noon);
        // Those that come with the product would ask before those of a test.
        await app.Database.RunAsync($"UPDATE surveys SET active = {TestDatabase.Says("false", "false", "0")}");
        return new(app, await Desk.SetAsync(app), ownsApp);
    }

    /// <summary>What most surveys of the tests say: CSAT about solved tickets, sent after two hours, a reminder after three days, over after fourteen.</summary>
    public static SurveyContent Content { get; } =
        new(
            "Solved tickets",
            SurveyKind.Csat,
            ["en"],
            "en",
            [new("q1", SurveyQuestionKind.Rating, In("How satisfied are you?"), Required: true)],
            [new("speed", In("Speed")), new("solution", In("Solution"))],
            new(SurveyTriggerEvent.TicketSolved, TimeSpan.FromHours(2)),
            TimeSpan.FromDays(14),
            TimeSpan.FromDays(3),
            0,
            1,
            SurveyDelivery.Webhook,
            2,
            CommentsToPartner: false
        );

    public static SurveyContent Complaints { get; } = Content with { Name = "Closed complaints", Trigger = new(SurveyTriggerEvent.ComplaintClosed) };

    public static IReadOnlyDictionary<string, string> In(string english) => new Dictionary<string, string> { ["en"] = english };

    /// <summary>A survey, later than those made before by this desk though the clock stands; answers its id.</summary>
    public Task<Guid> SurveyAsync(SurveyContent? content = null) => SurveyAsync(App, content, TimeSpan.FromMilliseconds(++_surveys - 500));

    /// <summary>A survey; answers its id.</summary>
    public static Task<Guid> SurveyAsync(SupportApp app, SurveyContent? content = null, TimeSpan? after = null) =>
        ChangeAsync(
            app,
            (db, now) =>
            {
                var survey = Survey.Create(content ?? Content, active: true, now + (after ?? TimeSpan.Zero));
                db.Add(survey);
                return Task.FromResult(survey.Id);
            }
        );

    /// <summary>A survey says something else, or is switched on or off.</summary>
    public Task ChangeSurveyAsync(Guid surveyId, SurveyContent content, bool active = true) =>
        ChangeAsync(
            async (db, now) =>
            {
                var survey = await db.FindAsync<Survey>(surveyId);
                survey!.Change(content, active, now);
                return surveyId;
            }
        );

    /// <summary>A ticket of the customer that is solved by the demo agent, unless members of it are other than usual; answers its path.</summary>
    public async Task<string> SolveAsync(object? with = null)
    {
        var path = $"/v1/tickets/{(await Desk.OpenAsync(with)).Text("id")}";
        (await App.Agent.PostAsync($"{path}/solve")).ShouldBe(200);
        return path;
    }

    /// <summary>The invitations of a survey about a case, the latest end first, as somebody sees them; staff when nobody is named.</summary>
    public async Task<JsonNode[]> InvitationsAsync(Guid surveyId, string casePath, Caller? by = null)
    {
        var page = await (by ?? App.Admin).GetAsync($"/v1/surveys/{surveyId}/invitations?limit=200");
        page.ShouldBe(200);
        var id = casePath.Split('/')[^1];
        return [.. page.Items.Where(i => i!["subject"].Str("id") == id).Select(i => i!)];
    }

    /// <summary>The last invitation of a survey about a case, once it is there, or stands there.</summary>
    public async Task<JsonNode> InvitationAsync(Guid surveyId, string casePath, string? state = null)
    {
        JsonNode? found = null;
        await Polling.UntilAsync(
            async () => (found = (await InvitationsAsync(surveyId, casePath)).FirstOrDefault(i => state is null || i.Str("state") == state)) is not null,
            $"the invitation about {casePath} {state}"
        );
        return found!;
    }

    /// <summary>A survey about a new ticket was sent; answers the invitation as an admin sees it, with its link.</summary>
    public async Task<JsonNode> SentAsync(Guid surveyId, object? ticket = null)
    {
        var path = await SolveAsync(ticket);
        await InvitationAsync(surveyId, path);
        await App.AdvanceAsync("PT2H");
        return await InvitationAsync(surveyId, path, "sent");
    }

    /// <summary>The token at the end of the link of an invitation.</summary>
    public static string TokenOf(JsonNode invitation) => invitation.Str("url")!.Split('/')[^1];

    public static string PathOf(JsonNode invitation) => $"/v1/surveys/{invitation.Str("surveyId")}/invitations/{invitation.Str("id")}";

    public async Task<Answer> ReadAsync(JsonNode invitation, Caller? by = null)
    {
        var answer = await (by ?? App.Admin).GetAsync(PathOf(invitation));
        answer.ShouldBe(200);
        return answer;
    }

    /// <summary>Waits until all that has happened so far was read for surveys, and all that fell due by it is done.</summary>
    public async Task UntilReadAsync()
    {
        await App.Database.UntilReadAsync("surveys");
        await App.AdvanceAsync("PT0S");
    }

    /// <summary>Has nothing read for surveys for a quarter of an hour, by the clock of the test.</summary>
    public async Task PauseReadingAsync()
    {
        var until = await App.NowAsync() + TimeSpan.FromMinutes(15);
        await UntilReadAsync();
        await using var db = App.Services.GetRequiredService<SupportDbContextFactory>().CreateFor(Actor.System);
        await Polling.UntilAsync(
            async () =>
            {
                // A node that was reading would wake it up when it is done.
                await PlaceIn(db).Where(p => p.WakeAt <= DateTimeOffset.UnixEpoch).ExecuteUpdateAsync(row => row.SetProperty(p => p.WakeAt, until));
                return await PlaceIn(db).AnyAsync(p => p.WakeAt == until);
            },
            "the reader is paused"
        );
    }

    /// <summary>Has all that ever happened read again.</summary>
    public async Task ReadAllAgainAsync()
    {
        await using var db = App.Services.GetRequiredService<SupportDbContextFactory>().CreateFor(Actor.System);
        await PlaceIn(db).ExecuteUpdateAsync(row => row.SetProperty(p => p.CommitOrder, 0).SetProperty(p => p.Position, 0));
        await UntilReadAsync();
    }

    private static IQueryable<FeedPlace> PlaceIn(SupportDbContext db) => db.Set<FeedPlace>().AsNoTracking().Where(p => p.Name == "surveys");

    /// <summary>Changes rows as the product would; answers what came of it.</summary>
    public Task<T> ChangeAsync<T>(Func<SupportDbContext, DateTimeOffset, Task<T>> change) => ChangeAsync(App, change);

    public static async Task<T> ChangeAsync<T>(SupportApp app, Func<SupportDbContext, DateTimeOffset, Task<T>> change)
    {
        await using var db = app.Services.GetRequiredService<SupportDbContextFactory>().CreateFor(Actor.System);
        var made = await change(db, await app.NowAsync());
        await app.Services.GetRequiredService<DatabaseProvider>().CommitAsync(db);
        return made;
    }

    public ValueTask DisposeAsync() => _ownsApp ? App.DisposeAsync() : ValueTask.CompletedTask;
}

internal static class SurveyFeed
{
    /// <summary>Waits until a reader of the feed has read all that has happened so far.</summary>
    public static async Task UntilReadAsync(this TestDatabase database, string reader)
    {
        await using var connection = await database.ConnectAsync();
        // One writes at a time on SQLite, where nothing but the position is kept.
        var last = (
            await connection.LinesAsync(
                TestDatabase.Says(
                    "SELECT 0, max(position) FROM events",
                    "SELECT commit_order, position FROM events ORDER BY commit_order DESC, position DESC LIMIT 1",
                    "SELECT TOP 1 CAST(commit_order AS bigint), position FROM events ORDER BY commit_order DESC, position DESC"
                )
            )
        )[0]
            .Split('|');
        await Polling.UntilAsync(
            async () =>
                await connection.CountAsync(
                    $"SELECT count(*) FROM feed_readers WHERE name = '{reader}' AND (commit_order > {last[0]} OR (commit_order = {last[0]} AND position >= {last[1]}))"
                ) == 1,
            $"{reader} has read all"
        );
    }
}
