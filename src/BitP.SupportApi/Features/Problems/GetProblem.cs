using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Problems;

/// <summary>One entry of the catalogue of problems.</summary>
public sealed class GetProblem : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/problems/{code}", Handle).WithName(nameof(GetProblem)).Fails(PlatformErrors.NotFound);

    /// <summary>Explain a problem code</summary>
    /// <remarks>What the <c>type</c> of every problem points to. No credential is needed.</remarks>
    /// <param name="code">The <c>code</c> of the problem.</param>
    internal static Results<Ok<ProblemDescription>, Error> Handle(string code, ProblemCatalogue catalogue) =>
        catalogue.Find(code) is { } problem ? TypedResults.Ok(problem) : PlatformErrors.NotFound;
}
