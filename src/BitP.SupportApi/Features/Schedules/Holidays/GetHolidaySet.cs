using System.Globalization;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Schedules.Holidays;

/// <summary>The days of a holiday set are read.</summary>
public sealed class GetHolidaySet : ImmediateEndpoint<GetHolidaySet.Request, Results<Ok<GetHolidaySet.Response>, Error>>
{
    /// <summary>Which days to show.</summary>
    public sealed record Request
    {
        /// <summary>Only the days of this year, which the set has to cover; all days that it has when absent.</summary>
        public int? Year { get; init; }

        /// <summary>Also the days of these parts of the place, such as <c>augsburg</c>; the set says in <c>parts</c> which it has.</summary>
        [CommaSeparated]
        public string? Parts { get; init; }
    }

    /// <summary>The public holidays of a place, as they were published.</summary>
    /// <param name="Code">What it is called in a schedule: the ISO 3166 code of the place, such as <c>DE-BY</c>.</param>
    /// <param name="Name">The place, by BCP 47 language tag.</param>
    /// <param name="Region">The ISO 3166 code of the country.</param>
    /// <param name="Years">The years that it covers: of them it has all days.</param>
    /// <param name="Provisional">
    /// Other years of which it has some days: those that the law names, without what will be announced for the year, such as further days that are free and days
    /// that are worked in exchange. Such a year is not covered, and answers that depend on it say so.
    /// </param>
    /// <param name="Source">Where its dates come from.</param>
    /// <param name="Edition">Which edition of the data it is: the date on which it was last checked.</param>
    /// <param name="Remarks">What to know about it, by BCP 47 language tag; null when there is nothing.</param>
    /// <param name="Parts">The parts of the place that have further days; empty when there are none.</param>
    /// <param name="Days">Its days, in order: those of the whole place, and those of the parts that were asked for.</param>
    public new sealed record Response(
        string Code,
        IReadOnlyDictionary<string, string> Name,
        string Region,
        IReadOnlyList<int> Years,
        IReadOnlyList<int> Provisional,
        HolidaySource Source,
        string Edition,
        IReadOnlyDictionary<string, string>? Remarks,
        IReadOnlyList<HolidayPart> Parts,
        IReadOnlyList<Holiday> Days
    ) : IExample<Response>
    {
        public static Response Example => Of(HolidayCatalogue.Find("CN")!, [], day => string.CompareOrdinal(day.Date, "2026-01-05") < 0);

        internal static Response Of(HolidaySetSummary set, IReadOnlyList<string> parts, Func<Holiday, bool> shown) =>
            new(
                set.Code,
                set.Name,
                set.Region,
                set.Years,
                set.Provisional,
                set.Source,
                set.Edition,
                set.Remarks,
                set.Parts,
                [.. HolidayCatalogue.Take(set.Code, parts).Days.Where(shown)]
            );
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Year).InclusiveBetween(ScheduleRules.FirstYear, ScheduleRules.LastYear);
    }

    public override void Configure()
    {
        Get("/{holidaySet}");
        Group<HolidaySetsGroup>();
        DescribeKey("holidaySet", "The code of the set, such as `DE-BY`.");
        RequireScope(Scope.SchedulesRead);
        Validated<Validator>();
        Fails(HolidayErrors.NotFound, HolidayErrors.YearNotCovered);
    }

    /// <summary>Get a holiday set</summary>
    /// <remarks>
    /// A year that it does not cover is refused: that there are no holidays is something else than that they are not known. Days of a provisional year are among
    /// <c>days</c> when no year is asked for, as a schedule keeps them too.
    /// </remarks>
    public override Results<Ok<Response>, Error> Answer(Request request)
    {
        var holidaySet = Route<string>("holidaySet")!;
        if (HolidayCatalogue.Find(holidaySet) is not { } found)
            return HolidayErrors.NotFound;
        var parts = request.Parts?.Split(',') ?? [];
        if (Array.Exists(parts, part => !found.Parts.Any(p => p.Code == part)))
            return Validation.Refuse("parts", HolidayErrors.NoSuchPart, HolidayErrors.PartsOf(found));
        if (request.Year is { } wanted && !found.Years.Contains(wanted))
            return HolidayErrors.YearNotCovered.For(holidaySet, string.Join(", ", found.Years));
        var year = request.Year?.ToString(CultureInfo.InvariantCulture) ?? "";
        return TypedResults.Ok(Response.Of(found, parts, day => day.Date.StartsWith(year, StringComparison.Ordinal)));
    }
}
