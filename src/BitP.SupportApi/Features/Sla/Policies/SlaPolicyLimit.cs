using BitP.SupportApi.Platform;

namespace BitP.SupportApi.Features.Sla.Policies;

/// <summary>How many policies there may be that are not retired: each ticket that is opened asks them one by one. <c>SlaPolicies:Max</c>, 200 when not set.</summary>
public sealed class SlaPolicyLimit
{
    private const string Setting = "SlaPolicies:Max";

    public SlaPolicyLimit(IConfiguration configuration)
    {
        InUse = configuration.GetValue(Setting, 200);
        if (InUse < 0)
            throw new StartRefusedException($"{Setting} is {InUse}; it has to be 0 or more.");
    }

    public int InUse { get; }
}
