namespace BitP.SupportApi.Platform.Callers;

/// <summary>For whom the services of a scope act. Until somebody is named it is nobody, who sees nothing.</summary>
internal sealed class CurrentActor
{
    private static readonly Actor Nobody = new(ActorKind.Customer, null, null);

    public Actor Value { get; set; } = Nobody;
}
