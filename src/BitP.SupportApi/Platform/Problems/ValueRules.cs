using System.Collections.Frozen;
using System.Text.RegularExpressions;
using BitP.SupportApi.Platform.Localization;
using FluentValidation;
using FluentValidation.Validators;
using NodaTime;

namespace BitP.SupportApi.Platform.Problems;

/// <summary>
/// What kinds of values have to keep to that many requests hold: one rule for each kind. Only <see cref="ShowsSomething"/> asks for a value to be there.
/// </summary>
internal static partial class ValueRules
{
    /// <summary>RFC 5321 section 4.5.3.1.3, without the angle brackets.</summary>
    public const int EmailMaxLength = 254;
    public const int PhoneMaxLength = 32;
    public const int TimeZoneMaxLength = 64;

    /// <summary>ITU-T E.164, clause 6.</summary>
    private const int PhoneMaxDigits = 15;

    // The shortest that has no separators.
    private const int PhoneMinDigits = 5;

    private static readonly FieldProblem NoEmail = new FieldProblem(
        "email",
        new("This is not an e-mail address.", "这不是电子邮箱地址。", "Ce n’est pas une adresse e-mail.", "Das ist keine E-Mail-Adresse.")
    ).Expecting(
        Expectation.Words(
            "an address and nothing else, such as mei.lin@example.com",
            "仅含地址本身，例如 mei.lin@example.com",
            "une adresse et rien d’autre, par exemple mei.lin@example.com",
            "eine Adresse und sonst nichts, zum Beispiel mei.lin@example.com"
        )
    );

    private static readonly FrozenSet<string> Zones = DateTimeZoneProviders.Tzdb.Ids.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>A text that is there, and in which there is something to see.</summary>
    public static IRuleBuilderOptions<T, string?> ShowsSomething<T>(this IRuleBuilder<T, string?> rule) => rule.SetValidator(new Visible<T>());

    /// <summary>A text of no more characters than this.</summary>
    public static IRuleBuilderOptions<T, string?> HasAtMostCharacters<T>(this IRuleBuilder<T, string?> rule, int max) =>
        rule.SetValidator(new CharacterLimit<T>(max));

    /// <summary>
    /// A text that is shown in one line, such as a name, a title or a reference: it ends up in the subjects of mails, in headings and in calendars,
    /// where what comes after a line end would be taken for something else.
    /// </summary>
    public static IRuleBuilderOptions<T, string?> IsLine<T>(this IRuleBuilder<T, string?> rule, int max) =>
        rule.HasAtMostCharacters(max).SetValidator(new Line<T>()).Otherwise(FieldProblems.Line);

    /// <summary>A text in one line that is compared by its <see cref="Texts.Key"/>, which has to fit as well: to compose makes some rare characters longer.</summary>
    public static IRuleBuilderOptions<T, string?> IsComparedLine<T>(this IRuleBuilder<T, string?> rule, int max) =>
        rule.IsLine(max)
            .Must(text => text is null || Texts.Length(text) > max || Texts.Length(Texts.Key(text)) <= max)
            .Otherwise(FieldProblems.TooLongComposed.Expecting(Expectation.Characters(0, max)));

    /// <summary>Why a text is refused that has to be there, for texts that are no members themselves; null when it is not.</summary>
    public static FieldProblem? ProblemWithText(string? text, int max, bool isLine) =>
        !Texts.IsVisible(text) ? FieldProblems.Missing
        : Texts.Length(text!) > max ? FieldProblems.TooLong.Expecting(Expectation.Characters(0, max))
        : isLine && !Texts.IsLine(text!) ? FieldProblems.Line
        : null;

    /// <summary>An e-mail address and nothing else.</summary>
    public static IRuleBuilderOptions<T, string?> IsEmail<T>(this IRuleBuilder<T, string?> rule) =>
        rule.HasAtMostCharacters(EmailMaxLength).SetValidator(new Email<T>()).Otherwise(NoEmail);

    /// <summary>A telephone number as people write it, with its country code. Which numbers a country gives out is not looked at.</summary>
    public static IRuleBuilderOptions<T, string?> IsPhone<T>(this IRuleBuilder<T, string?> rule) =>
        rule.HasAtMostCharacters(PhoneMaxLength)
            .Matches(PhoneNumber())
            .Otherwise(FieldProblems.Phone)
            .Must(number => number is null || DigitsIn(number) is >= PhoneMinDigits and <= PhoneMaxDigits)
            .Otherwise(FieldProblems.Phone);

    /// <summary>What is looked for by its text: SQL Server does not tell it from the same one with spaces behind it.</summary>
    public static IRuleBuilderOptions<T, string?> HasNoBlanksAround<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(text => string.IsNullOrWhiteSpace(text) || text.Length == text.Trim().Length)
            .Otherwise(
                FieldProblems.Format.Expecting(
                    Expectation.Words(
                        "a text without spaces before and after it",
                        "前后没有空格的文本",
                        "un texte sans espaces avant ni après",
                        "ein Text ohne Leerzeichen davor und dahinter"
                    )
                )
            );

    /// <summary>An address to be opened in a browser: <c>https</c>, a host with a name, and nobody's name or password in it.</summary>
    public static IRuleBuilderOptions<T, string?> IsWebAddress<T>(this IRuleBuilder<T, string?> rule, int max) =>
        rule.IsLine(max).Must(address => address is null || IsWebAddress(address)).Otherwise(FieldProblems.WebAddress);

    /// <summary>A BCP 47 tag.</summary>
    public static IRuleBuilderOptions<T, string?> IsLanguage<T>(this IRuleBuilder<T, string?> rule) =>
        rule.HasAtMostCharacters(Languages.MaxLength).Must(tag => tag is null || Languages.IsTag(tag)).Otherwise(FieldProblems.Language);

    /// <summary>A BCP 47 tag of a query, which says no more than that it is none.</summary>
    public static IRuleBuilderOptions<T, string?> IsAskedLanguage<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(tag => tag is null || Languages.IsTag(tag)).Otherwise(FieldProblems.Language);

    /// <summary>A BCP 47 tag of a language for which there are texts of the product (<see cref="Languages.Match"/>).</summary>
    public static IRuleBuilderOptions<T, string?> IsLanguageOfTexts<T>(this IRuleBuilder<T, string?> rule) =>
        rule.IsAskedLanguage().Must(tag => tag is null || !Languages.IsTag(tag) || Languages.Match(tag) is not null).Otherwise(FieldProblems.LanguageOfTexts);

    /// <summary>A BCP 47 tag as an item of a list, where nothing is no language either.</summary>
    public static IRuleBuilderOptions<T, string?> IsListedLanguage<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(tag => tag is not null && Languages.IsTag(tag)).Otherwise(FieldProblems.Language);

    /// <summary>An id of the IANA time zone database.</summary>
    public static IRuleBuilderOptions<T, string?> IsTimeZone<T>(this IRuleBuilder<T, string?> rule) =>
        rule.HasAtMostCharacters(TimeZoneMaxLength).Must(id => id is null || IsTimeZone(id)).Otherwise(FieldProblems.TimeZone);

    /// <summary>Whether a text is an id of the IANA time zone database. NodaTime also finds offsets, such as UTC+08:00, which are none.</summary>
    public static bool IsTimeZone(string id) => Zones.Contains(id);

    // The parser forgives white space around it.
    private static bool IsWebAddress(string address) =>
        !address.Any(char.IsWhiteSpace)
        && Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri is { HostNameType: UriHostNameType.Dns, UserInfo: "" }
        && uri.Scheme == Uri.UriSchemeHttps
        && uri.Host.TrimEnd('.').Contains('.', StringComparison.Ordinal);

    // Whoever calls from abroad leaves out the zero in brackets.
    private static int DigitsIn(string number) => number.Replace("(0)", "", StringComparison.Ordinal).Count(char.IsAsciiDigit);

    [GeneratedRegex(@"^\+[1-9][0-9 ().-]*\z")]
    private static partial Regex PhoneNumber();

    private sealed class Visible<T> : PropertyValidator<T, string?>, INotEmptyValidator
    {
        public override string Name => "NotEmptyValidator";

        public override bool IsValid(ValidationContext<T> context, string? value) => Texts.IsVisible(value);

        protected override string GetDefaultMessageTemplate(string errorCode) => Localized(errorCode, Name);
    }

    private sealed class CharacterLimit<T>(int max) : PropertyValidator<T, string?>, ILengthValidator
    {
        public override string Name => "MaximumLengthValidator";

        public int Min => 0;

        public int Max => max;

        public override bool IsValid(ValidationContext<T> context, string? value)
        {
            if (value is null || value.Length <= max || Texts.Length(value) is var length && length <= max)
                return true;
            context.MessageFormatter.AppendArgument("MaxLength", max).AppendArgument("MinLength", 0).AppendArgument("TotalLength", length);
            return false;
        }

        protected override string GetDefaultMessageTemplate(string errorCode) => Localized(errorCode, Name);
    }

    private sealed class Line<T> : PropertyValidator<T, string?>, ILine
    {
        public override string Name => "Line";

        public override bool IsValid(ValidationContext<T> context, string? value) => value is null || Texts.IsLine(value);
    }

    private sealed class Email<T> : PropertyValidator<T, string?>, IEmailValidator
    {
        public override string Name => "EmailValidator";

        // What is too long is not read: the limit refuses it.
        public override bool IsValid(ValidationContext<T> context, string? value) =>
            value is null
            || Texts.Length(value) > EmailMaxLength
            || (MailAddresses.IsAddress(value) && Texts.Length(MailAddresses.Canonical(value)) <= EmailMaxLength);

        protected override string GetDefaultMessageTemplate(string errorCode) => Localized(errorCode, Name);
    }
}

/// <summary>A text in one line.</summary>
internal interface ILine;
