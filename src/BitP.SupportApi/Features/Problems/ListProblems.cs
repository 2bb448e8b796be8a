using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Problems;

/// <summary>The catalogue of problems.</summary>
public sealed class ListProblems(ProblemCatalogue catalogue) : ImmediateEndpoint<Ok<ListProblems.Response>>
{
    /// <summary>All problems.</summary>
    /// <param name="Items">By code.</param>
    public new sealed record Response(IReadOnlyList<ProblemDescription> Items) : IExample<Response>
    {
        public static Response Example => new([ProblemDescription.Example]);
    }

    public override void Configure()
    {
        Get("/problems");
        Group<ProblemsGroup>();
    }

    /// <summary>List all problem codes</summary>
    /// <remarks>Every <c>code</c> that an answer may carry, with its status and its title in all languages. No credential is needed.</remarks>
    public override Ok<Response> Answer() => TypedResults.Ok(new Response(catalogue.All));
}
