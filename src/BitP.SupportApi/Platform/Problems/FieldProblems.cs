using BitP.SupportApi.Platform.Localization;
using FluentValidation;

namespace BitP.SupportApi.Platform.Problems;

/// <summary>A reason why one member of a request is refused.</summary>
public sealed record FieldProblem(string Code, LocalizedText Message)
{
    public FieldError ToError() => new(Code, Message.Current);
}

/// <summary>The reasons that no rule of the validation library covers, and the names of those that it does.</summary>
public static class FieldProblems
{
    public static readonly FieldProblem Unknown = new(
        "unknown",
        new("This name is not known here.", "此处没有这个名称。", "Ce nom est inconnu ici.", "Dieser Name ist hier unbekannt.")
    );

    public static readonly FieldProblem Duplicate = new(
        "duplicate",
        new("This is given twice.", "重复给出。", "Cet élément figure deux fois.", "Dies ist doppelt angegeben.")
    );

    public static readonly FieldProblem Empty = new(
        "empty",
        new(
            "This has no value. Give one, or leave the parameter out.",
            "此参数没有值。请提供值，或省略该参数。",
            "Ce paramètre n’a pas de valeur. Donnez-en une ou omettez-le.",
            "Dieser Parameter hat keinen Wert. Geben Sie einen an oder lassen Sie den Parameter weg."
        )
    );

    public static readonly FieldProblem WrongType = new(
        "wrong_type",
        new(
            "This value has the wrong type or is not one of the allowed values.",
            "该值的类型不正确，或不在允许的取值之内。",
            "Cette valeur n’a pas le bon type ou ne fait pas partie des valeurs admises.",
            "Dieser Wert hat den falschen Typ oder ist keiner der erlaubten Werte."
        )
    );

    public static readonly FieldProblem ControlCharacter = new(
        "control_character",
        new(
            "Control characters and broken Unicode are not allowed.",
            "不允许使用控制字符或损坏的 Unicode。",
            "Les caractères de contrôle et l’Unicode invalide ne sont pas admis.",
            "Steuerzeichen und ungültiges Unicode sind nicht erlaubt."
        )
    );

    public static readonly FieldProblem Line = new(
        "line",
        new(
            "Give this in one line, without line ends, tabs and characters that reverse the order of others.",
            "请在一行内填写，不得包含换行符、制表符或反转文字顺序的字符。",
            "Donnez ceci en une ligne, sans saut de ligne, tabulation ni caractère qui inverse l’ordre des autres.",
            "Geben Sie dies in einer Zeile an, ohne Zeilenumbrüche, Tabulatoren und Zeichen, die die Reihenfolge anderer umkehren."
        )
    );

    public static readonly FieldProblem Language = new(
        "language",
        new(
            "This is not a BCP 47 language tag such as zh-CN, en, fr or de.",
            "这不是 BCP 47 语言标签，例如 zh-CN、en、fr 或 de。",
            "Ce n’est pas une étiquette de langue BCP 47 comme zh-CN, en, fr ou de.",
            "Das ist kein Sprachkürzel nach BCP 47 wie zh-CN, en, fr oder de."
        )
    );

    public static readonly FieldProblem LanguageOfTexts = new(
        Language.Code,
        new(
            "There are no texts in this language, only in zh-CN, en, fr and de.",
            "没有该语言的文本，仅提供 zh-CN、en、fr 和 de。",
            "Il n’y a pas de textes dans cette langue, seulement en zh-CN, en, fr et de.",
            "In dieser Sprache gibt es keine Texte, nur in zh-CN, en, fr und de."
        )
    );

    public static readonly FieldProblem TimeZone = new(
        "time_zone",
        new(
            "This is not the id of a time zone in the IANA database, such as Asia/Shanghai.",
            "这不是 IANA 数据库中的时区标识，例如 Asia/Shanghai。",
            "Ce n’est pas un fuseau horaire de la base IANA, comme Asia/Shanghai.",
            "Das ist keine Zeitzone der IANA-Datenbank wie Asia/Shanghai."
        )
    );

    public static readonly FieldProblem Phone = new(
        "phone",
        new(
            "Give the number with + and its country code, at most 15 digits, such as +86 138 0013 8000.",
            "请提供带 + 和国家代码的号码，最多 15 位数字，例如 +86 138 0013 8000。",
            "Donnez le numéro avec + et l’indicatif du pays, au plus 15 chiffres, par exemple +33 1 23 45 67 89.",
            "Geben Sie die Nummer mit + und Landesvorwahl an, höchstens 15 Ziffern, zum Beispiel +49 30 1234567."
        )
    );

    public static readonly FieldProblem WebAddress = new(
        "web_address",
        new(
            "Give an https address with the name of its host and without a user name, such as https://support.example.com/chat.",
            "请提供带主机名且不含用户名的 https 地址，例如 https://support.example.com/chat。",
            "Donnez une adresse https avec le nom de son hôte et sans nom d’utilisateur, par exemple https://support.example.com/chat.",
            "Geben Sie eine https-Adresse mit dem Namen ihres Rechners und ohne Benutzernamen an, zum Beispiel https://support.example.com/chat."
        )
    );

    public static readonly FieldProblem OutOfRange = new(
        "out_of_range",
        new("This is outside the allowed range.", "超出允许范围。", "Valeur hors des limites admises.", "Der Wert liegt außerhalb des erlaubten Bereichs.")
    );

    public static readonly FieldProblem Exclusive = new(
        "exclusive",
        new("Give exactly one of the two.", "两者必须且只能提供其一。", "Donnez exactement l’un des deux.", "Geben Sie genau eines von beiden an.")
    );

    public static readonly FieldProblem NotApplicable = new(
        "not_applicable",
        new(
            "This does not go with the other values.",
            "此项与其他取值不相符。",
            "Cet élément ne va pas avec les autres valeurs.",
            "Diese Angabe passt nicht zu den anderen."
        )
    );

    public static readonly FieldProblem Missing = new(
        "required",
        new("This is required.", "此项为必填。", "Cet élément est obligatoire.", "Diese Angabe ist erforderlich.")
    );

    public static readonly FieldProblem Format = new(
        "format",
        new("This does not have the expected form.", "格式不符合要求。", "Le format n’est pas celui attendu.", "Das Format entspricht nicht der Erwartung.")
    );

    public static readonly FieldProblem TooLong = new("too_long", new("This is too long.", "内容过长。", "C’est trop long.", "Das ist zu lang."));

    public static readonly FieldProblem TooLongComposed = new(
        TooLong.Code,
        new(
            "This is too long in Unicode form NFC, in which it is compared.",
            "按用于比较的 Unicode NFC 形式计算，内容过长。",
            "C’est trop long dans la forme Unicode NFC, dans laquelle cet élément est comparé.",
            "Das ist zu lang in der Unicode-Form NFC, in der es verglichen wird."
        )
    );

    public static readonly FieldProblem TooShort = new("too_short", new("This is too short.", "内容过短。", "C’est trop court.", "Das ist zu kurz."));

    public static readonly FieldProblem TooMany = new("too_many", new("These are too many.", "数量过多。", "Il y en a trop.", "Das sind zu viele."));

    public static readonly FieldProblem NotFound = new(
        "not_found",
        new("There is no such thing.", "不存在。", "Cet élément n’existe pas.", "Das gibt es nicht.")
    );

    /// <summary>Gives a rule its reason.</summary>
    public static IRuleBuilderOptions<T, TProperty> Otherwise<T, TProperty>(this IRuleBuilderOptions<T, TProperty> rule, FieldProblem problem) =>
        rule.WithErrorCode(problem.Code).WithMessage(_ => problem.Message.Current);

    /// <summary>The stable code for a failed rule of the validation library.</summary>
    public static string CodeOf(string ruleCode) =>
        ruleCode switch
        {
            "NotEmptyValidator" or "NotNullValidator" => "required",
            "MaximumLengthValidator" => "too_long",
            "MinimumLengthValidator" => "too_short",
            "LengthValidator" or "ExactLengthValidator" => "length",
            "EmailValidator" => "email",
            "RegularExpressionValidator" => "format",
            "InclusiveBetweenValidator" or "ExclusiveBetweenValidator" => "out_of_range",
            "GreaterThanValidator" or "GreaterThanOrEqualValidator" => "too_small",
            "LessThanValidator" or "LessThanOrEqualValidator" => "too_large",
            "EnumValidator" => "wrong_type",
            _ => ruleCode,
        };
}
