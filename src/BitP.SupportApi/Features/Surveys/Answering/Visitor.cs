using System.Buffers;
using BitP.SupportApi.Platform.Http;

namespace BitP.SupportApi.Features.Surveys.Answering;

/// <summary>
/// Tells people who look at a survey from programs that follow its link by themselves, such as scanners of mail and previews of chats. It goes by what a program says
/// of itself and by how soon it comes; one that passes for a browser and takes its time is taken for a person. Nothing but the time of opening depends on it.
/// </summary>
internal static class Visitor
{
    /// <summary>Sooner after it was sent nobody has read the message that the link stands in.</summary>
    private static readonly TimeSpan Earliest = TimeSpan.FromSeconds(10);

    // What browsers say that fetch what may be wanted next, and programs that show a preview.
    private static readonly string[] PurposeHeaders = ["Purpose", "Sec-Purpose", "X-Purpose", "X-Moz"];

    private static readonly SearchValues<string> Purposes = SearchValues.Create(["prefetch", "prerender", "preview"], StringComparison.OrdinalIgnoreCase);

    // Parts of the names of such programs and of what they are written with.
    private static readonly SearchValues<string> Programs = SearchValues.Create(
        [
            "bot",
            "crawl",
            "spider",
            "scan",
            "preview",
            "headless",
            "facebookexternalhit",
            "whatsapp",
            "barracuda",
            "mimecast",
            "proofpoint",
            "safelinks",
            "curl/",
            "wget/",
            "python",
            "go-http-client",
        ],
        StringComparison.OrdinalIgnoreCase
    );

    public static bool IsPerson(HttpContext http, DateTimeOffset sentAt, DateTimeOffset now) =>
        !HeadRequests.WantsHeadersOnly(http)
        && !PurposeHeaders.Any(header => http.Request.Headers[header].ToString().AsSpan().ContainsAny(Purposes))
        && http.Request.Headers.UserAgent.ToString() is { Length: > 0 } agent
        && !agent.AsSpan().ContainsAny(Programs)
        && now - sentAt >= Earliest;
}
