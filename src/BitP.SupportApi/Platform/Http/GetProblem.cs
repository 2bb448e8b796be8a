using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace BitP.SupportApi.Platform.Http;

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
