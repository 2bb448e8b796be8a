using System.Globalization;
using System.Text.Json.Nodes;
using BitP.SupportApi.Features.Complaints;
using BitP.SupportApi.Features.Complaints.Deadlines;
using BitP.SupportApi.Features.Complaints.Documents;
using BitP.SupportApi.Features.Complaints.Regimes;

namespace BitP.SupportApi.Tests.Features.Complaints.Documents;

/// <summary>One complaint, as it could be, in each language: a withdrawal that came late, and a fee that nobody had named.</summary>
internal static class SampleFacts
{
    public static readonly string[] Languages = ["en", "zh-CN", "fr", "de"];

    /// <summary>Data of a theory: each kind in each language.</summary>
    public static TheoryData<DocumentKind, string> Each()
    {
        var each = new TheoryData<DocumentKind, string>();
        foreach (var kind in Enum.GetValues<DocumentKind>())
        foreach (var language in Languages)
            each.Add(kind, language);
        return each;
    }

    private static readonly DateTimeOffset Received = At("2026-11-22T08:30:00Z");

    /// <summary>What there is when a document of a kind is issued.</summary>
    public static DocumentFacts For(DocumentKind kind, string regime, string language)
    {
        var facts = Filed(regime, language) with { IssuedAt = IssueOf(kind, regime) };
        var words = Words(language);
        return kind switch
        {
            DocumentKind.Acknowledgement => facts with { Admissible = regime == "eu_mica" ? true : null },
            DocumentKind.Inadmissibility => facts with { Admissible = false, Reasons = words.Inadmissible },
            DocumentKind.InformationRequest => facts with
            {
                Requested = words.Requested,
                AnswerBy = new(facts.ReceivedAt.AddDays(20)),
                // While the time stands there is no end of it.
                ClockPauses = regime == "iso_10002",
                DecideBy = regime == "iso_10002" ? null : facts.DecideBy,
            },
            DocumentKind.DelayNotice => facts with
            {
                Reasons = words.Delayed,
                // One regime has an answer within the time that says that it takes longer.
                NewDate = new(MidnightAfter(facts, regime == "us_cfpb" ? 50 : 90)),
            },
            DocumentKind.FinalResponse => facts with
            {
                Outcome = ComplaintOutcome.PartiallyUpheld,
                Points = [facts.Points[0] with { Finding = words.Findings[0] }, facts.Points[1] with { Finding = words.Findings[1] }],
                Reasons = words.Reasons,
                Redress = [new(words.Refund, "1250.50", "EUR"), new(words.Apology)],
                AcceptBy = new(MidnightAfter(facts, 45)),
                Steps = words.Steps,
                Communications = words.Communications,
                FollowUp = words.FollowUp,
            },
            _ => facts with { Resolution = words.Resolution, Redress = [new(words.Refund, "12", "EUR")], DecidedAt = facts.IssuedAt },
        };
    }

    private static DocumentFacts Filed(string regime, string language)
    {
        var words = Words(language);
        var shipped = DocumentTemplates.Regimes.Contains(regime) ? Shipped(regime) : null;
        var facts = new DocumentFacts
        {
            Language = language,
            Reference = "CP-100001",
            IssuedAt = Received,
            ReceivedAt = Received,
            TimeZone = ZoneOf(regime),
            Firm = "BitP",
            Complainant = new(words.Name, words.Address),
            Subject = words.Subject,
            Description = words.Description,
            DesiredOutcome = words.Desired,
            Form =
            [
                .. ComplaintFormFields
                    .All.Where(f => f.Name is "service" or "factDates")
                    .Zip(Said(language), (field, text) => new DocumentAnswer(field.Label.In(language), text)),
            ],
            Points = [new(words.Points[0]), new(words.Points[1])],
            Contact = new(words.Unit, "complaints@example.com", "+44 20 7946 0958"),
            Remedies =
            [
                .. shipped?["remedies"]!.AsArray().Select(r => new DocumentRemedy(r!["name"].Str(language)!, r["text"].Str(language), r.Str("contact")))
                    ?? [words.Remedy],
            ],
            Leaflet = shipped?["leaflet"]?.Str(language),
        };
        var rule = shipped?["steps"]!.AsArray().First(s => s.Str("step") == "decide" && s!["kinds"] is null)!["deadline"];
        var decideBy = MidnightAfter(facts, DaysOf(regime));
        return facts with
        {
            DecideBy = new(decideBy, DeadlineWords.Of(rule is null ? new("P2M") : RuleOf(rule), facts.TimeZone).In(language)),
            OwedBy = new(decideBy),
            NextUpdateBy = new(MidnightAfter(facts, 15)),
        };
    }

    // What the product comes with, as people read it: no program is needed that knows the types.
    private static JsonNode Shipped(string regime)
    {
        using var json = typeof(ShippedRegimes).Assembly.GetManifestResourceStream(typeof(ShippedRegimes), $"{regime}.json")!;
        return JsonNode.Parse(json)!["regime"]!;
    }

    private static DeadlineRule RuleOf(JsonNode rule) =>
        new(
            rule.Str("within"),
            LastDayHoliday: rule["lastDayHoliday"] is null ? null : LastDayHoliday.NextBusinessDay,
            PausesOn: rule["pausesOn"] is null ? null : [PauseCause.AwaitingCustomer]
        );

    // The day so many days after receipt ends at midnight in the zone of the regime.
    private static DateTimeOffset MidnightAfter(DocumentFacts facts, int days)
    {
        var zone = NodaTime.DateTimeZoneProviders.Tzdb[facts.TimeZone];
        var day = NodaTime.Instant.FromDateTimeOffset(facts.ReceivedAt).InZone(zone).Date.PlusDays(days + 1);
        return zone.AtStartOfDay(day).ToDateTimeOffset();
    }

    private static DateTimeOffset IssueOf(DocumentKind kind, string regime) =>
        kind switch
        {
            DocumentKind.Acknowledgement => Received.AddHours(26),
            DocumentKind.SummaryResolution => Received.AddDays(2),
            DocumentKind.InformationRequest => Received.AddDays(5),
            DocumentKind.DelayNotice => regime switch
            {
                "us_cfpb" => Received.AddDays(14),
                "iso_10002" => Received.AddDays(20),
                // One that comes too late, so that this is said as well.
                "own_rules" => Received.AddDays(70),
                _ => Received.AddDays(50),
            },
            _ => Received.AddDays(30),
        };

    private static int DaysOf(string regime) =>
        regime switch
        {
            "us_cfpb" => 60,
            "uk_disp" => 56,
            "iso_10002" => 26,
            _ => 61,
        };

    private static string ZoneOf(string regime) =>
        regime switch
        {
            "uk_disp" => "Europe/London",
            "us_cfpb" => "America/New_York",
            "eu_mica" => "Europe/Berlin",
            _ => "Asia/Shanghai",
        };

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    // Which service it is about, and when it happened.
    private static string[] Said(string language) =>
        language switch
        {
            "zh-CN" => ["提现至银行账户", "11 月 12 日至 16 日"],
            "fr" => ["Retrait vers un compte bancaire", "Du 12 au 16 novembre"],
            "de" => ["Auszahlung auf ein Bankkonto", "12. bis 16. November"],
            _ => ["Withdrawal to a bank account", "12 to 16 November"],
        };

    private static SampleWords Words(string language) =>
        language switch
        {
            "zh-CN" => new(
                "王芳",
                "上海市徐汇区示例路 1 号",
                "提现迟到四天，且被收取未事先告知的费用",
                "11 月 12 日，我将 1,250.50 EUR 提现至我的银行账户。页面写明 24 小时内到账，实际四天后才到账，期间客服没有答复我的三条消息。\n\n此外，我还被收取了 12 EUR 费用，而该费用在任何页面都没有显示。",
                "请退还费用，并说明延迟的原因。",
                ["提现未在承诺的 24 小时内到账，我的消息也无人答复。", "收取了 12 EUR 费用，但事先没有告知。"],
                "BitP 投诉处理组",
                "您投诉的转账并非由我公司执行。根据交易记录，该笔资金由另一家服务商从您在该处的账户转出。我们与该服务商没有关联，无法调查其服务。",
                [new("您银行账户 11 月 12 日至 16 日的对账单", "以便确认款项的实际到账时间。您可以遮盖其他交易。"), new("您看到“24 小时内到账”字样的页面截图")],
                "我们的支付服务银行需要从存档中调取该笔转账的记录，并通知我们最迟将于 2 月初提供。没有这些记录，我们无法确定延迟发生在哪一环节。",
                [
                    "该笔提现在我方系统中停留了三天，等待人工复核，而页面没有说明这一情况。您的三条消息均未得到答复。对此您有理由不满。",
                    "该费用由您的收款银行收取，并非由我方收取。我们的记录和银行的通知均证实了这一点。",
                ],
                "我们查阅了提现记录、复核日志和您与客服的全部往来。\n\n关于第一点，延迟由我方造成：复核本应在当日完成。关于第二点，我方未收取任何费用；转账前的页面写明，收款银行可能另行收费。",
                "延迟补偿",
                "我们已更正提现页面的文字，注明人工复核可能需要的时间。",
                new("消费者争议调解中心（示例）", "您可以在收到本决定后一年内，免费向该中心申请调解。", "www.example.org"),
                "11 月 23 日：调取提现记录。11 月 25 日：与复核部门核实。12 月 2 日：向支付服务银行查询。",
                "11 月 22 日：收到您的投诉。11 月 23 日：寄出收悉确认函。",
                "补偿款将在您接受后五个工作日内支付。",
                "11 月 23 日我们通过电话与您沟通，您接受退还 12 EUR 并表示满意。"
            ),
            "fr" => new(
                "Camille Durand",
                "1 rue de l’Exemple, 75000 Paris",
                "Retrait arrivé avec quatre jours de retard, et frais non annoncés",
                "Le 12 novembre, j’ai retiré 1 250,50 EUR vers mon compte bancaire. La page annonçait un délai de 24 heures. L’argent est arrivé quatre jours plus tard, et personne n’a répondu à mes trois messages.\n\nOn m’a en outre prélevé 12 EUR de frais, qui n’étaient indiqués nulle part.",
                "Le remboursement des frais et une explication du retard.",
                [
                    "Le retrait n’est pas arrivé dans les 24 heures annoncées, et mes messages sont restés sans réponse.",
                    "Des frais de 12 EUR ont été prélevés sans avoir été annoncés.",
                ],
                "Service des réclamations de BitP",
                "Le transfert dont vous vous plaignez n’a pas été exécuté par nous. D’après les données de la transaction, les fonds ont été envoyés par un autre prestataire, depuis le compte que vous avez chez lui. Nous n’avons aucun lien avec ce prestataire et ne pouvons pas examiner ses services.",
                [
                    new(
                        "Le relevé de votre compte bancaire du 12 au 16 novembre",
                        "Pour établir quand l’argent est réellement arrivé. Vous pouvez masquer les autres opérations."
                    ),
                    new("Une capture de la page qui annonçait «\u00a0sous 24 heures\u00a0»"),
                ],
                "La banque qui exécute nos paiements doit rechercher ce virement dans ses archives, et nous a annoncé sa réponse pour début février au plus tard. Sans elle, nous ne pouvons pas dire où le retard s’est produit.",
                [
                    "Votre retrait a attendu trois jours chez nous un contrôle manuel, ce que la page ne disait pas. Vos trois messages sont restés sans réponse. Vous vous en plaignez à juste titre.",
                    "Ces frais ont été prélevés par la banque qui a reçu le virement, et non par nous. Nos relevés et l’avis de la banque le montrent.",
                ],
                "Nous avons examiné le journal du retrait, celui du contrôle et tous vos échanges avec le support.\n\nSur le premier point, le retard vient de nous\u00a0: le contrôle aurait dû être fait le jour même. Sur le second, nous n’avons prélevé aucuns frais\u00a0; la page affichée avant le retrait indiquait que la banque destinataire pouvait en prélever.",
                "Dédommagement pour le retard",
                "La page de retrait indique désormais le temps que peut prendre un contrôle manuel.",
                new(
                    "Médiateur de la consommation (exemple)",
                    "Vous pouvez le saisir gratuitement dans un délai d’un an à compter de cette décision.",
                    "www.example.org"
                ),
                "Le 23 novembre\u00a0: recherche du retrait dans nos journaux. Le 25 novembre\u00a0: entretien avec le service de contrôle. Le 2 décembre\u00a0: demande à la banque.",
                "Le 22 novembre\u00a0: réception de votre réclamation. Le 23 novembre\u00a0: envoi de l’accusé de réception.",
                "Le dédommagement sera versé dans les cinq jours ouvrables suivant votre accord.",
                "Nous vous avons parlé au téléphone le 23 novembre. Vous avez accepté le remboursement des 12 EUR et vous êtes déclaré d’accord avec cette solution."
            ),
            "de" => new(
                "Kim Schneider",
                "Beispielstraße 1, 10115 Berlin",
                "Auszahlung vier Tage zu spät und nicht angekündigte Gebühr",
                "Am 12. November habe ich 1.250,50 EUR auf mein Bankkonto ausgezahlt. Auf der Seite stand „innerhalb von 24 Stunden“. Das Geld kam vier Tage später an, und auf meine drei Nachrichten hat niemand geantwortet.\n\nAußerdem wurden mir 12 EUR Gebühr abgezogen, die nirgends angegeben war.",
                "Erstattung der Gebühr und eine Erklärung für die Verspätung.",
                [
                    "Die Auszahlung kam nicht in den zugesagten 24 Stunden an, und meine Nachrichten blieben ohne Antwort.",
                    "Es wurden 12 EUR Gebühr abgezogen, ohne dass sie angekündigt war.",
                ],
                "Beschwerdestelle von BitP",
                "Die Überweisung, über die Sie sich beschweren, haben nicht wir ausgeführt. Nach den Daten der Transaktion hat ein anderer Anbieter die Mittel von Ihrem dortigen Konto gesendet. Mit diesem Anbieter sind wir nicht verbunden und können seine Leistungen nicht prüfen.",
                [
                    new(
                        "Den Auszug Ihres Bankkontos vom 12. bis 16. November",
                        "Damit wir sehen, wann das Geld tatsächlich ankam. Andere Buchungen können Sie schwärzen."
                    ),
                    new("Ein Bildschirmfoto der Seite mit der Angabe „innerhalb von 24 Stunden“"),
                ],
                "Die Bank, die unsere Zahlungen ausführt, muss die Überweisung in ihrem Archiv suchen und hat uns die Antwort bis spätestens Anfang Februar angekündigt. Ohne sie können wir nicht sagen, wo die Verspätung entstanden ist.",
                [
                    "Ihre Auszahlung hat bei uns drei Tage lang auf eine Prüfung von Hand gewartet, worauf die Seite nicht hinwies. Ihre drei Nachrichten blieben ohne Antwort. Darüber beschweren Sie sich zu Recht.",
                    "Die Gebühr hat die Bank abgezogen, bei der das Geld einging, nicht wir. Das zeigen unsere Aufzeichnungen und die Mitteilung der Bank.",
                ],
                "Wir haben das Protokoll der Auszahlung, das der Prüfung und Ihren gesamten Schriftwechsel mit dem Support ausgewertet.\n\nZum ersten Punkt: Die Verspätung ist bei uns entstanden; die Prüfung hätte am selben Tag erledigt sein müssen. Zum zweiten Punkt: Wir haben keine Gebühr erhoben; auf der Seite vor der Auszahlung stand, dass die empfangende Bank eine erheben kann.",
                "Entschädigung für die Verspätung",
                "Auf der Seite für Auszahlungen steht jetzt, wie lange eine Prüfung von Hand dauern kann.",
                new(
                    "Schlichtungsstelle für Verbraucher (Beispiel)",
                    "Sie können sie innerhalb eines Jahres nach dieser Entscheidung kostenlos anrufen.",
                    "www.example.org"
                ),
                "23. November: Suche der Auszahlung in unseren Protokollen. 25. November: Gespräch mit der Prüfstelle. 2. Dezember: Anfrage bei der Bank.",
                "22. November: Eingang Ihrer Beschwerde. 23. November: Versand der Eingangsbestätigung.",
                "Die Entschädigung zahlen wir innerhalb von fünf Werktagen, nachdem Sie sie angenommen haben.",
                "Wir haben am 23. November mit Ihnen telefoniert. Sie haben die Erstattung der 12 EUR angenommen und waren mit dieser Lösung einverstanden."
            ),
            _ => new(
                "Alex Morgan",
                "1 Example Street, London",
                "Withdrawal four days late, and a fee that was not announced",
                "On 12 November I withdrew 1,250.50 EUR to my bank account. The page said “within 24 hours”. The money came four days later, and nobody answered my three messages.\n\nOn top of that I was charged a fee of 12 EUR, which was shown nowhere.",
                "A refund of the fee, and an explanation for the delay.",
                [
                    "The withdrawal did not arrive within the 24 hours that were announced, and my messages were not answered.",
                    "A fee of 12 EUR was charged without being announced.",
                ],
                "BitP complaints team",
                "The transfer that you complain about was not made by us. According to the data of the transaction, the funds were sent by another provider, from the account that you hold there. We are not connected with that provider and cannot examine its services.",
                [
                    new(
                        "The statement of your bank account from 12 to 16 November",
                        "To establish when the money actually arrived. You can black out other payments."
                    ),
                    new("A screenshot of the page that said “within 24 hours”"),
                ],
                "The bank that makes our payments has to find the transfer in its archive, and has told us to expect its answer by early February at the latest. Without it we cannot say where the delay occurred.",
                [
                    "Your withdrawal waited with us for three days to be checked by hand, which the page did not say. Your three messages were not answered. You are right to complain about this.",
                    "This fee was charged by the bank that received the money, and not by us. Our records and the bank’s notice show this.",
                ],
                "We have looked at the log of the withdrawal, the log of the check, and all that you and support wrote to each other.\n\nOn the first point, the delay was ours: the check should have been done on the same day. On the second point, we charged no fee; the page before the withdrawal said that the receiving bank may charge one.",
                "Compensation for the delay",
                "The page for withdrawals now says how long a check by hand may take.",
                new("Consumer Conciliation Body (example)", "You can turn to it free of charge within one year of this decision.", "www.example.org"),
                "23 November: found the withdrawal in our logs. 25 November: spoke with the team that checks withdrawals. 2 December: asked the bank.",
                "22 November: received your complaint. 23 November: sent our acknowledgement.",
                "The compensation will be paid within five business days of your acceptance.",
                "We spoke with you on the telephone on 23 November. You accepted a refund of the 12 EUR and told us that you were satisfied with this."
            ),
        };

    private sealed record SampleWords(
        string Name,
        string Address,
        string Subject,
        string Description,
        string Desired,
        string[] Points,
        string Unit,
        string Inadmissible,
        DocumentRequest[] Requested,
        string Delayed,
        string[] Findings,
        string Reasons,
        string Refund,
        string Apology,
        DocumentRemedy Remedy,
        string Steps,
        string Communications,
        string FollowUp,
        string Resolution
    );
}
