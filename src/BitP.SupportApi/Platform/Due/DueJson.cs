using System.Text.Json.Serialization;

namespace BitP.SupportApi.Platform.Due;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DueWorkFailed))]
[JsonSerializable(typeof(DueWorkRetried))]
[JsonSerializable(typeof(DueWorkDropped))]
[JsonSerializable(typeof(OrderingEvent))]
internal sealed partial class DueJson : JsonSerializerContext;
