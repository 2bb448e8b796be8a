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
    );

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
        new("See errors.", "请查看 errors。", "Voir errors.", "Siehe errors.")
    );

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
    );

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
    );

    public static readonly Error IfMatchInvalid = new(
        "if_match_invalid",
        400,
        new(
            "The If-Match header is not a list of entity tags.",
            "If-Match 标头不是实体标签列表。",
            "L’en-tête If-Match n’est pas une liste d’étiquettes d’entité.",
            "Der Header If-Match ist keine Liste von Entity-Tags."
        )
    );

    public static readonly Error IdempotencyKeyInvalid = new(
        "idempotency_key_invalid",
        400,
        new(
            "The Idempotency-Key header must have 1 to 255 printable ASCII characters.",
            "Idempotency-Key 标头必须为 1 至 255 个可打印的 ASCII 字符。",
            "L’en-tête Idempotency-Key doit comporter 1 à 255 caractères ASCII imprimables.",
            "Der Header Idempotency-Key muss aus 1 bis 255 druckbaren ASCII-Zeichen bestehen."
        )
    );

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
    );

    public static readonly Error CredentialInvalid = new(
        "credential_invalid",
        401,
        new(
            "The credential is unknown, expired or revoked.",
            "凭证未知、已过期或已撤销。",
            "Les identifiants sont inconnus, expirés ou révoqués.",
            "Der Zugang ist unbekannt, abgelaufen oder widerrufen."
        )
    );

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
    );

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
    );

    public static readonly Error NotFound = new(
        "not_found",
        404,
        new("There is nothing here.", "此处没有任何内容。", "Il n’y a rien ici.", "Hier gibt es nichts.")
    );

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
    );

    public static readonly Error NotAcceptable = new(
        "not_acceptable",
        406,
        new(
            "None of the types in the Accept header can be served.",
            "无法提供 Accept 标头中的任何类型。",
            "Aucun des types de l’en-tête Accept ne peut être fourni.",
            "Keiner der Typen im Header Accept kann geliefert werden."
        )
    );

    public static readonly Error ConcurrentChange = new(
        "concurrent_change",
        409,
        new(
            "Others kept changing this at the same moment.",
            "其他请求正在同时更改此内容。",
            "D’autres requêtes modifient cet élément au même moment.",
            "Andere ändern dies gerade gleichzeitig."
        ),
        new("Try again.", "请重试。", "Réessayez.", "Versuchen Sie es erneut.")
    );

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
    );

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
    );

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
    );

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
    );

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
    );

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
    );

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
    );

    public static readonly Error BodyTooLarge = new(
        "body_too_large",
        413,
        new("The body is too large.", "请求正文过大。", "Le corps de la requête est trop volumineux.", "Der Inhalt der Anfrage ist zu groß.")
    );

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
            "Send Content-Type: application/json (application/merge-patch+json for PATCH), unless the operation names another one.",
            "除非该操作另有说明，请发送 Content-Type: application/json（PATCH 为 application/merge-patch+json）。",
            "Envoyez Content-Type: application/json (application/merge-patch+json pour PATCH), sauf si l’opération en nomme un autre.",
            "Senden Sie Content-Type: application/json (bei PATCH application/merge-patch+json), wenn die Operation nichts anderes nennt."
        )
    );

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
    );

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
    );

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
    );

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
    );

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
    );

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
    );

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
