using System.Text.Json.Serialization;

namespace BitP.SupportApi.Platform.Problems;

/// <summary>Why a request was refused (RFC 9457).</summary>
/// <param name="Type">URI reference of the entry in the catalogue of problems; it can be fetched.</param>
/// <param name="Title">What kind of refusal it is, in the language of the request.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What was wrong this time, in the language of the request.</param>
/// <param name="Code">Stable machine code; it never changes and is what programs should look at.</param>
/// <param name="TraceId">Names this request in the logs; quote it when asking for help.</param>
public sealed record Problem(
    string Type,
    string Title,
    int Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Detail,
    string Code,
    string TraceId
)
{
    public const string ContentType = "application/problem+json";

    /// <summary>For status 400: what is wrong with which member or parameter, named as in the request; the first 20 reasons.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, IReadOnlyList<FieldError>>? Errors { get; init; }

    /// <summary>When more is wrong than <c>errors</c> tells, which are the first 20 reasons: how many there are. Of what cannot be read no more than 100 are looked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? ErrorCount { get; init; }

    /// <summary>For a refused step of a life cycle: the steps that are allowed now.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? AllowedTransitions { get; init; }

    /// <summary>
    /// For a duplicate: the resource that exists already. For a full ticket: that ticket, which is a follow-up of the one that was answered when that is closed.
    /// For a policy that could never match behind another, or that would do that to it, and for a survey that would ask about the same cases: the other one, which has no other reference than its id.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ResourceLink? Existing { get; init; }

    /// <summary>For status 412: the version that the resource has now.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? CurrentVersion { get; init; }

    /// <summary>For <c>too_much_work</c>: how many steps the request would take.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Requested { get; init; }

    /// <summary>For <c>too_much_work</c>: how many steps a request may take.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Allowed { get; init; }
}

/// <summary>What is wrong with one member of the request.</summary>
/// <param name="Code">Stable machine code, such as <c>required</c> or <c>too_long</c>.</param>
/// <param name="Message">The explanation in the language of the request.</param>
public sealed record FieldError(string Code, string Message)
{
    /// <summary>The values, or the names of members, that would have been taken, where they are few; absent otherwise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Allowed { get; init; }

    /// <summary>The form or range that would have been taken, in words and in the language of the request, with an example of a form; absent where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Expected { get; init; }
}

/// <summary>Points to another resource.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Reference">Its human reference, usable wherever the id is.</param>
public sealed record ResourceLink(Guid Id, string Reference);
