using System.Collections;
using System.Globalization;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Localization;

namespace BitP.SupportApi.Platform.Problems;

/// <summary>What would have been taken in the place of a value that is refused: a form or a range in words, or all the values that there are.</summary>
/// <param name="Form">In words that can follow “Expected:”, with an example of a form; null when the values say it all.</param>
/// <param name="Values">The values, where they are few.</param>
public sealed record Expectation(LocalizedText? Form, IReadOnlyList<string>? Values = null)
{
    private const int MaxValuesInSentence = 20;

    /// <summary>An instant, as every member and parameter takes it.</summary>
    public static readonly Expectation Instant = new(
        new LocalizedText(
            "an instant of RFC 3339 with its offset, in the years 1900 to 2200, such as 2026-11-22T08:30:00Z",
            "带时区偏移的 RFC 3339 时刻，年份为 1900 至 2200，例如 2026-11-22T08:30:00Z",
            "un instant RFC 3339 avec son décalage, des années 1900 à 2200, par exemple 2026-11-22T08:30:00Z",
            "ein Zeitpunkt nach RFC 3339 mit seinem Zeitversatz, in den Jahren 1900 bis 2200, zum Beispiel 2026-11-22T08:30:00Z"
        )
    );

    public static readonly Expectation InstantOrDate = new(
        new LocalizedText(
            "an instant of RFC 3339 with its offset or a date, in the years 1900 to 2200, such as 2026-11-22T08:30:00Z or 2026-11-22",
            "带时区偏移的 RFC 3339 时刻或日期，年份为 1900 至 2200，例如 2026-11-22T08:30:00Z 或 2026-11-22",
            "un instant RFC 3339 avec son décalage ou une date, des années 1900 à 2200, par exemple 2026-11-22T08:30:00Z ou 2026-11-22",
            "ein Zeitpunkt nach RFC 3339 mit seinem Zeitversatz oder ein Datum, in den Jahren 1900 bis 2200, zum Beispiel 2026-11-22T08:30:00Z oder 2026-11-22"
        )
    );

    public static readonly Expectation Date = new(
        new LocalizedText("a date, such as 2026-11-22", "日期，例如 2026-11-22", "une date, par exemple 2026-11-22", "ein Datum, zum Beispiel 2026-11-22")
    );

    public static readonly Expectation Duration = new(
        new LocalizedText(
            "a duration of ISO 8601 in weeks, days, hours, minutes and seconds, such as PT4H or P3D",
            "以周、日、时、分、秒表示的 ISO 8601 时长，例如 PT4H 或 P3D",
            "une durée ISO 8601 en semaines, jours, heures, minutes et secondes, par exemple PT4H ou P3D",
            "eine Dauer nach ISO 8601 in Wochen, Tagen, Stunden, Minuten und Sekunden, zum Beispiel PT4H oder P3D"
        )
    );

    public static readonly Expectation Id = new(
        new LocalizedText(
            "an id, which is a UUID such as 019aa9f2-3c40-7d11-9c3e-5b1f0a7e2d01",
            "标识符，即 UUID，例如 019aa9f2-3c40-7d11-9c3e-5b1f0a7e2d01",
            "un identifiant, qui est un UUID comme 019aa9f2-3c40-7d11-9c3e-5b1f0a7e2d01",
            "eine Id, also eine UUID wie 019aa9f2-3c40-7d11-9c3e-5b1f0a7e2d01"
        )
    );

    /// <summary>Nothing, of what cannot be said in that place.</summary>
    public static readonly Expectation Nothing = new(
        new LocalizedText("nothing: leave this out", "不提供此项", "rien : omettez cet élément", "nichts: Lassen Sie diese Angabe weg")
    );

    /// <summary>Nothing, of what only staff can say.</summary>
    public static readonly Expectation OnlyFromStaff = new(
        new LocalizedText(
            "nothing: this is for staff",
            "不提供：此项仅供工作人员使用",
            "rien : cet élément est réservé au personnel",
            "nichts: Diese Angabe ist Mitarbeitenden vorbehalten"
        )
    );

    private static readonly Expectation Integer = new(
        new LocalizedText("a whole number, such as 3", "整数，例如 3", "un nombre entier, par exemple 3", "eine ganze Zahl, zum Beispiel 3")
    );

    private static readonly Expectation Number = new(
        new LocalizedText("a number, such as 2.5", "数字，例如 2.5", "un nombre, par exemple 2.5", "eine Zahl, zum Beispiel 2.5")
    );

    private static readonly Expectation Flag = new(
        new LocalizedText(
            "true or false, without quotation marks",
            "true 或 false，不带引号",
            "true ou false, sans guillemets",
            "true oder false, ohne Anführungszeichen"
        )
    );

    private static readonly Expectation Text = new(
        new LocalizedText("a text in quotation marks", "带引号的文本", "un texte entre guillemets", "ein Text in Anführungszeichen")
    );

    private static readonly Expectation List = new(
        new LocalizedText("a list in square brackets", "方括号中的列表", "une liste entre crochets", "eine Liste in eckigen Klammern")
    );

    private static readonly Expectation Object = new(
        new LocalizedText("an object in curly braces", "花括号中的对象", "un objet entre accolades", "ein Objekt in geschweiften Klammern")
    );

    /// <summary>One of these values.</summary>
    public static Expectation OneOf(IEnumerable<string> values) => new(null, [.. values]);

    /// <summary>One of the values of an enum.</summary>
    public static Expectation OneOf<TEnum>()
        where TEnum : struct, Enum => OneOf(EnumNames.Of(typeof(TEnum)));

    /// <summary>Something in words that are the same in all languages, such as a number or an example.</summary>
    public static Expectation Like(string example) => new(new LocalizedText(example, example, example, example));

    /// <summary>From one value to another, both of them taken.</summary>
    public static Expectation Between(object from, object to) => Fill(new("{0} to {1}", "{0} 至 {1}", "de {0} à {1}", "{0} bis {1}"), from, to);

    /// <summary>This value or a greater one.</summary>
    public static Expectation AtLeast(object value) => Fill(new("{0} or more", "{0} 或以上", "{0} ou plus", "{0} oder mehr"), value);

    /// <summary>This value or a smaller one.</summary>
    public static Expectation AtMost(object value) => Fill(new("at most {0}", "最多 {0}", "au plus {0}", "höchstens {0}"), value);

    /// <summary>A greater value than this one.</summary>
    public static Expectation MoreThan(object value) => Fill(new("more than {0}", "大于 {0}", "plus de {0}", "mehr als {0}"), value);

    /// <summary>A smaller value than this one.</summary>
    public static Expectation LessThan(object value) => Fill(new("less than {0}", "小于 {0}", "moins de {0}", "weniger als {0}"), value);

    /// <summary>A text of so many characters.</summary>
    public static Expectation Characters(int least, int most) =>
        least <= 0
            ? Fill(new("at most {0} characters", "最多 {0} 个字符", "au plus {0} caractères", "höchstens {0} Zeichen"), most)
            : Fill(new("{0} to {1} characters", "{0} 至 {1} 个字符", "de {0} à {1} caractères", "{0} bis {1} Zeichen"), least, most);

    /// <summary>A list that has something in it.</summary>
    public static readonly Expectation SomeItems = Words("at least one item", "至少一项", "au moins un élément", "mindestens ein Eintrag");

    /// <summary>A list of no more items than this.</summary>
    public static Expectation Items(int most) => Fill(new("at most {0} items", "最多 {0} 项", "au plus {0} éléments", "höchstens {0} Einträge"), most);

    /// <summary>After an instant, or the one that another member holds.</summary>
    public static Expectation After(object other) => Fill(new("after {0}", "晚于 {0}", "après {0}", "nach {0}"), other);

    /// <summary>Before an instant, or the one that another member holds.</summary>
    public static Expectation Before(object other) => Fill(new("before {0}", "早于 {0}", "avant {0}", "vor {0}"), other);

    /// <summary>Not before an instant, or the one that another member holds.</summary>
    public static Expectation NotBefore(object other) => Fill(new("not before {0}", "不早于 {0}", "pas avant {0}", "nicht vor {0}"), other);

    /// <summary>Not after an instant, or the one that another member holds.</summary>
    public static Expectation NotAfter(object other) => Fill(new("not after {0}", "不晚于 {0}", "pas après {0}", "nicht nach {0}"), other);

    /// <summary>Later than another member, and by no more than this.</summary>
    public static Expectation Within(TimeSpan longest, string after) =>
        Fill(new("after {0}, by {1} at most", "晚于 {0}，且相距最多 {1}", "après {0}, de {1} au plus", "nach {0}, um höchstens {1}"), after, longest);

    /// <summary>Something that an operation lists: a GET with this path.</summary>
    public static Expectation ListedBy(string path) =>
        Fill(new("one that GET {0} lists", "GET {0} 所列之一", "un élément de la liste de GET {0}", "ein Eintrag der Liste von GET {0}"), path);

    /// <summary>One or more of several members.</summary>
    public static Expectation AnyMemberOf(params string[] members) =>
        Fill(new("at least one of {0}", "{0} 中至少一个", "au moins un de {0}", "mindestens eines von {0}"), string.Join(", ", members)) with
        {
            Values = members,
        };

    /// <summary>Exactly one of several members.</summary>
    public static Expectation OneMemberOf(params string[] members) =>
        Fill(new("exactly one of {0}", "{0} 中必须且只能提供一个", "exactement un de {0}", "genau eines von {0}"), string.Join(", ", members)) with
        {
            Values = members,
        };

    /// <summary>Something else, in words that can follow “Expected:”.</summary>
    public static Expectation Words(string en, string zh, string fr, string de) => new(new LocalizedText(en, zh, fr, de));

    /// <summary>Not before another member, and by no more than this after it.</summary>
    public static Expectation UpTo(TimeSpan longest, string from) =>
        Fill(
            new(
                "not before {0}, and at most {1} after it",
                "不早于 {0}，且最多晚 {1}",
                "pas avant {0}, et au plus {1} après",
                "nicht vor {0} und höchstens {1} danach"
            ),
            from,
            longest
        );

    /// <summary>After an instant, and up to a later one.</summary>
    public static Expectation AfterUpTo(DateTimeOffset after, DateTimeOffset last) =>
        Fill(new("after {0}, up to {1}", "晚于 {0}，且不晚于 {1}", "après {0}, jusqu’à {1}", "nach {0}, bis {1}"), after, last);

    /// <summary>Another value than that of another member.</summary>
    public static Expectation OtherThan(string member) =>
        Fill(new("another value than that of {0}", "与 {0} 不同的取值", "une autre valeur que celle de {0}", "ein anderer Wert als der von {0}"), member);

    /// <summary>A member that is there only when another is, or has a value.</summary>
    /// <param name="member">The name of the other one.</param>
    /// <param name="values">What it has to be; null when anything will do.</param>
    public static Expectation OnlyWith(string member, string? values = null) =>
        Fill(new("only together with {0}", "仅与 {0} 一同提供", "seulement avec {0}", "nur zusammen mit {0}"), values is null ? member : $"{member}: {values}");

    /// <summary>A member that is there only when another is not.</summary>
    public static Expectation NotWith(string member) =>
        Fill(new("not together with {0}", "不与 {0} 一同提供", "pas avec {0}", "nicht zusammen mit {0}"), member);

    /// <summary>The id of something, or one of these words.</summary>
    public static Expectation IdOr(params string[] words) =>
        Fill(new("a UUID, or one of {0}", "UUID，或以下之一：{0}", "un UUID, ou l’un de {0}", "eine UUID oder eines von {0}"), string.Join(", ", words));

    /// <summary>What can be read as a value of a type.</summary>
    public static Expectation Of(Type type) =>
        Nullable.GetUnderlyingType(type) is { } value ? Of(value)
        : type.IsEnum ? OneOf(EnumNames.Of(type))
        : type == typeof(DateTimeOffset) ? Instant
        : type == typeof(DateOnly) ? Date
        : type == typeof(TimeSpan) ? Duration
        : type == typeof(Guid) ? Id
        : type == typeof(bool) ? Flag
        : type == typeof(string) ? Text
        : type == typeof(int) || type == typeof(long) ? Integer
        : type.IsPrimitive || type == typeof(decimal) ? Number
        : type.IsAssignableTo(typeof(IDictionary)) || !type.IsAssignableTo(typeof(IEnumerable)) || IsMap(type) ? Object
        : List;

    /// <summary>As a sentence after the reason, in the language of the request.</summary>
    internal string Sentence =>
        Form is not null ? string.Format(CultureInfo.InvariantCulture, ExpectedIs.Current, Form.Current)
        : Values is null or [] ? ""
        : string.Format(
            CultureInfo.InvariantCulture,
            AllowedAre.Current,
            string.Join(Separator.Current, Values.Take(MaxValuesInSentence)) + (Values.Count > MaxValuesInSentence ? " …" : "")
        );

    private static readonly LocalizedText ExpectedIs = new(" Expected: {0}.", "应为：{0}。", " Attendu : {0}.", " Erwartet: {0}.");

    private static readonly LocalizedText AllowedAre = new(" Allowed: {0}.", "允许的取值：{0}。", " Valeurs admises : {0}.", " Erlaubt: {0}.");

    private static readonly LocalizedText Separator = new(", ", "、", ", ", ", ");

    private static Expectation Fill(LocalizedText pattern, params object[] values)
    {
        var shown = values.Select(Shown).ToArray<object>();
        string In(string language) => string.Format(CultureInfo.InvariantCulture, language, shown);
        return new(new LocalizedText(In(pattern.En), In(pattern.Zh), In(pattern.Fr), In(pattern.De)));
    }

    private static bool IsMap(Type type) =>
        type.GetInterfaces().Append(type).Any(t => t.IsGenericType && t.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>));

    private static string Shown(object value) =>
        value switch
        {
            DateTimeOffset instant => Instants.Format(instant),
            TimeSpan { Days: > 0, Ticks: var ticks } days when ticks % TimeSpan.TicksPerDay == 0 => $"P{days.Days}D",
            TimeSpan duration => Durations.Text(duration),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString()!,
        };
}
