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
            "The currency or asset has fewer decimals than this.",
            "该货币或资产没有这么多小数位。",
            "La devise ou l’actif a moins de décimales.",
            "Die Währung oder der Wert hat weniger Nachkommastellen."
        )
    );

    protected MoneyValidator()
    {
        RuleFor(m => m.Amount).NotEmpty().Matches(Number()).Otherwise(EvidenceProblems.Amount);
        RuleFor(m => m.Amount).Must(amount => !IsNumber(amount) || IsInRange(amount!)).Otherwise(FieldProblems.OutOfRange);
        RuleFor(m => m.Amount)
            .Must((money, amount) => !IsNumber(amount) || !IsCode(money.Currency) || DecimalsIn(amount!) <= Currencies.DecimalsOf(money.Currency!))
            .Otherwise(Decimals);
        RuleFor(m => m.Currency).NotEmpty().Matches(Code()).Otherwise(FieldProblems.Format);
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
