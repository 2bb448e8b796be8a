using BitP.SupportApi.Platform.Localization;

namespace BitP.SupportApi.Platform.Problems;

/// <summary>The refusals that any operation may give.</summary>
public static class PlatformErrors
{
    public static readonly Error MalformedRequest = new(
        "malformed_request",
        400,
        new("The request could not be read.", "无法读取请求。", "La requête n’a pas pu être lue.", "Die Anfrage konnte nicht gelesen werden."),
        new("{0}", "{0}", "{0}", "{0}")
    )
    {
        Cause = new(
            "The body is missing, is no JSON object, or is not valid JSON: cut off, or nested more than 32 levels deep. Or the request itself is not valid HTTP, or ended early.",
            "请求正文缺失、不是 JSON 对象，或不是有效的 JSON（不完整或嵌套超过 32 层）；也可能是请求本身不是有效的 HTTP，或提前结束。",
            "Le corps manque, n’est pas un objet JSON ou n’est pas du JSON valide : incomplet ou imbriqué sur plus de 32 niveaux. Ou bien la requête elle-même n’est pas du HTTP valide ou s’est interrompue.",
            "Der Inhalt fehlt, ist kein JSON-Objekt oder kein gültiges JSON: unvollständig oder mehr als 32 Ebenen tief verschachtelt. Oder die Anfrage selbst ist kein gültiges HTTP oder brach ab."
        ),
        Remedy = new(
            "Read detail, which names the line and the byte where JSON goes wrong, and send one JSON object, made by a JSON library rather than put together by hand.",
            "请查看 detail（JSON 有误时会指出行号和字节位置），并发送一个 JSON 对象；请用 JSON 库生成，不要手工拼接。",
            "Lisez detail, qui donne la ligne et l’octet où le JSON est fautif, et envoyez un seul objet JSON, produit par une bibliothèque JSON plutôt qu’à la main.",
            "Lesen Sie detail, das bei fehlerhaftem JSON Zeile und Byte nennt, und senden Sie ein JSON-Objekt, das eine JSON-Bibliothek erzeugt hat, statt eines von Hand zusammengesetzten."
        ),
    };

    private static readonly LocalizedText NoBody = new(
        "The body is missing.",
        "缺少请求正文。",
        "Le corps de la requête manque.",
        "Der Inhalt der Anfrage fehlt."
    );

    public static Error BodyMissing => MalformedRequest.For(NoBody.Current);

    private static readonly LocalizedText NoObject = new(
        "The body has to be a JSON object.",
        "请求正文必须是 JSON 对象。",
        "Le corps doit être un objet JSON.",
        "Der Inhalt muss ein JSON-Objekt sein."
    );

    /// <summary>The body is JSON, but a list, a text, a number or the like.</summary>
    public static Error ObjectExpected => MalformedRequest.For(NoObject.Current);

    public static readonly Error ValidationFailed = new(
        "validation_failed",
        400,
        new(
            "Something in the request is not valid.",
            "请求中有无效内容。",
            "La requête contient des éléments non valides.",
            "Die Anfrage enthält ungültige Angaben."
        ),
        new(
            "errors says of each member what is wrong with it.",
            "errors 说明了每个成员的问题。",
            "errors dit, pour chaque membre, ce qui ne va pas.",
            "errors sagt zu jedem Element, was daran nicht stimmt."
        )
    )
    {
        Cause = new(
            "A member of the body or a query parameter is missing, unknown, given twice, of the wrong type or out of range, or names something that is not there for you.",
            "请求正文的某个成员或某个查询参数缺失、未知、重复、类型错误或超出范围，或其所指的内容对您而言不存在。",
            "Un membre du corps ou un paramètre de l’adresse manque, est inconnu, figure deux fois, n’est pas du bon type ou sort des limites, ou désigne quelque chose qui n’existe pas pour vous.",
            "Ein Element des Inhalts oder ein Parameter der Abfrage fehlt, ist unbekannt, doppelt, vom falschen Typ oder außerhalb der Grenzen, oder es nennt etwas, das es für Sie nicht gibt."
        ),
        Remedy = new(
            "Correct what errors lists: for each member a code, a message and, where there are such, the values in allowed and the form or range in expected. The corrected request may use the same Idempotency-Key.",
            "请按 errors 更正：其中为每个成员给出代码（code）和说明（message），有可选值时在 allowed 中列出，有格式或范围要求时见 expected。更正后的请求可以使用同一个 Idempotency-Key。",
            "Corrigez ce que liste errors : pour chaque membre un code, un message et, s’il y a lieu, les valeurs possibles dans allowed et la forme ou les limites dans expected. La requête corrigée peut garder la même Idempotency-Key.",
            "Berichtigen Sie, was errors aufzählt: zu jedem Element einen Code, eine Meldung und, wo es sie gibt, in allowed die möglichen Werte und in expected die Form oder die Grenzen. Die berichtigte Anfrage darf denselben Idempotency-Key verwenden."
        ),
    };

    public static readonly Error TooMuchWork = new(
        "too_much_work",
        400,
        new(
            "This would take too much work at once.",
            "此请求一次所需的工作量过大。",
            "Cela demanderait trop de travail à la fois.",
            "Das wäre zu viel Arbeit auf einmal."
        ),
        new(
            "It would take {0} steps, and a request may take {1}. Ask for a shorter time or for fewer things, in several requests.",
            "需要 {0} 步，而一个请求最多 {1} 步。请分成多个请求，缩短时段或减少内容。",
            "Il faudrait {0} étapes, et une requête peut en prendre {1}. Demandez une période plus courte ou moins d’éléments, en plusieurs requêtes.",
            "Es wären {0} Schritte, und eine Anfrage darf {1} brauchen. Fragen Sie nach kürzerer Zeit oder nach weniger, in mehreren Anfragen."
        )
    )
    {
        Cause = new(
            "The time asked about, with all the hours, turns or clocks in it, would take more steps to work out, or more entries to list, than one request may take: requested and allowed say how many.",
            "所查询的时段连同其中的全部工作时间、轮班或时钟，所需的计算步数或列出的条目超过了一个请求的上限：requested 和 allowed 给出了具体数目。",
            "La période demandée, avec toutes les heures, rotations ou horloges qu’elle contient, exigerait plus d’étapes de calcul ou d’éléments à lister qu’une requête ne peut en prendre : requested et allowed donnent les nombres.",
            "Die gefragte Zeit mit allen Arbeitszeiten, Turnussen oder Uhren darin brauchte mehr Rechenschritte oder mehr Einträge, als eine Anfrage haben darf: requested und allowed nennen die Zahlen."
        ),
        Remedy = new(
            "Ask for a shorter time or for fewer things at once, and put the answers of several requests together.",
            "请缩短时段或减少一次查询的内容，然后合并多个请求的结果。",
            "Demandez une période plus courte ou moins d’éléments à la fois, et réunissez les réponses de plusieurs requêtes.",
            "Fragen Sie nach kürzerer Zeit oder nach weniger auf einmal, und fügen Sie die Antworten mehrerer Anfragen zusammen."
        ),
    };

    /// <summary>The refusal of a request that would take too much work; null when it would not.</summary>
    public static Error? RefuseWork(long requested, long allowed) =>
        requested <= allowed ? null : TooMuchWork.For(requested, allowed) with { Work = (requested, allowed) };

    public static readonly Error CursorInvalid = new(
        "cursor_invalid",
        400,
        new(
            "The cursor is not one that this list gave out.",
            "该游标不是由此列表返回的。",
            "Ce curseur n’a pas été fourni par cette liste.",
            "Dieser Cursor stammt nicht von dieser Liste."
        ),
        new(
            "Start again without a cursor, and where there are several sorts, use the same one for all pages.",
            "请不带游标重新开始；如有多种排序，请在所有页面使用同一种。",
            "Recommencez sans curseur et, s’il y a plusieurs tris, gardez le même pour toutes les pages.",
            "Beginnen Sie ohne Cursor neu, und wo es mehrere Sortierungen gibt, behalten Sie eine für alle Seiten bei."
        )
    )
    {
        Cause = new(
            "The value of cursor (in GET /v1/events that of after) was cut, changed or made up, comes from another list or, where there are several sorts or states, from another one of them. In the feed it may also name an event that you cannot see.",
            "cursor（在 GET /v1/events 中为 after）的值被截断、更改或自行编造，或来自其他列表，或者在有多种排序或状态时来自另一种。在事件流中，它也可能指向您看不到的事件。",
            "La valeur de cursor (de after pour GET /v1/events) a été tronquée, modifiée ou inventée, ou vient d’une autre liste ou, s’il y a plusieurs tris ou états, d’un autre d’entre eux. Dans le flux d’événements, elle peut aussi désigner un événement que vous ne voyez pas.",
            "Der Wert von cursor (bei GET /v1/events von after) wurde gekürzt, verändert oder erfunden oder stammt von einer anderen Liste oder, wo es mehrere Sortierungen oder Zustände gibt, von einem anderen davon. Im Ereignisstrom kann er auch ein Ereignis nennen, das Sie nicht sehen."
        ),
        Remedy = new(
            "Send nextCursor of the page before exactly as it came, with the same sort and filters; or begin anew without it. In the feed, the id of the last event that you handled does as well.",
            "请原样发送上一页的 nextCursor，并保持相同的排序和筛选条件；或不带游标重新开始。在事件流中，也可以发送您最后处理的事件的 id。",
            "Envoyez tel quel le nextCursor de la page précédente, avec le même tri et les mêmes filtres, ou recommencez sans lui. Dans le flux d’événements, l’id du dernier événement traité convient aussi.",
            "Senden Sie nextCursor der vorigen Seite genau so, wie er kam, mit derselben Sortierung und denselben Filtern, oder beginnen Sie ohne ihn neu. Im Ereignisstrom geht auch die id des zuletzt verarbeiteten Ereignisses."
        ),
    };

    public static readonly Error IfMatchInvalid = new(
        "if_match_invalid",
        400,
        new(
            "The If-Match header is not a list of entity tags.",
            "If-Match 标头不是实体标签列表。",
            "L’en-tête If-Match n’est pas une liste d’étiquettes d’entité.",
            "Der Header If-Match ist keine Liste von Entity-Tags."
        )
    )
    {
        Cause = new(
            "The header has something else than entity tags in double quotes, separated by commas; mostly the quotes are missing.",
            "该标头的内容不是以逗号分隔、带双引号的实体标签；多数情况下是缺少引号。",
            "L’en-tête contient autre chose que des étiquettes d’entité entre guillemets doubles, séparées par des virgules ; le plus souvent, les guillemets manquent.",
            "Der Header enthält etwas anderes als Entity-Tags in doppelten Anführungszeichen, durch Kommas getrennt; meist fehlen die Anführungszeichen."
        ),
        Remedy = new(
            "Send the ETag of the last answer as it came, quotes included, such as If-Match: \"7\"; or If-Match: * for whatever version is there.",
            "请原样发送上次响应的 ETag（包括引号），例如 If-Match: \"7\"；若不限版本，请发送 If-Match: *。",
            "Envoyez l’ETag de la dernière réponse tel quel, guillemets compris, par exemple If-Match: \"7\" ; ou If-Match: * pour n’importe quelle version.",
            "Senden Sie den ETag der letzten Antwort so, wie er kam, samt Anführungszeichen, etwa If-Match: \"7\"; oder If-Match: * für jede Version."
        ),
    };

    public static readonly Error IdempotencyKeyInvalid = new(
        "idempotency_key_invalid",
        400,
        new(
            "The Idempotency-Key header must have 1 to 255 printable ASCII characters.",
            "Idempotency-Key 标头必须为 1 至 255 个可打印的 ASCII 字符。",
            "L’en-tête Idempotency-Key doit comporter 1 à 255 caractères ASCII imprimables.",
            "Der Header Idempotency-Key muss aus 1 bis 255 druckbaren ASCII-Zeichen bestehen."
        )
    )
    {
        Cause = new(
            "The header is empty, longer than 255 characters, sent twice, or has characters other than printable ASCII, such as an umlaut or a tab.",
            "该标头为空、超过 255 个字符、重复发送，或含有可打印 ASCII 以外的字符，例如汉字或制表符。",
            "L’en-tête est vide, dépasse 255 caractères, figure deux fois ou contient autre chose que de l’ASCII imprimable, par exemple une lettre accentuée ou une tabulation.",
            "Der Header ist leer, länger als 255 Zeichen, doppelt vorhanden oder enthält anderes als druckbares ASCII, etwa einen Umlaut oder einen Tabulator."
        ),
        Remedy = new(
            "Send one key for each request that is meant once, such as a random UUID, or leave the header out.",
            "请为每个只应执行一次的请求发送一个键，例如随机 UUID；或省略该标头。",
            "Envoyez une clé par requête à n’exécuter qu’une fois, par exemple un UUID aléatoire, ou omettez l’en-tête.",
            "Senden Sie einen Schlüssel für jede Anfrage, die einmal gemeint ist, etwa eine zufällige UUID, oder lassen Sie den Header weg."
        ),
    };

    public static readonly Error CredentialMissing = new(
        "credential_missing",
        401,
        new("This needs a credential.", "此操作需要凭证。", "Cette opération exige une authentification.", "Dafür ist ein Zugang nötig."),
        new(
            "Send an API key or a token in Authorization: Bearer, or an API key in X-Api-Key.",
            "请在 Authorization: Bearer 中发送 API 密钥或令牌，或在 X-Api-Key 中发送 API 密钥。",
            "Envoyez une clé API ou un jeton dans Authorization: Bearer, ou une clé API dans X-Api-Key.",
            "Senden Sie einen API-Schlüssel oder ein Token in Authorization: Bearer oder einen API-Schlüssel in X-Api-Key."
        )
    )
    {
        Cause = new(
            "The request has neither X-Api-Key nor Authorization: Bearer. Authorization with another scheme, such as Basic, counts as none.",
            "请求中既没有 X-Api-Key，也没有 Authorization: Bearer。使用其他方式（如 Basic）的 Authorization 视为未提供。",
            "La requête n’a ni X-Api-Key ni Authorization: Bearer. Un Authorization d’un autre type, comme Basic, ne compte pas.",
            "Die Anfrage hat weder X-Api-Key noch Authorization: Bearer. Ein Authorization anderer Art, etwa Basic, zählt nicht."
        ),
        Remedy = new(
            "Send your API key or token with each request. Admins make keys with POST /v1/api-keys, and partners make tokens of customers with POST /v1/customers/{id}/tokens.",
            "请在每个请求中发送您的 API 密钥或令牌。管理员通过 POST /v1/api-keys 创建密钥，合作方通过 POST /v1/customers/{id}/tokens 为客户创建令牌。",
            "Envoyez votre clé API ou votre jeton avec chaque requête. Les administrateurs créent les clés par POST /v1/api-keys, et les partenaires les jetons de leurs clients par POST /v1/customers/{id}/tokens.",
            "Senden Sie mit jeder Anfrage Ihren API-Schlüssel oder Ihr Token. Administratoren legen Schlüssel mit POST /v1/api-keys an, Partner die Token ihrer Kunden mit POST /v1/customers/{id}/tokens."
        ),
    };

    public static readonly Error CredentialInvalid = new(
        "credential_invalid",
        401,
        new(
            "The credential is unknown, expired or revoked.",
            "凭证未知、已过期或已撤销。",
            "Les identifiants sont inconnus, expirés ou révoqués.",
            "Der Zugang ist unbekannt, abgelaufen oder widerrufen."
        )
    )
    {
        Cause = new(
            "The key or token is misspelt, cut off, expired, revoked or, after a rotation, past its overlap, or its agent is not active. A token of the identity provider may be for another audience or without a known role; demo keys work in Development only.",
            "密钥或令牌拼写有误、不完整、已过期、已撤销或轮换后已过重叠期，或其客服人员已停用。身份提供方的令牌也可能属于其他受众，或没有已知角色；演示密钥仅在 Development 环境中有效。",
            "La clé ou le jeton est mal écrit, incomplet, expiré, révoqué ou, après une rotation, au-delà du chevauchement, ou son agent n’est pas actif. Un jeton du fournisseur d’identité peut viser un autre public ou n’avoir aucun rôle connu ; les clés de démonstration ne valent qu’en Development.",
            "Der Schlüssel oder das Token ist falsch geschrieben, unvollständig, abgelaufen, widerrufen oder nach einem Wechsel über die Überlappung hinaus, oder sein Agent ist nicht aktiv. Ein Token des Identitätsanbieters kann für eine andere Zielgruppe oder ohne bekannte Rolle sein; Demo-Schlüssel gelten nur in Development."
        ),
        Remedy = new(
            "Get a new one: a customer's token from the partner (POST /v1/customers/{id}/tokens), a key from an admin (POST /v1/api-keys), a token of the identity provider by logging in again. GET /v1/api-keys tells admins and partners what became of a key.",
            "请获取新的凭证：客户令牌由合作方签发（POST /v1/customers/{id}/tokens），密钥由管理员创建（POST /v1/api-keys），身份提供方的令牌可重新登录获取。管理员和合作方可通过 GET /v1/api-keys 查看密钥的状态。",
            "Obtenez-en un nouveau : le jeton d’un client du partenaire (POST /v1/customers/{id}/tokens), une clé d’un administrateur (POST /v1/api-keys), un jeton du fournisseur d’identité en vous reconnectant. GET /v1/api-keys dit aux administrateurs et aux partenaires ce qu’est devenue une clé.",
            "Besorgen Sie sich einen neuen: das Token eines Kunden vom Partner (POST /v1/customers/{id}/tokens), einen Schlüssel von einem Administrator (POST /v1/api-keys), ein Token des Identitätsanbieters durch erneutes Anmelden. GET /v1/api-keys zeigt Administratoren und Partnern, was aus einem Schlüssel wurde."
        ),
    };

    public static readonly Error ScopeMissing = new(
        "scope_missing",
        403,
        new(
            "The credential lacks the scope for this.",
            "该凭证缺少此操作所需的权限范围。",
            "Il manque à ces identifiants la portée nécessaire.",
            "Dem Zugang fehlt der nötige Scope."
        ),
        new("It needs the scope {0}.", "需要权限范围 {0}。", "La portée {0} est nécessaire.", "Nötig ist der Scope {0}.")
    )
    {
        Cause = new(
            "The key was made with some scopes only, and the one that detail names is not among them. A customer's token has the scopes of the key that issued it, and a token of the identity provider those in scope or scp.",
            "该密钥创建时只含部分权限范围，不包括 detail 中所列的那一个。客户令牌的权限范围与签发它的密钥相同，身份提供方令牌的权限范围取自 scope 或 scp。",
            "La clé a été créée avec certaines portées seulement, sans celle que nomme detail. Le jeton d’un client a les portées de la clé qui l’a émis, et celui du fournisseur d’identité celles de scope ou de scp.",
            "Der Schlüssel wurde nur mit einigen Scopes angelegt, und der, den detail nennt, ist nicht darunter. Das Token eines Kunden hat die Scopes des Schlüssels, der es ausgestellt hat, ein Token des Identitätsanbieters die aus scope oder scp."
        ),
        Remedy = new(
            "The scopes of a key cannot be changed, not by rotating it either: have an admin make another one with this scope (scopes in POST /v1/api-keys), or ask for it at the identity provider.",
            "密钥的权限范围无法更改，轮换也不会改变：请管理员另建一个含该权限范围的密钥（POST /v1/api-keys 的 scopes），或向身份提供方申请该权限范围。",
            "Les portées d’une clé ne se changent pas, même par rotation : demandez à un administrateur d’en créer une autre avec cette portée (scopes dans POST /v1/api-keys), ou demandez la portée au fournisseur d’identité.",
            "Die Scopes eines Schlüssels lassen sich nicht ändern, auch nicht durch Wechseln: Lassen Sie von einem Administrator einen anderen mit diesem Scope anlegen (scopes in POST /v1/api-keys), oder fordern Sie ihn beim Identitätsanbieter an."
        ),
    };

    public static readonly Error ActorNotAllowed = new(
        "actor_not_allowed",
        403,
        new(
            "This kind of caller may not do this.",
            "此类调用方无权执行该操作。",
            "Ce type d’appelant n’y est pas autorisé.",
            "Diese Art von Aufrufer darf das nicht."
        ),
        new("It is for: {0}.", "仅限：{0}。", "Réservé à : {0}.", "Vorbehalten für: {0}.")
    )
    {
        Cause = new(
            "The credential is valid, but of a kind that the operation is not for, such as a customer's token where only staff may act. No scope widens that.",
            "凭证有效，但其类型不能用于该操作，例如以客户令牌执行仅限工作人员的操作。任何权限范围都不能放宽这一限制。",
            "Les identifiants sont valides, mais d’un type auquel l’opération n’est pas destinée, par exemple le jeton d’un client là où seul le personnel peut agir. Aucune portée n’y change rien.",
            "Der Zugang ist gültig, aber von einer Art, für die die Operation nicht ist, etwa das Token eines Kunden, wo nur Mitarbeitende handeln dürfen. Daran ändert kein Scope etwas."
        ),
        Remedy = new(
            "Use a credential of one of the kinds that detail names, or have somebody do it who has one.",
            "请使用 detail 所列类型之一的凭证，或请持有此类凭证的人操作。",
            "Utilisez des identifiants de l’un des types que nomme detail, ou demandez à quelqu’un qui en a.",
            "Verwenden Sie einen Zugang einer der Arten, die detail nennt, oder bitten Sie jemanden, der einen hat."
        ),
    };

    public static readonly Error NotFound = new(
        "not_found",
        404,
        new("There is nothing here.", "此处没有任何内容。", "Il n’y a rien ici.", "Hier gibt es nichts.")
    )
    {
        Cause = new(
            "The path is misspelt or lacks /v1, or what it leads to is not switched on here, such as /v1/test in production. In GET /v1/problems/{code} there is no such code.",
            "路径拼写有误或缺少 /v1，或其所指的功能在此未启用，例如生产环境中的 /v1/test。对于 GET /v1/problems/{code}，则是没有此代码。",
            "Le chemin est mal écrit ou n’a pas /v1, ou mène à quelque chose qui n’est pas activé ici, comme /v1/test en production. Pour GET /v1/problems/{code}, ce code n’existe pas.",
            "Der Pfad ist falsch geschrieben oder hat kein /v1, oder wohin er führt, ist hier nicht eingeschaltet, etwa /v1/test in Produktion. Bei GET /v1/problems/{code} gibt es diesen Code nicht."
        ),
        Remedy = new(
            "Compare it with the paths in /openapi/v1.json, or take the code from GET /v1/problems.",
            "请与 /openapi/v1.json 中的路径核对，或从 GET /v1/problems 中取得代码。",
            "Comparez-le aux chemins de /openapi/v1.json, ou prenez le code dans GET /v1/problems.",
            "Vergleichen Sie ihn mit den Pfaden in /openapi/v1.json, oder nehmen Sie den Code aus GET /v1/problems."
        ),
    };

    public static readonly Error MethodNotAllowed = new(
        "method_not_allowed",
        405,
        new(
            "This address does not take that method.",
            "此地址不支持该方法。",
            "Cette adresse n’accepte pas cette méthode.",
            "Diese Adresse nimmt diese Methode nicht an."
        ),
        new("See the Allow header.", "请查看 Allow 标头。", "Voir l’en-tête Allow.", "Siehe den Header Allow.")
    )
    {
        Cause = new(
            "The address exists, but not for this method: PUT where there is PATCH, for example, or DELETE of something that is ended in another way.",
            "该地址存在，但不支持此方法：例如应使用 PATCH 却使用了 PUT，或用 DELETE 删除只能以其他方式结束的内容。",
            "L’adresse existe, mais pas pour cette méthode : par exemple PUT au lieu de PATCH, ou DELETE de ce à quoi on met fin autrement.",
            "Die Adresse gibt es, aber nicht mit dieser Methode: etwa PUT statt PATCH, oder DELETE, wo etwas auf andere Weise beendet wird."
        ),
        Remedy = new(
            "Use one of the methods in the Allow header. /openapi/v1.json has the operations of each path.",
            "请使用 Allow 标头中列出的方法。/openapi/v1.json 列有每个路径的操作。",
            "Utilisez l’une des méthodes de l’en-tête Allow. /openapi/v1.json donne les opérations de chaque chemin.",
            "Verwenden Sie eine der Methoden im Header Allow. /openapi/v1.json nennt die Operationen jedes Pfads."
        ),
    };

    public static readonly Error NotAcceptable = new(
        "not_acceptable",
        406,
        new(
            "None of the types in the Accept header can be served.",
            "无法提供 Accept 标头中的任何类型。",
            "Aucun des types de l’en-tête Accept ne peut être fourni.",
            "Keiner der Typen im Header Accept kann geliefert werden."
        )
    )
    {
        Cause = new(
            "Accept names only types that this operation does not have, or rules out those that it has with q=0.",
            "Accept 只列出了该操作不提供的类型，或以 q=0 排除了它所提供的类型。",
            "Accept ne nomme que des types que cette opération n’a pas, ou exclut par q=0 ceux qu’elle a.",
            "Accept nennt nur Typen, die diese Operation nicht hat, oder schließt mit q=0 die aus, die sie hat."
        ),
        Remedy = new(
            "Leave Accept out, or name one of the types that /openapi/v1.json lists for the operation, such as application/json, text/plain or text/html for a transcript.",
            "请省略 Accept，或使用 /openapi/v1.json 为该操作列出的类型，例如对话记录可用 application/json、text/plain 或 text/html。",
            "Omettez Accept, ou nommez l’un des types que /openapi/v1.json donne pour l’opération, par exemple application/json, text/plain ou text/html pour une transcription.",
            "Lassen Sie Accept weg, oder nennen Sie einen der Typen, die /openapi/v1.json zur Operation aufführt, etwa application/json, text/plain oder text/html für ein Gesprächsprotokoll."
        ),
    };

    public static readonly Error ConcurrentChange = new(
        "concurrent_change",
        409,
        new(
            "Others kept changing this at the same moment.",
            "其他请求正在同时更改此内容。",
            "D’autres requêtes modifient cet élément au même moment.",
            "Andere ändern dies gerade gleichzeitig."
        ),
        new(
            "Nothing was changed; try again in a moment.",
            "未做任何更改；请稍后重试。",
            "Rien n’a été modifié ; réessayez dans un instant.",
            "Es wurde nichts geändert; versuchen Sie es gleich noch einmal."
        )
    )
    {
        Cause = new(
            "So many requests change the same resource that this one lost 100 times, waited 30 seconds for its turn, or found 1,000 others waiting. Nothing was changed by it.",
            "同时更改同一资源的请求过多：该请求已失败 100 次、已等待 30 秒仍未轮到，或前面已有 1,000 个请求在等待。它未做任何更改。",
            "Tant de requêtes modifient la même ressource que celle-ci a échoué 100 fois, a attendu son tour 30 secondes ou a trouvé 1 000 autres requêtes en attente. Elle n’a rien modifié.",
            "So viele Anfragen ändern dieselbe Ressource, dass diese 100-mal unterlag, 30 Sekunden auf ihre Reihe wartete oder 1.000 wartende vorfand. Sie hat nichts geändert."
        ),
        Remedy = new(
            "Send it again after a pause, with the same Idempotency-Key, and send changes of one resource one after another rather than all at once.",
            "请稍后重试并沿用同一个 Idempotency-Key；对同一资源的更改请依次发送，不要同时发送。",
            "Renvoyez-la après une pause, avec la même Idempotency-Key, et envoyez les modifications d’une même ressource l’une après l’autre plutôt que toutes à la fois.",
            "Senden Sie sie nach einer Pause erneut, mit demselben Idempotency-Key, und senden Sie Änderungen an einer Ressource nacheinander statt alle zugleich."
        ),
    };

    public static readonly Error IdempotentAnswerSealed = new(
        "idempotent_answer_sealed",
        409,
        new(
            "This was done before, and the answer held a secret.",
            "此请求先前已执行，其响应包含机密内容。",
            "Cette requête a déjà été exécutée et sa réponse contenait un secret.",
            "Diese Anfrage wurde bereits ausgeführt, und ihre Antwort enthielt ein Geheimnis."
        ),
        new(
            "Only the very token that was used then gets the answer again. What was made is there; make another with a new idempotency key.",
            "只有当时使用的令牌才能再次获得该响应。所创建的内容仍然存在；如需重新创建，请使用新的幂等键。",
            "Seul le jeton utilisé alors peut obtenir de nouveau cette réponse. L’élément existe ; pour en créer un autre, utilisez une nouvelle clé d’idempotence.",
            "Nur das damals verwendete Token erhält die Antwort noch einmal. Das Angelegte ist vorhanden; für ein weiteres verwenden Sie einen neuen Idempotenzschlüssel."
        )
    )
    {
        Cause = new(
            "The answer is kept encrypted with the token that the first request showed. The same caller repeats the request with another token of the identity provider, mostly since the first one was renewed.",
            "响应以首次请求所用的令牌加密保存。同一调用方用身份提供方的另一个令牌重复了该请求，通常是因为原令牌已更新。",
            "La réponse est conservée chiffrée avec le jeton de la première requête. Le même appelant répète la requête avec un autre jeton du fournisseur d’identité, le plus souvent parce que le premier a été renouvelé.",
            "Die Antwort ist mit dem Token verschlüsselt, das die erste Anfrage zeigte. Derselbe Aufrufer wiederholt sie mit einem anderen Token des Identitätsanbieters, meist weil das erste erneuert wurde."
        ),
        Remedy = new(
            "Repeat it with the first token if you still have it. Otherwise find what was made in its list, such as GET /v1/api-keys, revoke it, and make another one with a new Idempotency-Key.",
            "如仍持有原令牌，请用它重复请求。否则请在相应列表（如 GET /v1/api-keys）中找到所创建的内容并撤销，再用新的 Idempotency-Key 重新创建。",
            "Répétez-la avec le premier jeton si vous l’avez encore. Sinon, retrouvez ce qui a été créé dans sa liste, par exemple GET /v1/api-keys, révoquez-le et recommencez avec une nouvelle Idempotency-Key.",
            "Wiederholen Sie sie mit dem ersten Token, wenn Sie es noch haben. Sonst suchen Sie das Angelegte in seiner Liste, etwa GET /v1/api-keys, widerrufen es und legen mit einem neuen Idempotency-Key ein anderes an."
        ),
    };

    public static readonly Error VersionMismatch = new(
        "version_mismatch",
        412,
        new(
            "Somebody else changed this first.",
            "已有他人先行更改。",
            "Quelqu’un d’autre l’a modifié entre-temps.",
            "Jemand anderes hat dies zuerst geändert."
        ),
        new(
            "Read it again and decide anew; nothing was changed.",
            "请重新读取后再决定；未做任何更改。",
            "Relisez-le puis décidez à nouveau ; rien n’a été modifié.",
            "Lesen Sie es neu und entscheiden Sie noch einmal; nichts wurde geändert."
        )
    )
    {
        Cause = new(
            "If-Match names another version than the one that is there now, which currentVersion tells: mostly it was changed since you read it, perhaps by the product itself. A weak tag, W/\"…\", as some proxies make it, never matches.",
            "If-Match 中的版本与当前版本（见 currentVersion）不同：通常是自您读取以来内容已有更改，也可能是由系统自身更改的。弱标签 W/\"…\"（某些代理会生成）永远不匹配。",
            "If-Match nomme une autre version que l’actuelle, donnée par currentVersion : le plus souvent, il y a eu une modification depuis votre lecture, peut-être par le produit lui-même. Une étiquette faible, W/\"…\", comme en font certains proxys, ne correspond jamais.",
            "If-Match nennt eine andere Version als die jetzige, die currentVersion angibt: Meist wurde etwas geändert, seit Sie gelesen haben, vielleicht vom Produkt selbst. Ein schwacher Tag, W/\"…\", wie ihn manche Proxys machen, passt nie."
        ),
        Remedy = new(
            "GET it again, apply your change to what is there now, and send that with the new ETag in If-Match. When you use an Idempotency-Key, take a new one.",
            "请重新 GET，在当前内容的基础上更改，并在 If-Match 中发送新的 ETag。如使用 Idempotency-Key，请换用新的键。",
            "Relisez par GET, appliquez votre modification à ce qui s’y trouve et envoyez-la avec le nouvel ETag dans If-Match. Si vous utilisez une Idempotency-Key, prenez-en une nouvelle.",
            "Lesen Sie mit GET neu, ändern Sie, was jetzt da ist, und senden Sie das mit dem neuen ETag in If-Match. Wenn Sie einen Idempotency-Key verwenden, nehmen Sie einen neuen."
        ),
    };

    public static readonly Error RequestTimeout = new(
        "request_timeout",
        408,
        new(
            "The request did not arrive in time.",
            "请求未能及时到达。",
            "La requête n’est pas arrivée à temps.",
            "Die Anfrage ist nicht rechtzeitig angekommen."
        ),
        new(
            "Send all of it at once, on a new connection.",
            "请在新连接上一次性发送完整请求。",
            "Envoyez-la d’un seul tenant, sur une nouvelle connexion.",
            "Senden Sie sie auf einer neuen Verbindung in einem Zug."
        )
    )
    {
        Cause = new(
            "The headers took longer than 30 seconds, or the body came with fewer than 240 bytes a second: mostly a bad connection, or a program that opens the request before it has the data.",
            "标头的发送超过 30 秒，或正文的传输速度低于每秒 240 字节：通常是网络不佳，或程序在数据就绪之前就开始了请求。",
            "Les en-têtes ont pris plus de 30 secondes, ou le corps est arrivé à moins de 240 octets par seconde : le plus souvent une mauvaise connexion, ou un programme qui ouvre la requête avant d’avoir ses données.",
            "Die Header brauchten länger als 30 Sekunden, oder der Inhalt kam mit weniger als 240 Byte je Sekunde: meist eine schlechte Verbindung oder ein Programm, das die Anfrage beginnt, bevor es die Daten hat."
        ),
        Remedy = new(
            "Prepare the whole body first and send it again on a new connection, with the same Idempotency-Key if there was one.",
            "请先准备好完整的正文，再在新连接上重新发送；如使用了 Idempotency-Key，请沿用同一个。",
            "Préparez d’abord tout le corps, puis renvoyez-le sur une nouvelle connexion, avec la même Idempotency-Key le cas échéant.",
            "Stellen Sie zuerst den ganzen Inhalt bereit und senden Sie ihn auf einer neuen Verbindung erneut, gegebenenfalls mit demselben Idempotency-Key."
        ),
    };

    public static readonly Error HostNotAllowed = new(
        "host_not_allowed",
        400,
        new("No such host is served here.", "此处不提供该主机名的服务。", "Cet hôte n’est pas desservi ici.", "Dieser Host wird hier nicht bedient."),
        new(
            "Use the host name under which the API was given to you. Whoever operates it sets AllowedHosts.",
            "请使用提供给您的 API 主机名。运营方通过 AllowedHosts 设置。",
            "Utilisez le nom d’hôte sous lequel l’API vous a été indiquée. L’exploitant règle AllowedHosts.",
            "Verwenden Sie den Hostnamen, unter dem Ihnen die API genannt wurde. Der Betreiber stellt AllowedHosts ein."
        )
    )
    {
        Cause = new(
            "The Host header has a name, or an IP address, that is not among those in AllowedHosts; often a proxy passes on its own.",
            "Host 标头中的主机名或 IP 地址不在 AllowedHosts 之列；常见原因是代理转发了它自己的主机名。",
            "L’en-tête Host porte un nom ou une adresse IP qui ne figure pas dans AllowedHosts ; souvent, un proxy transmet le sien.",
            "Der Header Host nennt einen Namen oder eine IP-Adresse, die nicht in AllowedHosts steht; oft gibt ein Proxy den eigenen weiter."
        ),
        Remedy = new(
            "Call the API under the name that you were given. Whoever operates it adds a missing name to AllowedHosts, or has the proxy pass on the Host header.",
            "请使用提供给您的主机名调用 API。运营方可将缺少的名称加入 AllowedHosts，或让代理转发原 Host 标头。",
            "Appelez l’API sous le nom qui vous a été donné. L’exploitant ajoute un nom manquant à AllowedHosts, ou fait transmettre l’en-tête Host par le proxy.",
            "Rufen Sie die API unter dem Namen auf, der Ihnen genannt wurde. Der Betreiber nimmt einen fehlenden Namen in AllowedHosts auf oder lässt den Proxy den Header Host weitergeben."
        ),
    };

    public static readonly Error AddressTooLong = new(
        "address_too_long",
        414,
        new("The address is too long.", "请求地址过长。", "L’adresse est trop longue.", "Die Adresse ist zu lang."),
        new(
            "Method, path and query may have 8,192 bytes together.",
            "方法、路径和查询合计不得超过 8,192 字节。",
            "La méthode, le chemin et les paramètres ne peuvent dépasser 8 192 octets au total.",
            "Methode, Pfad und Abfrage dürfen zusammen 8.192 Byte haben."
        )
    )
    {
        Cause = new(
            "Method, path and query have more than 8,192 bytes together: mostly a filter with very many values.",
            "方法、路径和查询合计超过 8,192 字节：通常是某个筛选条件的值过多。",
            "La méthode, le chemin et les paramètres dépassent ensemble 8 192 octets : le plus souvent un filtre avec trop de valeurs.",
            "Methode, Pfad und Abfrage haben zusammen mehr als 8.192 Byte: meist ein Filter mit sehr vielen Werten."
        ),
        Remedy = new(
            "Spread the values over several requests, or filter by something that they have in common.",
            "请将这些值分到多个请求中，或按它们的共同点筛选。",
            "Répartissez les valeurs sur plusieurs requêtes, ou filtrez par ce qu’elles ont en commun.",
            "Verteilen Sie die Werte auf mehrere Anfragen, oder filtern Sie nach etwas, das sie gemeinsam haben."
        ),
    };

    public static readonly Error HeadersTooLarge = new(
        "headers_too_large",
        431,
        new(
            "The headers are too large or too many.",
            "请求标头过大或过多。",
            "Les en-têtes sont trop volumineux ou trop nombreux.",
            "Die Header sind zu groß oder zu viele."
        ),
        new(
            "They may be 100 and have 32,768 bytes together.",
            "最多 100 个，合计不得超过 32,768 字节。",
            "Il peut y en avoir 100, de 32 768 octets au total.",
            "Es dürfen 100 sein, die zusammen 32.768 Byte haben."
        )
    )
    {
        Cause = new(
            "There are more than 100 headers, or they have more than 32,768 bytes together: mostly cookies, or a token with very many claims.",
            "标头超过 100 个，或合计超过 32,768 字节：通常是 Cookie，或声明过多的令牌。",
            "Il y a plus de 100 en-têtes, ou ils dépassent ensemble 32 768 octets : le plus souvent des cookies, ou un jeton aux trop nombreuses revendications.",
            "Es sind mehr als 100 Header, oder sie haben zusammen mehr als 32.768 Byte: meist Cookies oder ein Token mit sehr vielen Claims."
        ),
        Remedy = new(
            "Leave out what the API does not need, such as Cookie, and have the identity provider put less into its tokens.",
            "请去掉 API 不需要的标头（如 Cookie），并让身份提供方减少令牌中的内容。",
            "Retirez ce dont l’API n’a pas besoin, comme Cookie, et faites alléger les jetons du fournisseur d’identité.",
            "Lassen Sie weg, was die API nicht braucht, etwa Cookie, und lassen Sie den Identitätsanbieter weniger in seine Token aufnehmen."
        ),
    };

    public static readonly Error HttpVersionUnsupported = new(
        "http_version_unsupported",
        505,
        new(
            "This version of HTTP is not spoken here.",
            "此处不支持该 HTTP 版本。",
            "Cette version de HTTP n’est pas prise en charge.",
            "Diese Version von HTTP wird hier nicht gesprochen."
        ),
        new("Use HTTP/1.1.", "请使用 HTTP/1.1。", "Utilisez HTTP/1.1.", "Verwenden Sie HTTP/1.1.")
    )
    {
        Cause = new(
            "The request line names a version of HTTP that the server does not know.",
            "请求行中的 HTTP 版本是服务器不支持的版本。",
            "La ligne de requête nomme une version de HTTP que le serveur ne connaît pas.",
            "Die Anfragezeile nennt eine Version von HTTP, die der Server nicht kennt."
        ),
        Remedy = new(
            "Send HTTP/1.1, as every current HTTP library does by itself; look for a proxy or a hand-written request when yours does not.",
            "请使用 HTTP/1.1，现行的 HTTP 库默认即如此；否则请检查代理或手工编写的请求。",
            "Envoyez du HTTP/1.1, ce que fait d’elle-même toute bibliothèque HTTP actuelle ; sinon, cherchez un proxy ou une requête écrite à la main.",
            "Senden Sie HTTP/1.1, was jede heutige HTTP-Bibliothek von selbst tut; sonst suchen Sie nach einem Proxy oder einer von Hand geschriebenen Anfrage."
        ),
    };

    public static readonly Error BodyTooLarge = new(
        "body_too_large",
        413,
        new("The body is too large.", "请求正文过大。", "Le corps de la requête est trop volumineux.", "Der Inhalt der Anfrage ist zu groß.")
    )
    {
        Cause = new(
            "A body may have 262,144 bytes (256 KiB), an iCalendar file 1,048,576.",
            "正文最多 262,144 字节（256 KiB），iCalendar 文件最多 1,048,576 字节。",
            "Un corps peut avoir 262 144 octets (256 Kio), un fichier iCalendar 1 048 576.",
            "Ein Inhalt darf 262.144 Byte (256 KiB) haben, eine iCalendar-Datei 1.048.576."
        ),
        Remedy = new(
            "Shorten the texts, or spread the content over several requests, such as several messages of a ticket.",
            "请缩短文本，或将内容分到多个请求中，例如工单的多条消息。",
            "Raccourcissez les textes, ou répartissez le contenu sur plusieurs requêtes, par exemple plusieurs messages d’une demande.",
            "Kürzen Sie die Texte, oder verteilen Sie den Inhalt auf mehrere Anfragen, etwa auf mehrere Nachrichten."
        ),
    };

    public static readonly Error MediaTypeUnsupported = new(
        "media_type_unsupported",
        415,
        new(
            "The body is of a type that is not taken here.",
            "此处不接受该类型的请求正文。",
            "Ce type de corps n’est pas accepté ici.",
            "Inhalt dieser Art wird hier nicht angenommen."
        ),
        new(
            "Send one of the types that the header Accept of this answer names: mostly application/json, for PATCH application/merge-patch+json.",
            "请使用此响应的 Accept 标头所列的类型之一：通常为 application/json，PATCH 为 application/merge-patch+json。",
            "Envoyez un des types que nomme l’en-tête Accept de cette réponse : en général application/json, pour PATCH application/merge-patch+json.",
            "Senden Sie einen der Typen, die der Header Accept dieser Antwort nennt: meist application/json, bei PATCH application/merge-patch+json."
        )
    )
    {
        Cause = new(
            "Content-Type is missing, or is not the one of this operation: mostly it is that of a form or text/plain, or has a charset other than utf-8.",
            "Content-Type 缺失，或不是该操作所用的类型：常见的是表单类型或 text/plain，或 charset 不是 utf-8。",
            "Content-Type manque, ou n’est pas celui de cette opération : le plus souvent celui d’un formulaire ou text/plain, ou avec un charset autre que utf-8.",
            "Content-Type fehlt oder ist nicht der dieser Operation: meist der eines Formulars oder text/plain, oder mit anderem charset als utf-8."
        ),
        Remedy = new(
            "Set Content-Type to one of the types in the Accept header of the refusal.",
            "请将 Content-Type 设为此拒绝响应的 Accept 标头中所列的类型之一。",
            "Donnez à Content-Type l’un des types de l’en-tête Accept du refus.",
            "Setzen Sie Content-Type auf einen der Typen im Header Accept der Ablehnung."
        ),
    };

    public static readonly Error ContentEncodingUnsupported = new(
        "content_encoding_unsupported",
        415,
        new(
            "The body is encoded in a way that is not taken here.",
            "此处不接受该编码方式的请求正文。",
            "Le corps est encodé d’une façon qui n’est pas acceptée ici.",
            "Der Inhalt ist auf eine Weise kodiert, die hier nicht angenommen wird."
        ),
        new(
            "Send it as it is, without Content-Encoding, and with no Transfer-Encoding but chunked.",
            "请直接发送原始内容，不要使用 Content-Encoding；Transfer-Encoding 只能是 chunked。",
            "Envoyez-le tel quel, sans Content-Encoding et sans autre Transfer-Encoding que chunked.",
            "Senden Sie ihn unverändert, ohne Content-Encoding und mit keinem anderen Transfer-Encoding als chunked."
        )
    )
    {
        Cause = new(
            "The body is compressed: Content-Encoding is gzip, br or the like, or Transfer-Encoding has more than chunked. Some HTTP libraries and proxies do that by themselves.",
            "正文被压缩：Content-Encoding 为 gzip、br 等，或 Transfer-Encoding 除 chunked 外还有其他编码。某些 HTTP 库和代理会自动这样做。",
            "Le corps est compressé : Content-Encoding vaut gzip, br ou autre, ou Transfer-Encoding contient plus que chunked. Certaines bibliothèques HTTP et certains proxys le font d’eux-mêmes.",
            "Der Inhalt ist komprimiert: Content-Encoding ist gzip, br oder dergleichen, oder Transfer-Encoding enthält mehr als chunked. Manche HTTP-Bibliotheken und Proxys tun das von selbst."
        ),
        Remedy = new(
            "Switch the compression of requests off in your HTTP library or proxy.",
            "请在您的 HTTP 库或代理中关闭请求压缩。",
            "Désactivez la compression des requêtes dans votre bibliothèque HTTP ou votre proxy.",
            "Schalten Sie das Komprimieren von Anfragen in Ihrer HTTP-Bibliothek oder Ihrem Proxy aus."
        ),
    };

    public static readonly Error IdempotencyKeyReused = new(
        "idempotency_key_reused",
        422,
        new(
            "This idempotency key was used for another request.",
            "此幂等键已用于另一个请求。",
            "Cette clé d’idempotence a servi à une autre requête.",
            "Dieser Idempotenzschlüssel wurde für eine andere Anfrage verwendet."
        ),
        new(
            "Use a new key for each new request; nothing was changed.",
            "每个新请求请使用新的键；未做任何更改。",
            "Utilisez une nouvelle clé pour chaque requête ; rien n’a été modifié.",
            "Verwenden Sie für jede neue Anfrage einen neuen Schlüssel; nichts wurde geändert."
        )
    )
    {
        Cause = new(
            "Within 24 hours the same caller has sent this Idempotency-Key with another method, path, query, If-Match or body. White space and the order of members make no difference.",
            "在 24 小时内，同一调用方曾以不同的方法、路径、查询、If-Match 或正文发送过此 Idempotency-Key。空白和成员顺序不影响判断。",
            "En moins de 24 heures, le même appelant a envoyé cette Idempotency-Key avec une autre méthode, un autre chemin, d’autres paramètres, un autre If-Match ou un autre corps. Les espaces et l’ordre des membres ne comptent pas.",
            "Innerhalb von 24 Stunden hat derselbe Aufrufer diesen Idempotency-Key mit anderer Methode, anderem Pfad, anderer Abfrage, anderem If-Match oder anderem Inhalt gesendet. Leerraum und die Reihenfolge der Elemente zählen nicht."
        ),
        Remedy = new(
            "Make a new key, such as a random UUID, for each thing that you want done, and keep a key only to repeat the very same request.",
            "请为每件要执行的事生成新的键（如随机 UUID），只有在重复完全相同的请求时才沿用原键。",
            "Créez une nouvelle clé, par exemple un UUID aléatoire, pour chaque chose à faire, et ne gardez une clé que pour répéter exactement la même requête.",
            "Erzeugen Sie für alles, was getan werden soll, einen neuen Schlüssel, etwa eine zufällige UUID, und behalten Sie einen nur, um genau dieselbe Anfrage zu wiederholen."
        ),
    };

    public static readonly Error IfMatchRequired = new(
        "if_match_required",
        428,
        new(
            "This needs an If-Match header.",
            "此操作需要 If-Match 标头。",
            "Cette opération exige un en-tête If-Match.",
            "Dafür ist ein Header If-Match nötig."
        ),
        new(
            "Send the ETag that you last read, or * to overwrite whatever is there.",
            "请发送您最后读取的 ETag，或发送 * 以覆盖现有内容。",
            "Envoyez le dernier ETag lu, ou * pour écraser l’existant.",
            "Senden Sie den zuletzt gelesenen ETag oder *, um den Stand zu überschreiben."
        )
    )
    {
        Cause = new(
            "PATCH, PUT and DELETE change what somebody has read, and must say which version that was.",
            "PATCH、PUT 和 DELETE 更改的是先前读取的内容，必须说明所读取的版本。",
            "PATCH, PUT et DELETE modifient ce qui a été lu, et doivent dire quelle version c’était.",
            "PATCH, PUT und DELETE ändern, was jemand gelesen hat, und müssen sagen, welche Version das war."
        ),
        Remedy = new(
            "GET the resource and send its ETag in If-Match; If-Match: * changes it whatever its version.",
            "请 GET 该资源，并在 If-Match 中发送其 ETag；If-Match: * 则不论版本都会更改。",
            "Lisez la ressource par GET et envoyez son ETag dans If-Match ; If-Match: * la modifie quelle que soit sa version.",
            "Lesen Sie die Ressource mit GET und senden Sie ihren ETag in If-Match; If-Match: * ändert sie in jeder Version."
        ),
    };

    public static readonly Error RateLimited = new(
        "rate_limited",
        429,
        new("Too many requests.", "请求过多。", "Trop de requêtes.", "Zu viele Anfragen."),
        new(
            "Wait for the seconds given in Retry-After.",
            "请等待 Retry-After 中给出的秒数。",
            "Attendez le nombre de secondes indiqué dans Retry-After.",
            "Warten Sie so viele Sekunden, wie Retry-After angibt."
        )
    )
    {
        Cause = new(
            "The credential, or without a valid one the network address, has sent more requests within a minute than RateLimit-Policy says. With a publishable key each address is counted by itself, and links to surveys have a limit of their own.",
            "该凭证（没有有效凭证时为网络地址）在一分钟内发送的请求超过了 RateLimit-Policy 的限制。使用可公开密钥时按各网络地址分别计数，调查链接另有自己的限制。",
            "Les identifiants ou, sans identifiants valides, l’adresse réseau ont envoyé en une minute plus de requêtes que ne le dit RateLimit-Policy. Avec une clé publiable, chaque adresse est comptée à part, et les liens d’enquête ont leur propre limite.",
            "Der Zugang oder, ohne gültigen Zugang, die Netzwerkadresse hat in einer Minute mehr Anfragen gesendet, als RateLimit-Policy angibt. Mit einem veröffentlichbaren Schlüssel zählt jede Adresse für sich, und Umfragelinks haben eine eigene Grenze."
        ),
        Remedy = new(
            "Wait for Retry-After and send it again with the same Idempotency-Key; spread requests by what the RateLimit header says is left. Whoever operates the API sets RateLimits.",
            "请等待 Retry-After 给出的时间，再以同一个 Idempotency-Key 重新发送；并按 RateLimit 标头给出的余量分散请求。运营方可通过 RateLimits 设置限制。",
            "Attendez le temps indiqué par Retry-After et renvoyez-la avec la même Idempotency-Key ; répartissez les requêtes selon ce que laisse l’en-tête RateLimit. L’exploitant règle RateLimits.",
            "Warten Sie, wie Retry-After angibt, und senden Sie mit demselben Idempotency-Key erneut; verteilen Sie Anfragen nach dem, was der Header RateLimit übrig lässt. Der Betreiber stellt RateLimits ein."
        ),
    };

    public static readonly Error Internal = new(
        "internal_error",
        500,
        new("Something went wrong on our side.", "我们这边出现了问题。", "Une erreur s’est produite de notre côté.", "Bei uns ist etwas schiefgegangen."),
        new(
            "Quote the traceId when you report it.",
            "报告问题时请提供 traceId。",
            "Indiquez le traceId si vous le signalez.",
            "Geben Sie bei einer Meldung die traceId an."
        )
    )
    {
        Cause = new(
            "The program met something that nobody has foreseen. It is not the fault of the request.",
            "程序遇到了未预见的情况。这不是请求的问题。",
            "Le programme a rencontré un cas que personne n’avait prévu. La requête n’y est pour rien.",
            "Das Programm ist auf etwas gestoßen, das niemand vorgesehen hat. An der Anfrage liegt es nicht."
        ),
        Remedy = new(
            "Try again once, with the same Idempotency-Key. When it comes again, report it with its traceId: with that, whoever operates the API finds the exception in the log.",
            "请以同一个 Idempotency-Key 重试一次。如再次出现，请报告并附上 traceId：运营方可据此在日志中找到异常。",
            "Réessayez une fois, avec la même Idempotency-Key. Si cela se répète, signalez-le avec son traceId : l’exploitant y retrouve l’exception dans le journal.",
            "Versuchen Sie es einmal erneut, mit demselben Idempotency-Key. Kommt es wieder, melden Sie es mit der traceId: Damit findet der Betreiber die Ausnahme im Protokoll."
        ),
    };

    public static readonly Error Unavailable = new(
        "service_unavailable",
        503,
        new(
            "The service cannot work at the moment.",
            "服务暂时不可用。",
            "Le service est momentanément indisponible.",
            "Der Dienst ist im Moment nicht verfügbar."
        ),
        new(
            "Try again later, with the same Idempotency-Key if there was one.",
            "请稍后重试；如使用了 Idempotency-Key，请沿用同一个。",
            "Réessayez plus tard, avec la même Idempotency-Key le cas échéant.",
            "Versuchen Sie es später erneut, gegebenenfalls mit demselben Idempotency-Key."
        )
    )
    {
        Cause = new(
            "The database does not answer, is locked, full or read-only, or lacks the schema of this version.",
            "数据库没有响应、被锁定、已满或处于只读状态，或尚无此版本的架构。",
            "La base de données ne répond pas, est verrouillée, pleine ou en lecture seule, ou n’a pas le schéma de cette version.",
            "Die Datenbank antwortet nicht, ist gesperrt, voll oder nur lesbar, oder ihr fehlt das Schema dieser Version."
        ),
        Remedy = new(
            "Send it again after Retry-After, with the same Idempotency-Key. Whoever operates the API sees in /health/ready and in the log what is wrong.",
            "请在 Retry-After 之后以同一个 Idempotency-Key 重新发送。运营方可在 /health/ready 和日志中查看原因。",
            "Renvoyez-la après le délai de Retry-After, avec la même Idempotency-Key. L’exploitant voit dans /health/ready et dans le journal ce qui ne va pas.",
            "Senden Sie nach der Zeit in Retry-After erneut, mit demselben Idempotency-Key. Der Betreiber sieht in /health/ready und im Protokoll, was fehlt."
        ),
    };

    /// <summary>All of them, for the catalogue.</summary>
    public static IReadOnlyList<Error> All { get; } =
    [
        MalformedRequest,
        ValidationFailed,
        TooMuchWork,
        CursorInvalid,
        IfMatchInvalid,
        IdempotencyKeyInvalid,
        CredentialMissing,
        CredentialInvalid,
        ScopeMissing,
        ActorNotAllowed,
        NotFound,
        MethodNotAllowed,
        NotAcceptable,
        RequestTimeout,
        ConcurrentChange,
        IdempotentAnswerSealed,
        VersionMismatch,
        BodyTooLarge,
        HostNotAllowed,
        AddressTooLong,
        MediaTypeUnsupported,
        ContentEncodingUnsupported,
        IdempotencyKeyReused,
        IfMatchRequired,
        RateLimited,
        HeadersTooLarge,
        Unavailable,
        HttpVersionUnsupported,
        Internal,
    ];
}
