using System.Text.Json.Serialization;
using BitP.SupportApi.Platform.Http;

namespace BitP.SupportApi.Features.Access;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CreatePartner.Request), TypeInfoPropertyName = "CreatePartnerRequest")]
[JsonSerializable(typeof(PartnerResponse))]
[JsonSerializable(typeof(Page<PartnerResponse>))]
[JsonSerializable(typeof(UpdatePartner.Changes), TypeInfoPropertyName = "UpdatePartnerChanges")]
[JsonSerializable(typeof(CreateApiKey.Request), TypeInfoPropertyName = "CreateApiKeyRequest")]
[JsonSerializable(typeof(ApiKeyResponse))]
[JsonSerializable(typeof(IssuedApiKeyResponse))]
[JsonSerializable(typeof(Page<ApiKeyResponse>))]
[JsonSerializable(typeof(RotateApiKey.Request), TypeInfoPropertyName = "RotateApiKeyRequest")]
internal sealed partial class AccessJson : JsonSerializerContext;
