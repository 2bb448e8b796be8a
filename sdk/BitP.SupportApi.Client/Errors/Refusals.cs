using System.Collections.ObjectModel;
using System.Net;

namespace BitP.SupportApi.Client;

/// <summary>400: something in the request is not valid.</summary>
public sealed class ValidationFailedException : SupportApiException
{
    internal ValidationFailedException(HttpStatusCode status, Problem? problem, TimeSpan? retryAfter)
        : base(status, problem, retryAfter) { }

    /// <summary>What is wrong with which member or parameter, named as in the JSON, at most the first 20 reasons; empty when it is wrong as a whole.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<FieldError>> Errors => Problem?.Errors ?? ReadOnlyDictionary<string, IReadOnlyList<FieldError>>.Empty;

    /// <summary>How many reasons there are, when <see cref="Errors"/> does not hold them all.</summary>
    public int? ErrorCount => Problem?.ErrorCount;

    /// <summary>For a question that would take too much work: how many steps it would take.</summary>
    public long? Requested => Problem?.Requested;

    /// <summary>For such a question: how many steps one may take.</summary>
    public long? Allowed => Problem?.Allowed;
}

/// <summary>401: there is no credential, or it is unknown, expired or revoked.</summary>
public sealed class UnauthorizedException : SupportApiException
{
    internal UnauthorizedException(HttpStatusCode status, Problem? problem, TimeSpan? retryAfter)
        : base(status, problem, retryAfter) { }
}

/// <summary>403: the credential is known but not good for this.</summary>
public sealed class ForbiddenException : SupportApiException
{
    internal ForbiddenException(HttpStatusCode status, Problem? problem, TimeSpan? retryAfter)
        : base(status, problem, retryAfter) { }
}

/// <summary>404: it does not exist, or is somebody else's.</summary>
public sealed class NotFoundException : SupportApiException
{
    internal NotFoundException(HttpStatusCode status, Problem? problem, TimeSpan? retryAfter)
        : base(status, problem, retryAfter) { }
}

/// <summary>409: the state of the resource does not allow this.</summary>
public sealed class ConflictException : SupportApiException
{
    internal ConflictException(HttpStatusCode status, Problem? problem, TimeSpan? retryAfter)
        : base(status, problem, retryAfter) { }

    /// <summary>For a duplicate: what exists already. For a ticket that is full: that ticket.</summary>
    public ResourceLink? Existing => Problem?.Existing;

    /// <summary>For a refused step of a life cycle: the steps that are allowed now.</summary>
    public IReadOnlyList<string> AllowedTransitions => Problem?.AllowedTransitions ?? [];
}

/// <summary>412: somebody else changed the resource since it was read. Read it again, and decide again.</summary>
public sealed class PreconditionFailedException : SupportApiException
{
    internal PreconditionFailedException(HttpStatusCode status, Problem? problem, TimeSpan? retryAfter)
        : base(status, problem, retryAfter) { }

    /// <summary>The version that the resource has now.</summary>
    public long? CurrentVersion => Problem?.CurrentVersion;
}

/// <summary>429: too many requests, and the retries were used up or the wait is longer than <see cref="SupportApiOptions.MaxRetryAfter"/>.</summary>
public sealed class RateLimitedException : SupportApiException
{
    internal RateLimitedException(HttpStatusCode status, Problem? problem, TimeSpan? retryAfter)
        : base(status, problem, retryAfter) { }
}

/// <summary>5xx: the API or something before it failed, and the retries were used up.</summary>
public sealed class ServerFailedException : SupportApiException
{
    internal ServerFailedException(HttpStatusCode status, Problem? problem, TimeSpan? retryAfter)
        : base(status, problem, retryAfter) { }
}

/// <summary>No attempt got a whole answer: there was no connection, it took too long, or it broke off. A change may have been made all the same.</summary>
public sealed class NoAnswerException : SupportApiException
{
    internal NoAnswerException(string message, Exception cause)
        : base(message, null, cause) { }
}
