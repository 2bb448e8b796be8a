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
    );

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
    );

    public static readonly Error DutyNotFound = new(
        "duty_link_not_found",
        404,
        new(
            "There is no such duty link, or it has been revoked.",
            "没有此值班链接，或其已被撤销。",
            "Ce lien de garde n’existe pas ou a été révoqué.",
            "Diesen Dienstlink gibt es nicht, oder er wurde widerrufen."
        )
    );

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
    );
}
