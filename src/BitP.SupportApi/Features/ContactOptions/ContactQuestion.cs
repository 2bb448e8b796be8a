using BitP.SupportApi.Features.Categories;

namespace BitP.SupportApi.Features.ContactOptions;

/// <summary>How pressing a matter is, or that it is a long one.</summary>
public enum ContactUrgency
{
    /// <summary>It has time.</summary>
    Low,

    /// <summary>As most matters are.</summary>
    Normal,

    /// <summary>It should be soon.</summary>
    High,

    /// <summary>It has to be now.</summary>
    Urgent,

    /// <summary>It takes long to explain, or has attachments.</summary>
    Complex,
}

/// <summary>All that an answer about contact options depends on, besides what is known.</summary>
/// <param name="Urgency">How pressing the matter is.</param>
/// <param name="Category">What it is about; null when that is not said.</param>
/// <param name="TextLanguage">The language of the product's texts.</param>
/// <param name="Locale">Canonical tag of the language that the customer wants to be served in; null for any.</param>
/// <param name="TimeZone">The IANA id of the zone of local times.</param>
/// <param name="RegionKey">The region as regions are compared; null when none is said.</param>
internal sealed record ContactQuestion(
    ContactUrgency Urgency,
    TicketCategory? Category,
    string TextLanguage,
    string? Locale,
    string TimeZone,
    string? RegionKey
)
{
    public bool IsUrgent => Urgency is ContactUrgency.High or ContactUrgency.Urgent;

    /// <summary>The language to choose from texts that people wrote.</summary>
    public string WantedLanguage => Locale ?? TextLanguage;
}
