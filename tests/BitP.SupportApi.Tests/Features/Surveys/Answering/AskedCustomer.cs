using System.Net.Http.Headers;
using BitP.SupportApi.Features.Surveys.Definitions;
using BitP.SupportApi.Features.Surveys.Invitations;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BitP.SupportApi.Tests.Features.Surveys.Answering;

/// <summary>
/// A customer of a partner whom no other test knows, who was sent an invitation to a survey: made as the reader of events makes it, but with whatever content and at once.
/// </summary>
internal sealed class AskedCustomer
{
    private const string Browser = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

    /// <summary>Asks everything that can be asked, in the languages of the product.</summary>
    public static readonly SurveyContent Everything = new(
        "Everything",
        SurveyKind.Csat,
        ["en", "zh-CN", "fr", "de"],
        "en",
        [
            new(
                "satisfaction",
                SurveyQuestionKind.Rating,
                In(
                    "How satisfied are you with our support?",
                    "您对我们的支持服务满意吗？",
                    "Êtes-vous satisfait de notre assistance ?",
                    "Wie zufrieden sind Sie mit unserer Unterstützung?"
                ),
                Required: true
            ),
            new(
                "solved",
                SurveyQuestionKind.Choice,
                In("Was your problem solved?", "您的问题解决了吗？", "Votre problème est-il résolu ?", "Wurde Ihr Problem gelöst?"),
                [
                    new("yes", In("Yes", "是", "Oui", "Ja")),
                    new("partly", In("Partly", "部分", "En partie", "Teilweise")),
                    new("no", In("No", "否", "Non", "Nein")),
                ],
                Required: true,
                ShowWhen: new("satisfaction", AtMost: 3)
            ),
            new(
                "missing",
                SurveyQuestionKind.Text,
                In("What is still missing?", "还缺少什么？", "Que manque-t-il encore ?", "Was fehlt noch?"),
                ShowWhen: new("solved", AnyOf: ["partly", "no"])
            ),
            new(
                "channels",
                SurveyQuestionKind.Choices,
                In("How did you reach us?", "您通过什么方式联系我们？", "Comment nous avez-vous joints ?", "Wie haben Sie uns erreicht?"),
                [
                    new("app", In("App", "应用", "Application", "App")),
                    new("phone", In("Telephone", "电话", "Téléphone", "Telefon")),
                    new("mail", In("E-mail", "邮件", "E-mail", "E-Mail")),
                ]
            ),
            new(
                "effort",
                SurveyQuestionKind.Rating,
                In(
                    "How satisfied are you with the effort?",
                    "您对所花的精力满意吗？",
                    "Êtes-vous satisfait de l’effort demandé ?",
                    "Wie zufrieden sind Sie mit dem Aufwand?"
                )
            ),
        ],
        [
            new("speed", In("Speed", "速度", "Rapidité", "Schnelligkeit")),
            new("solution", In("Solution", "解决方案", "Solution", "Lösung")),
            new("attitude", In("Attitude", "态度", "Attitude", "Auftreten")),
        ],
        new(SurveyTriggerEvent.TicketSolved),
        TimeSpan.FromDays(14),
        null,
        0,
        1,
        SurveyDelivery.None,
        null,
        CommentsToPartner: true
    );

    private AskedCustomer(SupportApp app, PartnerCaller partner, Guid invitationId, Guid surveyId, string ticketId, string token)
    {
        (App, Partner, InvitationId, SurveyId, TicketId, Token) = (app, partner, invitationId, surveyId, ticketId, token);
        Person = new(
            new HttpClient(
                new SocketsHttpHandler
                {
                    AllowAutoRedirect = false,
                    UseCookies = false,
                    Expect100ContinueTimeout = Polling.Patience,
                }
            )
            {
                BaseAddress = app.Address,
                Timeout = Polling.Patience,
            }
        );
        Person.Client.DefaultRequestHeaders.Add("User-Agent", Browser);
    }

    public SupportApp App { get; }

    public PartnerCaller Partner { get; }

    public Guid InvitationId { get; }

    public Guid SurveyId { get; }

    public string TicketId { get; }

    public string Token { get; }

    /// <summary>Somebody with a browser and the link, and nothing else.</summary>
    public Caller Person { get; }

    /// <summary>Where programs answer.</summary>
    public string Form => $"/v1/survey-responses/{Token}";

    /// <summary>Where people answer.</summary>
    public string Page => $"/s/{Token}";

    /// <param name="app">Where; the shared one when absent.</param>
    /// <param name="content">What is asked; everything when absent.</param>
    /// <param name="language">The language of the case.</param>
    /// <param name="sent">How long ago it was sent.</param>
    /// <param name="brand">How the partner appears.</param>
    public static async Task<AskedCustomer> AskAsync(
        SupportApp? app = null,
        SurveyContent? content = null,
        string language = "en",
        TimeSpan? sent = null,
        object? brand = null
    )
    {
        app ??= await SupportApp.SharedAsync();
        content ??= Everything;
        var partner = await app.NewPartnerAsync("Harbour Exchange");
        if (brand is not null)
            (await app.Admin.PatchAsync($"/v1/partners/{partner.PartnerId}", new { brand }, ("If-Match", "*"))).ShouldBe(200);
        var ticket = await partner.OpenTicketAsync("Sesame subject");
        var at = app.Services.GetRequiredService<TimeProvider>().GetUtcNow() - (sent ?? TimeSpan.FromMinutes(5));
        var ended = new EndedCase(
            SurveySubjectKind.Ticket,
            Guid.Parse(ticket.Text("id")),
            ticket.Text("reference"),
            partner.PartnerId,
            Guid.Parse(ticket["customer"]!["id"]!.GetValue<string>()),
            1,
            at,
            new(null, null, "other", "web", language, [])
        );
        var invitation = await SendAsync(app, content, ended);
        var token = await app.Services.GetRequiredService<SurveyTokens>().OfAsync(invitation, CancellationToken.None);
        return new(app, partner, invitation.Id, invitation.SurveyId, ticket.Text("id"), token);
    }

    // The first of several at once makes the key of all.
    private static async Task<SurveyInvitation> SendAsync(SupportApp app, SurveyContent content, EndedCase ended)
    {
        while (true)
        {
            await using var db = app.Services.GetRequiredService<SupportDbContextFactory>().CreateFor(Actor.System);
            var survey = Survey.Create(content, active: false, ended.At);
            db.Add(survey);
            var invitation = SurveyInvitation.Schedule(survey.Versions[0], ended, ended.At);
            invitation.Send(content, await SurveyTokens.KeyForAsync(ended.At, db, CancellationToken.None), ended.At);
            db.Add(invitation);
            try
            {
                await db.Provider.CommitAsync(db);
                return invitation;
            }
            catch (Exception exception) when (db.Provider.MayTryAgain(exception)) { }
        }
    }

    /// <summary>The invitation as it stands.</summary>
    public async Task<SurveyInvitation> InvitationAsync()
    {
        await using var db = App.Services.GetRequiredService<SupportDbContextFactory>().CreateFor(Actor.System);
        return await db.Visible<SurveyInvitation>().AsNoTracking().SingleAsync(i => i.Id == InvitationId);
    }

    /// <summary>Does something to the invitation that nobody does over HTTP here.</summary>
    public async Task ChangeAsync(Action<SurveyInvitation> change)
    {
        // What is due for it may change it meanwhile.
        for (var isWritten = false; !isWritten; )
        {
            await using var db = App.Services.GetRequiredService<SupportDbContextFactory>().CreateFor(Actor.System);
            change(await db.Visible<SurveyInvitation>().SingleAsync(i => i.Id == InvitationId));
            try
            {
                await db.Provider.CommitAsync(db);
                isWritten = true;
            }
            catch (DbUpdateConcurrencyException) { }
        }
    }

    public Task<Answer> AnswerAsync(object body, params (string Name, string Value)[] headers) => Person.PostAsync(Form, body, headers);

    /// <summary>Sends the form of the page.</summary>
    public Task<Answer> SendFormAsync(string query, params (string Name, string Value)[] fields)
    {
        var content = new StringContent(string.Join('&', fields.Select(f => $"{Uri.EscapeDataString(f.Name)}={Uri.EscapeDataString(f.Value)}")));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/x-www-form-urlencoded");
        return Person.SendAsync(HttpMethod.Post, Page + query, content);
    }

    private static Dictionary<string, string> In(string en, string zh, string fr, string de) =>
        new()
        {
            ["en"] = en,
            ["zh-CN"] = zh,
            ["fr"] = fr,
            ["de"] = de,
        };
}
