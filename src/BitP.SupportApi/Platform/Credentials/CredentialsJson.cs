using System.Text.Json.Serialization;

namespace BitP.SupportApi.Platform.Credentials;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PartnerCreated))]
[JsonSerializable(typeof(PartnerUpdated))]
[JsonSerializable(typeof(PartnerBrand))]
[JsonSerializable(typeof(ApiKeyCreated))]
[JsonSerializable(typeof(ApiKeyRotated))]
[JsonSerializable(typeof(ApiKeyRevoked))]
internal sealed partial class CredentialsJson : JsonSerializerContext;
