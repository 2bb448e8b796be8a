using BitP.SupportApi.Features.Surveys.Invitations;
using BitP.SupportApi.Platform.Localization;

namespace BitP.SupportApi.Features.Surveys.Answering.Page;

/// <summary>What the page says in the product's own words.</summary>
internal static class SurveyPageTexts
{
    public static LocalizedText Heading(SurveySubjectKind kind) => kind is SurveySubjectKind.Complaint ? AboutComplaint : AboutTicket;

    private static readonly LocalizedText AboutTicket = new(
        "How was our support?",
        "您对我们的支持服务有何评价？",
        "Comment s’est passée notre assistance ?",
        "Wie war unsere Unterstützung?"
    );

    private static readonly LocalizedText AboutComplaint = new(
        "How did we handle your complaint?",
        "您对我们处理投诉的方式有何评价？",
        "Comment avons-nous traité votre réclamation ?",
        "Wie haben wir Ihre Beschwerde bearbeitet?"
    );

    public static readonly LocalizedText Until = new(
        "You can answer, and change your answer, until {0}.",
        "您可以在 {0} 之前作答和修改回答。",
        "Vous pouvez répondre et modifier votre réponse jusqu’au {0}.",
        "Sie können bis {0} antworten und Ihre Antwort ändern."
    );

    public static readonly LocalizedText Answered = new(
        "You have answered already. Below is your answer; what you send takes its place.",
        "您已作答。以下是您的回答；再次提交将取代它。",
        "Vous avez déjà répondu. Votre réponse figure ci-dessous ; ce que vous envoyez la remplace.",
        "Sie haben schon geantwortet. Unten steht Ihre Antwort; was Sie senden, tritt an ihre Stelle."
    );

    public static readonly LocalizedText WordsKept = new(
        "What you wrote is not shown here, so that only our support reads it. It stays unless you write something else.",
        "您写下的内容不在此显示，只有我们的客服人员可以阅读。除非您另写内容，否则它将保留。",
        "Ce que vous avez écrit ne s’affiche pas ici, afin que seule notre assistance le lise. Il est conservé, à moins que vous n’écriviez autre chose.",
        "Was Sie geschrieben haben, wird hier nicht gezeigt, damit nur unser Support es liest. Es bleibt, solange Sie nichts anderes schreiben."
    );

    public static readonly LocalizedText Required = new("required", "必填", "obligatoire", "erforderlich");

    public static readonly LocalizedText NoAnswer = new("No answer", "不作答", "Sans réponse", "Keine Angabe");

    public static readonly LocalizedText Reasons = new(
        "What are the reasons? Choose all that apply.",
        "原因是什么？可多选。",
        "Quelles en sont les raisons ? Choisissez toutes celles qui conviennent.",
        "Was sind die Gründe? Wählen Sie alle, die zutreffen."
    );

    public static readonly LocalizedText Comment = new(
        "Do you want to tell us more?",
        "您还有什么想告诉我们的吗？",
        "Souhaitez-vous nous en dire plus ?",
        "Möchten Sie uns mehr dazu sagen?"
    );

    public static readonly LocalizedText CommentHint = new(
        "Please write no passwords, card numbers or recovery phrases here.",
        "请勿在此填写密码、卡号或助记词。",
        "N’écrivez ici ni mot de passe, ni numéro de carte, ni phrase de récupération.",
        "Schreiben Sie hier keine Passwörter, Kartennummern oder Wiederherstellungswörter hinein."
    );

    public static readonly LocalizedText OnlyWhen = new(
        "Answer this only if you chose {1} for “{0}”.",
        "仅当您对“{0}”选择了 {1} 时才回答此题。",
        "Ne répondez que si vous avez choisi {1} pour « {0} ».",
        "Antworten Sie hier nur, wenn Sie bei „{0}“ {1} gewählt haben."
    );

    public static readonly LocalizedText Range = new("{0} to {1}", "{0} 至 {1}", "de {0} à {1}", "{0} bis {1}");

    public static readonly LocalizedText Or = new(" or ", " 或 ", " ou ", " oder ");

    public static readonly LocalizedText Send = new("Send answer", "提交回答", "Envoyer la réponse", "Antwort senden");

    public static readonly LocalizedText Languages = new("Language", "语言", "Langue", "Sprache");

    public static readonly LocalizedText Problem = new("There is a problem", "出现问题", "Il y a un problème", "Es gibt ein Problem");

    public static readonly LocalizedText Problems = new(
        "Please correct the following. What you wrote is kept.",
        "请更正以下内容。您填写的内容已保留。",
        "Veuillez corriger ce qui suit. Ce que vous avez écrit est conservé.",
        "Bitte korrigieren Sie Folgendes. Was Sie geschrieben haben, bleibt erhalten."
    );

    public static readonly LocalizedText ChooseRating = new(
        "Choose a number from {0} to {1}.",
        "请选择 {0} 到 {1} 之间的数字。",
        "Choisissez un nombre de {0} à {1}.",
        "Wählen Sie eine Zahl von {0} bis {1}."
    );

    public static readonly LocalizedText ChooseOne = new(
        "Please answer this question.",
        "请回答此问题。",
        "Veuillez répondre à cette question.",
        "Bitte beantworten Sie diese Frage."
    );

    public static readonly LocalizedText ChooseOffered = new(
        "Choose only from what is offered.",
        "请仅从所提供的选项中选择。",
        "Choisissez uniquement parmi ce qui est proposé.",
        "Wählen Sie nur aus dem, was angeboten wird."
    );

    public static readonly LocalizedText Shorten = new(
        "Write at most {0:N0} characters. These are {1:N0}.",
        "最多可填写 {0:N0} 个字符，目前为 {1:N0} 个。",
        "Écrivez au plus {0:N0} caractères. Il y en a {1:N0}.",
        "Schreiben Sie höchstens {0:N0} Zeichen. Es sind {1:N0}."
    );

    public static readonly LocalizedText Thanks = new("Thank you for your answer", "感谢您的回答", "Merci de votre réponse", "Danke für Ihre Antwort");

    public static readonly LocalizedText Saved = new(
        "It is saved. You can change it until {0}.",
        "回答已保存。您可以在 {0} 之前修改。",
        "Elle est enregistrée. Vous pouvez la modifier jusqu’au {0}.",
        "Sie ist gespeichert. Sie können sie bis {0} ändern."
    );

    public static readonly LocalizedText ChangeIt = new("Change my answer", "修改我的回答", "Modifier ma réponse", "Meine Antwort ändern");

    public static readonly LocalizedText ClosePage = new(
        "You can close this page.",
        "您可以关闭此页面。",
        "Vous pouvez fermer cette page.",
        "Sie können diese Seite schließen."
    );

    public static readonly LocalizedText Unreadable = new("This cannot be read", "无法读取此内容", "Ceci ne peut pas être lu", "Das lässt sich nicht lesen");

    public static readonly LocalizedText OpenAgain = new(
        "Please open the link in our message again, and answer there.",
        "请重新打开我们消息中的链接，并在那里作答。",
        "Ouvrez de nouveau le lien de notre message et répondez-y.",
        "Öffnen Sie bitte den Link in unserer Nachricht noch einmal und antworten Sie dort."
    );

    public static readonly LocalizedText TooOften = new(
        "This link was opened too often",
        "此链接打开得过于频繁",
        "Ce lien a été ouvert trop souvent",
        "Dieser Link wurde zu oft geöffnet"
    );

    public static readonly LocalizedText InAMinute = new(
        "Please try again in a minute.",
        "请一分钟后再试。",
        "Réessayez dans une minute.",
        "Versuchen Sie es bitte in einer Minute noch einmal."
    );

    public static readonly LocalizedText NotNow = new(
        "This does not work at the moment",
        "暂时无法使用",
        "Cela ne fonctionne pas pour le moment",
        "Das geht im Moment nicht"
    );
}
