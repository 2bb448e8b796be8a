using System.Text.Json.Serialization;

namespace BitP.SupportApi.Features.Events;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ListEvents.Response), TypeInfoPropertyName = "ListEventsResponse")]
internal sealed partial class EventsJson : JsonSerializerContext;
