namespace BitP.SupportApi.Features.Surveys.Guards;

/// <summary>
/// What was answered lately from one network, or from one device, of which no more than a hash is known. Whoever answers writes the row, so that of two at the same
/// moment, on whichever nodes, one notices the other.
/// </summary>
public sealed class SurveyOrigin
{
    private SurveyOrigin() { }

    public Guid Hash { get; private init; }

    /// <summary>The invitations that were answered, the latest last.</summary>
    internal IReadOnlyList<SurveyOriginAnswer> Answers { get; private set; } = [];

    /// <summary>Rises with each answer; of two who write it at once, one has to look again.</summary>
    public long Answered { get; private set; }

    /// <summary>When it is deleted.</summary>
    public DateTimeOffset ForgetAt { get; private set; }

    internal static SurveyOrigin Of(Guid hash) => new() { Hash = hash };

    /// <summary>Notes an answer, for as long as it is to be remembered.</summary>
    /// <param name="invitationId">What was answered.</param>
    /// <param name="now">When.</param>
    /// <param name="remembered">For how long it counts.</param>
    /// <param name="most">How many are remembered at the most.</param>
    internal void Note(Guid invitationId, DateTimeOffset now, TimeSpan remembered, int most)
    {
        Answers = [.. Answers.Where(a => a.At > now - remembered).Append(new(invitationId, now)).TakeLast(most)];
        (Answered, ForgetAt) = (Answered + 1, now + remembered);
    }
}

/// <summary>That an invitation was answered.</summary>
internal sealed record SurveyOriginAnswer(Guid InvitationId, DateTimeOffset At);
