using System.Text.Json;
using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Tickets;

/// <summary>A customer's case.</summary>
/// <param name="Id">Its id (UUIDv7).</param>
/// <param name="Reference">Its human reference, usable wherever the id is.</param>
/// <param name="Subject">What it is about, in a line.</param>
/// <param name="Description">What happened, in the customer's words.</param>
/// <param name="Category">What kind of problem it is.</param>
/// <param name="Channel">How it reached support.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Priority">How soon it has to be looked at.</param>
/// <param name="PriorityReason">Why it has that priority, in the language of the request.</param>
/// <param name="PrioritySource">Where the priority comes from.</param>
/// <param name="Language">BCP 47 tag of the language it is handled in.</param>
/// <param name="Team">The key of the team that has it.</param>
/// <param name="Assignee">The agent who has it.</param>
/// <param name="Customer">Whose case it is.</param>
/// <param name="Fields">The answers to the form of its category.</param>
/// <param name="Evidence">The transactions it is about.</param>
/// <param name="Tags">Free words to find it by.</param>
/// <param name="Promise">Until when the customer was told that it would be handled.</param>
/// <param name="FollowUpOf">The id of the closed ticket that it goes on from.</param>
/// <param name="AllowedTransitions">The steps of its life that the caller may take now, named as their paths.</param>
/// <param name="CreatedAt">When it was opened (UTC).</param>
/// <param name="UpdatedAt">When anything about it last changed (UTC).</param>
/// <param name="FirstRepliedAt">When support first answered (UTC).</param>
/// <param name="DueAt">When it has to be done (UTC); null once it is solved.</param>
/// <param name="SolvedAt">When it was solved (UTC); null when it was reopened.</param>
/// <param name="ClosedAt">When it ended (UTC).</param>
/// <param name="Version">Rises with each change; also sent as <c>ETag</c>.</param>
public sealed record TicketResponse(
    Guid Id,
    string Reference,
    string Subject,
    string Description,
    TicketCategory Category,
    Channel Channel,
    TicketStatus Status,
    Priority Priority,
    string PriorityReason,
    PrioritySource PrioritySource,
    string Language,
    string? Team,
    TicketAssignee? Assignee,
    TicketCustomer Customer,
    JsonElement Fields,
    IReadOnlyList<TransactionEvidence> Evidence,
    IReadOnlyList<string> Tags,
    TicketPromise Promise,
    Guid? FollowUpOf,
    IReadOnlyList<string> AllowedTransitions,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? FirstRepliedAt,
    DateTimeOffset? DueAt,
    DateTimeOffset? SolvedAt,
    DateTimeOffset? ClosedAt,
    long Version
) : IVersioned, IExample<TicketResponse>
{
    public static TicketResponse Example =>
        new(
            Examples.Ticket,
            "BP-100001",
            OpenTicket.Request.Example.Subject!,
            OpenTicket.Request.Example.Description!,
            TicketCategory.WithdrawalNotReceived,
            Channel.App,
            TicketStatus.Open,
            Priority.High,
            CategoryCatalogue.Of(TicketCategory.WithdrawalNotReceived).PriorityReason.En,
            PrioritySource.Category,
            "de",
            "funds",
            new(Examples.Agent, "Mei Lin"),
            new(Examples.Customer, "user-81723", "Anna Wagner"),
            JsonSerializer.SerializeToElement(OpenTicket.Request.Example.Fields, ApiJson.Options),
            OpenTicket.Request.Example.Evidence!,
            ["vip"],
            new(Examples.At.AddDays(3), Examples.At, false, []),
            null,
            ["wait", "hold", "solve"],
            Examples.At,
            Examples.At.AddMinutes(4),
            Examples.At.AddMinutes(4),
            Examples.At.AddDays(3),
            null,
            null,
            3
        );

    private static readonly JsonElement NoFields = JsonSerializer.Deserialize<JsonElement>("{}", ApiJson.Options);

    internal static TicketResponse From(TicketView view, Actor actor, DateTimeOffset now)
    {
        var ticket = view.Ticket;
        return new(
            ticket.Id,
            ticket.Reference,
            ticket.Subject,
            ticket.Description,
            ticket.Category,
            ticket.Channel,
            ticket.Status,
            ticket.Priority,
            PriorityReasons.Of(ticket.PrioritySource, ticket.Category),
            ticket.PrioritySource,
            ticket.Language,
            ticket.Team,
            ticket.AssigneeId is { } assignee ? new(assignee, view.AssigneeName) : null,
            new(ticket.CustomerId, view.CustomerExternalId, view.CustomerName),
            ticket.Fields == "{}" ? NoFields : JsonSerializer.Deserialize<JsonElement>(ticket.Fields, ApiJson.Options),
            ticket.Evidence,
            ticket.Tags,
            TicketPromise.Of(ticket.Promises, ticket.SolvedAt, now),
            ticket.FollowUpOf,
            TicketLifeCycle.AllowedFrom(ticket.Status, actor),
            ticket.CreatedAt,
            ticket.UpdatedAt,
            ticket.FirstRepliedAt,
            ticket.DueAt,
            ticket.SolvedAt,
            ticket.ClosedAt,
            ticket.Version
        );
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
/// <param name="Late">Whether that time has passed, or had passed when it was solved.</param>
/// <param name="History">What was said before, oldest first.</param>
public sealed record TicketPromise(DateTimeOffset By, DateTimeOffset StatedAt, bool Late, IReadOnlyList<StatedPromise> History)
{
    internal static TicketPromise Of(IReadOnlyList<StatedPromise> stated, DateTimeOffset? solvedAt, DateTimeOffset now)
    {
        var last = stated[^1];
        return new(last.By, last.StatedAt, (solvedAt ?? now) > last.By, stated.Count == 1 ? [] : [.. stated.Take(stated.Count - 1)]);
    }
}

/// <summary>A ticket and what is shown with it from elsewhere.</summary>
internal sealed class TicketView
{
    public required Ticket Ticket { get; init; }

    public required string CustomerExternalId { get; init; }

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
