using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Calendars;

public static class CalendarLinkErrors
{
    public static readonly Error NotFound = new(
        "calendar_link_not_found",
        404,
        new(
            "There is no such calendar link, or it has been revoked.",
            "没有此日历链接，或其已被撤销。",
            "Ce lien de calendrier n’existe pas ou a été révoqué.",
            "Diesen Kalenderlink gibt es nicht, oder er wurde widerrufen."
        )
    );

    public static readonly Error TooMany = new(
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
}
