using BitP.SupportApi.Features.Surveys.Invitations;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Problems;
using FastEndpoints;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Surveys.Erasure;

/// <summary>What a customer wrote in an answer is erased.</summary>
public sealed class EraseSurveyAnswer(SupportDbContext db, SurveyInvitationDesk desk, TimeProvider clock)
    : SurveyInvitationStepEndpoint<EmptyRequest>(desk, clock)
{
    public override void Configure() => IsInvitationStep("erase", Actors.Admin | Actors.Partner);

    /// <summary>Erase what a customer wrote</summary>
    /// <remarks>
    /// The comment and the answers in words are erased, also those that were given before, with why the answer was excluded or included and, within moments, with what was
    /// noted about following it up; and so is who the customer was, also in the events about it. The ratings, the reasons and the chosen options stay, and count. The link
    /// works no more, and one that was not answered is taken back. It cannot be undone; one that is erased stays as it is.
    /// </remarks>
    public override async Task<Results<Ok<SurveyInvitationResponse>, Error>> AnswerAsync(EmptyRequest request, CancellationToken ct)
    {
        var erased = await TakeAsync(
            (invitation, now) =>
            {
                invitation.Erase(now);
                return null;
            },
            ct
        );
        if (erased.Result is not Error)
            await SurveyErasure.ForgetCustomersAsync([Key("invitationId")], db, ct);
        return erased;
    }
}
