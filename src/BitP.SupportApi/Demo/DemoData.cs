using System.Globalization;
using BitP.SupportApi.Features.Agents;
using BitP.SupportApi.Features.Announcements;
using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.ContactOptions;
using BitP.SupportApi.Features.Customers;
using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Features.Shifts.Rotations;
using BitP.SupportApi.Features.Sla.Policies;
using BitP.SupportApi.Features.Tickets;
using BitP.SupportApi.Features.Tickets.Storage;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace BitP.SupportApi.Demo;

/// <summary>Fills an empty database of a Development server, so that everything can be tried at once.</summary>
internal static class DemoData
{
    private static readonly (string Key, string Is)[] Keys =
    [
        ("bitp_demo_partner_a", "partner Aurora Wallet"),
        ("bitp_demo_partner_b", "partner Borealis Pay"),
        ("bitp_demo_agent", "agent Mei Lin"),
        ("bitp_demo_supervisor", "supervisor Jonas Weber"),
        ("bitp_demo_admin", "admin"),
        ("bitp_demo_publishable", "pages of Aurora Wallet"),
    ];

    public static async Task SeedDemoDataAsync(this WebApplication app)
    {
        if (!DemoSettings.Of(app.Configuration).Data)
            return;
        await using var db = app.Services.GetRequiredService<SupportDbContextFactory>().CreateFor(Actor.System);
        var provider = app.Services.GetRequiredService<DatabaseProvider>();
        // In SQL, so that the start does not wait for the first query by expression.
        var keys = new SqlQuery(provider).AddText("SELECT prefix FROM api_keys ORDER BY prefix");
        provider.AddLimit(keys, 1);
        if ((await provider.ReadAsync(keys, row => row.GetString(0), CancellationToken.None)).Count == 0)
        {
            await SeedAsync(
                db,
                app.Services.GetRequiredService<Numbers>(),
                app.Services.GetRequiredService<SlaPolicies>(),
                app.Services.GetRequiredService<TimeProvider>().GetUtcNow()
            );
            try
            {
                await provider.CommitAsync(db);
            }
            catch (Exception exception) when (provider.MayTryAgain(exception))
            {
                // Another node, started in the same moment, has done it.
            }
        }
        app.Lifetime.ApplicationStarted.Register(() => Announce(app));
    }

    private static async Task SeedAsync(SupportDbContext db, Numbers numbers, SlaPolicies policies, DateTimeOffset now)
    {
        var (aurora, borealis) = (Partner.Create("Aurora Wallet", now), Partner.Create("Borealis Pay", now));
        var (accounts, funds) = (Team.Create("accounts", "Accounts", now), Team.Create("funds", "Deposits and withdrawals", now));
        var mei = Agent.Create(new("Mei Lin", "mei.lin@example.com", null, ["zh-CN", "en"], funds, true), now);
        var jonas = Agent.Create(new("Jonas Weber", "jonas.weber@example.com", null, ["de", "en", "fr"], accounts, true), now);
        db.AddRange(aurora, borealis, accounts, funds, mei, jonas);
        foreach (
            var (key, owner) in new[]
            {
                (Keys[0].Key, OfPartner(aurora)),
                (Keys[1].Key, OfPartner(borealis)),
                (Keys[2].Key, new Actor(ActorKind.Agent, mei.Id, mei.Name)),
                (Keys[3].Key, new Actor(ActorKind.Supervisor, jonas.Id, jonas.Name)),
                (Keys[4].Key, new Actor(ActorKind.Admin, null, "Operator")),
                (Keys[5].Key, OfPartner(aurora) with { Kind = ActorKind.Publishable }),
            }
        )
            db.Add(ApiKey.Create(Secret.Demo(key), key, owner, owner.Kind is ActorKind.Publishable ? Scope.Publishable : [], null, now));

        var china = Schedule.Create(Workdays("China, working days", "CN", "Asia/Shanghai"), null, now);
        var europe = Schedule.Create(Workdays("Europe, working days", "EU", "Europe/Berlin"), null, now);
        var both = Schedule.Create(new("Both desks", null, "UTC", [], [], [china.Id, europe.Id]), null, now);
        db.AddRange(china, europe, both);
        db.Add(ContactsOf(both.Id, europe.Id, now));

        var today = now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        db.AddRange(
            Rotation.Create(new("Chat", "Europe/Berlin", today, null, "08:00", new(1, TurnUnit.Week), [mei.Id, jonas.Id], null, [Channel.Chat], null), now),
            Rotation.Create(
                new(
                    "Phone, Europe",
                    "Europe/Berlin",
                    today,
                    null,
                    "08:00",
                    new(1, TurnUnit.Day),
                    [jonas.Id],
                    [new([Weekday.Monday, Weekday.Tuesday, Weekday.Wednesday, Weekday.Thursday, Weekday.Friday], "08:00", "20:00")],
                    [Channel.Phone],
                    ["de", "en"]
                ),
                now
            )
        );

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
                now
            )
        );

        var li = Customer.Create(aurora.Id, "user-1001", new("李伟", "li.wei@example.com", "+86 138 0013 8000", "zh-CN", "Asia/Shanghai"), now);
        var anna = Customer.Create(aurora.Id, "user-1002", new("Anna Wagner", "anna.wagner@example.com", "+49 30 1234567", "de", "Europe/Berlin"), now);
        var luc = Customer.Create(borealis.Id, "b-77", new("Luc Martin", "luc.martin@example.com", null, "fr", "Europe/Paris"), now);
        db.AddRange(li, anna, luc);

        await OpenAsync(li, "登录时提示账户异常", "今天早上登录时提示账户异常，无法进入。", TicketCategory.Login, Channel.App, "zh-CN", now.AddHours(-20));
        var withdrawal = await OpenAsync(
            anna,
            "Auszahlung ist nicht angekommen",
            "Ich habe gestern 250 USDT ausgezahlt. In der App steht abgeschlossen, angekommen ist nichts.",
            TicketCategory.WithdrawalNotReceived,
            Channel.Web,
            "de",
            now.AddHours(-6)
        );
        var agent = new Actor(ActorKind.Agent, mei.Id, mei.Name);
        _ = withdrawal.Assign(mei.Id, funds.Key, now.AddHours(-5));
        await ReplyAsync("Wir haben die Transaktion gefunden; es fehlen noch zwei Bestätigungen.", MessageVisibility.Public, now.AddHours(-5));
        await ReplyAsync("Chain team asked, see hash in evidence.", MessageVisibility.Internal, now.AddHours(-4));
        await OpenAsync(
            luc,
            "Question sur les frais",
            "Quels sont les frais d’un retrait en BTC ?",
            TicketCategory.FeatureQuestion,
            Channel.Email,
            "fr",
            now.AddHours(-2)
        );

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

        // What has come to pass with their clocks meanwhile.
        foreach (var ticket in db.Inserted.OfType<Ticket>())
            ticket.Follow(await policies.TermsOfAsync(ticket, default), now);

        static ScheduleContent Workdays(string name, string region, string timeZone) =>
            new(
                name,
                region,
                timeZone,
                [new([Weekday.Monday, Weekday.Tuesday, Weekday.Wednesday, Weekday.Thursday, Weekday.Friday], "08:00", "20:00")],
                [],
                []
            );

        static Actor OfPartner(Partner partner) => new(ActorKind.Partner, partner.Id, partner.Name) { PartnerId = partner.Id };

        async Task ReplyAsync(string text, MessageVisibility visibility, DateTimeOffset at) =>
            TicketIndexing.Add(db, withdrawal, withdrawal.Reply(new(text, visibility), agent, await policies.TermsOfAsync(withdrawal, default), at).Message!);

        async Task<Ticket> OpenAsync(
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
                await numbers.NextAsync("ticket", default),
                customer.PartnerId,
                customer.Id,
                details,
                await policies.MatchAsync(details.FactsFor(customer.PartnerId), now, null, default),
                at
            );
            TicketIndexing.Add(db, ticket, customer.ExternalId, []);
            return ticket;
        }
    }

    private static void Announce(WebApplication app)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        Console.WriteLine($"\nBitP Support API with demo data. Swagger UI: {address}/swagger");
        Console.WriteLine("Authorize there with one of these keys; they work in Development only:");
        foreach (var (key, what) in Keys)
            Console.WriteLine($"  {key, -22} {what}");
        Console.WriteLine();
    }
}
