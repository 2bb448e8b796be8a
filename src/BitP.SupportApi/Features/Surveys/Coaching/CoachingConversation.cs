using BitP.SupportApi.Features.Complaints;
using BitP.SupportApi.Features.Surveys.FollowUps;
using BitP.SupportApi.Features.Surveys.Invitations;
using BitP.SupportApi.Features.Tickets;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Problems;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Surveys.Coaching;

/// <summary>What was said in a case, as its customer saw it.</summary>
/// <param name="Subject">What the case is about, in a line.</param>
/// <param name="Description">The beginning of what the customer wrote first; at most 2,000 characters.</param>
/// <param name="Messages">The last 20 public messages, oldest first; of a complaint, what the complainant was told about how it goes on.</param>
/// <param name="HasEarlier">Whether there were others before.</param>
public sealed record CoachingConversation(string Subject, string Description, IReadOnlyList<CoachingMessage> Messages, bool HasEarlier)
{
    private const int MaxMessages = 20;
    private const int MaxCharacters = 2000;

    internal static async Task<CoachingConversation?> ReadAsync(SurveyFollowUp about, SupportDbContext db, CancellationToken ct)
    {
        if (about.SubjectKind is SurveySubjectKind.Complaint)
        {
            var complaint = await db.Visible<Complaint>()
                .Where(c => c.Id == about.SubjectId)
                .Select(c => new
                {
                    c.Subject,
                    c.Description,
                    c.Updates,
                })
                .SingleOrDefaultAsync(ct);
            return complaint is null
                ? null
                : Of(complaint.Subject, complaint.Description, [.. complaint.Updates.Reverse().Select(u => Cut(AuthorKind.Staff, null, u.At, u.Text))]);
        }
        var ticket = await db.Visible<Ticket>().Where(t => t.Id == about.SubjectId).Select(t => new { t.Subject, t.Description }).SingleOrDefaultAsync(ct);
        if (ticket is null)
            return null;
        var messages = await db.Set<TicketMessage>()
            .Where(m => m.TicketId == about.SubjectId && m.Visibility == MessageVisibility.Public)
            .OrderByDescending(m => m.Sequence)
            .Take(MaxMessages + 1)
            .Select(m => new
            {
                m.AuthorKind,
                m.AuthorId,
                m.CreatedAt,
                m.Body,
            })
            .ToListAsync(ct);
        return Of(ticket.Subject, ticket.Description, [.. messages.Select(m => Cut(m.AuthorKind, m.AuthorId, m.CreatedAt, m.Body))]);
    }

    // The latest first.
    private static CoachingConversation Of(string subject, string description, CoachingMessage[] messages) =>
        new(subject, Texts.Cut(description, MaxCharacters), [.. messages.Take(MaxMessages).Reverse()], messages.Length > MaxMessages);

    private static CoachingMessage Cut(AuthorKind author, Guid? authorId, DateTimeOffset at, string body)
    {
        var shown = Texts.Cut(body, MaxCharacters);
        return new(author, author is AuthorKind.Staff ? authorId : null, at, shown, shown.Length < body.Length);
    }
}

/// <summary>A message of a case.</summary>
/// <param name="Author">On which side of the conversation its author is.</param>
/// <param name="AgentId">The agent who wrote it; null for customers and operators.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Body">The beginning of it; at most 2,000 characters.</param>
/// <param name="IsCut">Whether that is not all of it.</param>
public sealed record CoachingMessage(AuthorKind Author, Guid? AgentId, DateTimeOffset At, string Body, bool IsCut);
