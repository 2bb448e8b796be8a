using System.Text.Json.Serialization;
using BitP.SupportApi.Platform.Http;

namespace BitP.SupportApi.Features.Complaints.Regimes;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CreateComplaintRegime.Request), TypeInfoPropertyName = "CreateComplaintRegimeRequest")]
[JsonSerializable(typeof(UpdateComplaintRegime.Changes), TypeInfoPropertyName = "UpdateComplaintRegimeChanges")]
[JsonSerializable(typeof(PreviewComplaintRegime.Request), TypeInfoPropertyName = "PreviewComplaintRegimeRequest")]
[JsonSerializable(typeof(ComplaintRegimeResponse))]
[JsonSerializable(typeof(Page<ComplaintRegimeResponse>))]
[JsonSerializable(typeof(RegimePreviewResponse))]
[JsonSerializable(typeof(RegimeContent))]
[JsonSerializable(typeof(ShippedRegimeFile))]
[JsonSerializable(typeof(ComplaintRegimeCreated))]
[JsonSerializable(typeof(ComplaintRegimeUpdated))]
[JsonSerializable(typeof(ComplaintRegimeRetired))]
internal sealed partial class ComplaintRegimesJson : JsonSerializerContext;
