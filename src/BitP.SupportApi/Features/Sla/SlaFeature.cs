using System.Text.Json.Serialization.Metadata;
using BitP.SupportApi.Features.Sla.EscalationPolicies;
using BitP.SupportApi.Features.Sla.Policies;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Hosting;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Sla;

internal sealed class SlaFeature : IFeature
{
    public static IJsonTypeInfoResolver Json => SlaJson.Default;

    public static void AddServices(IServiceCollection services)
    {
        services.AddSingleton<SlaPolicyLimit>();
        services.AddSingleton<SlaPolicies>().AddSingleton<IKeepsRows>(sp => sp.GetRequiredService<SlaPolicies>());
        services.AddSingleton<EscalationPolicyLimit>();
        services.AddSingleton<IShippedData, ShippedPolicies>();
        services.AddSingleton<IShippedData, ShippedRequestsPolicy>();
    }

    public static IReadOnlyList<Type> Endpoints =>
        [
            typeof(CreateSlaPolicy),
            typeof(ListSlaPolicies),
            typeof(GetSlaPolicyOrder),
            typeof(OrderSlaPolicies),
            typeof(GetSlaPolicy),
            typeof(UpdateSlaPolicy),
            typeof(ListSlaPolicyVersions),
            typeof(RetireSlaPolicy),
            typeof(CreateEscalationPolicy),
            typeof(ListEscalationPolicies),
            typeof(GetEscalationPolicy),
            typeof(UpdateEscalationPolicy),
            typeof(DeleteEscalationPolicy),
        ];

    public static IReadOnlyList<Error> Refusals =>
        [
            SlaPolicyErrors.Limit.For(200),
            SlaPolicyErrors.Unreachable.For("Withdrawals", "Everything", Examples.OtherSlaPolicy) with
            {
                Existing = new(Examples.OtherSlaPolicy, Examples.OtherSlaPolicy.ToString()),
            },
            EscalationPolicyErrors.LimitReached.For(200),
            EscalationPolicyErrors.InUse.For("Withdrawals"),
        ];
}

internal sealed class SlaPoliciesGroup()
    : ApiGroup(
        "sla-policies",
        "SLA policies",
        """
        What is to be reached for which tickets, and in how much time. Of the policies in their order the first that fits counts.

        A ticket keeps the version of the policy that it was given. Its clocks count working time or all time from the stretches in which they ran, never from its age. What each
        waits for, and when it stands, is said by `ClockName`. At the very instant of its due time a clock is in time. What was reached stays reached and what was missed
        stays missed, until a recalculation is ordered. A new version of a schedule counts from when it is effective; the open clocks of it, and of schedules that combine
        it, are counted anew within seconds.
        """
    );

internal sealed class EscalationPoliciesGroup()
    : ApiGroup("escalation-policies", "Escalation policies", "Who is called on, one after another, until somebody acknowledges.");
