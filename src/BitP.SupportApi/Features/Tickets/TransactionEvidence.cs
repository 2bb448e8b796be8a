using System.Text.RegularExpressions;
using BitP.SupportApi.Features.Tickets.Evidence;
using BitP.SupportApi.Features.Tickets.Storage;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;

namespace BitP.SupportApi.Features.Tickets;

/// <summary>A blockchain transaction that a ticket is about, as the customer tells it. Members that show nothing are none, unless the network checks them.</summary>
/// <param name="Kind">What kind of evidence this is.</param>
/// <param name="Network">The network, such as <c>bitcoin</c>, <c>ethereum</c> or <c>tron</c>; usual short names such as <c>trc20</c> are understood. On a known network the address and the hash are checked.</param>
/// <param name="Asset">The asset's code, such as <c>USDT</c>.</param>
/// <param name="TxHash">The transaction's hash.</param>
/// <param name="Amount">The amount as a decimal string.</param>
/// <param name="Address">The address it was sent to.</param>
/// <param name="OccurredAt">When it was sent (RFC 3339).</param>
public sealed record TransactionEvidence(
    EvidenceKind? Kind,
    string? Network = null,
    string? Asset = null,
    string? TxHash = null,
    string? Amount = null,
    string? Address = null,
    DateTimeOffset? OccurredAt = null
) : IExample<TransactionEvidence>
{
    public static TransactionEvidence Example =>
        new(
            EvidenceKind.Transaction,
            "tron",
            "USDT",
            "853793d552635f533aa982b92b35b00e63a1c14e526154563a56315263a13ae1",
            "250.00",
            "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",
            Examples.At.AddHours(-3)
        );

    /// <summary>The form in which it is stored: without members that show nothing.</summary>
    internal TransactionEvidence Canonical() =>
        this with
        {
            Network = Texts.OrNull(Network),
            Asset = Texts.OrNull(Asset),
            TxHash = Texts.OrNull(TxHash),
            Address = Texts.OrNull(Address),
        };
}

/// <summary>What a piece of evidence is.</summary>
public enum EvidenceKind
{
    /// <summary>A blockchain transaction.</summary>
    Transaction,
}

internal sealed partial class TransactionEvidenceValidator : AbstractValidator<TransactionEvidence>
{
    private static readonly DateTimeOffset BitcoinGenesis = new(2009, 1, 3, 0, 0, 0, TimeSpan.Zero);

    public TransactionEvidenceValidator()
    {
        RuleFor(e => e.Kind).NotNull();
        RuleFor(e => e.Network).IsLine(32);
        RuleFor(e => e.Asset).IsLine(20);
        RuleFor(e => e.TxHash).IsLine(TicketTransaction.HashMaxLength);
        RuleFor(e => e.Address).IsLine(128);
        RuleFor(e => e.Amount).Matches(Decimal()).Otherwise(EvidenceProblems.Amount);
        RuleFor(e => e.OccurredAt).GreaterThanOrEqualTo(BitcoinGenesis).Otherwise(FieldProblems.OutOfRange.Expecting(Expectation.NotBefore(BitcoinGenesis)));
        RuleFor(e => e.TxHash)
            .Custom(
                (hash, context) =>
                {
                    if (hash is null || Network.Find(context.InstanceToValidate.Network) is not { } network)
                        return;
                    Report(AddressCheck.CheckTransactionHash(network, hash), context);
                }
            );
        RuleFor(e => e.Address)
            .Custom(
                (address, context) =>
                {
                    if (address is null || Network.Find(context.InstanceToValidate.Network) is not { } network)
                        return;
                    Report(AddressCheck.CheckAddress(network, address), context);
                }
            );
    }

    private static void Report(EvidenceVerdict verdict, ValidationContext<TransactionEvidence> context)
    {
        if (verdict.Result is not EvidenceResult.Invalid)
            return;
        var problem = EvidenceProblems.Of(verdict);
        context.Refuse(context.PropertyPath, problem);
    }

    [GeneratedRegex(@"^[0-9]{1,30}(\.[0-9]{1,30})?\z")]
    private static partial Regex Decimal();
}
