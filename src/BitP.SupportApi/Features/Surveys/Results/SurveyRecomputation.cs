using BitP.SupportApi.Platform.Due;
using BitP.SupportApi.Platform.Events;

namespace BitP.SupportApi.Features.Surveys.Results;

/// <summary>That the figures of a survey are counted anew from its invitations, one day after another, while they go on being kept.</summary>
public sealed class SurveyRecomputation : AggregateRoot
{
    /// <summary>The kind of due work that does a day of it.</summary>
    internal const string DueKind = "survey.recomputation";

    private DueMove _due;

    private SurveyRecomputation() { }

    public Guid SurveyId { get; private init; }

    public DateTimeOffset BegunAt { get; private init; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The day that is done next, or the next one after it that has anything.</summary>
    public DateTimeOffset NextDay { get; private set; }

    /// <summary>How many days were counted.</summary>
    public int Days { get; private set; }

    /// <summary>How many invitations were.</summary>
    public long Invitations { get; private set; }

    /// <summary>How many days were not as they had been kept.</summary>
    public int DaysCorrected { get; private set; }

    /// <summary>When its next day is done.</summary>
    public DateTimeOffset? NextDueAt { get; private set; }

    /// <summary>Whether all was as it had been kept; null until it has ended.</summary>
    internal bool? Same => EndedAt is null ? null : DaysCorrected == 0;

    internal override EventSubject About => new("survey_recomputation");

    internal override IEnumerable<Companion> Companions(bool isNew) => _due.To(DueKind, Id, NextDueAt, isNew);

    internal static SurveyRecomputation Begin(Guid surveyId, DateTimeOffset now, Guid? id = null)
    {
        var recomputation = new SurveyRecomputation
        {
            Id = id ?? Guid.CreateVersion7(now),
            SurveyId = surveyId,
            BegunAt = now,
            NextDay = DateTimeOffset.UnixEpoch,
        };
        recomputation.Raise(new SurveyRecomputationBegun(surveyId), now);
        recomputation.MoveDue(now);
        return recomputation;
    }

    /// <summary>A day was counted.</summary>
    /// <param name="day">The day.</param>
    /// <param name="invitations">How many invitations it has.</param>
    /// <param name="corrected">Whether it was not as it had been kept.</param>
    /// <param name="at">When it was due.</param>
    internal void NoteDay(DateTimeOffset day, int invitations, bool corrected, DateTimeOffset at)
    {
        NextDay = day.AddDays(1);
        Days++;
        Invitations += invitations;
        if (corrected)
            DaysCorrected++;
        Version++;
        MoveDue(at.AddMilliseconds(1));
    }

    /// <summary>There are no more days.</summary>
    internal void End(DateTimeOffset at)
    {
        EndedAt = at;
        Raise(new SurveyRecomputationEnded(SurveyId, Days, Invitations, DaysCorrected), at, isOfItself: true);
        MoveDue(null);
    }

    private void MoveDue(DateTimeOffset? to)
    {
        _due.From(NextDueAt);
        NextDueAt = to;
    }
}
