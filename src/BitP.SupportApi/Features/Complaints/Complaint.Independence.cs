using BitP.SupportApi.Features.Agents;
using BitP.SupportApi.Features.Complaints.Independence;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>Who may handle and decide a complaint in spite of having to do with what it is about.</summary>
public sealed partial class Complaint
{
    public const int MaxIndependenceExceptions = 20;

    /// <summary>Exceptions from the independence of who handles it, oldest first.</summary>
    public IReadOnlyList<ExceptionFromIndependence> IndependenceExceptions { get; private set; } = [];

    /// <summary>Whether two persons have agreed that an agent may handle it all the same.</summary>
    internal bool IsExcepted(Guid agentId) => IndependenceExceptions.Any(e => e.AgentId == agentId && e.ApprovedBy is not null);

    /// <summary>Proposes that an agent may handle it all the same.</summary>
    internal Error? ProposeException(Agent agent, string reason, Actor actor, DateTimeOffset now)
    {
        if (RefusePerson(agent.Id, actor) is { } nobody)
            return nobody;
        if (IndependenceExceptions.Any(e => e.AgentId == agent.Id))
            return IndependenceErrors.Exists;
        if (IndependenceExceptions.Count == MaxIndependenceExceptions)
            return ComplaintErrors.LimitReached.For(MaxIndependenceExceptions);
        var exception = new ExceptionFromIndependence(Guid.CreateVersion7(now), agent.Id, agent.Name, reason, ByOf(actor), now);
        IndependenceExceptions = [.. IndependenceExceptions, exception];
        Note(new ComplaintExceptionProposed(exception.Id, agent.Id, reason), now);
        return null;
    }

    /// <summary>Approves an exception, as a second person. Nothing happens when somebody has.</summary>
    internal Error? ApproveException(Guid exceptionId, Actor actor, DateTimeOffset now)
    {
        if (IndependenceExceptions.FirstOrDefault(e => e.Id == exceptionId) is not { } exception)
            return IndependenceErrors.NotFound;
        if (RefusePerson(exception.AgentId, actor) is { } nobody)
            return nobody;
        if (TwoPersons.RefuseApproval(exception.ProposedBy, actor) is { } nobodyElse)
            return nobodyElse;
        if (exception.ApprovedBy is not null)
            return null;
        var approved = exception with { ApprovedBy = ByOf(actor), ApprovedAt = now };
        IndependenceExceptions = [.. IndependenceExceptions.Select(e => e.Id == exceptionId ? approved : e)];
        Note(new ComplaintExceptionApproved(exceptionId, exception.AgentId), now);
        return null;
    }

    private static Error? RefusePerson(Guid concerned, Actor actor) =>
        TwoPersons.RefuseNobody(actor) ?? (actor.Id == concerned ? IndependenceErrors.ConcernsYourself : null);
}
