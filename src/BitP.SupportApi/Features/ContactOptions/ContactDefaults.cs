using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BitP.SupportApi.Platform.Json;
using FluentValidation;

namespace BitP.SupportApi.Features.ContactOptions;

/// <summary>The contact channels that come with the program. They stand in <c>contact-channels.json</c>, and have no addresses: those are the operator's.</summary>
internal static class ContactDefaults
{
    private const string File = "contact-channels.json";

    private static readonly Lazy<ContactChannelSet> Lazy = new(Read);

    public static ContactChannelSet Channels => Lazy.Value;

    private static ContactChannelSet Read()
    {
        using var json =
            typeof(ContactDefaults).Assembly.GetManifestResourceStream(typeof(ContactDefaults), File)
            ?? throw new InvalidDataException($"{File} is not embedded in the program.");
        var channels = JsonSerializer.Deserialize(json, (JsonTypeInfo<ContactChannelSet>)ApiJson.Options.GetTypeInfo(typeof(ContactChannelSet)))!;
        new ContactChannelSetValidator().ValidateAndThrow(channels);
        return ContactChannelRules.Canonical(channels);
    }
}
