using BitP.SupportApi.Platform.Localization;
using FluentValidation;

namespace BitP.SupportApi.Platform.Problems;

/// <summary>A reason why one member of a request is refused.</summary>
public sealed record FieldProblem(string Code, LocalizedText Message)
{
    /// <summary>What would have been taken; null when the message says all that there is to say.</summary>
    public Expectation? Expected { get; init; }

    public FieldProblem Expecting(Expectation expected) => this with { Expected = expected };

    /// <summary>The same reason, and the values that would have been taken; null when they need not be told.</summary>
    public FieldProblem OneOf(IEnumerable<string>? values) => values is null ? this : Expecting(Expectation.OneOf(values));

    /// <summary>As the caller is told it, in the language of the request.</summary>
    public FieldError ToError() => new(Code, Message.Current + Expected?.Sentence) { Allowed = Expected?.Values, Expected = Expected?.Form?.Current };
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
            "This is not a value that can be taken here.",
            "此处不能接受该值。",
            "Cette valeur ne peut pas être prise ici.",
            "Dieser Wert kann hier nicht angenommen werden."
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

    public static readonly FieldProblem Language = new FieldProblem(
        "language",
        new("This is not a language tag.", "这不是语言标签。", "Ce n’est pas une étiquette de langue.", "Das ist kein Sprachkürzel.")
    ).Expecting(
        new(
            new LocalizedText(
                "a BCP 47 tag, such as zh-CN, en, fr or de",
                "BCP 47 标签，例如 zh-CN、en、fr 或 de",
                "une étiquette BCP 47, par exemple zh-CN, en, fr ou de",
                "ein Kürzel nach BCP 47, zum Beispiel zh-CN, en, fr oder de"
            )
        )
    );

    public static readonly FieldProblem LanguageOfTexts = new FieldProblem(
        Language.Code,
        new("There are no texts in this language.", "没有该语言的文本。", "Il n’y a pas de textes dans cette langue.", "In dieser Sprache gibt es keine Texte.")
    ).OneOf(Languages.Supported);

    public static readonly FieldProblem TimeZone = new FieldProblem(
        "time_zone",
        new("This is not a time zone.", "这不是时区。", "Ce n’est pas un fuseau horaire.", "Das ist keine Zeitzone.")
    ).Expecting(
        new(
            new LocalizedText(
                "an id of the IANA time zone database, such as Asia/Shanghai",
                "IANA 时区数据库中的标识，例如 Asia/Shanghai",
                "un identifiant de la base de fuseaux horaires IANA, par exemple Asia/Shanghai",
                "ein Name der Zeitzonen-Datenbank der IANA, zum Beispiel Asia/Shanghai"
            )
        )
    );

    public static readonly FieldProblem Phone = new FieldProblem(
        "phone",
        new(
            "This is not a telephone number that can be called from everywhere.",
            "这不是可从任何地方拨打的电话号码。",
            "Ce n’est pas un numéro de téléphone joignable de partout.",
            "Das ist keine Telefonnummer, die von überall erreichbar ist."
        )
    ).Expecting(
        new(
            new LocalizedText(
                "a number with + and its country code, at most 15 digits, such as +86 138 0013 8000",
                "带 + 和国家代码的号码，最多 15 位数字，例如 +86 138 0013 8000",
                "un numéro avec + et l’indicatif du pays, au plus 15 chiffres, par exemple +33 1 23 45 67 89",
                "eine Nummer mit + und Landesvorwahl, höchstens 15 Ziffern, zum Beispiel +49 30 1234567"
            )
        )
    );

    public static readonly FieldProblem WebAddress = new FieldProblem(
        "web_address",
        new(
            "This is not an address that is taken here.",
            "此处不接受该地址。",
            "Cette adresse n’est pas acceptée ici.",
            "Diese Adresse wird hier nicht angenommen."
        )
    ).Expecting(
        new(
            new LocalizedText(
                "an https address with the name of its host and without a user name, such as https://support.example.com/chat",
                "带主机名且不含用户名的 https 地址，例如 https://support.example.com/chat",
                "une adresse https avec le nom de son hôte et sans nom d’utilisateur, par exemple https://support.example.com/chat",
                "eine https-Adresse mit dem Namen ihres Rechners und ohne Benutzernamen, zum Beispiel https://support.example.com/chat"
            )
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
        rule.WithErrorCode(problem.Code).WithState(_ => problem);

    /// <summary>Refuses a member that no rule of its own looks at.</summary>
    /// <param name="member">Its whole name, as in <c>customer.email</c>.</param>
    public static void Refuse<T>(this ValidationContext<T> context, string member, FieldProblem problem, IReadOnlyList<string>? allowed = null) =>
        context.Refuse(member, problem.OneOf(allowed).ToError());

    /// <inheritdoc cref="Refuse{T}(ValidationContext{T}, string, FieldProblem, IReadOnlyList{string})"/>
    public static void Refuse<T>(this ValidationContext<T> context, string member, FieldError error) => context.AddFailure(Validation.FailureOf(member, error));

    /// <summary>The words for a code that rules of the validation library give; null where the library's own are better.</summary>
    internal static LocalizedText? MessageOf(string code) =>
        code switch
        {
            "required" => Missing.Message,
            "out_of_range" or "too_small" or "too_large" => OutOfRange.Message,
            _ => null,
        };

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
