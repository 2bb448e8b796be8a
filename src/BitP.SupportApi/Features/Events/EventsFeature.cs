using System.Text.Json.Serialization.Metadata;
using BitP.SupportApi.Platform.Hosting;
using BitP.SupportApi.Platform.Http;

namespace BitP.SupportApi.Features.Events;

internal sealed class EventsFeature : IFeature
{
    public static IJsonTypeInfoResolver Json => EventsJson.Default;

    public static void AddServices(IServiceCollection services) => services.AddScoped<EventsInFull>();

    public static IReadOnlyList<Type> Endpoints => [typeof(ListEvents)];
}

internal sealed class EventsGroup() : ApiGroup("", "Events", "The change feed: every change of state, in one order.");
