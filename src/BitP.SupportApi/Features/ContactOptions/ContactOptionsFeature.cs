using System.Text.Json.Serialization.Metadata;
using BitP.SupportApi.Platform.Hosting;
using BitP.SupportApi.Platform.Http;

namespace BitP.SupportApi.Features.ContactOptions;

internal sealed class ContactOptionsFeature : IFeature
{
    public static IJsonTypeInfoResolver Json => ContactOptionsJson.Default;

    public static void AddServices(IServiceCollection services) =>
        services.AddSingleton<ReplyFigures>().AddSingleton<ContactKnowledge>().AddSingleton<IHousework, ReplyTimeSweep>();

    public static IReadOnlyList<Type> Endpoints => [typeof(GetContactOptions), typeof(GetContactChannels), typeof(UpdateContactChannels)];
}

internal sealed class ContactOptionsGroup() : ApiGroup("contact-options", "Contact options", "How to reach support right now, the best way first.");

internal sealed class ContactChannelsGroup() : ApiGroup("contact-channels", "Contact channels", "The one place where the addresses of support are kept.");
