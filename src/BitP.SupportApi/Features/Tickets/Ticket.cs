using System.Text;
using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Sla.Clocks;
using BitP.SupportApi.Features.Sla.Policies;
using BitP.SupportApi.Features.Tickets.Storage;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Tickets;

/// <summary>A customer's case, from its opening to its end.</summary>
public sealed partial class Ticket : AggregateRoot, IOwned
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

    /// <summary>How far ahead somebody may promise something.</summary>
    public static readonly TimeSpan LongestPromise = TimeSpan.FromDays(3650);

    public const string ReferencePrefix = "BP-";

    /// <summary>The statuses in which there is something left to do.</summary>
    internal static readonly TicketStatus[] Unsolved = [TicketStatus.New, TicketStatus.Open, TicketStatus.Pending, TicketStatus.OnHold];

    private TicketDetails _details = TicketDetails.Empty;
    private TicketClockwork? _clockwork;

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

    /// <summary>When work on it begins; null for one that was opened within working hours.</summary>
    public DateTimeOffset? HandledFrom { get; private init; }

    /// <summary>The explanation that the customer is owed, as the clocks say: known without reading them. Null when none is.</summary>
    public OwedExplanation? OwedExplanation { get; private set; }

    /// <summary>Its clocks as JSON; null for a ticket that was opened before there were any.</summary>
    public string? Sla { get; private set; }

    /// <summary>What may be changed outside of the life cycle. Each member but the promise is a property as well, which is its column.</summary>
    public TicketDetails Details => _details with { Promise = new(PromisedBy) };

    public string Reference => ReferenceOf(Number);

    Guid? IOwned.PartnerId => PartnerId;

    Guid? IOwned.CustomerId => CustomerId;

    internal override IEnumerable<Companion> Companions(bool isNew) =>
        [Companion.Repeating(new TicketActivity(this), isNew), .. _clockwork?.Companions(this) ?? []];

    internal override EventSubject About => new("ticket", Reference, PartnerId, CustomerId);

    public static string ReferenceOf(long number) => $"{ReferencePrefix}{number}";

    public static Ticket Open(long number, Guid partnerId, Guid customerId, NewTicket details, SlaTerms? terms, DateTimeOffset now)
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
            Priority = details.PriorityOrRule,
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
            HandledFrom = SlaLedger.HandledFromOf(terms, now),
        };
        ticket.Raise(new TicketOpened(ticket.Category, ticket.Channel, ticket.Priority, ticket.Language, ticket.FollowUpOf), now);
        ticket._clockwork = TicketClockwork.Begin(SlaLedger.Begin(ticket.PromisedBy, new(now, terms, ticket.Facts)));
        ticket.Keep(terms);
        return ticket;
    }

    /// <summary>
    /// A message is added. A customer's reopens what waited or was solved; the first public one by a person of the staff takes a new ticket up, and says by when it
    /// will be done, unless support has said that already. A closed ticket takes none, and a full one neither.
    /// </summary>
    public (TicketMessage? Message, Error? Error) Reply(NewMessage said, Actor actor, SlaTerms? terms, DateTimeOffset now)
    {
        if (Status is TicketStatus.Closed)
            return (null, TicketErrors.Closed);
        if (Take(said.Body, said.Visibility, actor) is { } full)
            return (null, full);
        Follow(terms, now);
        var before = Status;
        var isPublic = said.Visibility is MessageVisibility.Public;
        var answers = isPublic && actor.IsStaff && !said.Automatic;
        if (answers)
        {
            FirstRepliedAt ??= now;
            if (Status is TicketStatus.New)
                Status = TicketStatus.Open;
        }
        else if (isPublic && !actor.IsStaff && Status is TicketStatus.Pending or TicketStatus.Solved)
            Resume();
        var message = TicketMessage.Write(this, said, actor, now);
        Touch(now);
        Raise(isPublic ? new TicketReplied(message.Id, message.AuthorKind, Changed(before)) : new TicketNoted(message.Id), now);
        FollowStatus(before, actor, terms, now);
        if (answers)
        {
            var isFirst = Clocks is { Answered: false } && Promises.Count == 1;
            Clocks?.Answer(said.Explains, At(terms, now));
            TellOfClocks(terms);
            if ((said.Promise ?? (isFirst ? PromiseByPolicy(now) : null)) is { } promise)
                Promise(promise, terms, now);
        }
        else if (isPublic && !actor.IsStaff)
            Clocks?.HearFromCustomer(At(terms, now));
        Keep(terms);
        return (message, null);
    }

    /// <summary>The ticket that its chain of follow-ups began with: itself, unless it is a follow-up.</summary>
    public Guid ChainId => FollowUpRoot ?? Id;

    /// <summary>A new ticket that goes on from this one, which is closed.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="terms">By what its clocks are counted: see <see cref="FactsOfFollowUp"/>.</param>
    /// <param name="now">When it is opened.</param>
    public Ticket FollowUp(long number, SlaTerms? terms, DateTimeOffset now) => Open(number, PartnerId, CustomerId, DetailsOfFollowUp(), terms, now);

    /// <summary>What decides on the policy of a ticket that goes on from this one. Its priority begins as the category's.</summary>
    internal SlaFacts FactsOfFollowUp() => DetailsOfFollowUp().FactsFor(PartnerId);

    private NewTicket DetailsOfFollowUp() =>
        new(Subject, $"{FollowUpText.In(Language)} {Reference}: {Subject}", Category, Channel, null, Language, Fields, [], Tags, this);

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

    public Error? Wait(string? reason, Actor actor, SlaTerms? terms, DateTimeOffset now) =>
        Take(TicketStep.Wait, actor, terms, now, change => new TicketMarkedPending(change, reason));

    public Error? Hold(string? reason, Actor actor, SlaTerms? terms, DateTimeOffset now) =>
        Take(TicketStep.Hold, actor, terms, now, change => new TicketPutOnHold(change, reason));

    public Error? Solve(string? reason, Actor actor, SlaTerms? terms, DateTimeOffset now) =>
        Take(TicketStep.Solve, actor, terms, now, change => new TicketSolved(change, reason));

    public Error? Close(string? reason, Actor actor, SlaTerms? terms, DateTimeOffset now) =>
        Take(TicketStep.Close, actor, terms, now, change => new TicketClosed(change, reason));

    public Error? Reopen(string? reason, Actor actor, SlaTerms? terms, DateTimeOffset now) =>
        Take(TicketStep.Reopen, actor, terms, now, change => new TicketReopened(change, reason));

    /// <summary>Changes what may be changed outside of the life cycle. Nothing happens when it is the same.</summary>
    /// <param name="to">What it shall be, after all checks.</param>
    /// <param name="setsPriority">Whether the priority is asked for. Otherwise it stays, or follows the category.</param>
    /// <param name="actor">Who changes it.</param>
    /// <param name="terms">By what its clocks are counted from now on: other terms than until now only for other facts, see <see cref="FactsOf"/>.</param>
    /// <param name="now">When.</param>
    public Error? Update(TicketDetails to, bool setsPriority, Actor actor, SlaTerms? terms, DateTimeOffset now)
    {
        if (Status is TicketStatus.Closed)
            return TicketErrors.Closed;
        var before = Details;
        if (setsPriority && (to.Category != Category || to.Priority != Priority))
            PrioritySource = actor.IsStaff ? PrioritySource.Staff : PrioritySource.Requested;
        to = to with { Priority = PriorityOf(to, setsPriority) };
        if (to.Tags.SequenceEqual(Tags))
            to = to with { Tags = Tags }; // the same list, so that equal details are equal
        if (to == before)
            return null;

        // What has come to pass until now was counted by what held until now: whoever calls has followed it.
        var facts = Facts;
        _details = to;
        Touch(now);
        // A reason alone is told by the promise.
        if (to with { Promise = new(to.Promise.By) } != before)
            Raise(new TicketUpdated(before, to), now);
        if (Facts != facts)
            Clocks?.Change(Differences(facts, Facts), At(terms, now));
        Promise(to.Promise, terms, now);
        Keep(terms);
        return null;
    }

    /// <summary>The customer asks for its escalation.</summary>
    internal void NoteEscalationRequested(Guid escalationId, DateTimeOffset now) => Note(new TicketEscalationRequested(escalationId), now);

    /// <summary>Somebody sees to it, as the customer has asked.</summary>
    internal void NoteEscalationSeenTo(Guid escalationId, DateTimeOffset now) => Note(new TicketEscalationSeenTo(escalationId), now);

    /// <summary>What the customer wrote may be a complaint.</summary>
    internal void NoteComplaintSuggested(TicketComplaintSuggested suggestion, DateTimeOffset now) => Note(suggestion, now);

    /// <summary>It is none, as somebody decided.</summary>
    internal void NoteComplaintSuggestionDismissed(DateTimeOffset now) => Note(new TicketComplaintSuggestionDismissed(), now);

    private Error? Take(TicketStep step, Actor actor, SlaTerms? terms, DateTimeOffset now, Func<Change<TicketStatus>, EventData> happened)
    {
        if (TicketLifeCycle.Next(Status, step, actor) is not { } next)
            return TicketErrors.StatusNotAllowed.For(EnumNames<TicketStep>.Of(step), EnumNames<TicketStatus>.Of(Status)) with
            {
                AllowedTransitions = TicketLifeCycle.AllowedFrom(Status, actor),
            };
        Follow(terms, now);
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
        FollowStatus(before, actor, terms, now);
        Keep(terms);
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

    private Priority PriorityOf(TicketDetails to, bool setsPriority) =>
        setsPriority ? to.Priority
        : to.Category != Category && PrioritySource is PrioritySource.Category ? CategoryCatalogue.Of(to.Category).Priority
        : Priority;

    private Change<TicketStatus>? Changed(TicketStatus before) => before == Status ? null : new(before, Status);

    private void Note(EventData data, DateTimeOffset now)
    {
        Touch(now);
        Raise(data, now);
    }

    private void Touch(DateTimeOffset now) => UpdatedAt = now > UpdatedAt ? now : UpdatedAt;

    private sealed record PublicSide(long Version) : IVersioned;
}
