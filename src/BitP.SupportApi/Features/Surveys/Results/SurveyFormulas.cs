using BitP.SupportApi.Features.Surveys.Definitions;
using BitP.SupportApi.Platform.Localization;

namespace BitP.SupportApi.Features.Surveys.Results;

/// <summary>How figures are made, in words.</summary>
internal static class SurveyFormulas
{
    private static readonly LocalizedText Csat = new(
        "Score = answers of 4 and 5 / n. Interval: Wilson, 95 %.",
        "得分 = 评分为 4 和 5 的回答数 / n。区间：Wilson 法，95%。",
        "Score = réponses de 4 et 5 / n. Intervalle : Wilson, 95 %.",
        "Wert = Antworten mit 4 und 5 / n. Intervall: Wilson, 95 %."
    );

    private static readonly LocalizedText Ces = new(
        "Score = sum of the ratings / n. Interval: Student’s t with n - 1 degrees of freedom, 95 %.",
        "得分 = 评分总和 / n。区间：自由度为 n - 1 的 t 分布，95%。",
        "Score = somme des notes / n. Intervalle : t de Student à n - 1 degrés de liberté, 95 %.",
        "Wert = Summe der Bewertungen / n. Intervall: Students t mit n - 1 Freiheitsgraden, 95 %."
    );

    private static readonly LocalizedText Nps = new(
        "Score = (answers of 9 and 10 - answers of 0 to 6) / n. Interval: normal, with the variance of the difference of the two shares, 95 %.",
        "得分 =（评分为 9 和 10 的回答数 - 评分为 0 至 6 的回答数）/ n。区间：正态近似，采用两个占比之差的方差，95%。",
        "Score = (réponses de 9 et 10 - réponses de 0 à 6) / n. Intervalle : normal, avec la variance de la différence des deux parts, 95 %.",
        "Wert = (Antworten mit 9 und 10 - Antworten mit 0 bis 6) / n. Intervall: normal, mit der Varianz der Differenz der beiden Anteile, 95 %."
    );

    private static readonly LocalizedText CsatDifference = new(
        "Score of the first less that of the second. Interval: Newcombe’s method 10, 95 %.",
        "第一组得分减去第二组得分。区间：Newcombe 方法 10，95%。",
        "Score du premier moins celui du second. Intervalle : méthode 10 de Newcombe, 95 %.",
        "Wert des ersten minus Wert des zweiten. Intervall: Newcombes Methode 10, 95 %."
    );

    private static readonly LocalizedText CesDifference = new(
        "Score of the first less that of the second. Interval: Welch’s t, 95 %.",
        "第一组得分减去第二组得分。区间：Welch t，95%。",
        "Score du premier moins celui du second. Intervalle : t de Welch, 95 %.",
        "Wert des ersten minus Wert des zweiten. Intervall: Welchs t, 95 %."
    );

    private static readonly LocalizedText NpsDifference = new(
        "Score of the first less that of the second. Interval: normal, with the sum of the variances of the two scores, 95 %.",
        "第一组得分减去第二组得分。区间：正态近似，采用两个得分方差之和，95%。",
        "Score du premier moins celui du second. Intervalle : normal, avec la somme des variances des deux scores, 95 %.",
        "Wert des ersten minus Wert des zweiten. Intervall: normal, mit der Summe der Varianzen der beiden Werte, 95 %."
    );

    private static readonly LocalizedText Resolver = new(
        "Each answer counts whole for who resolved the case: the agent who had it when it ended, else the one who ended it.",
        "每条回答全部计入解决该个案的人：个案结束时的负责人；若无负责人，则为结束个案的人。",
        "Chaque réponse compte en entier pour qui a résolu le dossier : l’agent qui l’avait quand il a pris fin, sinon celui qui y a mis fin.",
        "Jede Antwort zählt ganz für den, der den Fall gelöst hat: wer ihn hatte, als er endete, sonst wer ihn beendet hat."
    );

    private static readonly LocalizedText ShareOfReplies = new(
        "Each answer counts for all agents who replied publicly until the case ended, by their share of these replies; without any, whole for who resolved it. Invitations count once for each of them.",
        "每条回答按公开回复的占比计入个案结束前公开回复过的所有客服；若没有此类回复，则全部计入解决个案的人。邀请对其中每人各计一次。",
        "Chaque réponse compte pour tous les agents qui ont répondu publiquement avant la fin du dossier, selon leur part de ces réponses ; sans aucune, en entier pour qui l’a résolu. Les invitations comptent une fois pour chacun d’eux.",
        "Jede Antwort zählt für alle, die bis zum Ende des Falls öffentlich geantwortet haben, nach ihrem Anteil an diesen Antworten; gibt es keine, ganz für den, der ihn gelöst hat. Einladungen zählen für jeden von ihnen einmal."
    );

    public static string Of(SurveyKind kind) =>
        (
            kind switch
            {
                SurveyKind.Csat => Csat,
                SurveyKind.Ces => Ces,
                _ => Nps,
            }
        ).Current;

    public static string OfDifference(SurveyKind kind) =>
        (
            kind switch
            {
                SurveyKind.Csat => CsatDifference,
                SurveyKind.Ces => CesDifference,
                _ => NpsDifference,
            }
        ).Current;

    public static string Of(SurveyAttribution attribution) => (attribution is SurveyAttribution.Resolver ? Resolver : ShareOfReplies).Current;
}
