using System.Text.Json.Serialization.Metadata;
using BitP.SupportApi.Features.Shifts.Absences;
using BitP.SupportApi.Features.Shifts.OnDuty;
using BitP.SupportApi.Features.Shifts.Planned;
using BitP.SupportApi.Features.Shifts.Rotations;
using BitP.SupportApi.Platform.Hosting;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Shifts;

internal sealed class ShiftsFeature : IFeature
{
    public static IJsonTypeInfoResolver Json => ShiftsJson.Default;

    public static void AddServices(IServiceCollection services) => services.AddSingleton<RotationLimit>();

    public static IReadOnlyList<Type> Endpoints =>
        [
            typeof(CreateRotation),
            typeof(ListRotations),
            typeof(GetRotation),
            typeof(UpdateRotation),
            typeof(ListRotationVersions),
            typeof(CreateShift),
            typeof(ListShifts),
            typeof(GetShift),
            typeof(CancelShift),
            typeof(SwapShifts),
            typeof(CreateTimeOff),
            typeof(ListTimeOff),
            typeof(GetTimeOff),
            typeof(CancelTimeOff),
            typeof(GetOnDuty),
            typeof(GetOnDutyLayers),
            typeof(GetCoverage),
        ];

    public static IReadOnlyList<Error> Refusals =>
        [
            ShiftErrors.Overlaps.For(Examples.Shift, "2026-11-22T08:00:00Z", "2026-11-22T16:00:00Z"),
            ShiftErrors.NothingToSwap.For(Examples.Agent),
            RotationErrors.LimitReached.For(200),
        ];
}

internal sealed class RotationsGroup() : ApiGroup("rotations", "Rotations", "Agents who take turns.");

internal sealed class ShiftsGroup() : ApiGroup("shifts", "Shifts", "Work beside rotations, who takes whose place in them, and swaps.");

internal sealed class TimeOffGroup() : ApiGroup("time-off", "Time off", "When agents are away.");

internal sealed class OnDutyGroup() : ApiGroup("", "On duty", "Who is there, and where nobody is.");
