using BitP.SupportApi.Platform;

namespace BitP.SupportApi.Features.Surveys.Definitions;

/// <summary>How many surveys may be active: each case that ends asks them one by one. <c>Surveys:Max</c>, 50 when not set.</summary>
public sealed class SurveyLimit
{
    private const string Setting = "Surveys:Max";

    public SurveyLimit(IConfiguration configuration)
    {
        Active = configuration.GetValue(Setting, 50);
        if (Active < 0)
            throw new StartRefusedException($"{Setting} is {Active}; it has to be 0 or more.");
    }

    public int Active { get; }
}
