using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Announcements;

public static class AnnouncementErrors
{
    public static readonly Error NotFound = new(
        "announcement_not_found",
        404,
        new("There is no such announcement.", "没有此公告。", "Cette annonce n’existe pas.", "Diese Mitteilung gibt es nicht.")
    )
    {
        Cause = new(
            "The id is misspelt; or the caller is a partner or a customer, and the announcement is not in force yet, has ended or was withdrawn, which is not told apart on purpose.",
            "id 拼写有误；或调用方是合作方或客户，而该公告尚未生效、已结束或已撤回，这些情形有意不加区分。",
            "L’id est mal écrit ; ou bien l’appelant est un partenaire ou un client, et l’annonce n’est pas encore en vigueur, est terminée ou a été retirée, ce qui n’est volontairement pas distingué.",
            "Die id ist falsch geschrieben; oder ein Partner oder Kunde ruft auf, und die Mitteilung gilt noch nicht, ist vorbei oder wurde zurückgezogen, was absichtlich nicht unterschieden wird."
        ),
        Remedy = new(
            "GET /v1/announcements lists those that are in force, and all of them for staff.",
            "GET /v1/announcements 列出生效中的公告；工作人员可看到全部公告。",
            "GET /v1/announcements liste celles qui sont en vigueur, et toutes pour le personnel.",
            "GET /v1/announcements führt die geltenden auf, für Mitarbeitende alle."
        ),
    };

    public static readonly Error Withdrawn = new(
        "announcement_withdrawn",
        409,
        new("The announcement was withdrawn.", "该公告已撤回。", "L’annonce a été retirée.", "Die Mitteilung wurde zurückgezogen.")
    )
    {
        Cause = new(
            "What was withdrawn can be neither changed nor withdrawn once more; somebody did it before, or an earlier try went through.",
            "已撤回的公告既不能更改，也不能再次撤回；可能他人已先行撤回，或先前的尝试已成功。",
            "Ce qui a été retiré ne peut plus être ni modifié ni retiré ; quelqu’un l’a fait avant, ou un essai précédent a abouti.",
            "Was zurückgezogen wurde, lässt sich weder ändern noch noch einmal zurückziehen; jemand war schneller, oder ein früherer Versuch hatte Erfolg."
        ),
        Remedy = new(
            "Nothing is left to do when it was to be withdrawn. To tell customers again, make another one with POST /v1/announcements.",
            "如目的就是撤回，则无需再做任何操作。如要再次告知客户，请通过 POST /v1/announcements 创建新公告。",
            "S’il fallait la retirer, il n’y a plus rien à faire. Pour informer de nouveau les clients, créez-en une autre par POST /v1/announcements.",
            "Sollte sie zurückgezogen werden, ist nichts mehr zu tun. Um Kunden erneut zu informieren, legen Sie mit POST /v1/announcements eine andere an."
        ),
    };
}
