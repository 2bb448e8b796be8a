using System.Text.Json.Serialization;
using BitP.SupportApi.Platform.Http;

namespace BitP.SupportApi.Features.DueWork;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DueWorkResponse))]
[JsonSerializable(typeof(Page<DueWorkResponse>))]
[JsonSerializable(typeof(DropDueWork.Request), TypeInfoPropertyName = "DropDueWorkRequest")]
internal sealed partial class DueWorkJson : JsonSerializerContext;
