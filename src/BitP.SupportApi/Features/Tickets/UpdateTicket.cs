using System.Text.Json;
using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Sla.Policies;
using BitP.SupportApi.Features.Tickets.Storage;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Tickets;

/// <summary>What a ticket says is corrected.</summary>
public sealed class UpdateTicket(SupportDbContext db, SlaPolicies policies, TimeProvider clock)
    : ApiEndpoint<MergePatch<UpdateTicket.Changes>, Results<Ok<TicketResponse>, Error>>
{
    /// <summary>The changeable part of a ticket.</summary>
    public sealed record Changes : IExample<Changes>
    {
        /// <summary>What it is about, in a line.</summary>
        public string? Subject { get; init; }

        /// <summary>What kind of problem it is. The priority follows the category's rule, unless it was set by somebody.</summary>
        public TicketCategory? Category { get; init; }

        /// <summary>How soon it has to be looked at.</summary>
        public Priority? Priority { get; init; }

        /// <summary>BCP 47 tag of the language it is handled in.</summary>
        public string? Language { get; init; }

        /// <summary>Free words to find it by.</summary>
        public IReadOnlyList<string>? Tags { get; init; }

        /// <summary>Answers to the form of the category.</summary>
        public IReadOnlyDictionary<string, JsonElement>? Fields { get; init; }

        /// <summary>By when the customer is told that it will be handled. Staff only.</summary>
        public TicketPromiseChange? Promise { get; init; }

        public static Changes Example => new() { Priority = Categories.Priority.Urgent, Tags = ["vip", "tron"] };
    }

    internal sealed class Validator : AbstractValidator<Changes>
    {
        /// <param name="checksFields">Off when neither the form nor the category is touched: an older ticket may lack what is required by now.</param>
        public Validator(bool checksFields = true)
        {
            RuleFor(c => c.Subject).ShowsSomething().IsLine(Ticket.SubjectMaxLength);
            RuleFor(c => c.Category).NotNull();
            RuleFor(c => c.Priority).NotNull();
            RuleFor(c => c.Language).NotEmpty().IsLanguage();
            RuleFor(c => c.Tags).AreTags();
            RuleFor(c => c.Promise).NotNull().SetValidator(new TicketPromiseChangeValidator()!);
            RuleFor(c => c)
                .Custom(
                    (changes, context) =>
                    {
                        if (checksFields && changes.Category is { } category)
                            TicketRules.CheckFields(category, changes.Fields, context);
                    }
                );
        }
    }

    public override void Configure()
    {
        Patch("/{ticketId}");
        Group<TicketsGroup>();
        RequireScope(Scope.TicketsWrite, Actors.Partner | Actors.Staff);
        ValidatedPatch(() => new Validator());
        RequireIfMatch();
        Transactional();
        WithETag();
        Fails(TicketErrors.NotFound, TicketErrors.Closed);
    }

    /// <summary>Update a ticket</summary>
    /// <remarks>
    /// A JSON Merge Patch (RFC 7396): absent members stay, null clears where something may be absent. Who has the ticket and where it stands are changed by the
    /// actions beside it.
    ///
    /// With another category, priority or language the SLA policies are asked anew, the ticket's own in the version that it has, and the targets of the open clocks are taken from the
    /// first that matches; all else leaves the policy as it is. What a clock has used up is counted from the same facts: what was reached stays reached, and what was
    /// missed stays missed. A new promise with a reason stops the clock of an explanation.
    /// </remarks>
    public override async Task<Results<Ok<TicketResponse>, Error>> AnswerAsync(MergePatch<Changes> patch, CancellationToken ct)
    {
        var ticketId = Key<TicketKey>("ticketId");
        var ticket = await ticketId.LoadAsync(db, ct);
        if (ticket is null)
            return TicketErrors.NotFound;
        if (IfMatch.Refuses(ticket.SeenBy(Actor)) is { } stale)
            return stale;
        if (patch.Mentions("promise") && !Actor.IsStaff)
            return Validation.Refuse("promise", PromiseProblems.StaffOnly);

        var now = clock.GetUtcNow();
        var before = ticket.Details;
        var (changed, error) = patch.ApplyTo(before, new Validator(patch.Mentions("fields") || patch.Mentions("category")));
        if (changed is null)
            return error!;
        if (patch.Mentions("promise") && PromiseProblems.With(changed.Promise.By, now) is { } unkept)
            return Validation.Refuse("promise.by", unkept);
        var to = changed with { Language = Languages.Canonical(changed.Language), Tags = TicketRules.Normalize(changed.Tags), Fields = changed.Fields ?? "{}" };
        // What has come to pass until now is told by the terms until now. They stay, unless what decides on them changes.
        var terms = await policies.TermsOfAsync(ticket, ct);
        ticket.Follow(terms, now);
        var setsPriority = patch.Mentions("priority");
        if (ticket.FactsOf(to, setsPriority) is var facts && facts != ticket.Facts)
            terms = await policies.MatchAsync(facts, now, ticket.Clocks?.Version, ct);
        if (ticket.Update(to, setsPriority, Actor, terms, now) is { } refused)
            return refused;
        await TicketIndexing.UpdateAsync(db, ticket, before, ct);
        return TypedResults.Ok(await db.RespondAsync(ticket, terms, now, ct));
    }
}
