using BitP.SupportApi.Platform;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Surveys.FollowUps;

/// <summary>In which time a customer who gave a low rating is to be contacted. <c>Surveys:FollowUpWithin</c> (ISO 8601), two days when not set.</summary>
public sealed class FollowUpSettings
{
    private const string Setting = "Surveys:FollowUpWithin";
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    public FollowUpSettings(IConfiguration configuration)
    {
        var text = configuration[Setting] ?? "P2D";
        if (!Durations.TryParse(text, out var within) || within <= TimeSpan.Zero || within > Longest)
            throw new StartRefusedException($"{Setting} is '{text}'; it has to be a duration such as P2D or PT8H, of at most 365 days.");
        Within = within;
    }

    internal TimeSpan Within { get; }
}
