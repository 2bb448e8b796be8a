using BitP.SupportApi.Platform;

namespace BitP.SupportApi.Features.Shifts.Rotations;

/// <summary>How many rotations there may be that have not ended: each question who is on duty reads them all. <c>Rotations:Max</c>, 100 when not set.</summary>
public sealed class RotationLimit
{
    private const string Setting = "Rotations:Max";

    public RotationLimit(IConfiguration configuration)
    {
        GoingOn = configuration.GetValue(Setting, 100);
        if (GoingOn < 0)
            throw new StartRefusedException($"{Setting} is {GoingOn}; it has to be 0 or more.");
    }

    public int GoingOn { get; }
}
