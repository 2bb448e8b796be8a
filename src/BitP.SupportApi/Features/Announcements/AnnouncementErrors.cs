using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Announcements;

public static class AnnouncementErrors
{
    public static readonly Error NotFound = new(
        "announcement_not_found",
        404,
        new("There is no such announcement.", "没有此公告。", "Cette annonce n’existe pas.", "Diese Mitteilung gibt es nicht.")
    );

    public static readonly Error Withdrawn = new(
        "announcement_withdrawn",
        409,
        new("The announcement was withdrawn.", "该公告已撤回。", "L’annonce a été retirée.", "Die Mitteilung wurde zurückgezogen.")
    );
}
