using System.Text.Json.Nodes;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Http;

namespace BitP.SupportApi.Features.Events;

/// <summary>Adds to what events say, when they are read, what is not stored with them: it is for some who read only, or ceases to hold. What is not for all who read, it takes away.</summary>
public interface IEventCompletion
{
    /// <summary>The types of the events that it adds to.</summary>
    IReadOnlyList<string> Types { get; }

    /// <summary>The members that are added to the data of which of the events, or stand for those of the same names, by the ids of the events.</summary>
    /// <param name="events">Events of these types.</param>
    /// <param name="audience">Who reads them.</param>
    /// <param name="db">What is read besides.</param>
    /// <param name="ct">Ends it.</param>
    Task<IReadOnlyDictionary<Guid, JsonObject>> CompleteAsync(
        IReadOnlyList<StoredEvent> events,
        EventAudience audience,
        SupportDbContext db,
        CancellationToken ct
    );
}

/// <summary>Who reads events.</summary>
/// <param name="Actor">Who.</param>
/// <param name="CalledAt">At which address the API was called for them; null when it was not.</param>
public sealed record EventAudience(Actor Actor, string? CalledAt);

internal static class EventAudiences
{
    /// <summary>Who calls, as somebody who reads events.</summary>
    public static EventAudience Audience(this HttpContext http) => new(Actor.Of(http)!, http.CalledAt());
}
