using System.Text.RegularExpressions;
using BitP.SupportApi.Features.Agents;
using BitP.SupportApi.Features.Tickets;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>Tells whether somebody has to do with what a complaint is about, and so can neither handle nor decide it.</summary>
public sealed class HandlerIndependence(SupportDbContext db)
{
    private const string TicketAssigned = "ticket.assigned";

    private static readonly LocalizedText Named = new(
        "the complaint names this person",
        "投诉中提到此人",
        "la réclamation nomme cette personne",
        "die Beschwerde nennt diese Person"
    );

    private static readonly LocalizedText Represents = new(
        "this person speaks for the complainant",
        "此人是投诉人的代理人",
        "cette personne représente le réclamant",
        "diese Person vertritt den Beschwerdeführer"
    );

    private static readonly LocalizedText HadTheTicket = new(
        "this person has or had the ticket",
        "此人现在或曾经负责该工单",
        "cette personne a ou a eu la demande en charge",
        "diese Person hat oder hatte die Anfrage"
    );

    private static readonly LocalizedText WroteInTheTicket = new(
        "this person wrote in the ticket",
        "此人曾在该工单中发言",
        "cette personne a écrit dans la demande",
        "diese Person hat in der Anfrage geschrieben"
    );

    /// <summary>Why somebody can neither handle nor decide a complaint; null when nothing speaks against it.</summary>
    internal async Task<Error?> RefuseAsync(Complaint complaint, IReadOnlyList<CountedRegime> regimes, Agent agent, CancellationToken ct)
    {
        if (!regimes.Any(r => r.Terms.Content.IndependentHandler))
            return null;
        return await FindAsync(complaint, agent, ct) is { } why ? ComplaintErrors.NotIndependent.For(why.Current) : null;
    }

    private async Task<LocalizedText?> FindAsync(Complaint complaint, Agent agent, CancellationToken ct)
    {
        if (TextsOf(complaint).Any(text => Names(text, agent.Name)))
            return Named;
        if (complaint.Representative is { } r && (Same(r.Name, agent.Name) || (r.Email is { } email && Same(email, agent.Email))))
            return Represents;
        if (complaint.TicketId is not { } ticket)
            return null;
        if (await db.Visible<Ticket>().AnyAsync(t => t.Id == ticket && t.AssigneeId == agent.Id, ct))
            return HadTheTicket;
        var id = agent.Id.ToString();
        if (await db.Visible<StoredEvent>().AnyAsync(e => e.SubjectId == ticket && e.Type == TicketAssigned && e.Data.Contains(id), ct))
            return HadTheTicket;
        return await db.Set<TicketMessage>().AnyAsync(m => m.TicketId == ticket && m.AuthorId == agent.Id, ct) ? WroteInTheTicket : null;
    }

    private static IEnumerable<string> TextsOf(Complaint complaint) =>
        [complaint.Subject, complaint.Description, .. complaint.Points.Select(p => p.Text), .. complaint.Submissions.Select(s => s.Text)];

    // The whole name, and not within another word; scripts without spaces have no words to be within.
    private static bool Names(string text, string name) =>
        Regex.IsMatch(Texts.Key(text), $@"(?<![a-z0-9]){Regex.Escape(Texts.Key(name.Trim()))}(?![a-z0-9])", RegexOptions.CultureInvariant);

    private static bool Same(string a, string? b) => b is not null && Texts.Key(a.Trim()) == Texts.Key(b.Trim());
}
