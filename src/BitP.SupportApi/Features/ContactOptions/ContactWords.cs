using System.Globalization;
using BitP.SupportApi.Features.Sla;
using BitP.SupportApi.Platform.Localization;
using NodaTime;
using NodaTime.Text;

namespace BitP.SupportApi.Features.ContactOptions;

/// <summary>Why a channel stands where it does, in the words of the facts by which it was put there.</summary>
internal static class ContactWords
{
    // From then on it takes so much longer than usual that customers are told.
    private const double MuchLonger = 1.5;

    private static readonly LocalizedText FirstUrgent = new(
        "Our first advice for urgent matters.",
        "紧急事项首选此方式。",
        "Notre premier conseil pour les urgences.",
        "Unser erster Rat für dringende Anliegen."
    );

    private static readonly LocalizedText FirstUsual = new("Our first advice.", "首选此方式。", "Notre premier conseil.", "Unser erster Rat.");

    private static readonly LocalizedText FirstComplex = new(
        "Our first advice for complex matters.",
        "复杂事项首选此方式。",
        "Notre premier conseil pour les dossiers complexes.",
        "Unser erster Rat für komplexe Anliegen."
    );

    private static readonly LocalizedText Open = new("Open now.", "目前可用。", "Ouvert maintenant.", "Jetzt geöffnet.");

    private static readonly LocalizedText OpensAt = new(
        "Closed now; it opens on {0}.",
        "目前关闭，将于 {0} 开放。",
        "Fermé en ce moment ; ouverture le {0}.",
        "Jetzt geschlossen; geöffnet ab {0}."
    );

    private static readonly LocalizedText HandledFrom = new(
        "You can write at any time; what you write now is handled from {0} on.",
        "可随时留言；现在提交的内容将从 {0} 起处理。",
        "Vous pouvez écrire à tout moment ; ce que vous écrivez maintenant sera traité à partir du {0}.",
        "Sie können jederzeit schreiben; was Sie jetzt schreiben, wird ab {0} bearbeitet."
    );

    private static readonly LocalizedText Closed = new("Closed.", "已关闭。", "Fermé.", "Geschlossen.");

    private static readonly LocalizedText OtherLanguages = new(
        "It is not served in your language.",
        "不提供您的语言服务。",
        "Votre langue n’y est pas proposée.",
        "Ihre Sprache wird hier nicht gesprochen."
    );

    private static readonly LocalizedText Measured = new(
        "Lately half were answered within {0}, and nine in ten within {1}.",
        "近期半数咨询在{0}内得到回复，九成在{1}内得到回复。",
        "Récemment, la moitié des demandes ont reçu une réponse en {0}, et neuf sur dix en {1}.",
        "Zuletzt dauerte es bei der Hälfte höchstens {0}, bei neun von zehn höchstens {1}."
    );

    private static readonly LocalizedText MeasuredInWorkingTime = new(
        "Lately half were answered within {0} of working time, and nine in ten within {1}.",
        "近期半数咨询在{0}工作时间内得到回复，九成在{1}内得到回复。",
        "Récemment, la moitié des demandes ont reçu une réponse en {0} de temps ouvré, et neuf sur dix en {1}.",
        "Zuletzt dauerte es bei der Hälfte höchstens {0} Arbeitszeit, bei neun von zehn höchstens {1}."
    );

    private static readonly LocalizedText AtOnce = new(
        "An answer comes at once.",
        "可即时得到答复。",
        "La réponse est immédiate.",
        "Sie bekommen sofort Antwort."
    );

    private static readonly LocalizedText Within = new(
        "An answer comes within {0}.",
        "会在{0}内回复。",
        "Une réponse arrive sous {0}.",
        "Eine Antwort braucht höchstens {0}."
    );

    private static readonly LocalizedText Between = new(
        "An answer takes {0} to {1}.",
        "通常需要{0}至{1}回复。",
        "Une réponse demande de {0} à {1}.",
        "Eine Antwort braucht {0} bis {1}."
    );

    private static readonly LocalizedText WithinOnWorkingDays = new(
        "On working days an answer comes within {0}.",
        "工作日会在{0}内回复。",
        "Les jours ouvrés, une réponse arrive sous {0}.",
        "An Werktagen braucht eine Antwort höchstens {0}."
    );

    private static readonly LocalizedText BetweenOnWorkingDays = new(
        "On working days an answer takes {0} to {1}.",
        "工作日通常需要{0}至{1}回复。",
        "Les jours ouvrés, une réponse demande de {0} à {1}.",
        "An Werktagen braucht eine Antwort {0} bis {1}."
    );

    private static readonly LocalizedText LongerThanUsual = new(
        "At present it takes longer than usual.",
        "目前所需时间比平时长。",
        "En ce moment, l’attente est plus longue que d’habitude.",
        "Zurzeit dauert es länger als sonst."
    );

    private static readonly LocalizedText Minutes = new("{0} min", "{0}分钟", "{0} min", "{0} min");

    private static readonly LocalizedText Hours = new("{0} h", "{0}小时", "{0} h", "{0} h");

    private static readonly LocalizedText Days = new("{0} days", "{0}天", "{0} jours", "{0} Tage");

    private static readonly LocalizedText DateAndTime = new("d MMMM yyyy 'at' HH:mm", "yyyy年M月d日 HH:mm", "dd/MM/yyyy 'à' HH:mm", "dd.MM.yyyy, HH:mm 'Uhr'");

    public static string Why(ContactCandidate channel, bool isFirst, DateTimeZone zone, ContactQuestion question)
    {
        var language = question.TextLanguage;
        var sentences = new List<string?>
        {
            isFirst ? FirstOf(question).In(language) : null,
            State(channel, zone, language),
            channel.SpeaksLanguage ? null : OtherLanguages.In(language),
            (channel.Current ?? channel.Usual) is { } reply ? Reply(reply, language) : null,
            IsMuchLonger(channel) ? LongerThanUsual.In(language) : null,
        };
        return string.Join(language == "zh-CN" ? "" : " ", sentences.OfType<string>());
    }

    private static LocalizedText FirstOf(ContactQuestion question) =>
        question.IsUrgent ? FirstUrgent
        : question.Urgency is ContactUrgency.Complex ? FirstComplex
        : FirstUsual;

    private static string State(ContactCandidate channel, DateTimeZone zone, string language) =>
        channel.Open ? Open.In(language)
        : channel.NextOpenAt is not { } next ? Closed.In(language)
        : Fill(channel.IsLive ? OpensAt : HandledFrom, language, Local(next, zone, language));

    private static string Reply(ContactReply reply, string language)
    {
        var business = reply.Calendar is ClockCalendar.Business;
        if (reply is { Median: { } median, P90: { } p90 })
            return Fill(business ? MeasuredInWorkingTime : Measured, language, Time(median, language), Time(p90, language));
        var max = reply.Max!.Value;
        return max == TimeSpan.Zero ? AtOnce.In(language)
            : reply.Min is { } min && min > TimeSpan.Zero && min < max
                ? Fill(business ? BetweenOnWorkingDays : Between, language, Time(min, language), Time(max, language))
            : Fill(business ? WithinOnWorkingDays : Within, language, Time(max, language));
    }

    private static bool IsMuchLonger(ContactCandidate channel) =>
        channel is { Current: { Median: { } current, Calendar: var calendar }, Usual: { Median: { } usual } before }
        && before.Calendar == calendar
        && current > usual * MuchLonger;

    // Rounded up to what people say: nobody is told less than it is.
    private static string Time(TimeSpan time, string language) =>
        time <= TimeSpan.FromHours(2) ? Fill(Minutes, language, Math.Max(1, Math.Ceiling(time.TotalMinutes)))
        : time <= TimeSpan.FromDays(4) ? Fill(Hours, language, Math.Ceiling(time.TotalHours))
        : Fill(Days, language, Math.Ceiling(time.TotalDays));

    private static string Local(Instant at, DateTimeZone zone, string language) =>
        $"{LocalDateTimePattern.CreateWithInvariantCulture(DateAndTime.In(language)).Format(at.InZone(zone).LocalDateTime)} ({zone.Id})";

    private static string Fill(LocalizedText text, string language, params object[] values) =>
        string.Format(CultureInfo.InvariantCulture, text.In(language), values);
}
