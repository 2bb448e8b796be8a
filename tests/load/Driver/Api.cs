using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace BitP.SupportApi.Load.Driver;

/// <summary>The API as one caller sees it. Whatever is not a success ends the program.</summary>
internal sealed class Api : IDisposable
{
    public const string Partner = "bitp_demo_partner_a";
    public const string Agent = "bitp_demo_agent";
    public const string Admin = "bitp_demo_admin";

    private readonly HttpClient _http;

    public Api(Uri url, string key)
    {
        _http = new HttpClient { BaseAddress = url };
        _http.DefaultRequestHeaders.Add("Authorization", $"Bearer {key}");
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        using var response = await _http.GetAsync(new Uri(path, UriKind.Relative));
        return await ReadAsync(response, path);
    }

    public async Task<JsonElement> PostAsync(string path, object body)
    {
        using var response = await _http.PostAsJsonAsync(new Uri(path, UriKind.Relative), body);
        return await ReadAsync(response, path);
    }

    public async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var response = await _http.GetAsync(new Uri(path, UriKind.Relative));
        return response.StatusCode;
    }

    public void Dispose() => _http.Dispose();

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response, string path)
    {
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode
            ? JsonSerializer.Deserialize<JsonElement>(text)
            : throw new InvalidOperationException($"{path} answered {(int)response.StatusCode}: {text}");
    }
}
