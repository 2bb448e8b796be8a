using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Sla.Policies;

/// <summary>Policies are asked in another order.</summary>
public sealed class OrderSlaPolicies(SupportDbContext db, SlaPolicies policies, AfterCommit afterCommit, TimeProvider clock)
    : ApiEndpoint<OrderSlaPolicies.Request, Results<Ok<SlaPolicyOrderResponse>, Error>>
{
    /// <summary>The whole order.</summary>
    /// <param name="Order">The ids of all policies that are not retired, each once.</param>
    public sealed record Request(IReadOnlyList<Guid>? Order) : IExample<Request>
    {
        public static Request Example => new(SlaPolicyOrderResponse.Example.Order);
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Order).NotNull();
    }

    public override void Configure()
    {
        Put("/order");
        Group<SlaPoliciesGroup>();
        RequireScope(Scope.SlaWrite, Actors.Leads);
        Validated<Validator>();
        RequireIfMatch();
        Transactional();
        WithETag();
        Fails(SlaPolicyErrors.Unreachable);
    }

    /// <summary>Set the order of SLA policies</summary>
    /// <remarks>All at once: a policy that is missing is told in <c>allowed</c>. An order in which a policy could never match is refused.</remarks>
    public override async Task<Results<Ok<SlaPolicyOrderResponse>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var order = await SlaPolicyOrder.OfAsync(db, now, ct);
        if (IfMatch.Refuses(order) is { } stale)
            return stale;
        if (order.Arrange(request.Order!, now) is { } refusal)
            return refusal;
        if (SlaPolicyRules.RefuseUnreachable(await policies.ReadAsync(order.Policies, now, ct), null, now) is { } unreachable)
            return unreachable;
        afterCommit.Do(policies.NoteChange);
        return TypedResults.Ok(SlaPolicyOrderResponse.From(order));
    }
}
