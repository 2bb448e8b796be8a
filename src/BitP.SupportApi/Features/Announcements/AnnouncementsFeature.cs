using System.Text.Json.Serialization.Metadata;
using BitP.SupportApi.Platform.Hosting;
using BitP.SupportApi.Platform.Http;

namespace BitP.SupportApi.Features.Announcements;

internal sealed class AnnouncementsFeature : IFeature
{
    public static IJsonTypeInfoResolver Json => AnnouncementsJson.Default;

    public static void Map(RouteGroupBuilder api) =>
        api.MapGroup("/announcements")
            .WithTag("Announcements", "What customers are told for some time, such as holidays.")
            .Add<CreateAnnouncement>()
            .Add<ListAnnouncements>()
            .Add<ProposeAnnouncements>()
            .Add<GetAnnouncement>()
            .Add<UpdateAnnouncement>()
            .Add<WithdrawAnnouncement>();
}
