using BitP.SupportApi.Features.Surveys.Invitations;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Surveys.FollowUps;

/// <summary>That somebody sees to a customer who gave a low rating.</summary>
/// <param name="Id">Its id (UUIDv7).</param>
/// <param name="SurveyId">The survey.</param>
/// <param name="InvitationId">The invitation that was answered.</param>
/// <param name="Case">The case that the answer is about, and where its conversation is.</param>
/// <param name="Agent">Whose work the answer is about: who resolved the case; null when nobody did.</param>
/// <param name="LowRating">The rating that made it.</param>
/// <param name="Rating">The rating now, which may be a better one by now.</param>
/// <param name="Reasons">The codes of the reasons that the customer names now.</param>
/// <param name="Comment">What the customer has written; null when nothing was, and once it is erased.</param>
/// <param name="Suspicions">Why somebody should look at the answer before it is trusted.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Result">What came of it; null until it is done.</param>
/// <param name="Owner">Whose it is; null for nobody.</param>
/// <param name="OpenedAt">When the low rating was given (UTC).</param>
/// <param name="DueAt">By when the customer is to be contacted (UTC).</param>
/// <param name="OverdueSince">Since when that is late, or was (UTC); null when the customer was contacted in time, or still can be.</param>
/// <param name="ContactedAt">When the customer was first contacted (UTC); null when that has not happened.</param>
/// <param name="DoneAt">When it was finished (UTC); null while it is not.</param>
/// <param name="Steps">What was done about it, oldest first.</param>
/// <param name="UpdatedAt">When anything last changed (UTC).</param>
/// <param name="AllowedTransitions">The steps that may be taken now.</param>
/// <param name="Version">Rises with each change; also the first part of the <c>ETag</c>.</param>
public sealed record SurveyFollowUpResponse(
    Guid Id,
    Guid SurveyId,
    Guid InvitationId,
    SurveyCase Case,
    SurveyAgent? Agent,
    int LowRating,
    int Rating,
    IReadOnlyList<string> Reasons,
    string? Comment,
    IReadOnlyList<SurveySuspicion> Suspicions,
    SurveyFollowUpState State,
    SurveyFollowUpResult? Result,
    SurveyAgent? Owner,
    DateTimeOffset OpenedAt,
    DateTimeOffset DueAt,
    DateTimeOffset? OverdueSince,
    DateTimeOffset? ContactedAt,
    DateTimeOffset? DoneAt,
    IReadOnlyList<SurveyFollowUpStep> Steps,
    DateTimeOffset UpdatedAt,
    IReadOnlyList<string> AllowedTransitions,
    long Version
) : IVersioned, IExample<SurveyFollowUpResponse>
{
    public static SurveyFollowUpResponse Example =>
        new(
            Examples.SurveyFollowUp,
            Examples.Survey,
            Examples.SurveyInvitation,
            SurveyCase.Example,
            new(Examples.Agent, "Mei Lin"),
            2,
            2,
            ["speed"],
            "It took three days.",
            [],
            SurveyFollowUpState.Contacted,
            null,
            new(Examples.OtherAgent, "Sara Keller"),
            Examples.At,
            Examples.At.AddDays(2),
            null,
            Examples.At.AddHours(3),
            null,
            [
                new(
                    SurveyFollowUpAction.Contact,
                    new(ActorKind.Supervisor, Examples.OtherAgent, "Sara Keller"),
                    Examples.At.AddHours(3),
                    "Called, and apologised. The fee is paid back by Friday."
                ),
            ],
            Examples.At.AddHours(3),
            SurveyFollowUpLifeCycle.AllowedFrom(SurveyFollowUpState.Contacted),
            3
        );
}

/// <summary>A case that a survey is about.</summary>
/// <param name="Kind">What kind of case it is.</param>
/// <param name="Id">Its id.</param>
/// <param name="Reference">Its human reference, usable wherever the id is.</param>
/// <param name="Url">Where it is read, below the address of the API.</param>
/// <param name="ConversationUrl">Where its conversation is read, below the address of the API: of a ticket the messages, of a complaint the timeline.</param>
public sealed record SurveyCase(SurveySubjectKind Kind, Guid Id, string Reference, string Url, string ConversationUrl)
{
    internal static SurveyCase Example => Of(SurveySubjectKind.Ticket, Examples.Ticket, "BP-100001");

    internal static SurveyCase Of(SurveySubjectKind kind, Guid id, string reference) =>
        kind is SurveySubjectKind.Ticket
            ? new(kind, id, reference, $"/v1/tickets/{id}", $"/v1/tickets/{id}/messages")
            : new(kind, id, reference, $"/v1/complaints/{id}", $"/v1/complaints/{id}/timeline");
}

/// <summary>Somebody of the staff.</summary>
/// <param name="Id">The agent.</param>
/// <param name="Name">The name.</param>
public sealed record SurveyAgent(Guid Id, string Name);
