using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Problems;

/// <summary>The catalogue of problems.</summary>
public sealed class ListProblems : IEndpoint
{
    /// <summary>All problems.</summary>
    /// <param name="Items">By code.</param>
    public sealed record Response(IReadOnlyList<ProblemDescription> Items) : IExample<Response>
    {
        public static Response Example => new([ProblemDescription.Example]);
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/problems", Handle).WithName(nameof(ListProblems));

    /// <summary>List all problem codes</summary>
    /// <remarks>Every <c>code</c> that an answer may carry, with its status and its title in all languages. No credential is needed.</remarks>
    internal static Ok<Response> Handle(ProblemCatalogue catalogue) => TypedResults.Ok(new Response(catalogue.All));
}
