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
    /// <param name="Days">Its days, in order.</param>
    public new sealed record Response(
        string Code,
        IReadOnlyDictionary<string, string> Name,
        string Region,
        IReadOnlyList<int> Years,
        IReadOnlyList<int> Provisional,
        HolidaySource Source,
        string Edition,
        IReadOnlyDictionary<string, string>? Remarks,
        IReadOnlyList<Holiday> Days
    ) : IExample<Response>
    {
        public static Response Example => Of("CN", day => string.CompareOrdinal(day.Date, "2026-01-05") < 0)!;

        internal static Response? Of(string code, Func<Holiday, bool> shown) =>
            HolidayCatalogue.Find(code) is not var (set, holidays)
                ? null
                : new(set.Code, set.Name, set.Region, set.Years, set.Provisional, set.Source, set.Edition, set.Remarks, [.. holidays.Days.Where(shown)]);
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
        var year = request.Year?.ToString(CultureInfo.InvariantCulture) ?? "";
        if (Response.Of(holidaySet, day => day.Date.StartsWith(year, StringComparison.Ordinal)) is not { } found)
            return HolidayErrors.NotFound;
        return request.Year is { } wanted && !found.Years.Contains(wanted)
            ? HolidayErrors.YearNotCovered.For(holidaySet, string.Join(", ", found.Years))
            : TypedResults.Ok(found);
    }
}
