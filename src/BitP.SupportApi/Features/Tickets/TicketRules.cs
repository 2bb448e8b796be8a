using System.Text.Json;
using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Tickets.Evidence;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;

namespace BitP.SupportApi.Features.Tickets;

/// <summary>What every request that describes a ticket has to keep to.</summary>
internal static class TicketRules
{
    private static readonly FieldProblem Tag = new FieldProblem(
        "tag",
        new("Tags like this are not taken.", "不接受这样的标签。", "De telles étiquettes ne sont pas prises.", "Solche Schlagwörter werden nicht angenommen.")
    ).Expecting(
        Expectation.Words(
            $"at most {Ticket.MaxTags} tags of 1 to {Ticket.TagMaxLength} characters each, also in Unicode form NFC, each in one line",
            $"最多 {Ticket.MaxTags} 个标签，每个 1 至 {Ticket.TagMaxLength} 个字符（按 Unicode NFC 形式亦然），不得换行",
            $"au plus {Ticket.MaxTags} étiquettes de 1 à {Ticket.TagMaxLength} caractères chacune, aussi dans la forme Unicode NFC, chacune en une ligne",
            $"höchstens {Ticket.MaxTags} Schlagwörter mit je 1 bis {Ticket.TagMaxLength} Zeichen, auch in der Unicode-Form NFC, jedes in einer Zeile"
        )
    );

    public static IRuleBuilderOptions<T, IReadOnlyList<string>?> AreTags<T>(this IRuleBuilder<T, IReadOnlyList<string>?> rule) =>
        rule.Must(tags => tags is null || tags.Count <= Ticket.MaxTags && tags.All(IsTag)).Otherwise(Tag);

    /// <summary>A tag as an item of a list.</summary>
    public static IRuleBuilderOptions<T, string> IsTag<T>(this IRuleBuilder<T, string> rule) => rule.Must(tag => IsTag(tag)).Otherwise(Tag);

    /// <summary>Each tag counts once, in its normal form.</summary>
    public static IReadOnlyList<string> Normalize(IReadOnlyList<string>? tags) =>
        tags is null or [] ? [] : [.. tags.Select(Normalize).Distinct(StringComparer.Ordinal)];

    /// <summary>The form in which tags are compared: in lower case, composed, and without spaces around them.</summary>
    public static string Normalize(string tag) => Texts.Key(tag.Trim());

    // Composing makes some rare characters longer, and what is stored has to fit.
    private static bool IsTag(string? tag) =>
        Texts.IsVisible(tag) && Texts.IsLine(tag!) && Texts.Length(tag!) <= Ticket.TagMaxLength && Texts.Length(Normalize(tag!)) <= Ticket.TagMaxLength;

    public static void CheckFields<T>(TicketCategory category, IReadOnlyDictionary<string, JsonElement>? fields, ValidationContext<T> context)
    {
        if (CategoryCatalogue.Of(category).Check(fields) is not { } errors)
            return;
        foreach (var (member, problems) in errors)
        foreach (var problem in problems)
            context.Refuse(member, problem);
    }

    /// <summary>The stored form of form fields.</summary>
    public static string FieldsText(IReadOnlyDictionary<string, JsonElement>? fields) =>
        fields is null or { Count: 0 } ? "{}" : JsonSerializer.Serialize(fields, ApiJson.Options);

    /// <summary>The hashes of transactions, spelt so that two spellings of one are equal.</summary>
    public static IReadOnlyList<string> TransactionHashes(IReadOnlyList<TransactionEvidence>? evidence) =>
        evidence is null or [] ? [] : [.. evidence.Where(e => e.TxHash is not null).Select(Normalized).Distinct(StringComparer.Ordinal)];

    private static string Normalized(TransactionEvidence evidence)
    {
        var hash = evidence.TxHash!.Trim();
        if (Network.Find(evidence.Network) is { } network)
            hash = AddressCheck.CheckTransactionHash(network, hash).Normalised ?? hash;
        return HexHash.Bare(hash);
    }
}
