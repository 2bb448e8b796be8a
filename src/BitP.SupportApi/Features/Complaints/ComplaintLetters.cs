using BitP.SupportApi.Features.Complaints.Deadlines;
using BitP.SupportApi.Features.Complaints.Documents;
using BitP.SupportApi.Features.Complaints.Regimes;
using BitP.SupportApi.Features.Customers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>Issues documents about complaints: what they say is known once the step was taken that they are about.</summary>
public sealed class ComplaintLetters(SupportDbContext db, ComplaintDesk desk, ComplaintContact contact)
{
    /// <summary>Issues a document, unless something is missing that it cannot be without by any regime of the complaint.</summary>
    /// <param name="kind">What it is for.</param>
    /// <param name="complaint">The complaint, after the step.</param>
    /// <param name="regimes">Its regimes; the first one speaks.</param>
    /// <param name="more">What this document says besides.</param>
    /// <param name="now">The time.</param>
    /// <param name="ct">Ends the reading.</param>
    internal async Task<Error?> IssueAsync(
        DocumentKind kind,
        Complaint complaint,
        IReadOnlyList<CountedRegime> regimes,
        Func<DocumentFacts, DocumentFacts>? more,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var facts = await FactsOfAsync(complaint, regimes, now, ct);
        facts = more?.Invoke(facts) ?? facts;
        var missing = MissingContents.Of(facts, regimes.SelectMany(r => r.Terms.Content.MandatoryContents(kind)));
        if (missing.Count > 0)
            return ComplaintErrors.DocumentIncomplete.For(string.Join(", ", missing));
        // A second request for information, or a second notice, is a letter of its own and the next edition of its kind.
        var before = await db.Set<IssuedDocument>()
            .Where(d => d.ComplaintId == complaint.Id && d.Kind == kind)
            .OrderByDescending(d => d.Edition)
            .FirstOrDefaultAsync(ct);
        var rendered = DocumentRenderer.Render(kind, regimes[0].Terms.Key, facts);
        var issued = before is null ? IssuedDocument.Issue(complaint.Id, rendered, now) : before.Follow(rendered, now);
        db.Add(issued);
        complaint.NoteIssued(issued, now);
        return null;
    }

    private async Task<DocumentFacts> FactsOfAsync(Complaint complaint, IReadOnlyList<CountedRegime> regimes, DateTimeOffset now, CancellationToken ct)
    {
        var content = regimes[0].Terms.Content;
        var wished = Languages.Match(complaint.Language);
        var language = content.Languages.FirstOrDefault(tag => tag == wished) ?? content.Languages[0];
        var customer = await db.Visible<Customer>().AsNoTracking().SingleAsync(c => c.Id == complaint.CustomerId, ct);
        var decision = complaint.Decision;
        return new()
        {
            Language = language,
            Reference = complaint.Reference,
            IssuedAt = now,
            ReceivedAt = complaint.ReceivedAt,
            TimeZone = content.TimeZone,
            Firm = contact.Firm,
            Complainant = customer.Name is { } name ? new(name) : null,
            Representative = complaint.Representative is { Authority.Verified: true } r ? new(r.Name) : null,
            Subject = complaint.Subject,
            Description = complaint.Description,
            DesiredOutcome = complaint.DesiredOutcome,
            Points = [.. complaint.OpenPoints.Select(p => new DocumentPoint(p.Text, p.Finding))],
            Contact = desk.ContactOf(content, language),
            NextUpdateBy = complaint.LimitOf(ComplaintStep.Update) is { } update ? new(update) : null,
            DecideBy = DecideBy(complaint, regimes, language),
            OwedBy = OwedBy(complaint, regimes[0]) is { } owed ? new(owed) : null,
            Admissible = complaint.Admissible,
            Reasons = decision?.Reasons ?? complaint.AdmissibilityReasons,
            Outcome = decision?.Outcome,
            DecidedAt = decision?.DecidedAt,
            Steps = decision?.Steps,
            Communications = decision?.Communications,
            FollowUp = decision?.FollowUp,
            Resolution = decision is { SummaryResolution: true } ? decision.Reasons : null,
            Remedies = [.. content.Remedies.Select(remedy => new DocumentRemedy(remedy.Name!.In(language), remedy.Text?.In(language), remedy.Contact))],
            Leaflet = regimes.Select(r => r.Terms.Content.Leaflet?.In(language)).FirstOrDefault(text => text is not null),
        };
    }

    // With the rule of the regime whose limit it is; a notice of delay that moves it follows no rule.
    private static DocumentDeadline? DecideBy(Complaint complaint, IReadOnlyList<CountedRegime> regimes, string language)
    {
        if (complaint.DecideBy is not { } limit)
            return null;
        var (key, clock) = complaint
            .Regimes.SelectMany(r => r.Steps.Select(s => (r.Key, Clock: s)))
            .First(c => c.Clock.Step is ComplaintStep.Decide && c.Clock.DueAt == limit);
        if (clock.Delay is DelayEffect.Moved or DelayEffect.Capped)
            return new(limit);
        var content = regimes.Single(r => r.Terms.Key == key).Terms.Content;
        var rule = content.StepsFor(complaint.Kind).First(s => s.Step is ComplaintStep.Decide).Deadline!;
        return new(limit, DeadlineWords.Of(rule, content.TimeZone).In(language));
    }

    private static DateTimeOffset? OwedBy(Complaint complaint, CountedRegime regime)
    {
        var limits = RegimeDeadlines.Of(regime.Terms.Content, regime.Schedule?.Days, complaint.FactsFor(regime.Terms.Key));
        var last = limits.FirstOrDefault(l => l.Step is ComplaintStep.LongStop) ?? limits.FirstOrDefault(l => l.Step is ComplaintStep.Decide);
        return last?.Counted.DueAt?.ToDateTimeOffset();
    }
}
