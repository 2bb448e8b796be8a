using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Problems;

/// <summary>One entry of the catalogue of problems.</summary>
public sealed class GetProblem(ProblemCatalogue catalogue) : ImmediateEndpoint<Results<Ok<ProblemDescription>, Error>>
{
    public override void Configure()
    {
        Get("/problems/{code}");
        Group<ProblemsGroup>();
        DescribeKey("code", "The `code` of the problem.");
        Fails(PlatformErrors.NotFound);
    }

    /// <summary>Explain a problem code</summary>
    /// <remarks>What the <c>type</c> of every problem points to. No credential is needed.</remarks>
    public override Results<Ok<ProblemDescription>, Error> Answer() =>
        catalogue.Find(Route<string>("code")!) is { } problem ? TypedResults.Ok(problem) : PlatformErrors.NotFound;
}
