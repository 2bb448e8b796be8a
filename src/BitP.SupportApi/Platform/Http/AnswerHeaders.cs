using Microsoft.Net.Http.Headers;

namespace BitP.SupportApi.Platform.Http;

/// <summary>What all answers say about being kept and shown, unless what is answered knows better.</summary>
internal static class AnswerHeaders
{
    /// <summary>What nobody may keep: it is a person's, or a refusal, which holds for one moment and one caller.</summary>
    public const string NotKept = "no-store";

    /// <summary>What its reader may keep, but asks about before each use. A tag tells readers apart whose answers differ.</summary>
    public const string KeptByItsReader = "private, no-cache";

    private const string NoSniff = "nosniff";

    /// <summary>The same as lines of a head, for refusals that are written without the framework.</summary>
    public const string OfRefusals = $"X-Content-Type-Options: {NoSniff}\r\nCache-Control: {NotKept}\r\nVary: Accept-Language\r\n";

    // A document shows texts that strangers wrote. Should one of them ever be taken for markup, it can do nothing.
    private const string DocumentPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

    /// <summary>Says it before anything is answered, so that refusals say it as well, whoever refuses.</summary>
    public static void Begin(HttpResponse response)
    {
        var headers = response.Headers;
        headers.XContentTypeOptions = NoSniff;
        headers.CacheControl = NotKept;
        headers.Vary = HeaderNames.AcceptLanguage; // the texts of refusals follow it, if nothing else does
    }

    /// <summary>Says what a browser may do with a document of HTML.</summary>
    public static void SendsHtml(HttpResponse response, string policy = DocumentPolicy)
    {
        response.Headers.ContentSecurityPolicy = policy;
        response.Headers["Referrer-Policy"] = "no-referrer";
    }
}
