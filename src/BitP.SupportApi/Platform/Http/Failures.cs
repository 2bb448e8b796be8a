using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.Metadata;

namespace BitP.SupportApi.Platform.Http;

/// <summary>The refusals of a route that follow from its other words: a scope may be missing, a body may be too large.</summary>
internal static class Failures
{
    public static void Declare(IList<object> metadata)
    {
        List<Error> errors = [PlatformErrors.ValidationFailed, PlatformErrors.RateLimited, PlatformErrors.Unavailable];
        if (metadata.OfType<AccessRequirement>().Any())
            errors.AddRange([PlatformErrors.CredentialMissing, PlatformErrors.CredentialInvalid, PlatformErrors.ScopeMissing, PlatformErrors.ActorNotAllowed]);
        if (metadata.OfType<IAcceptsMetadata>().Any())
            errors.AddRange([
                PlatformErrors.MalformedRequest,
                PlatformErrors.BodyTooLarge,
                PlatformErrors.MediaTypeUnsupported,
                PlatformErrors.ContentEncodingUnsupported,
            ]);
        if (metadata.OfType<TransactionalMetadata>().Any())
            errors.AddRange([PlatformErrors.IdempotencyKeyInvalid, PlatformErrors.IdempotencyKeyReused, PlatformErrors.ConcurrentChange]);
        if (metadata.OfType<IfMatchMetadata>().Any())
            errors.AddRange([PlatformErrors.IfMatchInvalid, PlatformErrors.VersionMismatch]);
        if (metadata.OfType<SecretAnswerMetadata>().Any())
            errors.Add(PlatformErrors.IdempotentAnswerSealed);
        if (metadata.OfType<IfMatchMetadata>().Any(m => m.Required))
            errors.Add(PlatformErrors.IfMatchRequired);
        metadata.Add(new FailsMetadata(errors));
        foreach (var status in metadata.OfType<FailsMetadata>().SelectMany(f => f.Errors).Select(e => e.Status).Distinct().Order().ToArray())
            metadata.Add(new ProducesResponseTypeMetadata(status, typeof(Problem), [Problem.ContentType]));
    }
}
