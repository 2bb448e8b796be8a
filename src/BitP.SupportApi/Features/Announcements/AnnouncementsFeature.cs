using System.Text.Json.Serialization.Metadata;
using BitP.SupportApi.Platform.Hosting;
using BitP.SupportApi.Platform.Http;

namespace BitP.SupportApi.Features.Announcements;

internal sealed class AnnouncementsFeature : IFeature
{
    public static IJsonTypeInfoResolver Json => AnnouncementsJson.Default;

    public static IReadOnlyList<Type> Endpoints =>
        [
            typeof(CreateAnnouncement),
            typeof(ListAnnouncements),
            typeof(ProposeAnnouncements),
            typeof(GetAnnouncement),
            typeof(UpdateAnnouncement),
            typeof(WithdrawAnnouncement),
        ];
}

internal sealed class AnnouncementsGroup() : ApiGroup("announcements", "Announcements", "What customers are told for some time, such as holidays.");
