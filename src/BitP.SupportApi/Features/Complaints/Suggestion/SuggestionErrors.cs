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
    );

    public static readonly Error Decided = new(
        "complaint_suggestion_decided",
        409,
        new(
            "It was decided already: it was dismissed, or a complaint was filed about the ticket.",
            "已作出决定：该建议已被驳回，或已就该工单提出投诉。",
            "C’est déjà décidé : la suggestion a été écartée, ou une réclamation a été déposée au sujet de la demande.",
            "Es ist bereits entschieden: Der Hinweis wurde verworfen, oder zu der Anfrage wurde eine Beschwerde eingelegt."
        )
    );
}
