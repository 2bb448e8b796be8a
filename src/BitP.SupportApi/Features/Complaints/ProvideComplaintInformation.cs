using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>A complainant answers what was asked.</summary>
public sealed class ProvideComplaintInformation(ComplaintDesk desk, HandlerIndependence independence, TimeProvider clock)
    : IndependentStepEndpoint<ProvideComplaintInformation.Request>(desk, independence, clock)
{
    /// <summary>The answer.</summary>
    /// <param name="Answer">In the complainant's words; at most 20,000 characters.</param>
    public sealed record Request(string? Answer) : IExample<Request>
    {
        public static Request Example => new("The transaction was 853793d552635f533aa982b92b35b00e63a1c14e526154563a56315263a13ae1.");
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Answer).ShowsSomething().HasAtMostCharacters(Complaint.DescriptionMaxLength);
    }

    public override void Configure()
    {
        IsIndependentStep("/provide-information", Actors.Everyone, ComplaintErrors.StatusNotAllowed);
        Validated<Validator>();
    }

    /// <summary>Provide information on a complaint</summary>
    /// <remarks>Answers what was asked last. The investigation goes on.</remarks>
    public override Task<Results<Ok<ComplaintResponse>, Error>> AnswerAsync(Request request, CancellationToken ct) =>
        TakeIndependentlyAsync(
            async (complaint, regimes, now) =>
            {
                if (complaint.ProvideInformation(request.Answer!, Actor, regimes, now) is { } refusal)
                    return refusal;
                await Independence.RecheckHandlerAsync(complaint, regimes, now, ct);
                return null;
            },
            ct
        );
}
