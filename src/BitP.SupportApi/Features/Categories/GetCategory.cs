using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Categories;

/// <summary>One category is read.</summary>
public sealed class GetCategory : IEndpoint
{
    /// <summary>How to show the category.</summary>
    public sealed record Request
    {
        /// <summary>BCP 47 tag of the language of the texts; that of <c>Accept-Language</c> when absent.</summary>
        public string? Language { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Language).IsTextLanguage();
    }

    public static void Map(IEndpointRouteBuilder categories) =>
        categories
            .MapGet("/{category}", Handle)
            .WithName(nameof(GetCategory))
            .RequireScope(Scopes.CategoriesRead)
            .Validate(() => new Validator())
            .WithETag()
            .Fails(CategoryErrors.NotFound);

    /// <summary>Get a category</summary>
    /// <remarks>
    /// What to tell the customer before a ticket of this category is opened, and what to ask: <c>fields</c> is a JSON Schema from which a form can be
    /// made. <c>POST /v1/tickets</c> checks the <c>fields</c> of a ticket by the same rules.
    /// </remarks>
    /// <param name="category">The category, as <c>category</c> of a ticket names it.</param>
    internal static Results<Ok<CategoryResponse>, Error> Handle(string category, [AsParameters] Request request, HttpResponse response)
    {
        var answers = CategoryAnswers.In(request.Language);
        if (answers.Find(category) is not { } found)
            return CategoryErrors.NotFound;
        answers.Describe(response);
        return TypedResults.Ok(found);
    }
}
