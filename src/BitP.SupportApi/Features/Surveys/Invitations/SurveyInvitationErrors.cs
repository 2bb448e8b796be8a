using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Surveys.Invitations;

public static class SurveyInvitationErrors
{
    public static readonly Error NotFound = new(
        "survey_invitation_not_found",
        404,
        new(
            "There is no such survey invitation.",
            "没有此调查邀请。",
            "Cette invitation à une enquête n’existe pas.",
            "Diese Einladung zu einer Umfrage gibt es nicht."
        )
    );

    public static readonly Error NotOpen = new(
        "survey_invitation_not_open",
        409,
        new(
            "It was answered, has expired, was cancelled or was never to be sent.",
            "该邀请已被回答、已过期、已取消或从未计划发送。",
            "Elle a reçu une réponse, a expiré, a été annulée ou ne devait pas être envoyée.",
            "Sie wurde beantwortet, ist abgelaufen, wurde zurückgenommen oder sollte nie versandt werden."
        )
    );

    /// <summary>The same for a token that is cut, made up, revoked or of another environment: who guesses learns nothing.</summary>
    public static readonly Error LinkUnknown = new(
        "survey_link_unknown",
        404,
        new(
            "This survey link does not work. Use it exactly as it was sent.",
            "此调查链接无效。请完全按照收到的链接使用。",
            "Ce lien d’enquête ne fonctionne pas. Utilisez-le exactement tel qu’il a été envoyé.",
            "Dieser Link zu einer Umfrage funktioniert nicht. Verwenden Sie ihn genau so, wie er gesendet wurde."
        )
    );

    public static readonly Error LinkExpired = new(
        "survey_link_expired",
        410,
        new(
            "The time to answer this survey is over.",
            "回答此调查的时间已过。",
            "Le délai pour répondre à cette enquête est écoulé.",
            "Die Zeit, um diese Umfrage zu beantworten, ist vorbei."
        )
    );

    public static readonly Error LinkErased = new(
        "survey_link_erased",
        410,
        new(
            "The personal data of this survey were erased, so that it can no longer be answered.",
            "此调查的个人数据已被删除，因此无法再回答。",
            "Les données personnelles de cette enquête ont été effacées : il n’est plus possible d’y répondre.",
            "Die persönlichen Angaben zu dieser Umfrage wurden gelöscht, sodass sie nicht mehr beantwortet werden kann."
        )
    );

    public static readonly Error TooManyChanges = new(
        "survey_answer_changed_too_often",
        409,
        new(
            "The answer was changed as often as it can be.",
            "回答的更改次数已达上限。",
            "La réponse a été modifiée autant de fois que possible.",
            "Die Antwort wurde so oft geändert, wie es geht."
        ),
        new(
            "An answer can be changed {0} times; the last one stays.",
            "回答最多可更改 {0} 次；最后一次的回答予以保留。",
            "Une réponse peut être modifiée {0} fois ; la dernière est conservée.",
            "Eine Antwort kann {0}-mal geändert werden; die letzte bleibt."
        )
    );

    public static readonly Error NotAnswered = new(
        "survey_not_answered",
        409,
        new("The survey was not answered.", "该调查尚未被回答。", "L’enquête n’a pas reçu de réponse.", "Die Umfrage wurde nicht beantwortet.")
    );

    public static readonly Error Excluded = new(
        "survey_answer_excluded",
        409,
        new(
            "The answer is left out of the figures already.",
            "该回答已从统计中排除。",
            "La réponse est déjà exclue des chiffres.",
            "Die Antwort ist bereits aus den Zahlen ausgeschlossen."
        )
    );

    public static readonly Error NotExcluded = new(
        "survey_answer_not_excluded",
        409,
        new("The answer is in the figures.", "该回答已计入统计。", "La réponse compte dans les chiffres.", "Die Antwort zählt in den Zahlen.")
    );
}
