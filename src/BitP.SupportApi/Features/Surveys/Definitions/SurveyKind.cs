namespace BitP.SupportApi.Features.Surveys.Definitions;

/// <summary>What a survey measures. Each kind has one scale, so that figures stay comparable.</summary>
public enum SurveyKind
{
    /// <summary>Customer satisfaction: 1 (very dissatisfied) to 5 (very satisfied). The score is the share of 4 and 5.</summary>
    Csat,

    /// <summary>Customer effort: 1 (very hard) to 7 (very easy). The score is the mean.</summary>
    Ces,

    /// <summary>Net promoter: 0 (not at all likely) to 10 (extremely likely). The score is the share of 9 and 10 less the share of 0 to 6.</summary>
    Nps,
}

/// <summary>What ends a case, and so asks for a survey.</summary>
public enum SurveyTriggerEvent
{
    /// <summary>A ticket was solved.</summary>
    TicketSolved,

    /// <summary>A complaint was closed.</summary>
    ComplaintClosed,

    /// <summary>A chat ended.</summary>
    ChatEnded,
}

/// <summary>Who brings a survey to the customer.</summary>
public enum SurveyDelivery
{
    /// <summary>The partner, who is told by the event <c>survey.invited</c> and reaches the customer by e-mail or telephone number unless the case came in by a channel of its app.</summary>
    Webhook,

    /// <summary>Whoever asks: the link is read from the invitation, and nobody is told to send it.</summary>
    None,
}

/// <summary>What is answered to a question.</summary>
public enum SurveyQuestionKind
{
    /// <summary>A number of the scale of the survey.</summary>
    Rating,

    /// <summary>One of the options.</summary>
    Choice,

    /// <summary>Any number of the options.</summary>
    Choices,

    /// <summary>A text of at most 4,000 characters.</summary>
    Text,
}

internal static class SurveyScales
{
    /// <summary>The lowest and the highest rating of a kind.</summary>
    public static (int Lowest, int Highest) Scale(this SurveyKind kind) =>
        kind switch
        {
            SurveyKind.Csat => (1, 5),
            SurveyKind.Ces => (1, 7),
            _ => (0, 10),
        };

    /// <summary>At or under which rating somebody should look into it, unless the survey says otherwise: where a customer is clearly not content.</summary>
    public static int LowRating(this SurveyKind kind) =>
        kind switch
        {
            SurveyKind.Csat => 2,
            SurveyKind.Ces => 3,
            _ => 6,
        };
}
