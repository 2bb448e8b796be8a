using System.Text.RegularExpressions;
using BitP.SupportApi.Features.Tickets;
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

    private static readonly FieldProblem Decimals = new(
        "decimals",
        new(
            "The currency or asset has fewer decimals than this: EUR has 2, JPY none, KWD 3, an asset up to 18.",
            "该货币或资产没有这么多小数位：EUR 为 2 位，JPY 没有，KWD 为 3 位，资产最多 18 位。",
            "La devise ou l’actif a moins de décimales : EUR en a 2, JPY aucune, KWD 3, un actif jusqu’à 18.",
            "Die Währung oder der Wert hat weniger Nachkommastellen: EUR hat 2, JPY keine, KWD 3, ein Wert bis zu 18."
        )
    );

    private static readonly FieldProblem AmountRange = new(
        FieldProblems.OutOfRange.Code,
        new(
            "Give more than nothing, with at most 28 digits.",
            "请提供大于零且最多 28 位数字的金额。",
            "Donnez plus que zéro, avec 28 chiffres au plus.",
            "Geben Sie mehr als null an, mit höchstens 28 Ziffern."
        )
    );

    private static readonly FieldProblem CurrencyForm = new(
        FieldProblems.Format.Code,
        new(
            "Give the code of a currency or asset, 2 to 20 capital letters and digits, such as EUR or USDT.",
            "请提供货币或资产的代码，由 2 至 20 个大写字母和数字组成，例如 EUR 或 USDT。",
            "Donnez le code d’une devise ou d’un actif, de 2 à 20 majuscules et chiffres, comme EUR ou USDT.",
            "Geben Sie das Kürzel einer Währung oder eines Werts an, 2 bis 20 Großbuchstaben und Ziffern, etwa EUR oder USDT."
        )
    );

    protected MoneyValidator()
    {
        RuleFor(m => m.Amount).NotEmpty().Matches(Number()).Otherwise(EvidenceProblems.Amount);
        RuleFor(m => m.Amount).Must(amount => !IsNumber(amount) || IsInRange(amount!)).Otherwise(AmountRange);
        RuleFor(m => m.Amount)
            .Must((money, amount) => !IsNumber(amount) || !IsCode(money.Currency) || DecimalsIn(amount!) <= Currencies.DecimalsOf(money.Currency!))
            .Otherwise(Decimals);
        RuleFor(m => m.Currency).NotEmpty().Matches(Code()).Otherwise(CurrencyForm);
    }

    private static bool IsNumber(string? amount) => amount is not null && Number().IsMatch(amount);

    private static bool IsCode(string? currency) => currency is not null && Code().IsMatch(currency);

    private static bool IsInRange(string amount) => amount.Any(c => c is >= '1' and <= '9') && amount.Count(char.IsAsciiDigit) <= MaxDigits;

    private static int DecimalsIn(string amount) => amount.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? amount.Length - point - 1 : 0;

    [GeneratedRegex(@"^(0|[1-9][0-9]{0,14})(\.[0-9]{1,18})?\z")]
    private static partial Regex Number();

    [GeneratedRegex(@"^[A-Z0-9]{2,20}\z")]
    private static partial Regex Code();
}
