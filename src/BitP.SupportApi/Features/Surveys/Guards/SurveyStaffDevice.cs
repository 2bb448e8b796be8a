namespace BitP.SupportApi.Features.Surveys.Guards;

/// <summary>A device from which staff called, of which no more than a hash is known.</summary>
public sealed class SurveyStaffDevice
{
    private SurveyStaffDevice() { }

    public Guid Hash { get; private init; }

    /// <summary>When it was last noted; to the day.</summary>
    public DateTimeOffset SeenAt { get; private init; }

    internal static SurveyStaffDevice Of(Guid hash, DateTimeOffset seenAt) => new() { Hash = hash, SeenAt = seenAt };
}
