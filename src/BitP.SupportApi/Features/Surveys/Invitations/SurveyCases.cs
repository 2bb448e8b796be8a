using BitP.SupportApi.Features.Agents;
using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Complaints;
using BitP.SupportApi.Features.Complaints.Documents;
using BitP.SupportApi.Features.Complaints.Regimes;
using BitP.SupportApi.Features.Customers;
using BitP.SupportApi.Features.Surveys.Definitions;
using BitP.SupportApi.Features.Tickets;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Surveys.Invitations;

/// <summary>
/// Cases as they were at some event: as they are now, less what later events changed. So whoever reads late, or again, decides the same. All that is asked about a
/// number of cases is read at once.
/// </summary>
internal sealed class SurveyCases
{
    // A customer reads there what the partner has to say.
    private static readonly Channel[] OfTheApp = [Channel.Web, Channel.App, Channel.Chat, Channel.Api];

    private Dictionary<Guid, Case> _cases = [];
    private ILookup<Guid, CaseEvent> _events = Array.Empty<CaseEvent>().ToLookup(e => e.CaseId);
    private ILookup<Guid, Reply> _replies = Array.Empty<Reply>().ToLookup(r => r.TicketId);
    private Dictionary<Guid, string?> _teams = [];
    private Dictionary<Guid, Asked> _customers = [];
    private HashSet<string> _staffEmails = [];
    private HashSet<string> _staffIds = [];

    private SurveyCases() { }

    /// <param name="ids">The cases.</param>
    /// <param name="db">Reads them.</param>
    /// <param name="ct">Ends it.</param>
    public static async Task<SurveyCases> ReadAsync(IReadOnlyCollection<Guid> ids, SupportDbContext db, CancellationToken ct)
    {
        var found = new SurveyCases();
        if (ids.Count == 0)
            return found;
        // The cases before their events: what happens in between is then among the events of later than the case, and left out.
        found._cases = (await TicketsAsync(ids, db, ct)).Concat(await ComplaintsAsync(ids, db, ct)).ToDictionary(c => c.Id);
        var events = await db.Visible<StoredEvent>()
            .AsNoTracking()
            .Where(e => ids.Contains(e.SubjectId) && CaseChange.Types.Contains(e.Type))
            .OrderBy(e => e.Sequence)
            .ToListAsync(ct);
        found._events = events
            .Where(e => found._cases.TryGetValue(e.SubjectId, out var of) && e.Sequence <= of.Version)
            .Select(CaseEvent.Of)
            .ToLookup(e => e.CaseId);
        await found.ReadRepliesAsync(ids, db, ct);
        await found.ReadTeamsAsync(db, ct);
        await found.ReadCustomersAsync(db, ct);
        return found;
    }

    /// <summary>A case as it ended with an event; null when it is no longer there.</summary>
    public EndedCase? EndedWith(CaseEvent end) =>
        _cases.TryGetValue(end.CaseId, out var of)
            ? new(
                of.Kind,
                of.Id,
                of.Reference,
                of.PartnerId,
                of.CustomerId,
                end.Sequence,
                end.At,
                FactsOf(of, end.Sequence, end.Sequence),
                WhoEnded(of.Id, end.Sequence)
            )
            : null;

    /// <summary>What decides whether a survey is for a case that ended.</summary>
    public SurveyConditionFacts ConditionFactsOf(EndedCase ended)
    {
        var of = _cases[ended.Id];
        var state = StateAt(of, ended.Cycle);
        return of.Kind is SurveySubjectKind.Ticket
            ? new(of.PartnerId, of.Channel, state.Language, state.Category, state.Priority, state.Unit, state.Tags)
            : new(of.PartnerId, of.Channel, state.Language, Kind: of.Complaint, Department: state.Unit, Outcome: OutcomeAt(of, ended.Cycle));
    }

    /// <summary>Whether the customer is somebody of the staff.</summary>
    public bool IsOfStaff(EndedCase ended) =>
        _customers[ended.CustomerId] is var customer
        && ((customer.Email is { } email && _staffEmails.Contains(email)) || _staffIds.Contains(customer.ExternalId));

    /// <summary>Whether there is a way to the customer.</summary>
    public bool CanBeReached(EndedCase ended) =>
        OfTheApp.Contains(_cases[ended.Id].Channel) || _customers[ended.CustomerId] is not { Email: null, Phone: null };

    /// <summary>What an invitation counts for, as its case was corrected until it was reopened; null when the case is no longer there.</summary>
    public SurveyFacts? CorrectedFactsOf(SurveyInvitation invitation)
    {
        if (!_cases.TryGetValue(invitation.SubjectId, out var of))
            return null;
        var endedBy = WhoEnded(of.Id, invitation.Cycle);
        var (agent, unit) = (FactsOf(of, invitation.Cycle, invitation.Cycle).AgentId, StateAt(of, invitation.Cycle).Unit);
        foreach (var change in MovesOf(invitation).Select(e => e.Change))
        {
            if ((change.Assignee ?? change.Handler) is { } given)
                agent = given.After ?? endedBy;
            if ((change.Team ?? change.Department) is { } moved)
                unit = moved.After;
        }
        var reopening = _events[of.Id].FirstOrDefault(e => e.IsReopening && e.Sequence > invitation.Cycle);
        var last = FactsOf(of, invitation.Cycle, reopening is null ? of.Version : reopening.Sequence - 1);
        return invitation.Facts with { AgentId = agent, Team = unit ?? TeamOf(agent), Category = last.Category };
    }

    /// <summary>From whom to whom an event moved what an invitation counts for; the same when it moved nothing.</summary>
    public (Guid? From, Guid? To) MoveOf(SurveyInvitation invitation, CaseEvent e)
    {
        if ((e.Change.Assignee ?? e.Change.Handler) is not { } given || !MovesOf(invitation).Any(m => m.Sequence == e.Sequence))
            return default;
        var endedBy = WhoEnded(invitation.SubjectId, invitation.Cycle);
        return (given.Before ?? endedBy, given.After ?? endedBy);
    }

    /// <summary>
    /// The events by which a case was given to somebody else that an invitation follows: until it was answered all; from then on those of supervisors and admins
    /// whose own work it is not about, since nobody gives away a bad rating, or takes a good one.
    /// </summary>
    private IEnumerable<CaseEvent> MovesOf(SurveyInvitation invitation)
    {
        if (!_cases.TryGetValue(invitation.SubjectId, out var of))
            yield break;
        var endedBy = WhoEnded(of.Id, invitation.Cycle);
        var ended = FactsOf(of, invitation.Cycle, invitation.Cycle);
        HashSet<Guid?> own = [ended.AgentId, endedBy, .. ended.Replies.Select(r => (Guid?)r.AgentId)];
        foreach (var e in _events[of.Id].Where(e => e.Sequence > invitation.Cycle).TakeWhile(e => !e.IsReopening).Where(e => e.IsMove))
        {
            if (invitation.AnsweredAt <= e.At && (e.Stored.ActorKind is not (ActorKind.Supervisor or ActorKind.Admin) || own.Contains(e.Stored.ActorId)))
                continue;
            if ((e.Change.Assignee ?? e.Change.Handler) is { } given)
                own.UnionWith([given.Before ?? endedBy, given.After ?? endedBy]);
            yield return e;
        }
    }

    private string? TeamOf(Guid? agent) => agent is { } id ? _teams.GetValueOrDefault(id) : null;

    private Guid? WhoEnded(Guid caseId, long cycle) =>
        _events[caseId].FirstOrDefault(e => e.Sequence == cycle)?.Stored is { ActorKind: ActorKind.Agent or ActorKind.Supervisor or ActorKind.Admin } end
            ? end.ActorId
            : null;

    private SurveyFacts FactsOf(Case of, long cycle, long sequence)
    {
        var state = StateAt(of, sequence);
        var agent = state.AgentId ?? WhoEnded(of.Id, cycle);
        return new(
            agent,
            state.Unit ?? TeamOf(agent),
            state.Category is { } category ? EnumNames<TicketCategory>.Of(category) : EnumNames<ComplaintKind>.Of(of.Complaint!.Value),
            EnumNames<Channel>.Of(of.Channel),
            state.Language,
            [
                .. _replies[of.Id]
                    .Where(r => r.Sequence < cycle)
                    .GroupBy(r => r.AgentId)
                    .OrderBy(r => r.Key)
                    .Select(r => new SurveyReplies(r.Key, _teams.GetValueOrDefault(r.Key), r.Count())),
            ]
        );
    }

    private CaseState StateAt(Case of, long sequence) =>
        _events[of.Id].Where(e => e.Sequence > sequence).Reverse().Aggregate(of.Now, (state, e) => state.Before(e.Change));

    private ComplaintOutcome? OutcomeAt(Case of, long sequence) =>
        _events[of.Id].LastOrDefault(e => e.Sequence < sequence && e.Change.Outcome is not null)?.Change.Outcome;

    private static async Task<List<Case>> TicketsAsync(IReadOnlyCollection<Guid> ids, SupportDbContext db, CancellationToken ct) =>
        [
            .. (
                await db.Visible<Ticket>()
                    .Where(t => ids.Contains(t.Id))
                    .Select(t => new
                    {
                        t.Id,
                        t.Number,
                        t.PartnerId,
                        t.CustomerId,
                        t.Channel,
                        t.Version,
                        t.AssigneeId,
                        t.Team,
                        t.Category,
                        t.Priority,
                        t.Language,
                        t.Tags,
                    })
                    .ToListAsync(ct)
            ).Select(t => new Case(
                SurveySubjectKind.Ticket,
                t.Id,
                Ticket.ReferenceOf(t.Number),
                t.PartnerId,
                t.CustomerId,
                t.Channel,
                null,
                t.Version,
                new(t.AssigneeId, t.Team, t.Category, t.Priority, t.Language, t.Tags)
            )),
        ];

    private static async Task<List<Case>> ComplaintsAsync(IReadOnlyCollection<Guid> ids, SupportDbContext db, CancellationToken ct) =>
        [
            .. (
                await db.Visible<Complaint>()
                    .Where(c => ids.Contains(c.Id))
                    .Select(c => new
                    {
                        c.Id,
                        c.Number,
                        c.PartnerId,
                        c.CustomerId,
                        c.Channel,
                        c.Kind,
                        c.Version,
                        c.HandlerId,
                        c.Department,
                        c.Language,
                    })
                    .ToListAsync(ct)
            ).Select(c => new Case(
                SurveySubjectKind.Complaint,
                c.Id,
                Complaint.ReferenceOf(c.Number),
                c.PartnerId,
                c.CustomerId,
                c.Channel,
                c.Kind,
                c.Version,
                new(c.HandlerId, c.Department, null, null, c.Language, null)
            )),
        ];

    private async Task ReadRepliesAsync(IReadOnlyCollection<Guid> ids, SupportDbContext db, CancellationToken ct)
    {
        var replies = await db.Set<TicketMessage>()
            .Where(m =>
                ids.Contains(m.TicketId) && m.AuthorKind == AuthorKind.Staff && m.AuthorId != null && m.Visibility == MessageVisibility.Public && !m.Automatic
            )
            .Select(m => new Reply(m.TicketId, m.Sequence, m.AuthorId!.Value))
            .ToListAsync(ct);
        _replies = replies.ToLookup(r => r.TicketId);
    }

    // Of all for whom something may count.
    private async Task ReadTeamsAsync(SupportDbContext db, CancellationToken ct)
    {
        var events = _events.SelectMany(e => e).ToArray();
        var moves = events.Select(e => e.Change.Assignee ?? e.Change.Handler).OfType<Change<Guid?>>();
        Guid[] agents =
        [
            .. _replies
                .SelectMany(r => r)
                .Select(r => (Guid?)r.AgentId)
                .Concat(_cases.Values.Select(c => c.Now.AgentId))
                .Concat(moves.SelectMany(m => new[] { m.Before, m.After }))
                .Concat(events.Where(e => e.IsEnd).Select(e => WhoEnded(e.CaseId, e.Sequence)))
                .OfType<Guid>()
                .Distinct(),
        ];
        if (agents.Length > 0)
            _teams = await db.Set<Agent>()
                .Where(a => agents.Contains(a.Id))
                .Select(a => new { a.Id, Team = a.Team == null ? null : a.Team.Key })
                .ToDictionaryAsync(a => a.Id, a => a.Team, ct);
    }

    private async Task ReadCustomersAsync(SupportDbContext db, CancellationToken ct)
    {
        Guid[] ids = [.. _cases.Values.Select(c => c.CustomerId).Distinct()];
        _customers = await db.Visible<Customer>()
            .Where(c => ids.Contains(c.Id))
            .Select(c => new Asked(c.Id, c.ExternalId, c.Email, c.Phone))
            .ToDictionaryAsync(c => c.Id, ct);
        // Mail reaches whoever it is for in whatever case the address is written.
        string[] emails = [.. _customers.Values.Select(c => c.Email?.ToLowerInvariant()).OfType<string>().Distinct()];
        string[] externalIds = [.. _customers.Values.Select(c => c.ExternalId).Distinct()];
#pragma warning disable CA1304, CA1311 // The database does it.
        var staff = await db.Set<Agent>()
            .Where(a => a.Active && ((a.Email != null && emails.Contains(a.Email.ToLower())) || (a.ExternalId != null && externalIds.Contains(a.ExternalId))))
            .Select(a => new { a.Email, a.ExternalId })
            .ToListAsync(ct);
#pragma warning restore CA1304, CA1311
        _staffEmails = staff.Select(a => a.Email).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        _staffIds = [.. staff.Select(a => a.ExternalId).OfType<string>()];
    }

    /// <summary>A case as it is now.</summary>
    private sealed record Case(
        SurveySubjectKind Kind,
        Guid Id,
        string Reference,
        Guid PartnerId,
        Guid CustomerId,
        Channel Channel,
        ComplaintKind? Complaint,
        long Version,
        CaseState Now
    );

    /// <summary>What may change of a case. The unit is the team of a ticket and the department of a complaint.</summary>
    private sealed record CaseState(Guid? AgentId, string? Unit, TicketCategory? Category, Priority? Priority, string Language, IReadOnlyList<string>? Tags)
    {
        public CaseState Before(CaseChange change) =>
            new(
                Undo(change.Assignee ?? change.Handler, AgentId),
                Undo(change.Team ?? change.Department, Unit),
                change.Category?.Before ?? Category,
                change.Priority?.Before ?? Priority,
                change.Language?.Before ?? Language,
                change.Tags?.Before ?? Tags
            );

        private static T Undo<T>(Change<T>? change, T now) => change is null ? now : change.Before;
    }

    private sealed record Reply(Guid TicketId, long Sequence, Guid AgentId);

    private sealed record Asked(Guid Id, string ExternalId, string? Email, string? Phone);
}
