using System.Text.Json.Serialization;
using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Shifts.Absences;
using BitP.SupportApi.Features.Shifts.OnDuty;
using BitP.SupportApi.Features.Shifts.Planned;
using BitP.SupportApi.Features.Shifts.Rotations;
using BitP.SupportApi.Platform.Http;

namespace BitP.SupportApi.Features.Shifts;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CreateRotation.Request), TypeInfoPropertyName = "CreateRotationRequest")]
[JsonSerializable(typeof(UpdateRotation.Changes), TypeInfoPropertyName = "UpdateRotationChanges")]
[JsonSerializable(typeof(RotationContent))]
[JsonSerializable(typeof(RotationResponse))]
[JsonSerializable(typeof(Page<RotationResponse>))]
[JsonSerializable(typeof(CreateShift.Request), TypeInfoPropertyName = "CreateShiftRequest")]
[JsonSerializable(typeof(SwapShifts.Request), TypeInfoPropertyName = "SwapShiftsRequest")]
[JsonSerializable(typeof(ShiftSwapResponse))]
[JsonSerializable(typeof(ShiftResponse))]
[JsonSerializable(typeof(Page<ShiftResponse>))]
[JsonSerializable(typeof(CreateTimeOff.Request), TypeInfoPropertyName = "CreateTimeOffRequest")]
[JsonSerializable(typeof(TimeOffResponse))]
[JsonSerializable(typeof(Page<TimeOffResponse>))]
[JsonSerializable(typeof(GetOnDuty.Response), TypeInfoPropertyName = "GetOnDutyResponse")]
[JsonSerializable(typeof(GetOnDutyLayers.Response), TypeInfoPropertyName = "GetOnDutyLayersResponse")]
[JsonSerializable(typeof(GetCoverage.Response), TypeInfoPropertyName = "GetCoverageResponse")]
[JsonSerializable(typeof(IReadOnlyList<Channel>))]
[JsonSerializable(typeof(RotationCreated))]
[JsonSerializable(typeof(RotationUpdated))]
[JsonSerializable(typeof(ShiftCreated))]
[JsonSerializable(typeof(ShiftCancelled))]
[JsonSerializable(typeof(TimeOffCreated))]
[JsonSerializable(typeof(TimeOffCancelled))]
internal sealed partial class ShiftsJson : JsonSerializerContext;
