namespace BitP.SupportApi.Platform.Http;

internal static class CallAddress
{
    /// <summary>The address at which the API was called, without a slash at its end.</summary>
    public static string CalledAt(this HttpContext http) => $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}";
}
