using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Schedules.Holidays;

/// <summary>All holiday sets, to choose some from.</summary>
public sealed class ListHolidaySets : ImmediateEndpoint<Ok<ListHolidaySets.Response>>
{
    /// <summary>All holiday sets.</summary>
    /// <param name="Items">In the order of their codes.</param>
    public new sealed record Response(IReadOnlyList<HolidaySetSummary> Items) : IExample<Response>
    {
        public static Response Example => new([HolidayCatalogue.Find("DE-BY")!]);
    }

    public override void Configure()
    {
        Get("/");
        Group<HolidaySetsGroup>();
        RequireScope(Scope.SchedulesRead);
    }

    /// <summary>List holiday sets</summary>
    /// <remarks>
    /// The public holidays that come with the product, which a schedule can name in <c>holidaySets</c>, and the parts of their places, which it can choose in
    /// <c>holidayParts</c>.
    /// </remarks>
    public override Ok<Response> Answer() => TypedResults.Ok(new Response(HolidayCatalogue.All));
}
