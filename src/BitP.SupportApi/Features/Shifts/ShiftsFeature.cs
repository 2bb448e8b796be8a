using System.Text.Json.Serialization.Metadata;
using BitP.SupportApi.Features.Shifts.Absences;
using BitP.SupportApi.Features.Shifts.OnDuty;
using BitP.SupportApi.Features.Shifts.Planned;
using BitP.SupportApi.Features.Shifts.Rotations;
using BitP.SupportApi.Platform.Hosting;
using BitP.SupportApi.Platform.Http;

namespace BitP.SupportApi.Features.Shifts;

internal sealed class ShiftsFeature : IFeature
{
    public static IJsonTypeInfoResolver Json => ShiftsJson.Default;

    public static void AddServices(IServiceCollection services) => services.AddSingleton<RotationLimit>();

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGroup("/rotations")
            .WithTag("Rotations", "Agents who take turns.")
            .Add<CreateRotation>()
            .Add<ListRotations>()
            .Add<GetRotation>()
            .Add<UpdateRotation>()
            .Add<ListRotationVersions>();
        api.MapGroup("/shifts")
            .WithTag("Shifts", "Work beside rotations, who takes whose place in them, and swaps.")
            .Add<CreateShift>()
            .Add<ListShifts>()
            .Add<GetShift>()
            .Add<CancelShift>()
            .Add<SwapShifts>();
        api.MapGroup("/time-off").WithTag("Time off", "When agents are away.").Add<CreateTimeOff>().Add<ListTimeOff>().Add<GetTimeOff>().Add<CancelTimeOff>();
        api.MapGroup("").WithTag("On duty", "Who is there, and where nobody is.").Add<GetOnDuty>().Add<GetOnDutyLayers>().Add<GetCoverage>();
    }
}
