using System.Buffers;
using Microsoft.Extensions.Options;

namespace BitP.SupportApi.Client;

/// <summary>Where the API is, as whom to call it, and how patiently.</summary>
public sealed class SupportApiOptions
{
    /// <summary>Where the API is served, such as <c>https://support.example</c>. Plain HTTP is taken for this machine only.</summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>The API key or customer token to call with. Either this, <see cref="GetCredential"/> or <see cref="Anonymous"/> is needed.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Asked for a credential before every attempt, for credentials that change while the program runs.</summary>
    public Func<CancellationToken, ValueTask<string>>? GetCredential { get; set; }

    /// <summary>Calls without a credential, for what anybody may read, such as the list of problems.</summary>
    public bool Anonymous { get; set; }

    /// <summary>The language of titles, messages and texts (BCP 47), such as <c>de</c>; English when there is none.</summary>
    public string? Language { get; set; }

    /// <summary>How often a request is sent again when that is safe; 0 to 10.</summary>
    public int MaxRetries { get; set; } = 2;

    /// <summary>How long one attempt may take, from 10 milliseconds to a day.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest wait that the API may ask for with <c>Retry-After</c>; when it asks for more, the call fails at once.</summary>
    public TimeSpan MaxRetryAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The clock by which waits and timeouts go.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>The options without the secret.</summary>
    public override string ToString()
    {
        var credential =
            ApiKey is not null ? "ApiKey = ***"
            : GetCredential is not null ? "GetCredential"
            : Anonymous ? "anonymous"
            : "no credential";
        return $"{BaseAddress}, {credential}, Language = {Language}, MaxRetries = {MaxRetries}, Timeout = {Timeout}, MaxRetryAfter = {MaxRetryAfter}";
    }
}

internal sealed class SupportApiOptionsValidator : IValidateOptions<SupportApiOptions>
{
    private const int MostRetries = 10;
    private static readonly TimeSpan ShortestTimeout = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public ValidateOptionsResult Validate(string? name, SupportApiOptions options)
    {
        var failures = Failures(options).ToArray();
        return failures.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    public static void ThrowIfInvalid(SupportApiOptions options)
    {
        if (Failures(options).ToArray() is { Length: > 0 } failures)
            throw new OptionsValidationException(Options.DefaultName, typeof(SupportApiOptions), failures);
    }

    private static IEnumerable<string> Failures(SupportApiOptions options)
    {
        if (options.BaseAddress is not { IsAbsoluteUri: true } address || address.Scheme is not ("https" or "http"))
            yield return "BaseAddress must be an absolute http or https address.";
        else if (address.Scheme == "http" && !address.IsLoopback)
            yield return "BaseAddress must be https: over plain http anybody on the way can read the credential. Only this machine may be called by http.";
        else if (address.Query.Length > 0 || address.Fragment.Length > 0 || address.UserInfo.Length > 0)
            yield return "BaseAddress must have no user, query or fragment.";

        if ((options.ApiKey is null ? 0 : 1) + (options.GetCredential is null ? 0 : 1) + (options.Anonymous ? 1 : 0) != 1)
            yield return "One of ApiKey, GetCredential and Anonymous must be set.";
        if (options.ApiKey is { } key && !Credential.IsUsable(key))
            yield return "ApiKey must be printable ASCII without spaces.";
        if (options.MaxRetries is < 0 or > MostRetries)
            yield return $"MaxRetries must be 0 to {MostRetries}.";
        if (options.Timeout < ShortestTimeout || options.Timeout > Longest)
            yield return "Timeout must be 10 milliseconds to a day.";
        if (options.MaxRetryAfter < TimeSpan.Zero || options.MaxRetryAfter > Longest)
            yield return "MaxRetryAfter must be zero to a day.";
    }
}

internal static class Credential
{
    private static readonly SearchValues<char> Usable = SearchValues.Create([.. Enumerable.Range('!', '~' - '!' + 1).Select(c => (char)c)]);

    public static bool IsUsable(string credential) => credential.Length > 0 && !credential.AsSpan().ContainsAnyExcept(Usable);
}
