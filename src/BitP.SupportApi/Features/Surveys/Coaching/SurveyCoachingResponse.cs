using BitP.SupportApi.Features.Surveys.FollowUps;
using BitP.SupportApi.Features.Surveys.Invitations;
using BitP.SupportApi.Features.Tickets;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Surveys.Coaching;

/// <summary>A low answer, and what it is about.</summary>
/// <param name="InvitationId">The invitation that was answered.</param>
/// <param name="FollowUpId">The follow-up of it.</param>
/// <param name="Result">What came of the follow-up; null until it is done.</param>
/// <param name="Agent">Whose work the answer is about: who resolved the case; null when nobody did.</param>
/// <param name="Case">The case.</param>
/// <param name="Rating">The rating.</param>
/// <param name="Reasons">The codes of the reasons that the customer names.</param>
/// <param name="Comment">What the customer wrote; null when nothing was, and once it is erased.</param>
/// <param name="OpenedAt">When the low rating was given (UTC).</param>
/// <param name="Conversation">What was said in the case; null when the case is no longer there.</param>
public sealed record SurveyCoachingResponse(
    Guid InvitationId,
    Guid FollowUpId,
    SurveyFollowUpResult? Result,
    SurveyAgent? Agent,
    SurveyCase Case,
    int Rating,
    IReadOnlyList<string> Reasons,
    string? Comment,
    DateTimeOffset OpenedAt,
    CoachingConversation? Conversation
) : IExample<SurveyCoachingResponse>
{
    public static SurveyCoachingResponse Example =>
        new(
            Examples.SurveyInvitation,
            Examples.SurveyFollowUp,
            SurveyFollowUpResult.Resolved,
            new(Examples.Agent, "Mei Lin"),
            SurveyCase.Example,
            2,
            ["speed"],
            "It took three days.",
            Examples.At,
            new(
                "Withdrawal not received",
                "I sent 0.5 BTC two hours ago and it is not there.",
                [new(AuthorKind.Staff, Examples.Agent, Examples.At.AddMinutes(4), "The transaction is on its way.", false)],
                false
            )
        );

    internal static SurveyCoachingResponse From(SurveyFollowUp f, SurveyInvitation i, SurveyAgent? agent, CoachingConversation? conversation) =>
        new(
            i.Id,
            f.Id,
            f.Result,
            agent,
            SurveyCase.Of(f.SubjectKind, f.SubjectId, f.SubjectReference),
            i.Rating!.Value,
            i.Answer!.Reasons,
            i.Answer.Comment,
            f.OpenedAt,
            conversation
        );
}
