using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>A point turns out to be several.</summary>
public sealed class SplitComplaintPoint(ComplaintDesk desk, HandlerIndependence independence, TimeProvider clock)
    : IndependentStepEndpoint<SplitComplaintPoint.Request>(desk, independence, clock)
{
    private const int FewestPoints = 2;

    private static readonly Expectation Points = new(
        new LocalizedText(
            $"{FewestPoints} to {Complaint.MaxPoints} points",
            $"{FewestPoints} 至 {Complaint.MaxPoints} 个要点",
            $"de {FewestPoints} à {Complaint.MaxPoints} points",
            $"{FewestPoints} bis {Complaint.MaxPoints} Punkte"
        )
    );

    /// <summary>What it is in truth.</summary>
    /// <param name="Into">The points that take its place; 2 to 100 of at most 2,000 characters.</param>
    public sealed record Request(IReadOnlyList<string>? Into) : IExample<Request>
    {
        public static Request Example => new(["It took nine days.", "Nobody said why."]);
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Into).NotNull().HasAtMost(Complaint.MaxPoints);
            RuleFor(r => r.Into).Must(into => into is null or { Count: >= FewestPoints }).Otherwise(FieldProblems.TooShort.Expecting(Points));
            RuleForEach(r => r.Into).ShowsSomething().HasAtMostCharacters(Complaint.PointMaxLength).When(r => r.Into?.Count <= Complaint.MaxPoints);
        }
    }

    public override void Configure()
    {
        IsIndependentStep(
            "/points/{pointId}/split",
            Actors.Staff,
            ComplaintErrors.StatusNotAllowed,
            ComplaintErrors.LimitReached,
            ComplaintErrors.PointNotFound,
            ComplaintErrors.PointWithdrawn
        );
        DescribeKey("pointId", PointKey.InPaths, typeof(int));
        Validated<Validator>();
    }

    /// <summary>Split a point of a complaint</summary>
    /// <remarks>The point stays to be read, and names those that take its place.</remarks>
    public override Task<Results<Ok<ComplaintResponse>, Error>> AnswerAsync(Request request, CancellationToken ct) =>
        TakeIndependentlyAsync((complaint, regimes, now) => complaint.SplitPoint(Key<PointKey>("pointId").Number, request.Into!, Actor, now), ct);
}
