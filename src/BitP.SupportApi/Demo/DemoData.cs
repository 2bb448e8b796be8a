using BitP.SupportApi.Features.Agents;
using BitP.SupportApi.Features.Announcements;
using BitP.SupportApi.Features.Calendars.Links;
using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Complaints;
using BitP.SupportApi.Features.Complaints.Documents;
using BitP.SupportApi.Features.Complaints.Redress;
using BitP.SupportApi.Features.Complaints.Regimes;
using BitP.SupportApi.Features.ContactOptions;
using BitP.SupportApi.Features.Customers;
using BitP.SupportApi.Features.Escalations;
using BitP.SupportApi.Features.Events;
using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Features.Shifts.Absences;
using BitP.SupportApi.Features.Shifts.Planned;
using BitP.SupportApi.Features.Shifts.Rotations;
using BitP.SupportApi.Features.Sla.EscalationPolicies;
using BitP.SupportApi.Features.Sla.Policies;
using BitP.SupportApi.Features.Surveys.Definitions;
using BitP.SupportApi.Features.Surveys.FollowUps;
using BitP.SupportApi.Features.Surveys.Invitations;
using BitP.SupportApi.Features.Surveys.Results;
using BitP.SupportApi.Features.Testing;
using BitP.SupportApi.Features.Tickets;
using BitP.SupportApi.Features.Tickets.Storage;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Hosting;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.OpenApi;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Demo;

/// <summary>
/// Fills an empty database of a Development server, so that everything can be tried at once. What the examples of the contract speak of is there, under the
/// same ids.
/// </summary>
internal sealed class DemoData(
    DatabaseProvider provider,
    IServiceScopeFactory scopes,
    FollowUpSettings followUps,
    IConfiguration configuration,
    TimeProvider clock
) : IDemoData
{
    private const long FirstTicket = Numbers.First;
    private const long FirstComplaint = Numbers.First;

    /// <summary>The keys, and what they are.</summary>
    public static readonly (string Key, string Is)[] Keys =
    [
        ("bitp_demo_partner_a", "partner Aurora Wallet"),
        ("bitp_demo_partner_b", "partner Borealis Pay"),
        ("bitp_demo_agent", "agent Mei Lin"),
        ("bitp_demo_supervisor", "supervisor Jonas Weber"),
        ("bitp_demo_admin", "admin"),
        ("bitp_demo_publishable", "pages of Aurora Wallet"),
    ];

    private static readonly Weekday[] Workdays = [Weekday.Monday, Weekday.Tuesday, Weekday.Wednesday, Weekday.Thursday, Weekday.Friday];

    public async Task<bool> WriteAsync(CancellationToken ct)
    {
        if (await AreThereAsync(ct))
            return true;
        var now = clock.GetUtcNow();
        try
        {
            await InScopeAsync((services, db) => AddBasicsAsync(services, db, now, ct));
            if (!DemoSettings.Of(configuration).Cases)
                return true;
            await InScopeAsync((_, db) => AddDutyAsync(db, now, ct));
            await InScopeAsync((services, db) => AddComplaintAsync(services, db, now, ct));
            await InScopeAsync((_, db) => AddSurveyAsync(db, now, ct));
        }
        catch (Exception exception) when (provider.MayTryAgain(exception))
        {
            // Another node, started in the same moment, has done it: all have the same ids.
            return await AreThereAsync(ct);
        }
        return true;
    }

    // The keys are written first. In SQL, so that the start does not wait for the first query by expression.
    private async Task<bool> AreThereAsync(CancellationToken ct)
    {
        var keys = new SqlQuery(provider).Add($"SELECT prefix FROM api_keys WHERE prefix = {Secret.Demo(Keys[0].Key).Prefix}");
        return (await provider.ReadAsync(keys, row => row.GetString(0), ct)).Count > 0;
    }

    private async Task InScopeAsync(Func<IServiceProvider, SupportDbContext, Task> add)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.System;
        var db = scope.ServiceProvider.GetRequiredService<SupportDbContext>();
        await add(scope.ServiceProvider, db);
        await provider.CommitAsync(db);
    }

    private static async Task AddBasicsAsync(IServiceProvider services, SupportDbContext db, DateTimeOffset now, CancellationToken ct)
    {
        var policies = services.GetRequiredService<SlaPolicies>();
        var (aurora, borealis) = (Partner.Create("Aurora Wallet", now, Examples.Partner), Partner.Create("Borealis Pay", now));
        var (accounts, funds) = (Team.Create("accounts", "Accounts", now, Examples.Team), Team.Create("funds", "Deposits and withdrawals", now));
        var mei = Agent.Create(new("Mei Lin", "mei.lin@example.com", null, ["zh-CN", "en"], funds, true), now, Examples.Agent);
        var jonas = Agent.Create(new("Jonas Weber", "jonas.weber@example.com", null, ["de", "en", "fr"], accounts, true), now, Examples.OtherAgent);
        db.AddRange(aurora, borealis, accounts, funds, mei, jonas);
        Actor[] owners =
        [
            OfPartner(aurora),
            OfPartner(borealis),
            Mei,
            Jonas,
            new(ActorKind.Admin, null, "Operator"),
            OfPartner(aurora) with
            {
                Kind = ActorKind.Publishable,
            },
        ];
        foreach (var (i, owner) in owners.Index())
            db.Add(
                ApiKey.Create(
                    Secret.Demo(Keys[i].Key),
                    Keys[i].Key,
                    owner,
                    owner.Kind is ActorKind.Publishable ? Scope.Publishable : [],
                    null,
                    now,
                    i == 0 ? Examples.ApiKey : null
                )
            );

        AddPlans(db, now);
        AddAnnouncement(db, now);

        var anna = Customer.Create(
            aurora.Id,
            "user-1002",
            new("Anna Wagner", "anna.wagner@example.com", "+49 30 1234567", "de", "Europe/Berlin"),
            now,
            Examples.Customer
        );
        var li = Customer.Create(aurora.Id, "user-1001", new("李伟", "li.wei@example.com", "+86 138 0013 8000", "zh-CN", "Asia/Shanghai"), now);
        var luc = Customer.Create(borealis.Id, "b-77", new("Luc Martin", "luc.martin@example.com", null, "fr", "Europe/Paris"), now);
        db.AddRange(anna, li, luc);

        var withdrawal = await OpenAsync(
            FirstTicket,
            anna,
            "Auszahlung ist nicht angekommen",
            "Ich habe gestern 250 USDT ausgezahlt. In der App steht abgeschlossen, angekommen ist nichts.",
            TicketCategory.WithdrawalNotReceived,
            Channel.Web,
            "de",
            now.AddHours(-20)
        );
        _ = withdrawal.Assign(mei.Id, funds.Key, now.AddHours(-19));
        await ReplyAsync(
            withdrawal,
            new("Wir haben die Transaktion gefunden; es fehlen noch zwei Bestätigungen.", MessageVisibility.Public, Id: Examples.Message),
            now.AddHours(-19)
        );
        await ReplyAsync(withdrawal, new("Chain team asked, see hash in evidence.", MessageVisibility.Internal), now.AddHours(-18));
        var login = await OpenAsync(
            FirstTicket + 1,
            li,
            "登录时提示账户异常",
            "今天早上登录时提示账户异常，无法进入。",
            TicketCategory.Login,
            Channel.App,
            "zh-CN",
            now.AddHours(-6)
        );
        await ReplyAsync(login, new("请更新应用后重试，账户已恢复正常。", MessageVisibility.Public), now.AddHours(-5));
        _ = login.Solve(null, Mei, await policies.TermsOfAsync(login, ct), now.AddHours(-4));
        await OpenAsync(
            FirstTicket + 2,
            luc,
            "Question sur les frais",
            "Quels sont les frais d’un retrait en BTC ?",
            TicketCategory.FeatureQuestion,
            Channel.Email,
            "fr",
            now.AddHours(-2)
        );
        // What has come to pass with their clocks meanwhile.
        foreach (var ticket in db.Inserted.OfType<Ticket>())
            ticket.Follow(await policies.TermsOfAsync(ticket, ct), now);
        await BeginNumbersAsync("ticket", FirstTicket + 3, db, ct);

        static Actor OfPartner(Partner partner) => new(ActorKind.Partner, partner.Id, partner.Name) { PartnerId = partner.Id };

        async Task ReplyAsync(Ticket ticket, NewMessage said, DateTimeOffset at) =>
            TicketIndexing.Add(db, ticket, ticket.Reply(said, Mei, await policies.TermsOfAsync(ticket, ct), at).Message!);

        async Task<Ticket> OpenAsync(
            long number,
            Customer customer,
            string subject,
            string text,
            TicketCategory category,
            Channel channel,
            string language,
            DateTimeOffset at
        )
        {
            var details = new NewTicket(subject, text, category, channel, null, language, "{}", [], []);
            var ticket = Ticket.Open(
                number,
                customer.PartnerId,
                customer.Id,
                details,
                await policies.MatchAsync(details.FactsFor(customer.PartnerId), now, null, ct),
                at
            );
            TicketIndexing.Add(db, ticket, customer.ExternalId, []);
            return ticket;
        }
    }

    private static void AddPlans(SupportDbContext db, DateTimeOffset now)
    {
        var china = Schedule.Create(WorkingDays("China, working days", "CN", "Asia/Shanghai"), null, now);
        var europe = Schedule.Create(WorkingDays("Europe, working days", "EU", "Europe/Berlin"), null, now, Examples.Schedule);
        var both = Schedule.Create(new("Both desks", null, "UTC", [], [], [china.Id, europe.Id]), null, now);
        db.AddRange(china, europe, both);
        db.Add(ContactsOf(both.Id, europe.Id, now));

        // From long ago, so that whatever time is asked about, somebody is on.
        const string start = "2026-01-05";
        db.AddRange(
            Rotation.Create(
                new("Chat", "Europe/Berlin", start, null, "08:00", new(1, TurnUnit.Week), [Examples.Agent, Examples.OtherAgent], null, [Channel.Chat], null),
                now,
                Examples.Rotation
            ),
            Rotation.Create(
                new(
                    "Phone, Europe",
                    "Europe/Berlin",
                    start,
                    null,
                    "08:00",
                    new(1, TurnUnit.Day),
                    [Examples.OtherAgent],
                    [new(Workdays, "08:00", "20:00")],
                    [Channel.Phone],
                    ["de", "en"]
                ),
                now
            )
        );

        static ScheduleContent WorkingDays(string name, string region, string timeZone) =>
            new(name, region, timeZone, [new(Workdays, "08:00", "20:00")], [], []);

        static ContactChannels ContactsOf(Guid bothDesks, Guid europe, DateTimeOffset now)
        {
            var contacts = ContactChannels.Shipped();
            var shipped = contacts.Content;
            contacts.Change(
                shipped with
                {
                    Web = shipped.Web! with { Address = "https://support.example.com/form", ScheduleId = bothDesks },
                    Chat = shipped.Chat! with { Address = "https://support.example.com/chat", ScheduleId = bothDesks },
                    Phone = shipped.Phone! with { Address = "+49 30 1234567", ScheduleId = europe, Languages = ["de", "en"], Active = true },
                    Email = shipped.Email! with { Address = "support@example.com", ScheduleId = bothDesks, Active = true },
                    X = shipped.X! with { Address = "https://x.example.com/support", Active = true },
                },
                now
            );
            return contacts;
        }
    }

    private static void AddAnnouncement(SupportDbContext db, DateTimeOffset now) =>
        db.Add(
            Announcement.Create(
                new(
                    AnnouncementKind.Service,
                    new Dictionary<string, string>
                    {
                        ["en"] = "Answers take longer today",
                        ["zh-CN"] = "今日回复较慢",
                        ["fr"] = "Réponses plus lentes aujourd’hui",
                        ["de"] = "Antworten dauern heute länger",
                    },
                    new Dictionary<string, string>
                    {
                        ["en"] = "Many customers write to us at the moment. We answer within a day.",
                        ["zh-CN"] = "目前咨询较多，我们会在一天内回复。",
                        ["fr"] = "Vous êtes nombreux à nous écrire. Nous répondons sous un jour.",
                        ["de"] = "Zurzeit schreiben uns viele. Wir antworten innerhalb eines Tages.",
                    },
                    [Channel.Chat, Channel.Email],
                    null,
                    now,
                    now.AddDays(7)
                ),
                null,
                now,
                Examples.Announcement
            )
        );

    private static async Task AddDutyAsync(SupportDbContext db, DateTimeOffset now, CancellationToken ct)
    {
        db.Add(new CalendarLink(Examples.Schedule, Secret.Demo(Examples.CalendarSecret), "Office wall", null, now, Examples.CalendarLink));
        var tomorrow = new DateTimeOffset(now.UtcDateTime.Date.AddDays(1), TimeSpan.Zero);
        db.Add(Shift.Plan(Examples.Agent, tomorrow.AddHours(8), tomorrow.AddHours(12), [Channel.Email], ["en"], now, Examples.Shift));
        db.Add(TimeOff.Create(Examples.OtherAgent, tomorrow.AddDays(20), tomorrow.AddDays(25), "Holiday", now, Examples.TimeOff));
        db.Add(new DutyLink(Examples.Agent, null, Secret.Demo(Examples.DutySecret), "Mei’s phone", null, now, Examples.DutyLink));

        if (await db.Set<EscalationPolicy>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == Examples.EscalationPolicy, ct) is not { } policy)
            return;
        var ticket = await db.Visible<Ticket>().SingleAsync(t => t.Number == FirstTicket, ct);
        var cause = new EscalationCause(EscalationCauseKind.Request, null, "Ich möchte mit der Leitung sprechen.", "250 USDT fehlen seit gestern.");
        var by = new EventActor(ActorKind.Partner, Examples.Partner, "Aurora Wallet");
        db.Add(Escalation.Start(ticket, ticket.Version, policy, cause, by, now, Examples.Escalation));
        ticket.NoteEscalationRequested(Examples.Escalation, now);
    }

    // After what it is about, since letters read whom they are to.
    private static async Task AddComplaintAsync(IServiceProvider services, SupportDbContext db, DateTimeOffset now, CancellationToken ct)
    {
        var receivedAt = now.AddHours(-3);
        if (await services.GetRequiredService<ComplaintDesk>().FindInForceAsync("eu_mica", receivedAt, ct) is not { } regime)
            return;
        var filed = new NewComplaint(
            ComplaintKind.Fees,
            "Gebühr doppelt berechnet",
            "Für eine Auszahlung wurden mir die Gebühren zweimal berechnet.",
            "Die zweite Gebühr zurück.",
            ["Die Gebühr wurde zweimal berechnet."],
            Channel.Web,
            "de",
            receivedAt,
            null,
            null,
            [],
            null,
            null,
            new("12.50", "EUR"),
            "DE",
            null
        );
        var complaint = Complaint.File(
            FirstComplaint,
            Examples.Partner,
            Examples.Customer,
            filed,
            [regime],
            new(ActorKind.Partner, Examples.Partner, "Aurora Wallet"),
            receivedAt
        );
        db.Add(complaint);
        await BeginNumbersAsync("complaint", FirstComplaint + 1, db, ct);
        _ = complaint.Acknowledge(Jonas, [regime], receivedAt.AddHours(1));
        _ = await services
            .GetRequiredService<ComplaintLetters>()
            .IssueAsync(DocumentKind.Acknowledgement, complaint, [regime], null, receivedAt.AddHours(1), ct);
        _ = complaint.AddInvestigationStep(
            "Compare the fees with the price list",
            Examples.OtherAgent,
            null,
            Jonas,
            receivedAt.AddHours(1),
            Examples.InvestigationStep
        );
        _ = complaint.Offer(new("12.50", "EUR", RedressKind.Refund, "Die zweite Gebühr."), Jonas, receivedAt.AddHours(2), Examples.Redress);
    }

    // Of a customer who was asked about a ticket, and is not content.
    private async Task AddSurveyAsync(SupportDbContext db, DateTimeOffset now, CancellationToken ct)
    {
        var version = await db.Set<SurveyVersion>().Where(v => v.SurveyId == Examples.Survey).OrderByDescending(v => v.Number).FirstOrDefaultAsync(ct);
        if (version is null)
            return;
        var ticket = await db.Visible<Ticket>().AsNoTracking().SingleAsync(t => t.Number == FirstTicket + 1, ct);
        var solved = await db.Visible<StoredEvent>().AsNoTracking().SingleAsync(e => e.SubjectId == ticket.Id && e.Type == TicketSolved.Name, ct);
        var facts = new SurveyFacts(
            Examples.Agent,
            "funds",
            EnumNames<TicketCategory>.Of(ticket.Category),
            EnumNames<Channel>.Of(ticket.Channel),
            ticket.Language,
            [new(Examples.Agent, "funds", 1)]
        );
        var ended = new EndedCase(
            SurveySubjectKind.Ticket,
            ticket.Id,
            ticket.Reference,
            ticket.PartnerId,
            ticket.CustomerId,
            solved.Sequence,
            solved.At,
            facts,
            Examples.Agent
        );
        var sentAt = solved.At.AddHours(1);
        var invitation = SurveyInvitation.Schedule(version, ended, solved.At, Examples.SurveyInvitation);
        invitation.Send(version.Content, await SurveyTokens.KeyForAsync(sentAt, db, ct), sentAt);
        var answer = new SurveyAnswer(2, [], "更新后还要重新登录两次。", new Dictionary<string, SurveyAnswerValue>(), now.AddHours(-1));
        _ = invitation.Take(answer, answer.At);
        db.Add(invitation);
        db.Add(new SurveyPerson(ticket.CustomerId, sentAt));
        db.Add(SurveyFollowUp.Open(invitation, answer.Rating, answer.Rating, followUps.Within, answer.At, Examples.SurveyFollowUp));
        db.Add(SurveyRecomputation.Begin(Examples.Survey, now, Examples.SurveyRecomputation));
    }

    private static Actor Mei => new(ActorKind.Agent, Examples.Agent, "Mei Lin");

    private static Actor Jonas => new(ActorKind.Supervisor, Examples.OtherAgent, "Jonas Weber");

    // What was deleted before has numbers that nobody gets again.
    private static async Task BeginNumbersAsync(string name, long next, SupportDbContext db, CancellationToken ct)
    {
        if (!await db.Set<NumberSequence>().AnyAsync(s => s.Name == name, ct))
            db.Add(new NumberSequence { Name = name, Next = next });
    }
}

internal static class DemoSetup
{
    /// <summary>Adds the demo data, where they are wished for.</summary>
    public static void AddDemoData(this WebApplicationBuilder builder)
    {
        if (!DemoSettings.Of(builder.Configuration).Data)
            return;
        builder.Services.AddSingleton<IDemoData, DemoData>();
        builder.Services.AddSingleton(new KnownKeys(DemoData.Keys));
    }

    /// <summary>Writes them, and tells of them once the program listens.</summary>
    public static async Task SeedDemoDataAsync(this WebApplication app)
    {
        if (app.Services.GetService<IDemoData>() is not { } demo)
            return;
        await demo.WriteAsync(CancellationToken.None);
        app.Lifetime.ApplicationStarted.Register(() => Announce(app));
    }

    private static void Announce(WebApplication app)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        Console.WriteLine($"\nBitP Support API with demo data. Swagger UI: {address}/swagger");
        Console.WriteLine("Authorize there with one of these keys; they work in Development only:");
        foreach (var (key, what) in DemoData.Keys)
            Console.WriteLine($"  {key, -22} {what}");
        Console.WriteLine();
    }
}
