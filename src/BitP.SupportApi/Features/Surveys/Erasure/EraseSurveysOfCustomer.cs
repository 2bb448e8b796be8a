using BitP.SupportApi.Features.Customers;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Surveys.Erasure;

/// <summary>What a customer wrote in all surveys is erased.</summary>
public sealed class EraseSurveysOfCustomer(SupportDbContext db, TimeProvider clock)
    : ApiEndpoint<EraseSurveysOfCustomer.Request, Results<Ok<EraseSurveysOfCustomer.Response>, Error>>
{
    /// <summary>Whose answers.</summary>
    /// <param name="CustomerId">The customer.</param>
    public sealed record Request(Guid? CustomerId) : IExample<Request>
    {
        public static Request Example => new(Examples.Customer);
    }

    /// <summary>What was erased.</summary>
    /// <param name="CustomerId">The customer.</param>
    /// <param name="Erased">How many invitations were erased at once.</param>
    /// <param name="Pending">Whether there are others, which are erased within moments.</param>
    public new sealed record Response(Guid CustomerId, int Erased, bool Pending) : IExample<Response>
    {
        public static Response Example => new(Examples.Customer, 3, false);
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.CustomerId).NotNull();
    }

    public override void Configure()
    {
        Post("/survey-erasures");
        Group<SurveyErasuresGroup>();
        RequireScope(Scope.SurveysWrite, Actors.Admin | Actors.Partner);
        Validated<Validator>();
        Transactional();
        Fails(CustomerErrors.NotFound);
    }

    /// <summary>Erase what a customer wrote in all surveys</summary>
    /// <remarks>
    /// What is done to each invitation of the customer is what erasing a single one does: ratings stay, and count; what was written, and who it was, do not stay.
    /// Asked again, it erases what has been added since.
    /// </remarks>
    public override async Task<Results<Ok<Response>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var customerId = request.CustomerId!.Value;
        if (!await db.Visible<Customer>().AnyAsync(c => c.Id == customerId, ct))
            return CustomerErrors.NotFound;
        var (erased, hasMore) = await SurveyErasure.EraseAsync(customerId, clock.GetUtcNow(), db, ct);
        return TypedResults.Ok(new Response(customerId, erased, hasMore));
    }
}
