using System.Text.Json.Nodes;
using BitP.SupportApi.Tests.Platform;

namespace BitP.SupportApi.Tests.Features.ContactOptions;

internal sealed class ContactOptionsGround : FeatureGround
{
    private static readonly string[] Kinds = ["web", "app", "chat", "phone", "email", "wechat", "weibo", "x", "facebook", "api"];

    public override IEnumerable<FullBody> Bodies =>
        [new("UpdateContactChannels", "admin", new JsonObject(Kinds.Select(k => KeyValuePair.Create<string, JsonNode?>(k, Full(k)))).ToJsonString())];

    /// <summary>A channel that says everything that a channel can say.</summary>
    public static JsonObject Full(string kind) =>
        JsonNode
            .Parse(
                $$"""
                {
                  "address": "{{AddressOf(kind)}}", "addresses": { "EU": "{{AddressOf(kind)}}" },
                  "label": { "en": "Other", "zh-CN": "其他", "fr": "Autre", "de": "Anders" },
                  "suits": { "en": "All.", "zh-CN": "全部。", "fr": "Tout.", "de": "Alles." }, "languages": ["en", "de"], "scheduleId": "$schedule",
                  "statedReply": { "min": "PT1M", "max": "PT5M", "calendar": "business" }, "ranks": { "urgent": 1, "usual": 2, "complex": 3 }, "active": true
                }
                """
            )!
            .AsObject();

    public static string AddressOf(string kind) =>
        kind switch
        {
            "phone" => "+44 20 7946 0123",
            "email" => "help@example.com",
            _ => $"https://support.example.com/{kind}",
        };
}
