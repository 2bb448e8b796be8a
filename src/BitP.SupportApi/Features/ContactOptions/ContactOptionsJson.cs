using System.Text.Json.Serialization;

namespace BitP.SupportApi.Features.ContactOptions;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ContactChannelSet))]
[JsonSerializable(typeof(ContactChannelsResponse))]
[JsonSerializable(typeof(ContactOptionsResponse))]
[JsonSerializable(typeof(ContactChannelsUpdated))]
internal sealed partial class ContactOptionsJson : JsonSerializerContext;
