using System.Text.Json.Serialization;
using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Sla.Policies;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Tickets;

/// <summary>What a ticket is opened with, after all checks.</summary>
public sealed record NewTicket(
    string Subject,
    string Description,
    TicketCategory Category,
    Channel Channel,
    Priority? Priority,
    string Language,
    string Fields,
    IReadOnlyList<TransactionEvidence> Evidence,
    IReadOnlyList<string> Tags,
    Ticket? FollowsUp = null
)
{
    /// <summary>The priority that is asked for, or else the one of the category.</summary>
    internal Priority PriorityOrRule => Priority ?? CategoryCatalogue.Of(Category).Priority;

    /// <summary>What decides which policy and which targets it will have.</summary>
    internal SlaFacts FactsFor(Guid partnerId) => new(Category, Channel, PriorityOrRule, partnerId, Language);
}

/// <summary>The changeable part of a ticket. As JSON it is what a patch of a ticket is applied to.</summary>
/// <param name="Fields">The form fields of its category, as a JSON object.</param>
/// <param name="Promise">The handling time that the customer was told last.</param>
public sealed record TicketDetails(
    string Subject,
    TicketCategory Category,
    Priority Priority,
    string Language,
    IReadOnlyList<string> Tags,
    [property: JsonConverter(typeof(JsonTextConverter))] string Fields,
    PromisedTime Promise
)
{
    internal static TicketDetails Empty { get; } = new("", default, default, "", [], "{}", new(default));
}
