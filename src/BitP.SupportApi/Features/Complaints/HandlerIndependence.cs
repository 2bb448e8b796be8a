using System.Globalization;
using BitP.SupportApi.Features.Agents;
using BitP.SupportApi.Features.Complaints.Independence;
using BitP.SupportApi.Features.Tickets;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>
/// Tells whether somebody has to do with what a complaint is about, or reports to somebody who has, and so can neither handle nor decide it. Agents are known by the names
/// that they bore before as well.
/// </summary>
public sealed class HandlerIndependence(SupportDbContext db)
{
    private const string TicketAssigned = "ticket.assigned";

    private static readonly Tie Named = new(
        new("the complaint names this person", "投诉中提到此人", "la réclamation nomme cette personne", "die Beschwerde nennt diese Person"),
        new(
            "this person reports to {0}, whom the complaint names",
            "此人隶属于{0}，而投诉中提到{0}",
            "cette personne relève de {0}, que la réclamation nomme",
            "diese Person ist {0} unterstellt, und die Beschwerde nennt {0}"
        )
    );

    private static readonly Tie Represents = new(
        new(
            "this person speaks for the complainant",
            "此人是投诉人的代理人",
            "cette personne représente le réclamant",
            "diese Person vertritt den Beschwerdeführer"
        ),
        new(
            "this person reports to {0}, who speaks for the complainant",
            "此人隶属于{0}，而{0}是投诉人的代理人",
            "cette personne relève de {0}, qui représente le réclamant",
            "diese Person ist {0} unterstellt, und {0} vertritt den Beschwerdeführer"
        )
    );

    private static readonly Tie HadTheTicket = new(
        new(
            "this person has or had the ticket",
            "此人现在或曾经负责该工单",
            "cette personne a ou a eu la demande en charge",
            "diese Person hat oder hatte die Anfrage"
        ),
        new(
            "this person reports to {0}, who has or had the ticket",
            "此人隶属于{0}，而{0}现在或曾经负责该工单",
            "cette personne relève de {0}, qui a ou a eu la demande en charge",
            "diese Person ist {0} unterstellt, und {0} hat oder hatte die Anfrage"
        )
    );

    private static readonly Tie WroteInTheTicket = new(
        new("this person wrote in the ticket", "此人曾在该工单中发言", "cette personne a écrit dans la demande", "diese Person hat in der Anfrage geschrieben"),
        new(
            "this person reports to {0}, who wrote in the ticket",
            "此人隶属于{0}，而{0}曾在该工单中发言",
            "cette personne relève de {0}, qui a écrit dans la demande",
            "diese Person ist {0} unterstellt, und {0} hat in der Anfrage geschrieben"
        )
    );

    /// <summary>Why somebody can neither handle nor decide a complaint; null when nothing speaks against it.</summary>
    internal async Task<Error?> RefuseAsync(Complaint complaint, IReadOnlyList<CountedRegime> regimes, Agent agent, CancellationToken ct)
    {
        // Whatever a regime says and whoever agrees, nobody decides on both sides.
        if (SpeaksFor(complaint, agent))
            return ComplaintErrors.NotIndependent.For(Represents.Own.Current);
        if (!regimes.Any(r => r.Terms.Content.IndependentHandler) || complaint.IsExcepted(agent.Id))
            return null;
        return await FindAsync(complaint, agent, ct) is { } why ? ComplaintErrors.NotIndependent.For(why) : null;
    }

    /// <summary>
    /// The same for whoever of the staff calls; of others nothing is asked. Of a key that acts as no agent it cannot be said, so it takes a person where independence is
    /// asked for.
    /// </summary>
    internal async Task<Error?> RefuseCallerAsync(Complaint complaint, IReadOnlyList<CountedRegime> regimes, CancellationToken ct)
    {
        if (!db.Actor.IsStaff)
            return null;
        var id = db.Actor.Id;
        return id is not null && await db.Set<Agent>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, ct) is { } caller
                ? await RefuseAsync(complaint, regimes, caller, ct)
            : regimes.Any(r => r.Terms.Content.IndependentHandler) ? TwoPersons.PersonNeeded
            : null;
    }

    /// <summary>
    /// Takes whoever handles a complaint off it when something was said since by which that person has to do with it. Nothing that is said is refused for that.
    /// </summary>
    internal async Task RecheckHandlerAsync(Complaint complaint, IReadOnlyList<CountedRegime> regimes, DateTimeOffset now, CancellationToken ct)
    {
        if (complaint.HandlerId is not { } id)
            return;
        var handler = await db.Set<Agent>().AsNoTracking().SingleAsync(a => a.Id == id, ct);
        if (await RefuseAsync(complaint, regimes, handler, ct) is not null)
            complaint.TakeOffHandler(now);
    }

    // The number of agents does not matter: only the one and those above are looked at.
    private async Task<string?> FindAsync(Complaint complaint, Agent agent, CancellationToken ct)
    {
        Agent[] line = [agent, .. await ReportingLine.AboveAsync(db, agent, ct)];
        var written = new WrittenNames(TextsOf(complaint));
        var (had, wrote) = complaint.TicketId is { } ticket ? await ActiveInAsync(ticket, line, ct) : ([], []);
        foreach (var person in line)
            if (TieOf(person) is { } tie)
                return person == agent ? tie.Own.Current : string.Format(CultureInfo.InvariantCulture, tie.OfSuperior.Current, person.Name);
        return null;

        Tie? TieOf(Agent person) =>
            person.Names.Any(written.Hold) ? Named
            : SpeaksFor(complaint, person) ? Represents
            : had.Contains(person.Id) ? HadTheTicket
            : wrote.Contains(person.Id) ? WroteInTheTicket
            : null;
    }

    // Of the ticket, and of all that it goes on from and that go on from it.
    private async Task<(IReadOnlyCollection<Guid> Had, IReadOnlyCollection<Guid> Wrote)> ActiveInAsync(Guid ticketId, Agent[] people, CancellationToken ct)
    {
        var root = await db.Visible<Ticket>().Where(t => t.Id == ticketId).Select(t => t.FollowUpRoot ?? t.Id).SingleAsync(ct);
        var linked = db.Visible<Ticket>().Where(t => t.Id == root || t.FollowUpRoot == root);
        var ids = linked.Select(t => t.Id);
        Guid?[] wanted = [.. people.Select(p => (Guid?)p.Id)];
        var have = await linked.Where(t => wanted.Contains(t.AssigneeId)).Select(t => t.AssigneeId).Distinct().ToListAsync(ct);
        var given = await db.Visible<StoredEvent>().Where(e => ids.Contains(e.SubjectId) && e.Type == TicketAssigned).Select(e => e.Data).ToListAsync(ct);
        var wrote = await db.Set<TicketMessage>()
            .Where(m => ids.Contains(m.TicketId) && wanted.Contains(m.AuthorId))
            .Select(m => m.AuthorId)
            .Distinct()
            .ToListAsync(ct);
        var had = people.Select(p => p.Id).Where(id => given.Any(data => data.Contains(id.ToString(), StringComparison.Ordinal)));
        return ([.. have.OfType<Guid>(), .. had], [.. wrote.OfType<Guid>()]);
    }

    // What the complainant's side says; what the firm wrote is not about anybody's conduct.
    private static IEnumerable<string> TextsOf(Complaint complaint) =>
        new[] { complaint.Subject, complaint.Description, complaint.DesiredOutcome }
            .Concat(complaint.Points.Select(p => p.Text))
            .Concat(complaint.Submissions.SelectMany(s => new[] { s.Text, s.Subject, s.DesiredOutcome }.Concat(s.Form?.Values ?? [])))
            .Concat(complaint.InformationRequests.Select(r => r.Answer))
            .OfType<string>()
            .Distinct();

    private static bool SpeaksFor(Complaint complaint, Agent agent) =>
        (complaint.Representative?.Email is { } email && Same(email, agent.Email))
        || complaint.Submissions.Any(s => s.RepresentedBy?.Email is { } email && Same(email, agent.Email))
        || agent.Names.Any(new WrittenNames(complaint.Submissions.Select(s => s.Representative).OfType<string>()).Hold);

    private static bool Same(string a, string? b) => b is not null && Texts.Key(a.Trim()) == Texts.Key(b.Trim());

    /// <summary>What somebody has to do with a complaint.</summary>
    /// <param name="Own">Of the person.</param>
    /// <param name="OfSuperior">Of whom the person reports to, by name.</param>
    private sealed record Tie(LocalizedText Own, LocalizedText OfSuperior);
}
