using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace BitP.SupportApi.Load.Driver;

/// <summary>
/// Lets the product make up to a thousand varied tickets over HTTP: these are what is multiplied. Its clock is set back, so that they are the oldest
/// of a year's tickets, of which there are as many as asked for.
/// </summary>
internal static class Template
{
    public const int Size = 1000;

    /// <summary>Of each ten tickets in a row, these many first ones take replies; what comes after is solved or closed.</summary>
    public const int Unsolved = 5;

    private const int CustomerCount = 250;
    private const int LongestDelay = 60;

    private static readonly string[] Channels = ["app", "web", "email", "chat", "wechat", "api"];

    private static readonly string[] Categories =
    [
        "withdrawal_pending",
        "withdrawal_not_received",
        "deposit",
        "login",
        "account_locked",
        "transaction_failed",
        "phishing",
        "technical_fault",
        "feature_question",
        "other",
    ];

    private static readonly (string Language, string[] Subjects, string[] Sentences)[] Texts =
    [
        (
            "en",
            ["My withdrawal is pending", "The deposit does not show", "I cannot log in since the update", "Question about the fees of a transfer"],
            [
                "I sent the amount this morning and nothing has arrived yet.",
                "The app says completed, but the balance of the other wallet did not change.",
                "I tried it again on another phone and on the web page with the same result.",
                "The network shows more than forty confirmations.",
                "Please tell me when I can expect it, since I need the money for a payment on Friday.",
                "Support told me last week that it would take one day.",
                "I have attached everything that I know about it, please have a look.",
            ]
        ),
        (
            "de",
            ["Auszahlung ist nicht angekommen", "Einzahlung fehlt im Konto", "Anmeldung schlägt fehl"],
            [
                "Ich habe den Betrag gestern überwiesen und sehe ihn bis heute nicht.",
                "In der App steht abgeschlossen, angekommen ist nichts.",
                "Der Bestätigungscode kommt nicht an, weder per E-Mail noch per SMS.",
                "Bitte prüfen Sie das bald, ich brauche das Geld für die Miete.",
                "Die Transaktion hat bereits genügend Bestätigungen.",
            ]
        ),
        (
            "fr",
            ["Mon retrait n’est pas arrivé", "Dépôt introuvable"],
            [
                "J’ai envoyé le montant ce matin et rien n’est encore arrivé.",
                "L’application indique que l’opération est terminée.",
                "Merci de vérifier rapidement, j’en ai besoin pour un paiement.",
                "Le réseau affiche plus de vingt confirmations.",
            ]
        ),
        (
            "zh-CN",
            ["提现一直没有到账", "登录时提示账户异常"],
            ["我今天早上提现，到现在还没有到账。", "应用里显示已完成，但是对方钱包没有收到。", "请尽快帮我处理，谢谢。", "链上已经有四十多个确认。"]
        ),
    ];

    public static async Task CreateAsync(Uri url, long tickets, string file)
    {
        using var partner = new Api(url, Api.Partner);
        using var agent = new Api(url, Api.Agent);
        using var admin = new Api(url, Api.Admin);

        var count = (int)Math.Min(Size, tickets);
        var interval = Timeline.Interval(tickets);
        var start = DateTimeOffset.UtcNow - Timeline.Span - TimeSpan.FromDays(1) - (interval * LongestDelay);
        var references = new string[count];

        // What happens to a ticket happens while the next ones are being opened.
        for (var i = 0; i < count + LongestDelay; i++)
        {
            await admin.PostAsync("/v1/test/clock", new { set = (start + (interval * i)).ToString("O", CultureInfo.InvariantCulture) });
            if (i < count)
                references[i] = (await partner.PostAsync("/v1/tickets", Ticket(i))).GetProperty("reference").GetString()!;
            if (Past(i, 4) is { } taken && taken % 10 != 0)
                await agent.PostAsync($"/v1/tickets/{references[taken]}/assign", new { team = taken % 3 == 0 ? "accounts" : "funds" });
            if (Past(i, 9) is { } answered && answered % 10 > 1)
                await agent.PostAsync($"/v1/tickets/{references[answered]}/messages", new { body = "We look at it; two confirmations are missing." });
            if (Past(i, 15) is { } asked && asked % 10 is 2 or 6)
                await partner.PostAsync($"/v1/tickets/{references[Past(i, 15)!.Value]}/messages", new { body = Text(i + 7) });
            if (Past(i, 20) is { } waits && waits % 10 == 3)
                await agent.PostAsync($"/v1/tickets/{references[waits]}/wait", new { reason = "We need the hash of the transaction." });
            if (Past(i, 25) is { } held && held % 10 == 4)
                await agent.PostAsync($"/v1/tickets/{references[held]}/hold", new { reason = "The network's operator was asked." });
            if (Past(i, 40) is { } solved && solved % 10 >= Unsolved)
                await agent.PostAsync($"/v1/tickets/{references[solved]}/solve", new { reason = "It has arrived." });
            if (Past(i, LongestDelay) is { } closed && closed % 10 > Unsolved)
                await agent.PostAsync($"/v1/tickets/{references[closed]}/close", new { });
        }

        var answers = new List<JsonElement>();
        foreach (var reference in references)
            answers.Add(await partner.GetAsync($"/v1/tickets/{reference}"));
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(answers));
        Console.WriteLine(references[0][3..]);

        int? Past(int i, int delay) => i >= delay && i - delay < count ? i - delay : null;
    }

    private static object Ticket(int i)
    {
        var (language, subjects, _) = Of(i);
        var category = Categories[i * 7 / 3 % Categories.Length];
        return new
        {
            subject = $"{subjects[i / 4 % subjects.Length]} ({i * 37 % 500})",
            description = Text(i),
            category,
            channel = Channels[i % Channels.Length],
            priority = i % 11 == 0 ? "urgent" : null,
            language,
            customer = new
            {
                externalId = Copies.ExternalId(i * 13 % CustomerCount, 0),
                name = $"Customer {i * 13 % CustomerCount}",
                email = $"customer{i * 13 % CustomerCount}@example.com",
            },
            fields = category is "account_locked" ? new { registeredContact = "customer@example.com" } : null,
            evidence = i % 3 == 0
                ? new[]
                {
                    new
                    {
                        kind = "transaction",
                        network = "tron",
                        asset = "USDT",
                        amount = $"{i}.50",
                        txHash = Copies.Hash(Convert.ToHexStringLower(SHA256.HashData(BitConverter.GetBytes(i))), 0),
                    },
                }
                : null,
            tags = (string[])(i % 4 == 0 ? ["vip", $"batch{i % 10}"] : []),
            allowDuplicate = true,
        };
    }

    private static (string Language, string[] Subjects, string[] Sentences) Of(int i) => Texts[i % 10 < 5 ? 0 : i % 10 % Texts.Length];

    private static string Text(int i)
    {
        var sentences = Of(i).Sentences;
        var text = new StringBuilder();
        for (var n = 0; n <= i * 5 % 7; n++)
            text.Append(sentences[(i + (n * 3)) % sentences.Length]).Append(' ');
        return text.ToString().Trim();
    }
}

/// <summary>When the seeded tickets were opened: evenly over a year.</summary>
internal static class Timeline
{
    public static readonly TimeSpan Span = TimeSpan.FromDays(365);

    public static TimeSpan Interval(long tickets) => TimeSpan.FromMilliseconds(Math.Floor(Span.TotalMilliseconds / tickets));
}
