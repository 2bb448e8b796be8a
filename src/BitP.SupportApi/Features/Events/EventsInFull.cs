using System.Text.Json;
using System.Text.Json.Nodes;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Events;

/// <summary>Events as somebody reads them, with what is added when they are read.</summary>
public sealed class EventsInFull(SupportDbContext db, IEnumerable<IEventCompletion> completions)
{
    internal async Task<IReadOnlyList<EventResponse>> ForAsync(EventAudience audience, IReadOnlyList<StoredEvent> events, CancellationToken ct)
    {
        var added = new Dictionary<Guid, JsonObject>();
        foreach (var completion in completions)
            if (events.Where(e => completion.Types.Contains(e.Type)).ToArray() is { Length: > 0 } some)
                foreach (var (id, members) in await completion.CompleteAsync(some, audience, db, ct))
                    added.Add(id, members);
        return [.. events.Select(e => Completed(EventResponse.From(e, audience.Actor), added.GetValueOrDefault(e.Id)))];
    }

    private static EventResponse Completed(EventResponse e, JsonObject? added)
    {
        if (added is null)
            return e;
        var data = JsonObject.Create(e.Data)!;
        foreach (var (name, value) in added)
            data[name] = value?.DeepClone();
        return e with { Data = JsonSerializer.SerializeToElement(data, ApiJson.Options) };
    }
}
