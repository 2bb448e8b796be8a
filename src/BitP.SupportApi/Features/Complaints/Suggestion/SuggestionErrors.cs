using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Complaints.Suggestion;

public static class SuggestionErrors
{
    public static readonly Error NotFound = new(
        "complaint_suggestion_not_found",
        404,
        new(
            "Nothing suggests that the ticket is a complaint.",
            "没有迹象表明该工单是投诉。",
            "Rien ne suggère que la demande soit une réclamation.",
            "Nichts deutet darauf hin, dass die Anfrage eine Beschwerde ist."
        )
    )
    {
        Cause = new(
            "Nothing that the customer wrote in the ticket has words of a complaint, a complaint about it was there before, or it was written only seconds ago and nobody has looked at it yet.",
            "客户在工单中所写的内容没有投诉用语，或此前已就其提出投诉，或内容写于数秒之前、尚未检查。",
            "Rien de ce que le client a écrit dans la demande n’a les mots d’une réclamation, une réclamation existait déjà à son sujet, ou le texte date de quelques secondes et n’a pas encore été examiné.",
            "Nichts, was der Kunde in der Anfrage schrieb, hat die Wörter einer Beschwerde, es gab dazu schon eine Beschwerde, oder es wurde erst vor Sekunden geschrieben und noch nicht angesehen."
        ),
        Remedy = new(
            "There is nothing to dismiss. GET /v1/complaint-suggestions lists what is suggested; who sees a complaint in the ticket all the same files it with POST /v1/tickets/…/complaint.",
            "没有可驳回的建议。GET /v1/complaint-suggestions 列出现有的建议；若您仍认为该工单是投诉，请通过 POST /v1/tickets/…/complaint 提出。",
            "Il n’y a rien à écarter. GET /v1/complaint-suggestions donne les suggestions ; qui voit tout de même une réclamation dans la demande la dépose avec POST /v1/tickets/…/complaint.",
            "Es gibt nichts zu verwerfen. GET /v1/complaint-suggestions nennt die Hinweise; wer in der Anfrage trotzdem eine Beschwerde sieht, legt sie mit POST /v1/tickets/…/complaint ein."
        ),
    };

    public static readonly Error Decided = new(
        "complaint_suggestion_decided",
        409,
        new(
            "It was decided already: it was dismissed, or a complaint was filed about the ticket.",
            "已作出决定：该建议已被驳回，或已就该工单提出投诉。",
            "C’est déjà décidé : la suggestion a été écartée, ou une réclamation a été déposée au sujet de la demande.",
            "Es ist bereits entschieden: Der Hinweis wurde verworfen, oder zu der Anfrage wurde eine Beschwerde eingelegt."
        )
    )
    {
        Cause = new(
            "Somebody was faster, or the request was sent twice. A ticket is suggested once, whatever its customer writes later.",
            "他人已先行处理，或请求发送了两次。无论客户之后写了什么，每个工单只会被建议一次。",
            "Quelqu’un a été plus rapide, ou la requête a été envoyée deux fois. Une demande n’est suggérée qu’une fois, quoi que le client écrive ensuite.",
            "Jemand war schneller, oder der Aufruf wurde zweimal gesendet. Auf eine Anfrage wird nur einmal hingewiesen, was ihr Kunde später auch schreibt."
        ),
        Remedy = new(
            "There is nothing left to dismiss: GET /v1/complaint-suggestions?state=dismissed,filed shows what was decided. A complaint can be filed all the same, with POST /v1/tickets/…/complaint.",
            "无需再驳回：GET /v1/complaint-suggestions?state=dismissed,filed 显示所作的决定。仍可通过 POST /v1/tickets/…/complaint 提出投诉。",
            "Il n’y a plus rien à écarter : GET /v1/complaint-suggestions?state=dismissed,filed montre ce qui a été décidé. Une réclamation peut tout de même être déposée, avec POST /v1/tickets/…/complaint.",
            "Es ist nichts mehr zu verwerfen: GET /v1/complaint-suggestions?state=dismissed,filed zeigt, was entschieden wurde. Eine Beschwerde kann trotzdem eingelegt werden, mit POST /v1/tickets/…/complaint."
        ),
    };
}
