using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Testing;

/// <summary>The clock.</summary>
/// <param name="Now">The instant it shows.</param>
/// <param name="Frozen">Whether it stands.</param>
public sealed record ClockResponse(DateTimeOffset Now, bool Frozen) : IExample<ClockResponse>
{
    public static ClockResponse Example => new(Examples.At, false);
}
