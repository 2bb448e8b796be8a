using System.Text.Json.Serialization;
using BitP.SupportApi.Platform.Http;

namespace BitP.SupportApi.Features.Announcements;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AnnouncementRequest))]
[JsonSerializable(typeof(UpdateAnnouncement.Changes), TypeInfoPropertyName = "UpdateAnnouncementChanges")]
[JsonSerializable(typeof(AnnouncementProposalsResponse))]
[JsonSerializable(typeof(AnnouncementContent))]
[JsonSerializable(typeof(AnnouncementResponse))]
[JsonSerializable(typeof(Page<AnnouncementResponse>))]
[JsonSerializable(typeof(AnnouncementCreated))]
[JsonSerializable(typeof(AnnouncementUpdated))]
[JsonSerializable(typeof(AnnouncementWithdrawn))]
internal sealed partial class AnnouncementsJson : JsonSerializerContext;
