namespace BitP.SupportApi.Platform.Callers;

/// <summary>Something that belongs to a partner, and perhaps to one of the partner's customers. Nobody else gets to see it.</summary>
public interface IOwned
{
    Guid? PartnerId { get; }

    Guid? CustomerId { get; }
}
