using System.Text.Json.Nodes;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Categories;

/// <summary>A category of tickets, in one language.</summary>
/// <param name="Id">The category, as <c>category</c> of a ticket names it.</param>
/// <param name="Name">Its name, to choose from.</param>
/// <param name="Description">When to choose it, and when another.</param>
/// <param name="Prepare">What the customer should have at hand.</param>
/// <param name="Advice">What the customer can do before, or should beware of; null when there is nothing to say.</param>
/// <param name="Priority">The priority that a ticket gets when it gives none.</param>
/// <param name="PriorityReason">Why it is this one.</param>
/// <param name="ExpectedHandling">How long handling usually takes, as an ISO 8601 duration.</param>
/// <param name="Fields">
/// JSON Schema (draft 2020-12) of the <c>fields</c> of a ticket, in the order in which to ask for them. Titles, descriptions and the choices of
/// <c>oneOf</c> are in the language of the answer.
/// </param>
/// <param name="Language">BCP 47 tag of the language of the texts.</param>
public sealed record CategoryResponse(
    TicketCategory Id,
    string Name,
    string Description,
    IReadOnlyList<string> Prepare,
    string? Advice,
    Priority Priority,
    string PriorityReason,
    TimeSpan ExpectedHandling,
    JsonObject Fields,
    string Language
) : IExample<CategoryResponse>
{
    public static CategoryResponse Example => From(CategoryCatalogue.Of(TicketCategory.WithdrawalPending), "en");

    internal static CategoryResponse From(Category category, string language) =>
        new(
            category.Id,
            category.Name.In(language),
            category.Description.In(language),
            [.. category.Prepare.Select(p => p.In(language))],
            category.Advice?.In(language),
            category.Priority,
            category.PriorityReason.In(language),
            category.ExpectedHandling,
            FieldsSchema.Of(category, language),
            language
        );
}
