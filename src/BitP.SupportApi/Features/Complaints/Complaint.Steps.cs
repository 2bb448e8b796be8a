using BitP.SupportApi.Features.Complaints.Deadlines;
using BitP.SupportApi.Features.Complaints.Documents;
using BitP.SupportApi.Features.Complaints.Redress;
using BitP.SupportApi.Features.Complaints.Regimes;
using BitP.SupportApi.Features.Complaints.Similar;
using BitP.SupportApi.Features.Events;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>What happens to a complaint. Whoever takes a step has done before what has come to pass of itself: see <see cref="Follow"/>.</summary>
public sealed partial class Complaint
{
    /// <summary>Acknowledges the receipt, which says as well that it is examined.</summary>
    internal Error? Acknowledge(Actor actor, IReadOnlyList<CountedRegime> regimes, DateTimeOffset now)
    {
        if (RefuseStep(ComplaintAction.Acknowledge, actor) is { } refusal)
            return refusal;
        Admissible ??= true;
        // Once it was reopened, what was acknowledged before is only said again.
        if (DoneAt(ComplaintStep.Acknowledge) is null)
            NoteDone(ComplaintStep.Acknowledge, now);
        Note(new ComplaintAcknowledged(Go(ComplaintAction.Acknowledge, actor)), now);
        Recount(regimes);
        return null;
    }

    /// <summary>Says whether it is examined.</summary>
    internal Error? Admit(bool admissible, string? reasons, Actor actor, IReadOnlyList<CountedRegime> regimes, DateTimeOffset now)
    {
        if (RefuseStep(ComplaintAction.Admissibility, actor) is { } refusal)
            return refusal;
        (Admissible, AdmissibilityReasons) = (admissible, reasons);
        if (admissible)
        {
            Note(new ComplaintFoundAdmissible(reasons), now);
            return null;
        }
        EndWaiting(now);
        // Whoever is told that it is not examined has been told that it was received.
        if (DoneAt(ComplaintStep.Acknowledge) is null)
            NoteDone(ComplaintStep.Acknowledge, now);
        NoteAnswered(now);
        Retain(regimes, now);
        var before = Status;
        Status = ComplaintStatus.Inadmissible;
        Note(new ComplaintFoundInadmissible(new(before, Status), reasons!), now);
        Recount(regimes);
        return null;
    }

    /// <summary>Gives it to a department. Nothing happens when that has it.</summary>
    internal Error? Refer(string department, Actor actor, DateTimeOffset now)
    {
        if (RefuseStep(ComplaintAction.Refer, actor) is { } refusal)
            return refusal;
        GiveTo(department, now);
        return null;
    }

    /// <summary>Gives it to somebody to handle, who was found independent. Nothing happens when that person has it.</summary>
    internal Error? Assign(Guid handlerId, Actor actor, IReadOnlyList<CountedRegime> regimes, DateTimeOffset now)
    {
        if (RefuseStep(ComplaintAction.Assign, actor) is { } refusal)
            return refusal;
        if (HandlerId == handlerId)
            return null;
        var before = HandlerId;
        HandlerId = handlerId;
        Note(new ComplaintAssigned(new(before, handlerId)) { ShowsWho = NamesHandler(regimes.Select(r => r.Terms.Content)) }, now);
        return null;
    }

    /// <summary>Takes it from whoever handles it, who is not independent any more.</summary>
    internal void TakeOffHandler(DateTimeOffset now)
    {
        var before = HandlerId;
        HandlerId = null;
        Note(new ComplaintUnassigned(new(before, null)), now, isOfItself: true);
    }

    /// <summary>Looks into it, and says what it came from. That it came from something else than was said before takes a reason.</summary>
    internal Error? Investigate(ComplaintKind? cause, string? causeReason, Actor actor, IReadOnlyList<CountedRegime> regimes, DateTimeOffset now)
    {
        if (RefuseStep(ComplaintAction.Investigate, actor) is { } refusal)
            return refusal;
        if (cause is { } found && found != Cause)
        {
            if (Cause is not null && causeReason is null)
                return Validation.Refuse("causeReason", FieldProblems.Missing);
            Note(new ComplaintCauseFound(new(Cause, found), causeReason), now);
            Cause = found;
        }
        EndWaiting(now);
        Note(new ComplaintInvestigated(Go(ComplaintAction.Investigate, actor)), now);
        Recount(regimes);
        return null;
    }

    /// <summary>Asks management to see to it, and gives it to that department unless it is there.</summary>
    internal Error? Escalate(string reason, string summary, Actor actor, DateTimeOffset now)
    {
        if (RefuseStep(ComplaintAction.Escalate, actor) is { } refusal)
            return refusal;
        if (Escalations is { Count: MaxEscalations })
            return ComplaintErrors.LimitReached.For(MaxEscalations);
        Escalations = [.. Escalations, new(now, ByOf(actor), reason, summary)];
        Note(new ComplaintEscalated(reason), now);
        GiveTo(Complaints.Department.Management, now);
        return null;
    }

    /// <summary>Asks something of the complainant that is not there yet.</summary>
    internal Error? RequestInformation(
        IReadOnlyList<RequestedInformation> items,
        DateTimeOffset answerBy,
        Actor actor,
        IReadOnlyList<CountedRegime> regimes,
        DateTimeOffset now
    )
    {
        if (RefuseStep(ComplaintAction.RequestInformation, actor) is { } refusal)
            return refusal;
        if (InformationRequests.Count == MaxRequests)
            return ComplaintErrors.LimitReached.For(MaxRequests);
        if (regimes.Any(r => r.Terms.Content.Unanswered is UnansweredRequest.Decide) && InformationRequests.Any(r => r.WasMissed && r.AskedAt >= CountedFrom))
            return ComplaintErrors.InformationUnanswered;
        if (items.Any(i => i.Topic is not InformationTopic.Other && AnswersTo(i) >= MaxAnswersToOne))
            return ComplaintErrors.LimitReached.For(MaxAnswersToOne);
        InformationRequests = [.. InformationRequests, new(now, answerBy, items)];
        Note(new ComplaintInformationRequested(Go(ComplaintAction.RequestInformation, actor), [.. items.Select(i => i.Topic!.Value)], answerBy), now);
        Recount(regimes);
        return null;
    }

    /// <summary>How often something was asked and answered.</summary>
    internal int AnswersTo(RequestedInformation asked) => InformationRequests.Count(r => r.Answers(asked));

    /// <summary>The complainant answers what was asked.</summary>
    internal Error? ProvideInformation(string answer, Actor actor, IReadOnlyList<CountedRegime> regimes, DateTimeOffset now)
    {
        if (RefuseStep(ComplaintAction.ProvideInformation, actor) is { } refusal)
            return refusal;
        ReplaceLast(InformationRequests[^1] with { AnsweredAt = now, Answer = answer, EndedAt = now });
        Note(new ComplaintInformationProvided(Go(ComplaintAction.ProvideInformation, actor)), now);
        Recount(regimes);
        return null;
    }

    /// <summary>Tells the complainant how it goes on.</summary>
    internal Error? PostUpdate(string text, Actor actor, IReadOnlyList<CountedRegime> regimes, DateTimeOffset now)
    {
        if (RefuseStep(ComplaintAction.PostUpdate, actor) is { } refusal)
            return refusal;
        if (Updates.Count == MaxUpdates)
            return ComplaintErrors.LimitReached.For(MaxUpdates);
        Updates = [.. Updates, new(now, text)];
        NoteAnswered(now);
        Note(new ComplaintUpdatePosted(), now);
        Recount(regimes);
        return null;
    }

    /// <summary>Tells the complainant that the decision comes later. In time it moves the limit as the regimes let it; afterwards it is noted as late.</summary>
    internal Error? Delay(string reasons, string newDate, Actor actor, IReadOnlyList<CountedRegime> regimes, DateTimeOffset now)
    {
        if (RefuseStep(ComplaintAction.Delay, actor) is { } refusal)
            return refusal;
        if (Delays.Count == MaxDelays)
            return ComplaintErrors.LimitReached.For(MaxDelays);
        string[] tooLateFor = [.. Regimes.Where(r => r.Steps.Any(s => s.Step is ComplaintStep.Decide && s.DueAt <= now)).Select(r => r.Key)];
        var late = tooLateFor.Length > 0;
        Delays = [.. Delays, new(now, reasons, newDate, late, tooLateFor)];
        NoteAnswered(now);
        Note(new ComplaintDelayed(newDate, late), now);
        Recount(regimes);
        return null;
    }

    /// <summary>Decides it, with a finding for every point, and as similar ones were unless there is a reason.</summary>
    internal Error? Decide(
        ComplaintDecision decision,
        IReadOnlyDictionary<int, string> findings,
        SimilarMajority? majority,
        Actor actor,
        IReadOnlyList<CountedRegime> regimes,
        DateTimeOffset now
    )
    {
        if (RefuseStep(ComplaintAction.Decide, actor) is { } refusal)
            return refusal;
        if (decision.SummaryResolution && !Regimes.All(r => r.Steps.Any(s => s.Step is ComplaintStep.SummaryResolution && now < s.DueAt)))
            return ComplaintErrors.SummaryResolutionTooLate;
        var unanswered = OpenPoints.Where(p => !findings.ContainsKey(p.Id)).Select(p => p.Id).ToArray();
        // Who resolves it at once need not go through it point by point.
        if (unanswered.Length > 0 && !decision.SummaryResolution)
            return ComplaintErrors.PointsUnanswered.For(string.Join(", ", unanswered));
        if (decision.DeviationReason is null && majority is not null && majority.Outcome != decision.Outcome)
            return SimilarErrors.DeviationReasonRequired.For(EnumNames<ComplaintOutcome>.Of(majority.Outcome), majority.Count, majority.Of);
        EndWaiting(now);
        Points = [.. Points.Select(p => findings.TryGetValue(p.Id, out var finding) ? p with { Finding = finding } : p)];
        (Decision, DecidedAt) = (decision, decision.DecidedAt);
        NoteAnswered(now);
        NoteDone(ComplaintStep.Decide, now);
        if (decision.SummaryResolution)
            NoteDone(ComplaintStep.SummaryResolution, now);
        Note(new ComplaintDecided(Go(ComplaintAction.Decide, actor), decision.Outcome, decision.SummaryResolution), now);
        Recount(regimes);
        return null;
    }

    internal Error? Close(string? reason, Actor actor, IReadOnlyList<CountedRegime> regimes, DateTimeOffset now)
    {
        if (RefuseStep(ComplaintAction.Close, actor) is { } refusal)
            return refusal;
        ClosedAt = now;
        Retain(regimes, now);
        Note(new ComplaintClosed(Go(ComplaintAction.Close, actor), reason), now);
        return null;
    }

    internal Error? Withdraw(string? reason, Actor actor, IReadOnlyList<CountedRegime> regimes, DateTimeOffset now)
    {
        if (RefuseStep(ComplaintAction.Withdraw, actor) is { } refusal)
            return refusal;
        EndWaiting(now);
        Retain(regimes, now);
        Note(new ComplaintWithdrawn(Go(ComplaintAction.Withdraw, actor), reason), now);
        Recount(regimes);
        return null;
    }

    /// <summary>Looks into it again: what is owed from now on is counted from now on.</summary>
    internal Error? Reopen(string reason, Actor actor, IReadOnlyList<CountedRegime> regimes, DateTimeOffset now)
    {
        if (RefuseStep(ComplaintAction.Reopen, actor) is { } refusal)
            return refusal;
        if (Reopenings >= MaxReopenings)
            return ComplaintErrors.LimitReached.For(MaxReopenings);
        if (Decision is { } decision)
        {
            var findings = OpenPoints.Where(p => p.Finding is not null).Select(p => new PointFinding(p.Id, p.Finding));
            EarlierDecisions = [.. EarlierDecisions, new(decision, [.. findings], null, now, reason)];
        }
        else if (Admissible is false)
        {
            EarlierDecisions = [.. EarlierDecisions, new(null, [], AdmissibilityReasons, now, reason)];
            (Admissible, AdmissibilityReasons) = (null, null);
        }
        // What nobody has answered yet belongs to the decision that is taken back.
        Redress = [.. Redress.Select(r => r.Status is RedressStatus.Offered ? Lapse(r, now) : r)];
        CountedFrom = now;
        Reopenings++;
        Done = [.. Done.Where(d => d.Step is ComplaintStep.Acknowledge)];
        (ClosedAt, Decision, DecidedAt, RetainUntil) = (null, null, null, null);
        Note(new ComplaintReopened(Go(ComplaintAction.Reopen, actor), reason), now);
        Recount(regimes);
        return null;
    }

    internal Error? AddPoint(string text, Actor actor, DateTimeOffset now)
    {
        if (RefusePoints(1, actor) is { } refusal)
            return refusal;
        Note(new ComplaintPointAdded(AddPoint(text, ByOf(actor), now, null)), now);
        return null;
    }

    /// <summary>Puts others in the place of a point, which stays as the one that they came from.</summary>
    internal Error? SplitPoint(int pointId, IReadOnlyList<string> into, Actor actor, DateTimeOffset now)
    {
        if (RefusePoints(into.Count, actor) is { } refusal)
            return refusal;
        if (Points.FirstOrDefault(p => p.Id == pointId) is not { } point)
            return ComplaintErrors.PointNotFound;
        if (!point.IsOpen)
            return ComplaintErrors.PointWithdrawn;
        int[] ids = [.. into.Select(text => AddPoint(text, ByOf(actor), now, pointId))];
        Replace(point with { WithdrawnReason = $"→ {string.Join(", ", ids)}" });
        Note(new ComplaintPointSplit(pointId, ids), now);
        return null;
    }

    internal Error? WithdrawPoint(int pointId, string reason, Actor actor, DateTimeOffset now)
    {
        if (RefusePoints(0, actor) is { } refusal)
            return refusal;
        if (Points.FirstOrDefault(p => p.Id == pointId) is not { } point)
            return ComplaintErrors.PointNotFound;
        if (!point.IsOpen)
            return ComplaintErrors.PointWithdrawn;
        Replace(point with { WithdrawnReason = reason });
        Note(new ComplaintPointWithdrawn(pointId, reason), now);
        return null;
    }

    /// <summary>Vouches for the authority of the representative. Nothing happens when somebody has.</summary>
    internal Error? VerifyAuthority(AuthorityKind? kind, string? document, Actor actor, DateTimeOffset now)
    {
        if (HasEnded)
            return ComplaintErrors.StatusNotAllowed.For("representative/verify", Platform.Json.EnumNames<ComplaintStatus>.Of(Status)) with
            {
                AllowedTransitions = ComplaintLifeCycle.AllowedFrom(Status, actor),
            };
        if (Representative is not { } representative)
            return ComplaintErrors.NotRepresented;
        if (representative.Authority.Verified)
            return null;
        if ((document ?? representative.Authority.Document) is not { } proof)
            return ComplaintErrors.AuthorityUnproven;
        Representative = representative with { Authority = new(kind ?? representative.Authority.Kind, proof, Verified: true, ByOf(actor), now) };
        Note(new ComplaintAuthorityVerified(), now);
        return null;
    }

    /// <summary>Tells of a document that was issued.</summary>
    internal void NoteIssued(IssuedDocument document, DateTimeOffset now) =>
        Note(
            new ComplaintDocumentIssued(document.Kind, document.Edition, document.HtmlSha256, document.TextSha256)
            {
                Corrects = document.Corrects,
                Reason = document.CorrectionReason,
            },
            now
        );

    /// <summary>Tells that a document was sent.</summary>
    internal void NoteDelivered(IssuedDocument document, DocumentDelivery delivery, DateTimeOffset now) =>
        Note(new ComplaintDocumentDelivered(document.Kind, document.Edition, delivery.Means, delivery.SentAt, delivery.RequestedAt), now);

    private void GiveTo(string department, DateTimeOffset now)
    {
        if (Department == department)
            return;
        var before = Department;
        Department = department;
        Note(new ComplaintReferred(new(before, department)), now);
    }

    private Error? RefusePoints(int more, Actor actor) =>
        RefuseUnlessOpen("points", actor) ?? (Points.Count + more > MaxPoints ? ComplaintErrors.LimitReached.For(MaxPoints) : null);

    // For what is no step and goes on while there is something left to decide.
    private Error? RefuseUnlessOpen(string what, Actor actor) =>
        IsOpen
            ? null
            : ComplaintErrors.StatusNotAllowed.For(what, Platform.Json.EnumNames<ComplaintStatus>.Of(Status)) with
            {
                AllowedTransitions = ComplaintLifeCycle.AllowedFrom(Status, actor),
            };

    // More than an acknowledgement is also news.
    private void NoteAnswered(DateTimeOffset now)
    {
        if (DoneAt(ComplaintStep.Respond) is null)
            NoteDone(ComplaintStep.Respond, now);
        NoteDone(ComplaintStep.Update, now);
    }

    private void EndWaiting(DateTimeOffset now)
    {
        if (InformationRequests is [.., { EndedAt: null } asked])
            ReplaceLast(asked with { EndedAt = now });
    }

    private static EventActor ByOf(Actor actor) => new(actor.Kind, actor.Id, actor.Name);
}
