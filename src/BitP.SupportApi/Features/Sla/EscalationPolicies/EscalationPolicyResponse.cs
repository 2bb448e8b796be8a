using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Sla.EscalationPolicies;

/// <summary>An escalation policy: who is called on, one after another, until somebody acknowledges.</summary>
/// <param name="Id">Its id (UUIDv7).</param>
/// <param name="Name">What it is called.</param>
/// <param name="Steps">Who is called on, in order.</param>
/// <param name="Repeats">How often all of it starts over after the last step.</param>
/// <param name="Purpose">What it is kept for; null for one that clocks and staff start.</param>
/// <param name="CreatedAt">When it was made (UTC).</param>
/// <param name="UpdatedAt">When it last changed (UTC).</param>
/// <param name="Version">Rises with each change; also the first part of the <c>ETag</c>.</param>
public sealed record EscalationPolicyResponse(
    Guid Id,
    string Name,
    IReadOnlyList<EscalationStep> Steps,
    int Repeats,
    EscalationPurpose? Purpose,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    long Version
) : IVersioned, IExample<EscalationPolicyResponse>
{
    public static EscalationPolicyResponse Example =>
        new(Examples.EscalationPolicy, ExampleContent.Name, ExampleContent.Steps, ExampleContent.Repeats, null, Examples.At, Examples.At, 1);

    internal static EscalationPolicyContent ExampleContent =>
        new(
            "Funds",
            [
                new(TimeSpan.Zero, new(Agent: Examples.Agent)),
                new(TimeSpan.FromMinutes(15), new(OnDuty: new(Channel.Phone)), 1),
                new(TimeSpan.FromMinutes(30), new(Management: true)),
            ],
            1
        );

    internal static EscalationPolicyResponse From(EscalationPolicy p) =>
        new(p.Id, p.Content.Name, p.Content.Steps, p.Content.Repeats, p.Purpose, p.CreatedAt, p.UpdatedAt, p.Version);
}
