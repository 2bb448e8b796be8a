using System.Text.Json.Nodes;
using BitP.SupportApi.Features.Surveys.Definitions;
using BitP.SupportApi.Features.Surveys.Invitations;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BitP.SupportApi.Tests.Features.Surveys.FollowUps;

/// <summary>
/// What comes after answers: a program of its own whose clock stands at Monday, 4 January 2027, noon, with a survey whose ratings of 2 and under are followed up. It
/// asks about nothing by itself: invitations are made here, sent and answered at once.
/// </summary>
internal sealed class Aftermath : IAsyncDisposable
{
    public const string Noon = "2027-01-04T12:00:00Z";
    private const string Supervisor = "Jonas Weber";

    private readonly bool _ownsApp;
    private Survey _survey = null!;

    private Aftermath(SupportApp app, Desk desk, bool ownsApp) => (App, Desk, _ownsApp) = (app, desk, ownsApp);

    public SupportApp App { get; }

    public Desk Desk { get; }

    public Guid SurveyId => _survey.Id;

    /// <summary>The demo agent.</summary>
    public Guid Mei { get; private set; }

    /// <summary>The demo supervisor, as an agent.</summary>
    public Guid Jonas { get; private set; }

    public static async Task<Aftermath> SetAsync(params (string Key, string Value)[] settings) =>
        await SetAsync(await SupportApp.StartAsync(settings), ownsApp: true);

    /// <summary>The same in a program that is there.</summary>
    public static Task<Aftermath> SetAsync(SupportApp app) => SetAsync(app, ownsApp: false);

    private static async Task<Aftermath> SetAsync(SupportApp app, bool ownsApp)
    {
        await app.StopClockAsync(Noon);
        var aftermath = new Aftermath(app, await Desk.SetAsync(app), ownsApp);
        (aftermath.Mei, aftermath.Jonas) = (Guid.Parse(await aftermath.Desk.AgentIdAsync()), Guid.Parse(await aftermath.Desk.AgentIdAsync(Supervisor)));
        aftermath._survey = await aftermath.SurveyAsync(2);
        return aftermath;
    }

    /// <summary>A survey with this <c>followUpAt</c>.</summary>
    public Task<Survey> SurveyAsync(int? followUpAt) =>
        ChangeAsync(
            (db, now) =>
            {
                var survey = Survey.Create(ContentOf(followUpAt), active: false, now);
                db.Add(survey);
                return Task.FromResult(survey);
            }
        );

    /// <summary>An answer about the work of the demo agent in a new ticket; answers the path of the invitation.</summary>
    public async Task<string> AnsweredAsync(int rating, string? comment = null, Guid? agent = null, string? ticket = null, Survey? survey = null)
    {
        var path = await InvitedAsync(agent, ticket, survey);
        await AnswerAsync(path, rating, comment);
        return path;
    }

    /// <summary>An invitation that was sent, about the work of the demo agent in a new ticket.</summary>
    public async Task<string> InvitedAsync(Guid? agent = null, string? ticket = null, Survey? survey = null)
    {
        var about = await App.Agent.GetAsync(ticket ?? await Desk.OpenInAsync("solved"));
        var of = survey ?? _survey;
        var ended = new EndedCase(
            SurveySubjectKind.Ticket,
            Guid.Parse(about.Text("id")),
            about.Text("reference"),
            Desk.Partner.PartnerId,
            Guid.Parse(about["customer"].Str("id")!),
            (long)about["version"]!,
            await App.NowAsync(),
            new(agent ?? Mei, "funds", "other", "web", "en", [])
        );
        return await InvitedAsync(ended, of);
    }

    public Task<string> InvitedAsync(EndedCase ended, Survey? survey = null) =>
        ChangeAsync(
            async (db, now) =>
            {
                var of = survey ?? _survey;
                var invitation = SurveyInvitation.Schedule(of.Versions[^1], ended, now);
                invitation.Send(of.Content, await SurveyTokens.KeyForAsync(now, db, CancellationToken.None), now);
                db.Add(invitation);
                return $"/v1/surveys/{of.Id}/invitations/{invitation.Id}";
            }
        );

    /// <summary>Where the customer answers an invitation.</summary>
    public async Task<string> LinkAsync(string invitation)
    {
        var id = Guid.Parse(invitation.Split('/')[^1]);
        await using var db = App.Services.GetRequiredService<SupportDbContextFactory>().CreateFor(Actor.System);
        var asked = await db.Visible<SurveyInvitation>().AsNoTracking().SingleAsync(i => i.Id == id);
        return $"/v1/survey-responses/{await App.Services.GetRequiredService<SurveyTokens>().OfAsync(asked, CancellationToken.None)}";
    }

    /// <summary>The rating of an invitation; null while there is none.</summary>
    public async Task<int?> RatingAsync(string invitation)
    {
        var read = await App.Supervisor.GetAsync(invitation);
        read.ShouldBe(200);
        return (int?)read["answer"]?["rating"];
    }

    /// <summary>The customer answers, or changes the answer.</summary>
    public Task AnswerAsync(string invitation, int rating, string? comment = null) =>
        ChangeInvitationAsync(
            invitation,
            (i, now) =>
            {
                var answers = new Dictionary<string, SurveyAnswerValue> { ["q2"] = new(Text: comment), ["q3"] = new(Choice: "yes") };
                Assert.Null(i.Take(new(rating, ["speed"], comment, comment is null ? new Dictionary<string, SurveyAnswerValue>() : answers, now), now));
            }
        );

    public Task ChangeInvitationAsync(string path, Action<SurveyInvitation, DateTimeOffset> change)
    {
        var id = Guid.Parse(path.Split('/')[^1]);
        return ChangeAsync(
            async (db, now) =>
            {
                change(await db.Visible<SurveyInvitation>().SingleAsync(i => i.Id == id), now);
                return id;
            }
        );
    }

    /// <summary>The follow-up of an invitation, once it is there; answers its path.</summary>
    public async Task<string> FollowUpAsync(string invitation)
    {
        JsonNode? found = null;
        await Polling.UntilAsync(async () => (found = (await OfAsync(invitation)).FirstOrDefault()) is not null, $"the follow-up of {invitation}");
        return $"/v1/survey-follow-ups/{found.Str("id")}";
    }

    /// <summary>The follow-ups of an invitation, of which there is one at the most.</summary>
    public async Task<JsonNode[]> OfAsync(string invitation)
    {
        var (survey, id) = (invitation.Split('/')[3], invitation.Split('/')[^1]);
        var page = await App.Supervisor.GetAsync($"/v1/survey-follow-ups?surveyId={survey}&limit=200");
        page.ShouldBe(200);
        return [.. page.Items.Where(f => f.Str("invitationId") == id).Select(f => f!)];
    }

    public async Task<Answer> ReadAsync(string followUp)
    {
        var answer = await App.Supervisor.GetAsync(followUp);
        answer.ShouldBe(200);
        return answer;
    }

    /// <summary>Takes a step of a follow-up, which is allowed.</summary>
    public async Task<Answer> TakeAsync(string followUp, string step, object body, Caller? by = null)
    {
        var answer = await (by ?? App.Supervisor).PostAsync($"{followUp}/{step}", body);
        answer.ShouldBe(200);
        return answer;
    }

    /// <summary>Waits until all that has happened so far was read for follow-ups.</summary>
    public Task UntilReadAsync() => App.Database.UntilReadAsync("survey-follow-ups");

    /// <summary>The events of a type about something, once there are so many.</summary>
    public Task<List<JsonNode?>> EventsAsync(string path, string types, int expected) => Desk.FeedAsync(App.Admin, types, expected, path.Split('/')[^1]);

    /// <summary>The stored events of a kind of subject.</summary>
    public async Task<List<StoredEvent>> StoredAsync(string subjectKind)
    {
        await using var db = App.Services.GetRequiredService<SupportDbContextFactory>().CreateFor(Actor.System);
        return await db.Visible<StoredEvent>().AsNoTracking().Where(e => e.SubjectKind == subjectKind).OrderBy(e => e.Position).ToListAsync();
    }

    /// <summary>Changes rows as the product would; answers what came of it.</summary>
    public async Task<T> ChangeAsync<T>(Func<SupportDbContext, DateTimeOffset, Task<T>> change)
    {
        await using var db = App.Services.GetRequiredService<SupportDbContextFactory>().CreateFor(Actor.System);
        var made = await change(db, await App.NowAsync());
        await App.Services.GetRequiredService<DatabaseProvider>().CommitAsync(db);
        return made;
    }

    public ValueTask DisposeAsync() => _ownsApp ? App.DisposeAsync() : ValueTask.CompletedTask;

    private static SurveyContent ContentOf(int? followUpAt) =>
        new(
            "Solved tickets",
            SurveyKind.Csat,
            ["en"],
            "en",
            [
                new("q1", SurveyQuestionKind.Rating, In("How satisfied are you?"), Required: true),
                new("q2", SurveyQuestionKind.Text, In("What can we do better?")),
                new("q3", SurveyQuestionKind.Choice, In("May we call you?"), [new("yes", In("Yes")), new("no", In("No"))]),
            ],
            [new("speed", In("Speed")), new("solution", In("Solution"))],
            new(SurveyTriggerEvent.TicketSolved),
            TimeSpan.FromDays(14),
            null,
            0,
            1,
            SurveyDelivery.Webhook,
            followUpAt,
            CommentsToPartner: true
        );

    private static Dictionary<string, string> In(string english) => new() { ["en"] = english };
}
