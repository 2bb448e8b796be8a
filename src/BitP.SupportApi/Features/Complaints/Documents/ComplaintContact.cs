using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Complaints.Documents;

/// <summary>
/// The firm and the unit that answer for complaints: <c>Complaints:Firm</c>, and <c>Name</c>, <c>Email</c>, <c>Phone</c> and <c>Address</c> of <c>Complaints:Contact</c>. There are no
/// addresses before somebody sets them: a made-up number would be called.
/// </summary>
public sealed class ComplaintContact(IConfiguration configuration)
{
    private const string FirmSetting = "Complaints:Firm";
    private const string ContactSettings = "Complaints:Contact";

    private static readonly LocalizedText Unit = new("Complaints team", "投诉处理组", "Service des réclamations", "Beschwerdestelle");

    /// <summary>Who answers.</summary>
    public string? Firm => Texts.OrNull(configuration[FirmSetting]);

    /// <summary>The unit, with a name of the product's when none is set.</summary>
    public DocumentContact In(string language) => new(Of("Name") ?? Unit.In(language), Of("Email"), Of("Phone"), Of("Address"));

    /// <summary>The setting that a content of documents comes from when no regime says it; null when it comes from none.</summary>
    public static string? SettingOf(string content) =>
        content switch
        {
            "firm.name" => FirmSetting,
            "contact.name" => $"{ContactSettings}:Name",
            "contact.email" => $"{ContactSettings}:Email",
            "contact.phone" => $"{ContactSettings}:Phone",
            "contact.address" => $"{ContactSettings}:Address",
            _ => null,
        };

    private string? Of(string name) => Texts.OrNull(configuration[$"{ContactSettings}:{name}"]);
}
