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
    )
    {
        Cause = new(
            "The request shows a credential of staff, comes from a network in Surveys:StaffNetworks, or from a device (address and User-Agent) from which staff called in the last 30 days.",
            "该请求带有工作人员的凭证，来自 Surveys:StaffNetworks 中的网络，或来自过去 30 天内工作人员使用过的设备（地址和 User-Agent）。",
            "La requête porte des identifiants du personnel, vient d’un réseau de Surveys:StaffNetworks, ou d’un appareil (adresse et User-Agent) d’où le personnel a appelé ces 30 derniers jours.",
            "Der Aufruf zeigt einen Zugang von Mitarbeitenden, kommt aus einem Netz in Surveys:StaffNetworks oder von einem Gerät (Adresse und User-Agent), von dem in den letzten 30 Tagen Mitarbeitende aufriefen."
        ),
        Remedy = new(
            "Let the customer answer from their own device and network, without a credential of staff. Where the network or the devices are not those of staff, the operator corrects Surveys:StaffNetworks or switches Surveys:StaffDevices off.",
            "请让客户用自己的设备和网络回答，不带工作人员的凭证。若该网络或设备并非工作人员所用，由运营方更正 Surveys:StaffNetworks 或关闭 Surveys:StaffDevices。",
            "Laissez le client répondre depuis son propre appareil et son propre réseau, sans identifiants du personnel. Si le réseau ou les appareils ne sont pas ceux du personnel, l’exploitant corrige Surveys:StaffNetworks ou désactive Surveys:StaffDevices.",
            "Lassen Sie den Kunden von eigenem Gerät und Netz aus antworten, ohne einen Zugang von Mitarbeitenden. Sind Netz oder Geräte nicht die der Mitarbeitenden, berichtigt der Betreiber Surveys:StaffNetworks oder schaltet Surveys:StaffDevices ab."
        ),
    };

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
            "无论该调查计入谁的统计，您曾负责、结束或回复过其所涉案件。请联系其他主管。",
            "Vous avez eu en charge ou clos le dossier dont parle l’enquête, ou y avez répondu, peu importe pour qui elle compte. Adressez-vous à un autre superviseur.",
            "Sie hatten oder beendeten den Fall, um den es in der Umfrage geht, oder haben darin geantwortet, für wen sie auch zählt. Wenden Sie sich an eine andere Teamleitung."
        )
    )
    {
        Cause = new(
            "The credential acts as an agent who had the case when it ended or later, ended it or had replied in it. Such an agent neither excludes nor includes the answer, and does not revoke the invitation.",
            "该凭证所代表的客服人员，在案件结束时或之后负责过该案件，或曾结束、回复过该案件。此类人员不得排除或重新计入回答，也不得撤销邀请。",
            "Les identifiants agissent au nom d’un agent qui avait le dossier à sa fin ou ensuite, y a mis fin ou y avait répondu. Un tel agent n’exclut ni n’inclut la réponse, et ne révoque pas l’invitation.",
            "Der Zugang handelt für einen Agenten, der den Fall bei seinem Ende oder danach hatte, ihn beendete oder darin geantwortet hatte. Ein solcher schließt die Antwort weder aus, noch nimmt er sie auf, und er widerruft die Einladung nicht."
        ),
        Remedy = new(
            "Ask a supervisor or an admin who had nothing to do with the case. To give the case to somebody else changes nothing.",
            "请联系与该案件无关的主管或管理员。将案件转给他人并不会改变这一点。",
            "Adressez-vous à un superviseur ou à un administrateur étranger au dossier. Confier le dossier à quelqu’un d’autre n’y change rien.",
            "Wenden Sie sich an eine Teamleitung oder einen Administrator, die mit dem Fall nichts zu tun hatten. Den Fall jemand anderem zu geben, ändert nichts."
        ),
    };
}
