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

    // A make of telephones, in the names of whose browsers there is a "bot" that is none.
    private const string Telephone = "cubot";

    // Parts of the names of such programs and of what they are written with. Browsers within apps have the names of these apps, so that those are not enough.
    private static readonly SearchValues<string> Programs = SearchValues.Create(
        [
            // Whatever says what it is. Slackbot, Discordbot, TelegramBot, LinkedInBot, Twitterbot, Applebot, Googlebot, BingPreview, SkypeUriPreview and most others.
            "bot",
            "crawl",
            "spider",
            "slurp",
            "scan",
            "preview",
            "scrap",
            "headless",
            "lighthouse",
            "phantomjs",
            // Previews of chats and of social networks.
            "facebookexternalhit",
            "facebookcatalog",
            "meta-external",
            "whatsapp",
            "slack-imgproxy",
            "embedly",
            "iframely",
            // Proxies for the pictures in mails, and other services of search engines.
            "imageproxy",
            "mailproxy",
            "yahoocachesystem",
            "feedfetcher",
            "google-read-aloud",
            "google-inspectiontool",
            "googleother",
            "mediapartners-google",
            // Gateways and filters of mail, and office programs that look where a link leads before they open it.
            "barracuda",
            "mimecast",
            "proofpoint",
            "safelinks",
            "ms-office",
            "msoffice",
            "microsoft office/",
            "forcepoint",
            "websense",
            "fortiguard",
            "fortimail",
            "cloudmark",
            "ironport",
            "fireeye",
            "hornetsecurity",
            "palo alto networks",
            "virustotal",
            "netcraft",
            "censys",
            // Assistants that read pages for somebody else.
            "chatgpt-user",
            "claude-user",
            "perplexity-user",
            // Libraries and tools.
            "curl/",
            "wget/",
            "python",
            "aiohttp",
            "go-http-client",
            "okhttp",
            "axios/",
            "node-fetch",
            "undici",
            "superagent",
            "got (",
            "deno/",
            "bun/",
            "java/",
            "httpclient",
            "libwww",
            "lwp::",
            "http.rb",
            "faraday",
            "guzzle",
            "php/",
            "reqwest",
            "dart/",
            "dalvik/",
            "cfnetwork",
            "winhttp",
            "powershell",
            "postmanruntime",
            "insomnia/",
            "httpie",
            "restsharp",
        ],
        StringComparison.OrdinalIgnoreCase
    );

    public static bool IsPerson(HttpContext http, DateTimeOffset sentAt, DateTimeOffset now) =>
        !HeadRequests.WantsHeadersOnly(http)
        && !PurposeHeaders.Any(header => http.Request.Headers[header].ToString().AsSpan().ContainsAny(Purposes))
        && http.Request.Headers.UserAgent.ToString() is { Length: > 0 } agent
        && !IsProgram(agent)
        && now - sentAt >= Earliest;

    private static bool IsProgram(string agent) =>
        // As two runtimes call themselves, in words that are parts of others.
        agent is "node" or "Ruby"
        || agent.Replace(Telephone, "", StringComparison.OrdinalIgnoreCase).AsSpan().ContainsAny(Programs);
}
