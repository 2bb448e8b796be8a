namespace BitP.SupportApi.Client;

/// <summary>Puts the credential on every attempt, so that a new one is used as soon as there is one.</summary>
internal sealed class CredentialHandler(SupportApiOptions options) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!options.Anonymous)
            request.Headers.Authorization = new("Bearer", await CredentialAsync(cancellationToken).ConfigureAwait(false));
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<string> CredentialAsync(CancellationToken cancellationToken)
    {
        if (options.GetCredential is not { } get)
            return options.ApiKey!;
        var credential = await get(cancellationToken).ConfigureAwait(false);
        return Credential.IsUsable(credential)
            ? credential
            : throw new InvalidOperationException("GetCredential gave no credential of printable ASCII without spaces.");
    }
}
