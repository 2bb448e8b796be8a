using System.Text.RegularExpressions;
using BitP.SupportApi.Features.Tickets;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;

namespace BitP.SupportApi.Features.Complaints.Redress;

/// <summary>An amount of a currency or an asset.</summary>
internal interface IMoney
{
    string? Amount { get; }
    string? Currency { get; }
}

/// <summary>What every amount of money has to keep to: more than nothing, and no more decimals than its currency has.</summary>
internal abstract partial class MoneyValidator<T> : AbstractValidator<T>
    where T : IMoney
{
    // What a decimal number of the machine holds without rounding.
    private const int MaxDigits = 28;

    // One more than may follow the first.
    private const int MaxWholeDigits = 15;
    private const string MaxDecimals = "18";
    private const string MinCode = "2";
    private const string MaxCode = "20";

    private static readonly FieldProblem Decimals = new(
        "decimals",
        new(
            "The currency or asset has fewer decimals than this: EUR has 2, JPY none, KWD 3, an asset up to 18.",
            "该货币或资产没有这么多小数位：EUR 为 2 位，JPY 没有，KWD 为 3 位，资产最多 18 位。",
            "La devise ou l’actif a moins de décimales : EUR en a 2, JPY aucune, KWD 3, un actif jusqu’à 18.",
            "Die Währung oder der Wert hat weniger Nachkommastellen: EUR hat 2, JPY keine, KWD 3, ein Wert bis zu 18."
        )
    );

    private static readonly Expectation Form = new(
        new LocalizedText(
            $"at most {MaxWholeDigits} digits before the point, without sign or leading zeros, and {MaxDecimals} after it, such as 250.00",
            $"不带符号和前导零，小数点前最多 {MaxWholeDigits} 位、后最多 {MaxDecimals} 位数字，例如 250.00",
            $"au plus {MaxWholeDigits} chiffres avant le point, sans signe ni zéros en tête, et {MaxDecimals} après, par exemple 250.00",
            $"höchstens {MaxWholeDigits} Ziffern vor dem Punkt, ohne Vorzeichen und führende Nullen, und {MaxDecimals} dahinter, zum Beispiel 250.00"
        )
    );

    private static readonly Expectation Range = new(
        new LocalizedText(
            $"more than 0, with at most {MaxDigits} digits in all",
            $"大于 0，且总共最多 {MaxDigits} 位数字",
            $"plus de 0, avec au plus {MaxDigits} chiffres en tout",
            $"mehr als 0, mit insgesamt höchstens {MaxDigits} Ziffern"
        )
    );

    private static readonly Expectation CodeForm = new(
        new LocalizedText(
            $"{MinCode} to {MaxCode} capital letters and digits, such as EUR or USDT",
            $"{MinCode} 至 {MaxCode} 个大写字母和数字，例如 EUR 或 USDT",
            $"de {MinCode} à {MaxCode} majuscules et chiffres, par exemple EUR ou USDT",
            $"{MinCode} bis {MaxCode} Großbuchstaben und Ziffern, zum Beispiel EUR oder USDT"
        )
    );

    protected MoneyValidator()
    {
        RuleFor(m => m.Amount).NotEmpty().Matches(Number()).Otherwise(EvidenceProblems.Amount.Expecting(Form));
        RuleFor(m => m.Amount).Must(amount => !IsNumber(amount) || IsInRange(amount!)).Otherwise(FieldProblems.OutOfRange.Expecting(Range));
        RuleFor(m => m.Amount)
            .Must((money, amount) => !IsNumber(amount) || !IsCode(money.Currency) || DecimalsIn(amount!) <= Currencies.DecimalsOf(money.Currency!))
            .Otherwise(Decimals)
            .WithState(money => Decimals.Expecting(DecimalsFor(money.Currency!)));
        RuleFor(m => m.Currency).NotEmpty().Matches(Code()).Otherwise(FieldProblems.Format.Expecting(CodeForm));
    }

    private static Expectation DecimalsFor(string currency)
    {
        var most = Currencies.DecimalsOf(currency);
        return new(
            new LocalizedText(
                $"{most} decimals at most for {currency}",
                $"{currency} 最多 {most} 位小数",
                $"au plus {most} décimales pour {currency}",
                $"höchstens {most} Nachkommastellen für {currency}"
            )
        );
    }

    private static bool IsNumber(string? amount) => amount is not null && Number().IsMatch(amount);

    private static bool IsCode(string? currency) => currency is not null && Code().IsMatch(currency);

    private static bool IsInRange(string amount) => amount.Any(c => c is >= '1' and <= '9') && amount.Count(char.IsAsciiDigit) <= MaxDigits;

    private static int DecimalsIn(string amount) => amount.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? amount.Length - point - 1 : 0;

    [GeneratedRegex(@"^(0|[1-9][0-9]{0,14})(\.[0-9]{1," + MaxDecimals + @"})?\z")]
    private static partial Regex Number();

    [GeneratedRegex("^[A-Z0-9]{" + MinCode + "," + MaxCode + @"}\z")]
    private static partial Regex Code();
}
