using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Categories;

/// <summary>All categories, to choose one from.</summary>
public sealed class ListCategories : ImmediateEndpoint<ListCategories.Request, Ok<ListCategories.Response>>
{
    /// <summary>How to list the categories.</summary>
    public sealed record Request
    {
        /// <summary>BCP 47 tag of the language of the texts; that of <c>Accept-Language</c> when absent.</summary>
        public string? Language { get; init; }
    }

    /// <summary>All categories.</summary>
    /// <param name="Items">In the order in which to offer them.</param>
    public new sealed record Response(IReadOnlyList<CategoryResponse> Items) : IExample<Response>
    {
        public static Response Example => new([CategoryResponse.Example]);
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Language).IsLanguageOfTexts();
    }

    public override void Configure()
    {
        Get("/");
        Group<CategoriesGroup>();
        RequireScope(Scope.CategoriesRead, Actors.Everyone | Actors.Publishable);
        Validated<Validator>();
        WithETag();
    }

    /// <summary>List categories</summary>
    /// <remarks>
    /// What a ticket can be about: names and advice for the customer, and what each category asks as JSON Schema. The texts are in the language of
    /// <c>language</c> or <c>Accept-Language</c>; they change rarely, so keep the answer and ask again with <c>If-None-Match</c>.
    /// </remarks>
    public override Ok<Response> Answer(Request request)
    {
        var answers = CategoryAnswers.In(request.Language);
        answers.Describe(HttpContext.Response);
        return TypedResults.Ok(new Response(answers.All));
    }
}
