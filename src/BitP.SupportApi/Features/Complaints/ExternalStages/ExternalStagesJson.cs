using System.Text.Json.Serialization;

namespace BitP.SupportApi.Features.Complaints.ExternalStages;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(OpenExternalStage.Request), TypeInfoPropertyName = "OpenExternalStageRequest")]
[JsonSerializable(typeof(RespondToExternalStage.Request), TypeInfoPropertyName = "RespondToExternalStageRequest")]
[JsonSerializable(typeof(CloseExternalStage.Request), TypeInfoPropertyName = "CloseExternalStageRequest")]
[JsonSerializable(typeof(IReadOnlyList<ExternalStage>))]
[JsonSerializable(typeof(ComplaintExternalStageOpened))]
[JsonSerializable(typeof(ComplaintExternalStageResponded))]
[JsonSerializable(typeof(ComplaintExternalStageClosed))]
[JsonSerializable(typeof(ComplaintExternalStageWarned))]
[JsonSerializable(typeof(ComplaintExternalStageBreached))]
internal sealed partial class ExternalStagesJson : JsonSerializerContext;
