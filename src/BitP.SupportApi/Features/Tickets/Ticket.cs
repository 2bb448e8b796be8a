using System.Text;
using System.Text.Json.Serialization;
using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Tickets.Storage;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Tickets;

/// <summary>A customer's case, from its opening to its end.</summary>
public sealed class Ticket : AggregateRoot, IOwned
{
    public const int SubjectMaxLength = 200;
    public const int DescriptionMaxLength = 20_000;
    public const int ReasonMaxLength = 1000;
    public const int TagMaxLength = 50;
    public const int MaxTags = 20;
    public const int TeamMaxLength = 32;
    public const int MaxEvidence = 10;
    public const int FieldsMaxLength = 20_000;
    public const int MaxPromises = 50;
    public const string ReferencePrefix = "BP-";

    /// <summary>The statuses in which there is something left to do.</summary>
    internal static readonly TicketStatus[] Unsolved = [TicketStatus.New, TicketStatus.Open, TicketStatus.Pending, TicketStatus.OnHold];

    private TicketDetails _details = TicketDetails.Empty;

    private Ticket() { }

    /// <summary>The number in its reference; also the tie-breaker of all lists.</summary>
    public long Number { get; private init; }

    public Guid PartnerId { get; private init; }

    public Guid CustomerId { get; private init; }

    public string Subject
    {
        get => _details.Subject;
        private set => _details = _details with { Subject = value };
    }

    public string Description { get; private init; } = "";

    public TicketCategory Category
    {
        get => _details.Category;
        private set => _details = _details with { Category = value };
    }

    public Channel Channel { get; private init; }

    public TicketStatus Status { get; private set; }

    public Priority Priority
    {
        get => _details.Priority;
        private set => _details = _details with { Priority = value };
    }

    public PrioritySource PrioritySource { get; private set; }

    public string Language
    {
        get => _details.Language;
        private set => _details = _details with { Language = value };
    }

    public string? Team { get; private set; }

    public Guid? AssigneeId { get; private set; }

    public string Fields
    {
        get => _details.Fields;
        private set => _details = _details with { Fields = value };
    }

    public IReadOnlyList<TransactionEvidence> Evidence { get; private init; } = [];

    public IReadOnlyList<string> Tags
    {
        get => _details.Tags;
        private set => _details = _details with { Tags = value };
    }

    /// <summary>Until when the customer was told that it would be handled, newest last. The events tell of all, the ticket of the last <see cref="MaxPromises"/>.</summary>
    public IReadOnlyList<StatedPromise> Promises { get; private set; } = [];

    /// <summary>When it has to be done: the promise, while it is not solved.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>The closed ticket that this one goes on from.</summary>
    public Guid? FollowUpOf { get; private init; }

    /// <summary>The ticket that the chain of follow-ups began with, for one that is in such a chain and did not begin it.</summary>
    public Guid? FollowUpRoot { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>When anything last changed that partners and customers see.</summary>
    public DateTimeOffset PublicUpdatedAt { get; private set; }

    /// <summary>The version that partners and customers see. The one that guards against lost updates counts what is for staff only as well.</summary>
    public long PublicVersion { get; private set; }

    public int PublicMessages { get; private set; }

    public int PublicBytes { get; private set; }

    public int Notes { get; private set; }

    public int NoteBytes { get; private set; }

    public DateTimeOffset? FirstRepliedAt { get; private set; }

    public DateTimeOffset? SolvedAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>What may be changed outside of the life cycle. Each member but the promise is a property as well, which is its column.</summary>
    public TicketDetails Details => _details with { Promise = new(PromisedBy) };

    public string Reference => ReferenceOf(Number);

    Guid? IOwned.PartnerId => PartnerId;

    Guid? IOwned.CustomerId => CustomerId;

    internal override IEnumerable<Companion> Companions(bool isNew) => [Companion.Repeating(new TicketActivity(this), isNew)];

    internal override EventSubject About => new("ticket", Reference, PartnerId, CustomerId);

    public static string ReferenceOf(long number) => $"{ReferencePrefix}{number}";

    public static Ticket Open(long number, Guid partnerId, Guid customerId, NewTicket details, DateTimeOffset now)
    {
        var category = CategoryCatalogue.Of(details.Category);
        var ticket = new Ticket
        {
            Id = Guid.CreateVersion7(now),
            Number = number,
            PartnerId = partnerId,
            CustomerId = customerId,
            Subject = details.Subject,
            Description = details.Description,
            Category = details.Category,
            Channel = details.Channel,
            Priority = details.Priority ?? category.Priority,
            PrioritySource = details.Priority is null ? PrioritySource.Category : PrioritySource.Requested,
            Language = details.Language,
            Fields = details.Fields,
            Evidence = details.Evidence,
            Tags = details.Tags,
            Promises = [new(now + category.ExpectedHandling, now)],
            DueAt = now + category.ExpectedHandling,
            FollowUpOf = details.FollowsUp?.Id,
            FollowUpRoot = details.FollowsUp?.ChainId,
            CreatedAt = now,
            UpdatedAt = now,
            PublicUpdatedAt = now,
        };
        ticket.Raise(new TicketOpened(ticket.Category, ticket.Channel, ticket.Priority, ticket.Language, ticket.FollowUpOf), now);
        return ticket;
    }

    /// <summary>
    /// A message is added. A customer's reopens what waited or was solved; staff's first public one takes a new ticket up. A closed ticket takes none, and a
    /// full one neither.
    /// </summary>
    public (TicketMessage? Message, Error? Error) Reply(string body, MessageVisibility visibility, Actor actor, DateTimeOffset now)
    {
        if (Status is TicketStatus.Closed)
            return (null, TicketErrors.Closed);
        if (Take(body, visibility, actor) is { } full)
            return (null, full);
        var before = Status;
        if (visibility is MessageVisibility.Public)
        {
            if (actor.IsStaff)
            {
                FirstRepliedAt ??= now;
                if (Status is TicketStatus.New)
                    Status = TicketStatus.Open;
            }
            else if (Status is TicketStatus.Pending or TicketStatus.Solved)
                Resume();
        }
        var message = TicketMessage.Write(this, body, visibility, actor, now);
        Touch(now);
        Raise(visibility is MessageVisibility.Public ? new TicketReplied(message.Id, message.AuthorKind, Changed(before)) : new TicketNoted(message.Id), now);
        return (message, null);
    }

    /// <summary>The ticket that its chain of follow-ups began with: itself, unless it is a follow-up.</summary>
    public Guid ChainId => FollowUpRoot ?? Id;

    /// <summary>A new ticket that goes on from this one, which is closed.</summary>
    public Ticket FollowUp(long number, DateTimeOffset now)
    {
        var description = $"{FollowUpText.In(Language)} {Reference}: {Subject}";
        return Open(number, PartnerId, CustomerId, new(Subject, description, Category, Channel, null, Language, Fields, [], Tags, this), now);
    }

    private static readonly LocalizedText FollowUpText = new("This goes on from", "续接工单", "Suite de la demande", "Fortsetzung von");

    /// <summary>Gives the ticket to an agent, to a team, or to an agent of a team. It is taken up by that.</summary>
    public Error? Assign(Guid? agentId, string? team, DateTimeOffset now)
    {
        if (Status is TicketStatus.Closed)
            return TicketErrors.Closed;
        var (beforeStatus, beforeAgent, beforeTeam) = (Status, AssigneeId, Team);
        (AssigneeId, Team) = (agentId, team);
        if (Status is TicketStatus.New && agentId is not null)
            Status = TicketStatus.Open;
        if ((beforeStatus, beforeAgent, beforeTeam) == (Status, AssigneeId, Team))
            return null;
        Touch(now);
        Raise(new TicketAssigned(new(beforeAgent, AssigneeId), new(beforeTeam, Team), Changed(beforeStatus)), now);
        return null;
    }

    public Error? Wait(string? reason, Actor actor, DateTimeOffset now) => Take(TicketStep.Wait, actor, now, change => new TicketMarkedPending(change, reason));

    public Error? Hold(string? reason, Actor actor, DateTimeOffset now) => Take(TicketStep.Hold, actor, now, change => new TicketPutOnHold(change, reason));

    public Error? Solve(string? reason, Actor actor, DateTimeOffset now) => Take(TicketStep.Solve, actor, now, change => new TicketSolved(change, reason));

    public Error? Close(string? reason, Actor actor, DateTimeOffset now) => Take(TicketStep.Close, actor, now, change => new TicketClosed(change, reason));

    public Error? Reopen(string? reason, Actor actor, DateTimeOffset now) => Take(TicketStep.Reopen, actor, now, change => new TicketReopened(change, reason));

    /// <summary>Changes what may be changed outside of the life cycle. Nothing happens when it is the same.</summary>
    /// <param name="to">What it shall be, after all checks.</param>
    /// <param name="setsPriority">Whether the priority is asked for. Otherwise it stays, or follows the category.</param>
    /// <param name="actor">Who changes it.</param>
    /// <param name="now">When.</param>
    public Error? Update(TicketDetails to, bool setsPriority, Actor actor, DateTimeOffset now)
    {
        if (Status is TicketStatus.Closed)
            return TicketErrors.Closed;
        var before = Details;
        var moves = to.Category != Category;
        if (setsPriority && (moves || to.Priority != Priority))
            PrioritySource = actor.IsStaff ? PrioritySource.Staff : PrioritySource.Requested;
        else
            to = to with { Priority = moves && PrioritySource is PrioritySource.Category ? CategoryCatalogue.Of(to.Category).Priority : Priority };
        if (to.Tags.SequenceEqual(Tags))
            to = to with { Tags = Tags }; // the same list, so that equal details are equal
        if (to == before)
            return null;

        _details = to;
        if (to.Promise != before.Promise)
        {
            Promises = [.. Promises.TakeLast(MaxPromises - 1), new(to.Promise.By, now)];
            if (DueAt is not null)
                DueAt = to.Promise.By;
        }
        Touch(now);
        Raise(new TicketUpdated(before, to), now);
        return null;
    }

    public DateTimeOffset PromisedBy => Promises[^1].By;

    private Error? Take(TicketStep step, Actor actor, DateTimeOffset now, Func<Change<TicketStatus>, EventData> happened)
    {
        if (TicketLifeCycle.Next(Status, step, actor) is not { } next)
            return TicketErrors.StatusNotAllowed.For(EnumNames<TicketStep>.Of(step), Status) with
            {
                AllowedTransitions = TicketLifeCycle.AllowedFrom(Status, actor),
            };
        var before = Status;
        if (step is TicketStep.Reopen)
            Resume();
        Status = next;
        if (next is TicketStatus.Solved)
            (SolvedAt, DueAt) = (now, null);
        if (next is TicketStatus.Closed)
            ClosedAt = now;
        Touch(now);
        Raise(happened(new(before, next)), now);
        return null;
    }

    /// <summary>Whose version somebody compares: staff that of every change, others that of what they see.</summary>
    internal IVersioned SeenBy(Actor actor) => actor.IsStaff ? this : new PublicSide(PublicVersion);

    private protected override long CountPublic(EventData data, DateTimeOffset now)
    {
        if (!data.ChangesWhatCustomersSee)
            return PublicVersion;
        PublicUpdatedAt = now > PublicUpdatedAt ? now : PublicUpdatedAt;
        return ++PublicVersion;
    }

    // Counted apart: what customers are refused must not tell of notes.
    private Error? Take(string body, MessageVisibility visibility, Actor actor)
    {
        var allowance = MessageAllowance.For(visibility, actor);
        var bytes = Encoding.UTF8.GetByteCount(body);
        if (visibility is MessageVisibility.Internal)
        {
            if (!allowance.Holds(Notes + 1, NoteBytes + bytes))
                return allowance.Exceeded(this);
            (Notes, NoteBytes) = (Notes + 1, NoteBytes + bytes);
        }
        else
        {
            if (!allowance.Holds(PublicMessages + 1, PublicBytes + bytes))
                return allowance.Exceeded(this);
            (PublicMessages, PublicBytes) = (PublicMessages + 1, PublicBytes + bytes);
        }
        return null;
    }

    private void Resume() => (Status, SolvedAt, DueAt) = (TicketStatus.Open, null, PromisedBy);

    private Change<TicketStatus>? Changed(TicketStatus before) => before == Status ? null : new(before, Status);

    private void Touch(DateTimeOffset now) => UpdatedAt = now > UpdatedAt ? now : UpdatedAt;

    private sealed record PublicSide(long Version) : IVersioned;
}

/// <summary>What a ticket is opened with, after all checks.</summary>
public sealed record NewTicket(
    string Subject,
    string Description,
    TicketCategory Category,
    Channel Channel,
    Priority? Priority,
    string Language,
    string Fields,
    IReadOnlyList<TransactionEvidence> Evidence,
    IReadOnlyList<string> Tags,
    Ticket? FollowsUp = null
);

/// <summary>The changeable part of a ticket. As JSON it is what a patch of a ticket is applied to.</summary>
/// <param name="Fields">The form fields of its category, as a JSON object.</param>
/// <param name="Promise">The handling time that the customer was told last.</param>
public sealed record TicketDetails(
    string Subject,
    TicketCategory Category,
    Priority Priority,
    string Language,
    IReadOnlyList<string> Tags,
    [property: JsonConverter(typeof(JsonTextConverter))] string Fields,
    PromisedTime Promise
)
{
    internal static TicketDetails Empty { get; } = new("", default, default, "", [], "{}", new(default));
}

/// <summary>By when something was promised (UTC).</summary>
public sealed record PromisedTime(DateTimeOffset By);

/// <summary>A handling time that the customer was told.</summary>
/// <param name="By">By when it is to be handled (UTC).</param>
/// <param name="StatedAt">When that was said (UTC).</param>
public sealed record StatedPromise(DateTimeOffset By, DateTimeOffset StatedAt);
