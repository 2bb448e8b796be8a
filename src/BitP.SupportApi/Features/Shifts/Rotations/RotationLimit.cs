namespace BitP.SupportApi.Features.Shifts.Rotations;

/// <summary>How many rotations there may be that have not ended: each question who is on duty reads them all. <c>Rotations:Max</c>, 100 when not set.</summary>
public sealed class RotationLimit(IConfiguration configuration)
{
    public int GoingOn { get; } = configuration.GetValue("Rotations:Max", 100);
}
