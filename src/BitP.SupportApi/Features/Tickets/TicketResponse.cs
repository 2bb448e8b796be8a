using System.Text.Json;
using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Sla.Clocks;
using BitP.SupportApi.Features.Sla.Policies;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Tickets;

/// <summary>A customer's case.</summary>
public sealed record TicketResponse : IVersioned, IExample<TicketResponse>
{
    /// <summary>Its id (UUIDv7).</summary>
    public required Guid Id { get; init; }

    /// <summary>Its human reference, usable wherever the id is.</summary>
    public required string Reference { get; init; }

    /// <summary>What it is about, in a line.</summary>
    public required string Subject { get; init; }

    /// <summary>What happened, in the customer's words.</summary>
    public required string Description { get; init; }

    /// <summary>What kind of problem it is.</summary>
    public required TicketCategory Category { get; init; }

    /// <summary>How it reached support.</summary>
    public required Channel Channel { get; init; }

    /// <summary>Where it stands.</summary>
    public required TicketStatus Status { get; init; }

    /// <summary>How soon it has to be looked at.</summary>
    public required Priority Priority { get; init; }

    /// <summary>Why it has that priority, in the language of the request.</summary>
    public required string PriorityReason { get; init; }

    /// <summary>Where the priority comes from.</summary>
    public required PrioritySource PrioritySource { get; init; }

    /// <summary>BCP 47 tag of the language it is handled in.</summary>
    public required string Language { get; init; }

    /// <summary>The key of the team that has it.</summary>
    public required string? Team { get; init; }

    /// <summary>The agent who has it.</summary>
    public required TicketAssignee? Assignee { get; init; }

    /// <summary>Whose case it is.</summary>
    public required TicketCustomer Customer { get; init; }

    /// <summary>The answers to the form of its category.</summary>
    public required JsonElement Fields { get; init; }

    /// <summary>The transactions it is about.</summary>
    public required IReadOnlyList<TransactionEvidence> Evidence { get; init; }

    /// <summary>Free words to find it by.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>Until when the customer was told that it would be handled.</summary>
    public required TicketPromise Promise { get; init; }

    /// <summary>How its clocks stand; null for a ticket that no policy is for, and for partners and customers, who have <c>promise</c>.</summary>
    public required TicketSla? Sla { get; init; }

    /// <summary>When work on it begins (UTC), as it was told when it was opened outside of working hours; null for others.</summary>
    public required DateTimeOffset? HandledFrom { get; init; }

    /// <summary>The id of the closed ticket that it goes on from.</summary>
    public required Guid? FollowUpOf { get; init; }

    /// <summary>The steps of its life that the caller may take now, named as their paths.</summary>
    public required IReadOnlyList<string> AllowedTransitions { get; init; }

    /// <summary>When it was opened (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When anything about it that the caller may see last changed (UTC).</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When support first answered (UTC).</summary>
    public required DateTimeOffset? FirstRepliedAt { get; init; }

    /// <summary>When it has to be done (UTC); null once it is solved.</summary>
    public required DateTimeOffset? DueAt { get; init; }

    /// <summary>When it was solved (UTC); null when it was reopened.</summary>
    public required DateTimeOffset? SolvedAt { get; init; }

    /// <summary>When it ended (UTC).</summary>
    public required DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Rises with each change that the caller may see; also the first part of the <c>ETag</c>.</summary>
    public required long Version { get; init; }

    /// <summary>A ticket that was given to somebody and answered.</summary>
    public static TicketResponse Example
    {
        get
        {
            var request = OpenTicket.Request.Example;
            var agent = new Actor(ActorKind.Agent, Examples.Agent, "Mei Lin");
            var fields = TicketRules.FieldsText(request.Fields);
            var ticket = Ticket.Open(
                100_001,
                Examples.Partner,
                Examples.Customer,
                new(
                    request.Subject!,
                    request.Description!,
                    request.Category!.Value,
                    request.Channel!.Value,
                    null,
                    "de",
                    fields,
                    request.Evidence!,
                    request.Tags!
                ),
                SlaTermsExample.Terms,
                Examples.At
            );
            _ = ticket.Assign(agent.Id, "funds", Examples.At);
            _ = ticket.Reply(new("", MessageVisibility.Public), agent, SlaTermsExample.Terms, Examples.At.AddMinutes(4));
            var view = new TicketView
            {
                Ticket = ticket,
                CustomerExternalId = request.Customer!.ExternalId!,
                CustomerName = request.Customer.Name,
                AssigneeName = agent.Name,
                Terms = SlaTermsExample.Terms,
            };
            return From(view, agent, ticket.UpdatedAt) with { Id = Examples.Ticket, PriorityReason = CategoryCatalogue.Of(ticket.Category).PriorityReason.En };
        }
    }

    private static readonly JsonElement NoFields = JsonSerializer.Deserialize<JsonElement>("{}", ApiJson.Options);

    internal static TicketResponse From(TicketView view, Actor actor, DateTimeOffset now)
    {
        var ticket = view.Ticket;
        return new()
        {
            Id = ticket.Id,
            Reference = ticket.Reference,
            Subject = ticket.Subject,
            Description = ticket.Description,
            Category = ticket.Category,
            Channel = ticket.Channel,
            Status = ticket.Status,
            Priority = ticket.Priority,
            PriorityReason = PriorityReasons.Of(ticket.PrioritySource, ticket.Category),
            PrioritySource = ticket.PrioritySource,
            Language = ticket.Language,
            Team = ticket.Team,
            Assignee = ticket.AssigneeId is { } assignee ? new TicketAssignee(assignee, view.AssigneeName) : null,
            Customer = new(ticket.CustomerId, view.CustomerExternalId, view.CustomerName),
            Fields = ticket.Fields == "{}" ? NoFields : JsonSerializer.Deserialize<JsonElement>(ticket.Fields, ApiJson.Options),
            Evidence = ticket.Evidence,
            Tags = ticket.Tags,
            Promise = TicketPromise.Of(ticket, now),
            Sla = actor.IsStaff && ticket.Clocks is { Policy: not null } clocks ? TicketSla.Of(clocks, view.Terms, now) : null,
            HandledFrom = ticket.HandledFrom,
            FollowUpOf = ticket.FollowUpOf,
            AllowedTransitions = TicketLifeCycle.AllowedFrom(ticket.Status, actor),
            CreatedAt = ticket.CreatedAt,
            UpdatedAt = actor.IsStaff ? ticket.UpdatedAt : ticket.PublicUpdatedAt,
            FirstRepliedAt = ticket.FirstRepliedAt,
            DueAt = ticket.DueAt,
            SolvedAt = ticket.SolvedAt,
            ClosedAt = ticket.ClosedAt,
            Version = ticket.SeenBy(actor).Version,
        };
    }
}

/// <summary>The agent who has a ticket.</summary>
/// <param name="Id">The agent's id.</param>
/// <param name="Name">The name shown to customers.</param>
public sealed record TicketAssignee(Guid Id, string? Name);

/// <summary>Whose case it is. What else is known about the customer is read from there.</summary>
/// <param name="Id">The customer's id.</param>
/// <param name="ExternalId">The partner's own id of the customer.</param>
/// <param name="Name">Full name.</param>
public sealed record TicketCustomer(Guid Id, string ExternalId, string? Name);

/// <summary>The handling time that the customer was told.</summary>
/// <param name="By">By when it is to be handled (UTC).</param>
/// <param name="StatedAt">When that was said (UTC).</param>
/// <param name="Late">Whether that time has passed. Of what is solved: whether the time that was promised last before had passed.</param>
/// <param name="History">What was said before, oldest first; of very many the last 49.</param>
/// <param name="Reason">Why it was promised anew; null when no reason was given.</param>
/// <param name="ExplanationOwed">Whether support owes an explanation why it is late.</param>
/// <param name="ExplanationBy">By when it owes that (UTC); null when it owes none, and when no policy says by when.</param>
/// <param name="ExplanationRequestedAt">When the customer asked for it (UTC); null when it owes none, and when nobody asked.</param>
public sealed record TicketPromise(
    DateTimeOffset By,
    DateTimeOffset StatedAt,
    bool Late,
    IReadOnlyList<StatedPromise> History,
    string? Reason = null,
    bool ExplanationOwed = false,
    DateTimeOffset? ExplanationBy = null,
    DateTimeOffset? ExplanationRequestedAt = null
)
{
    internal static TicketPromise Of(Ticket ticket, DateTimeOffset now)
    {
        var stated = ticket.Promises;
        var last = stated[^1];
        return new(
            last.By,
            last.StatedAt,
            ticket.IsLate(now),
            stated.Count == 1 ? [] : [.. stated.Take(stated.Count - 1)],
            last.Reason,
            ticket.OwedExplanation is not null,
            ticket.OwedExplanation?.By,
            ticket.OwedExplanation?.RequestedAt
        );
    }
}

/// <summary>A ticket and what is shown with it from elsewhere.</summary>
internal readonly record struct TicketView
{
    public required Ticket Ticket { get; init; }

    public required string CustomerExternalId { get; init; }

    /// <summary>By what its clocks are counted, for those who see them.</summary>
    public SlaTerms? Terms { get; init; }

    public string? CustomerName { get; init; }

    public string? AssigneeName { get; init; }
}

internal static class PriorityReasons
{
    private static readonly Platform.Localization.LocalizedText Requested = new(
        "It was asked for.",
        "应请求设定。",
        "Elle a été demandée.",
        "Sie wurde gewünscht."
    );

    private static readonly Platform.Localization.LocalizedText Staff = new(
        "Support changed it.",
        "由客服更改。",
        "Le support l’a modifiée.",
        "Der Support hat sie geändert."
    );

    public static string Of(PrioritySource source, TicketCategory category) =>
        source switch
        {
            PrioritySource.Category => CategoryCatalogue.Of(category).PriorityReason.Current,
            PrioritySource.Requested => Requested.Current,
            _ => Staff.Current,
        };
}
