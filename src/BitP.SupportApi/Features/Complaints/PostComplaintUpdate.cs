using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>A complainant is told how it goes on.</summary>
public sealed class PostComplaintUpdate(ComplaintDesk desk, HandlerIndependence independence, TimeProvider clock)
    : IndependentStepEndpoint<PostComplaintUpdate.Request>(desk, independence, clock)
{
    /// <summary>What is to be told.</summary>
    /// <param name="Text">In words for the complainant; at most 4,000 characters.</param>
    public sealed record Request(string? Text) : IExample<Request>
    {
        public static Request Example => new("We have the records of the check, and speak with those who ran it this week.");
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Text).ShowsSomething().HasAtMostCharacters(Complaint.ReasonMaxLength);
    }

    public override void Configure()
    {
        IsIndependentStep("/post-update", Actors.Staff, ComplaintErrors.StatusNotAllowed, ComplaintErrors.LimitReached);
        Validated<Validator>();
    }

    /// <summary>Post an update about a complaint</summary>
    /// <remarks>The limit for the next update is counted from it. A complaint takes 200 of them.</remarks>
    public override Task<Results<Ok<ComplaintResponse>, Error>> AnswerAsync(Request request, CancellationToken ct) =>
        TakeIndependentlyAsync((complaint, regimes, now) => complaint.PostUpdate(request.Text!, Actor, regimes, now), ct);
}
