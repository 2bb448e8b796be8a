using System.Collections.ObjectModel;
using System.Net;

namespace BitP.SupportApi.Client;

/// <summary>The API refused a request, or did not answer. What derives from it tells the common refusals apart.</summary>
public class SupportApiException : Exception
{
    internal SupportApiException(HttpStatusCode status, Problem? problem, TimeSpan? retryAfter)
        : base(MessageOf(status, problem)) => (Status, Problem, RetryAfter) = (status, problem, retryAfter);

    internal SupportApiException(string message, HttpStatusCode? status, Exception cause)
        : base(message, cause) => Status = status;

    /// <summary>The HTTP status; null when there was no answer.</summary>
    public HttpStatusCode? Status { get; }

    /// <summary>The stable code of the refusal, such as <c>ticket_duplicate</c>; null when the answer did not come from the API.</summary>
    public string? Code => Problem?.Code;

    /// <summary>What kind of refusal it is, in the language of the request.</summary>
    public string? Title => Problem?.Title;

    /// <summary>What was wrong this time, in the language of the request.</summary>
    public string? Detail => Problem?.Detail;

    /// <summary>Names the request in the API's logs; quote it when asking for help.</summary>
    public string? TraceId => Problem?.TraceId;

    /// <summary>How long the API asks to wait before the next try.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>The whole refusal as the API wrote it; null when the answer did not come from the API.</summary>
    public Problem? Problem { get; }

    // In one line, since that is what logs show: why, what is wrong with which member, and what to quote when asking for help.
    private static string MessageOf(HttpStatusCode status, Problem? problem)
    {
        if (problem is null)
            return $"The answer was {(int)status} ({status}), and not from the API itself.";
        var faults =
            from member in problem.Errors ?? ReadOnlyDictionary<string, IReadOnlyList<FieldError>>.Empty
            from error in member.Value
            select $"{member.Key}: {error.Message} ({error.Code})";
        string?[] parts = [problem.Title, problem.Detail, .. faults, $"({(int)status} {problem.Code}, trace {problem.TraceId})"];
        return string.Join(' ', parts.Where(part => part is not null));
    }
}
