using System.Net;
using BitP.SupportApi.Platform;

namespace BitP.SupportApi.Features.Surveys.Guards;

/// <summary>How answers are kept from being forged.</summary>
public sealed class SurveyGuardSettings
{
    private const string NetworksSetting = "Surveys:StaffNetworks";
    private const string DevicesSetting = "Surveys:StaffDevices";
    private const string VelocitySetting = "Surveys:VelocityPerHour";

    public SurveyGuardSettings(IConfiguration configuration, IHostEnvironment host)
    {
        StaffNetworks =
        [
            .. (configuration[NetworksSetting] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(NetworkOf),
        ];
        // On one computer the staff who try it out and the customers whom they play are the same device.
        StaffDevices = configuration.GetValue(DevicesSetting, !host.IsDevelopment());
        VelocityPerHour = configuration.GetValue(VelocitySetting, 10);
        if (VelocityPerHour < 1)
            throw new StartRefusedException($"{VelocitySetting} is {VelocityPerHour}; it has to be 1 or more.");
    }

    /// <summary><c>Surveys:StaffNetworks</c>, separated by commas: networks from which no survey is answered. None when not set.</summary>
    internal IReadOnlyList<IPNetwork> StaffNetworks { get; }

    /// <summary><c>Surveys:StaffDevices</c>: whether surveys are not answered from devices that staff use. On when not set, except in Development.</summary>
    internal bool StaffDevices { get; }

    /// <summary><c>Surveys:VelocityPerHour</c>: after so many answers from one network within an hour the others are looked at with suspicion. 10 when not set.</summary>
    internal int VelocityPerHour { get; }

    private static IPNetwork NetworkOf(string text) =>
        IPNetwork.TryParse(text, out var network)
            ? network
            : throw new StartRefusedException($"{NetworksSetting}: '{text}' is no network; write it as 192.0.2.0/24 or 2001:db8::/32.");
}
