using System.Diagnostics;
using System.Globalization;
using BitP.SupportApi.Platform.Localization;

namespace BitP.SupportApi.Platform.Problems;

/// <summary>
/// A refusal that callers can expect: an entry of the catalogue of problems, and what a handler returns to send it.
/// Entities answer <c>Error?</c>, where null means that the step was done.
/// </summary>
/// <param name="Code">Stable machine code, the aggregate first: <c>ticket_status_not_allowed</c>.</param>
/// <param name="Status">The HTTP status it is sent with.</param>
/// <param name="Title">What kind of refusal it is, the same for every occurrence.</param>
/// <param name="Detail">What was wrong this time; <c>{0}</c>, <c>{1}</c> … are filled by <see cref="For"/>.</param>
public sealed record Error(string Code, int Status, LocalizedText Title, LocalizedText? Detail = null) : IResult, IStatusCodeHttpResult
{
    /// <summary>For the catalogue: what leads to it, as whoever meets it can find out.</summary>
    public required LocalizedText Cause { get; init; }

    /// <summary>For the catalogue: what to do about it.</summary>
    public required LocalizedText Remedy { get; init; }

    private object?[] Arguments { get; init; } = [];

    /// <summary>Field errors, by the name of the member as it stands in the JSON.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<FieldError>>? Fields { get; init; }

    /// <summary>How many field errors there are, when <see cref="Fields"/> does not hold all.</summary>
    public int? FieldErrorCount { get; init; }

    /// <summary>The steps that would have been allowed, for a refused step of a life cycle.</summary>
    public IReadOnlyList<string>? AllowedTransitions { get; init; }

    /// <summary>The resource that is in the way, such as the first of two equal tickets.</summary>
    public ResourceLink? Existing { get; init; }

    /// <summary>The version that the resource has now, for a failed <c>If-Match</c>.</summary>
    public long? CurrentVersion { get; init; }

    /// <summary>How much work a request would take, and how much it may take.</summary>
    public (long Requested, long Allowed)? Work { get; init; }

    int? IStatusCodeHttpResult.StatusCode => Status;

    /// <summary>The same error with the placeholders of its detail filled.</summary>
    public Error For(params object?[] arguments) => this with { Arguments = arguments };

    /// <summary>The body that goes over the wire, in the language of the request.</summary>
    public Problem ToProblem(HttpContext context) => ToProblem(context.TraceIdentifier);

    /// <inheritdoc cref="ToProblem(HttpContext)"/>
    /// <param name="requestId">What names the request when it is not traced.</param>
    internal Problem ToProblem(string requestId) =>
        new(
            $"/v1/problems/{Code}",
            Title.Current,
            Status,
            Detail is null ? null : string.Format(CultureInfo.InvariantCulture, Detail.Current, Arguments),
            Code,
            Activity.Current?.TraceId.ToHexString() ?? requestId
        )
        {
            Errors = Fields,
            ErrorCount = FieldErrorCount,
            AllowedTransitions = AllowedTransitions,
            Existing = Existing,
            CurrentVersion = CurrentVersion,
            Requested = Work?.Requested,
            Allowed = Work?.Allowed,
        };

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = Status;
        if (httpContext.GetEndpoint()?.Metadata.GetMetadata<RefusalPage>() is { } page)
            return page.ShowAsync(httpContext, this);
        return httpContext.Response.WriteAsJsonAsync(ToProblem(httpContext), options: null, Problem.ContentType, httpContext.RequestAborted);
    }
}
