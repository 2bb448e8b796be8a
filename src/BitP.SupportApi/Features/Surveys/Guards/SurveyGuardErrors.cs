using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Surveys.Guards;

public static class SurveyGuardErrors
{
    public static readonly Error ByStaff = new(
        "survey_answer_by_staff",
        403,
        new(
            "Surveys are answered by customers, not by the staff of support.",
            "调查由客户回答，客服人员不能代为回答。",
            "Les enquêtes sont pour les clients, non pour le personnel de l’assistance.",
            "Umfragen beantworten Kunden, nicht die Mitarbeitenden des Supports."
        ),
        new(
            "The request comes from a credential, a network or a device of the staff. If you are a customer, use your own device and connection.",
            "该请求来自客服人员的凭证、网络或设备。如果您是客户，请使用自己的设备和网络连接。",
            "La demande vient d’identifiants, d’un réseau ou d’un appareil du personnel. Si vous êtes client, utilisez votre propre appareil et votre propre connexion.",
            "Die Anfrage kommt von einem Zugang, aus einem Netz oder von einem Gerät der Mitarbeitenden. Wenn Sie Kunde sind, verwenden Sie Ihr eigenes Gerät und Ihre eigene Verbindung."
        )
    );

    public static readonly Error ExclusionOwn = new(
        "survey_exclusion_own",
        403,
        new(
            "Nobody decides whether customers judge their work, and whether what they answer counts.",
            "任何人都不能决定客户是否评价自己的工作，也不能决定其回答是否计入统计。",
            "Personne ne décide si des clients jugent son travail, ni si leur réponse compte.",
            "Niemand entscheidet, ob Kunden über die eigene Arbeit urteilen, und ob ihre Antwort zählt."
        ),
        new(
            "You had, ended or replied in the case that the survey is about, whoever it counts for. Ask another supervisor.",
            "无论该调查计入谁的统计，您曾负责、结束或回复过其所涉案例。请联系其他主管。",
            "Vous avez eu en charge ou clos le cas dont parle l’enquête, ou y avez répondu, peu importe pour qui elle compte. Adressez-vous à un autre superviseur.",
            "Sie hatten oder beendeten den Fall, um den es in der Umfrage geht, oder haben darin geantwortet, für wen sie auch zählt. Wenden Sie sich an eine andere Teamleitung."
        )
    );
}
