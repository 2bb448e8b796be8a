using BitP.SupportApi.Platform;

namespace BitP.SupportApi.Features.Sla.EscalationPolicies;

/// <summary>How many escalation policies there may be. <c>EscalationPolicies:Max</c>, 100 when not set.</summary>
public sealed class EscalationPolicyLimit
{
    private const string Setting = "EscalationPolicies:Max";

    public EscalationPolicyLimit(IConfiguration configuration)
    {
        Policies = configuration.GetValue(Setting, 100);
        if (Policies < 0)
            throw new StartRefusedException($"{Setting} is {Policies}; it has to be 0 or more.");
    }

    public int Policies { get; }
}
