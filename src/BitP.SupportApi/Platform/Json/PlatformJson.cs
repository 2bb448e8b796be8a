using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Security;
using BitP.SupportApi.Platform.Time;

namespace BitP.SupportApi.Platform.Json;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(ListProblems.Response), TypeInfoPropertyName = "ListProblemsResponse")]
[JsonSerializable(typeof(ProblemDescription))]
[JsonSerializable(typeof(ListEvents.Response), TypeInfoPropertyName = "ListEventsResponse")]
[JsonSerializable(typeof(MoveClock.Request), TypeInfoPropertyName = "MoveClockRequest")]
[JsonSerializable(typeof(MoveClock.Response), TypeInfoPropertyName = "MoveClockResponse")]
[JsonSerializable(typeof(PartnerCreated))]
[JsonSerializable(typeof(PartnerUpdated))]
[JsonSerializable(typeof(ApiKeyCreated))]
[JsonSerializable(typeof(ApiKeyRotated))]
[JsonSerializable(typeof(ApiKeyRevoked))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(JsonNode))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(JsonArray))]
[JsonSerializable(typeof(int?))]
internal sealed partial class PlatformJson : JsonSerializerContext;
