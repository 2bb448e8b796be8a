using BitP.SupportApi.Features.Complaints.Deadlines;
using BitP.SupportApi.Features.Complaints.Documents;
using BitP.SupportApi.Features.Complaints.Redress;
using BitP.SupportApi.Features.Complaints.Regimes;
using BitP.SupportApi.Features.Customers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Problems;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>Issues documents about complaints: what they say is known once the step was taken that they are about.</summary>
public sealed class ComplaintLetters(SupportDbContext db, ComplaintDesk desk)
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
        if (RefuseIncomplete(kind, facts, regimes) is { } incomplete)
            return incomplete;
        // A second request for information, or a second notice, is a letter of its own and the next edition of its kind.
        var before = await db.Set<IssuedDocument>()
            .Where(d => d.ComplaintId == complaint.Id && d.Kind == kind)
            .OrderByDescending(d => d.Edition)
            .FirstOrDefaultAsync(ct);
        var rendered = DocumentRenderer.Render(kind, regimes[0].Terms.Key, facts with { Edition = before?.Edition + 1 ?? IssuedDocument.FirstEdition });
        var issued = before is null ? IssuedDocument.Issue(complaint.Id, rendered, now) : before.Follow(rendered, now);
        db.Add(issued);
        complaint.NoteIssued(issued, now);
        return null;
    }

    /// <summary>Issues an edition that takes the place of another, which stays as it is. All else than what changes is said as it was, but for who is written to.</summary>
    /// <param name="corrected">The document that is corrected.</param>
    /// <param name="complaint">The complaint.</param>
    /// <param name="regimes">Its regimes.</param>
    /// <param name="change">What is said otherwise.</param>
    /// <param name="reason">Why, in words for the complainant.</param>
    /// <param name="now">The time.</param>
    /// <param name="ct">Ends the reading.</param>
    /// <returns>The new edition; or why there is none.</returns>
    internal async Task<(IssuedDocument? Document, Error? Error)> CorrectAsync(
        IssuedDocument corrected,
        Complaint complaint,
        IReadOnlyList<CountedRegime> regimes,
        Func<DocumentFacts, DocumentFacts> change,
        string reason,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var editions = await db.Set<IssuedDocument>()
            .Where(d => d.ComplaintId == complaint.Id && d.Kind == corrected.Kind)
            .Select(d => new { d.Edition, d.Corrects })
            .ToListAsync(ct);
        if (editions.Find(e => e.Corrects == corrected.Edition) is { } there)
            return (null, ComplaintErrors.DocumentCorrected.For(corrected.Edition, there.Edition));
        if (editions.Count(e => e.Corrects is not null) >= IssuedDocument.MaxCorrections)
            return (null, ComplaintErrors.LimitReached.For(IssuedDocument.MaxCorrections));
        var edition = editions.Max(e => e.Edition) + 1;
        var before = corrected.Facts;
        var (complainant, representative) = await PeopleOfAsync(complaint, ct);
        var facts = change(before) with
        {
            IssuedAt = now,
            AsOf = before.AsOf ?? before.IssuedAt,
            Complainant = complainant,
            Representative = representative,
            Edition = edition,
            Correction = new(corrected.Edition, corrected.IssuedAt, reason),
        };
        if (RefuseIncomplete(corrected.Kind, facts, regimes) is { } incomplete)
            return (null, incomplete);
        var issued = corrected.Correct(DocumentRenderer.Render(corrected.Kind, corrected.Regime, facts), edition, reason, now);
        db.Add(issued);
        complaint.NoteIssued(issued, now);
        return (issued, null);
    }

    private static Error? RefuseIncomplete(DocumentKind kind, DocumentFacts facts, IReadOnlyList<CountedRegime> regimes)
    {
        var missing = MissingContents.Of(facts, regimes.SelectMany(r => r.Terms.Content.MandatoryContents(kind)));
        return missing.Count == 0
            ? null
            : ComplaintErrors.DocumentIncomplete.For(
                string.Join(", ", missing.Select(name => ComplaintContact.SettingOf(name) is { } setting ? $"{name} ({setting})" : name))
            );
    }

    private async Task<DocumentFacts> FactsOfAsync(Complaint complaint, IReadOnlyList<CountedRegime> regimes, DateTimeOffset now, CancellationToken ct)
    {
        var content = regimes[0].Terms.Content;
        var language = content.AnsweredIn(complaint.Language);
        var (complainant, representative) = await PeopleOfAsync(complaint, ct);
        var decision = complaint.Decision;
        return new()
        {
            Language = language,
            Reference = complaint.Reference,
            IssuedAt = now,
            ReceivedAt = complaint.ReceivedAt,
            TimeZone = content.TimeZone,
            Firm = desk.Firm,
            Complainant = complainant,
            Representative = representative,
            Subject = complaint.Subject,
            Description = complaint.Description,
            Further = [.. complaint.Submissions.Skip(1).Select(s => new DocumentSubmission(s.At, s.Text))],
            Reopening = complaint.EarlierDecisions is [.., var last] ? new(last.ReopenedAt, last.ReopenedBecause) : null,
            DesiredOutcome = complaint.DesiredOutcome,
            Form = FormOf(complaint, language),
            Points = [.. complaint.OpenPoints.Select(p => new DocumentPoint(p.Text, p.Finding, p.Id))],
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
            Redress = [.. complaint.RedressToTell.Select(r => new DocumentRedress(r.Description ?? r.Kind.Words().In(language), r.Amount, r.Currency))],
            AcceptBy = complaint.Redress.Min(r => r.NextAt) is { } acceptBy ? new(acceptBy) : null,
            Remedies =
            [
                .. regimes
                    .SelectMany(r => r.Terms.Content.Remedies)
                    .Where(remedy => remedy.IsFor(complaint.Country))
                    .Select(remedy => new DocumentRemedy(remedy.Name!.In(language), remedy.Text?.In(language), remedy.Contact)),
            ],
            Leaflet = regimes.Select(r => r.Terms.Content.Leaflet?.In(language)).FirstOrDefault(text => text is not null),
        };
    }

    // With the questions as the form asks them, in the language of the document.
    private static DocumentAnswer[] FormOf(Complaint complaint, string language) =>
        [
            .. from answers in complaint.Submissions.Select(s => s.Form).OfType<IReadOnlyDictionary<string, string>>()
            from field in ComplaintFormFields.All
            where answers.ContainsKey(field.Name)
            select new DocumentAnswer(field.Label.In(language), answers[field.Name]),
        ];

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
        return new(
            limit,
            DeadlineWords.Of(content.RuleFor(ComplaintStep.Decide, complaint.Kind), content.TimeZone, complaint.IsReopenedAt(clock.From)).In(language)
        );
    }

    private static DateTimeOffset? OwedBy(Complaint complaint, CountedRegime regime)
    {
        var limits = RegimeDeadlines.Of(regime.Terms.Content, regime.Schedule?.Days, complaint.FactsFor(regime.Terms.Key));
        var last = limits.FirstOrDefault(l => l.Step is ComplaintStep.LongStop) ?? limits.FirstOrDefault(l => l.Step is ComplaintStep.Decide);
        return last?.Counted.DueAt?.ToDateTimeOffset();
    }

    private async Task<(DocumentPerson? Complainant, DocumentPerson? Representative)> PeopleOfAsync(Complaint complaint, CancellationToken ct)
    {
        var name = await db.Visible<Customer>().Where(c => c.Id == complaint.CustomerId).Select(c => c.Name).SingleAsync(ct);
        return (name is null ? null : new(name), complaint.Representative is { Authority.Verified: true } r ? new(r.Name) : null);
    }
}
