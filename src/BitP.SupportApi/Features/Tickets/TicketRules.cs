using System.Text.Json;
using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Tickets.Evidence;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using FluentValidation.Results;

namespace BitP.SupportApi.Features.Tickets;

/// <summary>What every request that describes a ticket has to keep to.</summary>
internal static class TicketRules
{
    private static readonly FieldProblem Tag = new(
        "tag",
        new(
            "Give at most 20 tags of 1 to 50 characters each, also in Unicode form NFC, each in one line.",
            "最多 20 个标签，每个 1 至 50 个字符（按 Unicode NFC 形式亦然），不得换行。",
            "Au plus 20 étiquettes de 1 à 50 caractères chacune, aussi dans la forme Unicode NFC, chacune en une ligne.",
            "Höchstens 20 Schlagwörter mit je 1 bis 50 Zeichen, auch in der Unicode-Form NFC, jedes in einer Zeile."
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
