namespace BitP.SupportApi.Platform.Events;

/// <summary>A resource that carries the version it was read at, which is also in its entity tag.</summary>
public interface IVersioned
{
    long Version { get; }
}
