using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Calendars.Links;

public static class LinkErrors
{
    public static readonly Error CalendarNotFound = new(
        "calendar_link_not_found",
        404,
        new(
            "There is no such calendar link, or it has been revoked.",
            "没有此日历链接，或其已被撤销。",
            "Ce lien de calendrier n’existe pas ou a été révoqué.",
            "Diesen Kalenderlink gibt es nicht, oder er wurde widerrufen."
        )
    )
    {
        Cause = new(
            "The link was revoked, its address was cut or misspelt, or its id was used with another schedule than its own; none of this is told apart, on purpose.",
            "该链接已被撤销、地址不完整或拼写有误，或其 id 与所属日程不符；以上情形有意不加区分。",
            "Le lien a été révoqué, son adresse est tronquée ou mal écrite, ou son id est employé avec un autre horaire que le sien ; volontairement, rien de cela n’est distingué.",
            "Der Link wurde widerrufen, seine Adresse ist unvollständig oder falsch geschrieben, oder seine id wurde mit einem anderen Zeitplan als dem eigenen verwendet; das alles wird absichtlich nicht unterschieden."
        ),
        Remedy = new(
            "Supervisors and admins see the links that work in GET /v1/schedules/{id}/calendar-links, and make another with POST there: an address is shown only then.",
            "主管和管理员可通过 GET /v1/schedules/{id}/calendar-links 查看有效的链接，并在同一路径以 POST 创建新链接：地址仅在创建时显示。",
            "Les superviseurs et administrateurs voient les liens valables dans GET /v1/schedules/{id}/calendar-links et en créent un autre par POST au même endroit : l’adresse n’est montrée qu’alors.",
            "Teamleitungen und Administratoren sehen die gültigen Links in GET /v1/schedules/{id}/calendar-links und legen dort mit POST einen anderen an: Nur dann wird die Adresse gezeigt."
        ),
    };

    public static readonly Error CalendarTooMany = new(
        "calendar_link_too_many",
        409,
        new(
            "The schedule has as many calendar links as it may have.",
            "该日程的日历链接数已达上限。",
            "L’horaire a déjà le nombre maximal de liens de calendrier.",
            "Der Zeitplan hat so viele Kalenderlinks, wie er haben darf."
        ),
        new("Revoke one of the {0} first.", "请先撤销 {0} 个中的一个。", "Révoquez d’abord l’un des {0}.", "Widerrufen Sie zuerst einen der {0}.")
    )
    {
        Cause = new(
            "A schedule may have 100 calendar links that have not been revoked; those that nobody reads any more count too.",
            "一个日程最多可有 100 个未撤销的日历链接；无人再读取的链接也计算在内。",
            "Un horaire peut avoir 100 liens de calendrier non révoqués ; ceux que plus personne ne lit comptent aussi.",
            "Ein Zeitplan darf 100 Kalenderlinks haben, die nicht widerrufen sind; auch solche zählen, die niemand mehr liest."
        ),
        Remedy = new(
            "Find links that are not needed in GET /v1/schedules/{id}/calendar-links and end them with DELETE /v1/schedules/{id}/calendar-links/{linkId}.",
            "请在 GET /v1/schedules/{id}/calendar-links 中找出不再需要的链接，并通过 DELETE /v1/schedules/{id}/calendar-links/{linkId} 撤销。",
            "Cherchez les liens inutiles dans GET /v1/schedules/{id}/calendar-links et mettez-y fin par DELETE /v1/schedules/{id}/calendar-links/{linkId}.",
            "Suchen Sie in GET /v1/schedules/{id}/calendar-links nach Links, die nicht gebraucht werden, und beenden Sie sie mit DELETE /v1/schedules/{id}/calendar-links/{linkId}."
        ),
    };

    public static readonly Error DutyNotFound = new(
        "duty_link_not_found",
        404,
        new(
            "There is no such duty link, or it has been revoked.",
            "没有此值班链接，或其已被撤销。",
            "Ce lien de garde n’existe pas ou a été révoqué.",
            "Diesen Dienstlink gibt es nicht, oder er wurde widerrufen."
        )
    )
    {
        Cause = new(
            "The link was revoked, or its address or id was cut or misspelt; none of this is told apart, on purpose.",
            "该链接已被撤销，或其地址或 id 不完整或拼写有误；以上情形有意不加区分。",
            "Le lien a été révoqué, ou son adresse ou son id est tronqué ou mal écrit ; volontairement, rien de cela n’est distingué.",
            "Der Link wurde widerrufen, oder seine Adresse oder id ist unvollständig oder falsch geschrieben; das alles wird absichtlich nicht unterschieden."
        ),
        Remedy = new(
            "Supervisors and admins see the links that work in GET /v1/duty-links, and make another with POST /v1/duty-links: an address is shown only then.",
            "主管和管理员可通过 GET /v1/duty-links 查看有效的链接，并通过 POST /v1/duty-links 创建新链接：地址仅在创建时显示。",
            "Les superviseurs et administrateurs voient les liens valables dans GET /v1/duty-links et en créent un autre par POST /v1/duty-links : l’adresse n’est montrée qu’alors.",
            "Teamleitungen und Administratoren sehen die gültigen Links in GET /v1/duty-links und legen mit POST /v1/duty-links einen anderen an: Nur dann wird die Adresse gezeigt."
        ),
    };

    public static readonly Error DutyTooMany = new(
        "duty_link_too_many",
        409,
        new(
            "There are as many duty links as there may be.",
            "值班链接数已达上限。",
            "Le nombre maximal de liens de garde est atteint.",
            "Es gibt bereits so viele Dienstlinks, wie es geben darf."
        ),
        CalendarTooMany.Detail
    )
    {
        Cause = new(
            "There may be 1,000 duty links that have not been revoked; those of agents who have left count too.",
            "最多可有 1,000 个未撤销的值班链接；已离职客服人员的链接也计算在内。",
            "Il peut y avoir 1 000 liens de garde non révoqués ; ceux d’agents partis comptent aussi.",
            "Es darf 1.000 Dienstlinks geben, die nicht widerrufen sind; auch die von Agenten, die gegangen sind, zählen."
        ),
        Remedy = new(
            "Find links that are not needed in GET /v1/duty-links, by agentId for example, and end them with DELETE /v1/duty-links/{id}.",
            "请在 GET /v1/duty-links 中（例如按 agentId）找出不再需要的链接，并通过 DELETE /v1/duty-links/{id} 撤销。",
            "Cherchez les liens inutiles dans GET /v1/duty-links, par exemple par agentId, et mettez-y fin par DELETE /v1/duty-links/{id}.",
            "Suchen Sie in GET /v1/duty-links, etwa nach agentId, Links, die nicht gebraucht werden, und beenden Sie sie mit DELETE /v1/duty-links/{id}."
        ),
    };
}
