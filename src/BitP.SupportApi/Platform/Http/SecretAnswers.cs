using System.Security.Cryptography;
using System.Text;

namespace BitP.SupportApi.Platform.Http;

/// <summary>Marks a route whose answer holds a secret that is shown only now.</summary>
public sealed record SecretAnswerMetadata;

public static class SecretAnswers
{
    internal static bool HasSecretAnswer(this HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<SecretAnswerMetadata>() is not null;
}

/// <summary>
/// Encrypts a stored answer so that only who got it can get it again. The key comes from the text of the credential that the caller presents with
/// each request, which is stored nowhere: neither the rows nor the hashes in <c>api_keys</c> open it.
/// </summary>
internal sealed class AnswerSeal(string presented)
{
    private const int KeyLength = 32;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly byte[] _key = HKDF.DeriveKey(
        HashAlgorithmName.SHA256,
        Encoding.UTF8.GetBytes(presented),
        KeyLength,
        info: "bitp idempotent answer"u8.ToArray()
    );

    /// <summary>Encrypts a body for the request that it answers.</summary>
    public byte[] Close(byte[] body, byte[] request)
    {
        var closed = new byte[NonceLength + body.Length + TagLength];
        var nonce = closed.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_key, TagLength);
        aes.Encrypt(nonce, body, closed.AsSpan(NonceLength, body.Length), closed.AsSpan(NonceLength + body.Length), request);
        return closed;
    }

    /// <summary>The body; null when it was closed with another credential, for another request, or not at all.</summary>
    public byte[]? Open(byte[] closed, byte[] request)
    {
        if (closed.Length < NonceLength + TagLength)
            return null;
        var body = new byte[closed.Length - NonceLength - TagLength];
        using var aes = new AesGcm(_key, TagLength);
        try
        {
            aes.Decrypt(closed.AsSpan(0, NonceLength), closed.AsSpan(NonceLength, body.Length), closed.AsSpan(NonceLength + body.Length), body, request);
            return body;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
