using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Categories;

/// <summary>One category is read.</summary>
public sealed class GetCategory : ImmediateEndpoint<GetCategory.Request, Results<Ok<CategoryResponse>, Error>>
{
    /// <summary>How to show the category.</summary>
    public sealed record Request
    {
        /// <summary>BCP 47 tag of the language of the texts; that of <c>Accept-Language</c> when absent.</summary>
        public string? Language { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Language).IsLanguageOfTexts();
    }

    public override void Configure()
    {
        Get("/{category}");
        Group<CategoriesGroup>();
        DescribeKey("category", "The category, as `category` of a ticket names it.");
        RequireScope(Scope.CategoriesRead, Actors.Everyone | Actors.Publishable);
        Validated<Validator>();
        WithETag();
        Fails(CategoryErrors.NotFound);
    }

    /// <summary>Get a category</summary>
    /// <remarks>
    /// What to tell the customer before a ticket of this category is opened, and what to ask: <c>fields</c> is a JSON Schema from which a form can be
    /// made. <c>POST /v1/tickets</c> checks the <c>fields</c> of a ticket by the same rules.
    /// </remarks>
    public override Results<Ok<CategoryResponse>, Error> Answer(Request request)
    {
        var category = Route<string>("category")!;
        var answers = CategoryAnswers.In(request.Language);
        if (answers.Find(category) is not { } found)
            return CategoryErrors.NotFound;
        answers.Describe(HttpContext.Response);
        return TypedResults.Ok(found);
    }
}
