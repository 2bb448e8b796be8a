using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Metadata;

namespace BitP.SupportApi.Platform.Http;

/// <summary>A body that reads itself.</summary>
internal interface IOwnBody<TSelf> : IOwnBody
    where TSelf : IOwnBody<TSelf>
{
    static abstract ValueTask<TSelf> ReadAsync(HttpContext context);
}

/// <summary>A body that reads itself.</summary>
internal interface IOwnBody
{
    /// <summary>The media types that it comes as.</summary>
    static abstract IAcceptsMetadata Accepts { get; }

    /// <summary>What it says, as the fingerprint of a request takes it.</summary>
    JsonNode Content { get; }
}
