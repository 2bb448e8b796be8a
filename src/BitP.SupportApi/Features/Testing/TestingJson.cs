using System.Text.Json.Serialization;

namespace BitP.SupportApi.Features.Testing;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(MoveClock.Request), TypeInfoPropertyName = "MoveClockRequest")]
[JsonSerializable(typeof(ClockResponse))]
internal sealed partial class TestingJson : JsonSerializerContext;
