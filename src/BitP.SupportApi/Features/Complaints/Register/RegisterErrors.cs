using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Complaints.Register;

public static class RegisterErrors
{
    public static readonly Error TooManyAtOnce = new(
        "register_too_many_at_once",
        429,
        new(
            "Too many registers or statistics at once.",
            "同时请求的登记册或统计过多。",
            "Trop de registres ou de statistiques à la fois.",
            "Zu viele Verzeichnisse oder Statistiken auf einmal."
        ),
        new(
            "A caller is sent {0} registers at a time, and may have asked for {1} statistics; all keys of a partner are one caller. Wait for one of yours to end, or for the seconds given in Retry-After.",
            "每个调用方同时最多接收 {0} 份登记册、请求 {1} 份统计；同一合作方的所有密钥视为一个调用方。请等待其中一份结束，或等待 Retry-After 中给出的秒数。",
            "Un appelant reçoit {0} registres à la fois et peut avoir demandé {1} statistiques ; toutes les clés d’un partenaire sont un seul appelant. Attendez que l’une de vos demandes se termine, ou le nombre de secondes indiqué dans Retry-After.",
            "Ein Aufrufer bekommt {0} Verzeichnisse zugleich und darf {1} Statistiken angefragt haben; alle Schlüssel eines Partners sind ein Aufrufer. Warten Sie, bis eine Ihrer Anfragen endet, oder so viele Sekunden, wie Retry-After angibt."
        )
    )
    {
        Cause = new(
            "Earlier registers are still being sent or are not read to their end, statistics are still being worked out, or several programs of a partner ask at once.",
            "先前的登记册仍在发送或尚未读完，统计仍在计算，或同一合作方的多个程序同时请求。",
            "Des registres antérieurs sont encore en cours d’envoi ou ne sont pas lus jusqu’au bout, des statistiques sont encore en calcul, ou plusieurs programmes d’un partenaire demandent à la fois.",
            "Frühere Verzeichnisse werden noch gesendet oder nicht zu Ende gelesen, Statistiken werden noch berechnet, oder mehrere Programme eines Partners fragen zugleich."
        ),
        Remedy = new(
            "Ask for one after the other, and read or close each answer before the next. Send this request again after the seconds in Retry-After.",
            "请逐一请求，并在下一次请求之前读完或关闭上一个应答。请在 Retry-After 所示的秒数之后重新发送此请求。",
            "Demandez-les l’un après l’autre, et lisez ou fermez chaque réponse avant la suivante. Renvoyez cette requête après les secondes indiquées dans Retry-After.",
            "Fragen Sie nacheinander, und lesen oder schließen Sie jede Antwort vor der nächsten. Senden Sie diesen Aufruf nach den Sekunden in Retry-After noch einmal."
        ),
    };
}
