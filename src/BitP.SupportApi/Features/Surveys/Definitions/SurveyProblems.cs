using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Surveys.Definitions;

/// <summary>What can be wrong with what a survey says.</summary>
internal static class SurveyProblems
{
    public static readonly FieldProblem RatingFirst = new(
        "rating_first",
        new(
            "The first question has to be a rating: it is the number that counts. Place other questions after it.",
            "第一个问题必须是评分题（rating）：统计以它为准。其他问题请放在其后。",
            "La première question doit être une note (rating) : c’est le nombre qui compte. Placez les autres après elle.",
            "Die erste Frage muss eine Bewertung (rating) sein: Sie ist die Zahl, die zählt. Stellen Sie andere Fragen dahinter."
        )
    );

    public static readonly FieldProblem AlwaysAsked = new(
        FieldProblems.NotApplicable.Code,
        new(
            "The first question is always asked, and always has to be answered. Leave this out.",
            "第一个问题始终会被提出，且必须回答。请省略此项。",
            "La première question est toujours posée, et il faut toujours y répondre. Omettez ceci.",
            "Die erste Frage wird immer gestellt und muss immer beantwortet werden. Lassen Sie dies weg."
        )
    );

    public static readonly FieldProblem MissingLanguage = new(
        "missing_language",
        new(
            "This text is missing in this language: each text is needed in every one of languages.",
            "缺少此语言的文本：每段文本都须提供 languages 中的所有语言。",
            "Ce texte manque dans cette langue : il faut chaque texte dans toutes celles de languages.",
            "Dieser Text fehlt in dieser Sprache: Jeder Text wird in allen Sprachen aus languages gebraucht."
        )
    );

    public static readonly FieldProblem OtherLanguage = new(
        FieldProblems.Unknown.Code,
        new(
            "The survey does not have this language; allowed names those that it has.",
            "该调查没有此语言；allowed 列出了其所用的语言。",
            "L’enquête n’a pas cette langue ; allowed nomme celles qu’elle a.",
            "Diese Sprache hat die Umfrage nicht; allowed nennt die, die sie hat."
        )
    );

    public static readonly FieldProblem UnknownQuestion = new(
        "unknown_question",
        new(
            "Name the id of an earlier question that is a rating or a choice; allowed names them.",
            "请填写位于此问题之前的评分题或单选题的 id；allowed 列出了可用的 id。",
            "Donnez l’id d’une question précédente qui est une note ou un choix ; allowed les nomme.",
            "Geben Sie die id einer früheren Frage an, die eine Bewertung oder Auswahl ist; allowed nennt sie."
        )
    );

    public static readonly FieldProblem UnreachableQuestion = new(
        "unreachable_question",
        new(
            "Nobody would ever be asked this question: no answer to the earlier one shows it, or the earlier one is itself never asked.",
            "任何人都不会被问到这个问题：前面的问题没有能显示它的回答，或前面的问题本身永远不会被提出。",
            "Cette question ne serait jamais posée : aucune réponse à la précédente ne la montre, ou la précédente n’est elle-même jamais posée.",
            "Diese Frage würde niemandem gestellt: Keine Antwort auf die frühere zeigt sie, oder die frühere wird selbst nie gestellt."
        )
    );

    public static readonly FieldProblem OutsideScale = new(
        FieldProblems.OutOfRange.Code,
        new(
            "This is not on the scale of the survey: 1 to 5 for csat, 1 to 7 for ces, 0 to 10 for nps.",
            "超出该调查的评分范围：csat 为 1 至 5，ces 为 1 至 7，nps 为 0 至 10。",
            "Ce n’est pas sur l’échelle de l’enquête : de 1 à 5 pour csat, de 1 à 7 pour ces, de 0 à 10 pour nps.",
            "Das liegt nicht auf der Skala der Umfrage: 1 bis 5 bei csat, 1 bis 7 bei ces, 0 bis 10 bei nps."
        )
    );

    public static readonly FieldProblem TriggerNotAvailable = new(
        "trigger_not_available",
        new(
            "There are no chats here that could end; use ticket_solved or complaint_closed.",
            "此处没有可以结束的聊天；请使用 ticket_solved 或 complaint_closed。",
            "Il n’y a pas ici de discussions qui pourraient se terminer ; utilisez ticket_solved ou complaint_closed.",
            "Hier gibt es keine Chats, die enden könnten; verwenden Sie ticket_solved oder complaint_closed."
        )
    );

    public static readonly FieldProblem OfOtherCases = new(
        FieldProblems.NotApplicable.Code,
        new(
            "The cases of this trigger have no such member: category, priority, team and tag are of tickets; kind, department and outcome of complaints.",
            "此触发条件对应的案件没有该项：category、priority、team 和 tag 属于工单；kind、department 和 outcome 属于投诉。",
            "Les dossiers de ce déclencheur n’ont pas cet élément : category, priority, team et tag sont des demandes ; kind, department et outcome, des réclamations.",
            "Die Fälle dieses Auslösers haben diese Angabe nicht: category, priority, team und tag haben Anfragen; kind, department und outcome haben Beschwerden."
        )
    );

    public static readonly FieldProblem DelayRange = new(
        FieldProblems.OutOfRange.Code,
        new(
            "Give nothing to 365 days (PT0S to P365D).",
            "请提供零至 365 天（PT0S 至 P365D）。",
            "Donnez de zéro à 365 jours (PT0S à P365D).",
            "Geben Sie null bis 365 Tage an (PT0S bis P365D)."
        )
    );

    public static readonly FieldProblem ExpiryRange = new(
        FieldProblems.OutOfRange.Code,
        new(
            "Give one hour to 365 days (PT1H to P365D).",
            "请提供一小时至 365 天（PT1H 至 P365D）。",
            "Donnez d’une heure à 365 jours (PT1H à P365D).",
            "Geben Sie eine Stunde bis 365 Tage an (PT1H bis P365D)."
        )
    );

    public static readonly FieldProblem ReminderRange = new(
        FieldProblems.OutOfRange.Code,
        new(
            "Give more than nothing, and less than the expiry.",
            "必须大于零，且小于有效期（expiry）。",
            "Donnez plus que zéro et moins que la durée de validité (expiry).",
            "Geben Sie mehr als null und weniger als die Gültigkeit (expiry) an."
        )
    );

    public static readonly FieldProblem SampleRange = new(
        FieldProblems.OutOfRange.Code,
        new(
            "Give a share above 0 and up to 1.",
            "请提供大于 0 且不超过 1 的比例。",
            "Donnez une part supérieure à 0 et d’au plus 1.",
            "Geben Sie einen Anteil über 0 bis 1 an."
        )
    );
}
