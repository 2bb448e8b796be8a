using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Complaints.Register;

/// <summary>Adds complaints up, one after the other. Of each it keeps how long its steps took, a number of four bytes for each step that is done, so that percentiles are exact.</summary>
internal sealed class ComplaintSum
{
    private readonly Dictionary<ComplaintStatus, int> _statuses = [];
    private readonly SortedDictionary<string, int> _kinds = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _causes = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _outcomes = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _channels = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _languages = new(StringComparer.Ordinal);
    private readonly StepSum[] _steps = [.. RegisteredComplaint.StepsInOrder.Select(_ => new StepSum())];
    private IReadOnlyList<CurrencyAmount> _redress = [];
    private int _received;
    private int _open;
    private int _delayNotices;
    private int _lateDelayNotices;

    public void Add(RegisteredComplaint complaint)
    {
        _received++;
        if (complaint.IsOpen)
            _open++;
        _statuses[complaint.Status] = StatusCount(complaint.Status) + 1;
        for (var i = 0; i < _steps.Length; i++)
            _steps[i].Add(complaint.Steps[i]);
        _delayNotices += complaint.DelayNotices;
        _lateDelayNotices += complaint.LateDelayNotices;
        CountIn(_kinds, EnumNames<Regimes.ComplaintKind>.Of(complaint.Kind));
        if (complaint.Cause is { } cause)
            CountIn(_causes, EnumNames<Regimes.ComplaintKind>.Of(cause));
        if (complaint.Outcome is { } outcome)
            CountIn(_outcomes, EnumNames<Documents.ComplaintOutcome>.Of(outcome));
        CountIn(_channels, EnumNames<Categories.Channel>.Of(complaint.Channel));
        CountIn(_languages, complaint.Language);
        if (complaint.Redress.Count > 0)
            _redress = CurrencyAmount.Sum([.. _redress, .. complaint.Redress]);
    }

    public ComplaintFigures ToFigures() =>
        new(
            _received,
            _open,
            StatusCount(ComplaintStatus.Decided),
            StatusCount(ComplaintStatus.Closed),
            StatusCount(ComplaintStatus.Inadmissible),
            StatusCount(ComplaintStatus.Withdrawn),
            [.. _steps.Select((sum, i) => sum.ToFigures(RegisteredComplaint.StepsInOrder[i]))],
            _delayNotices,
            _lateDelayNotices,
            _kinds,
            _causes,
            _outcomes,
            _channels,
            _languages,
            _redress
        );

    private int StatusCount(ComplaintStatus status) => _statuses.GetValueOrDefault(status);

    private static void CountIn(SortedDictionary<string, int> counts, string name) => counts[name] = counts.GetValueOrDefault(name) + 1;

    private sealed class StepSum
    {
        private readonly List<int> _seconds = [];
        private int _late;
        private int _overdue;

        public void Add(RegisteredStep step)
        {
            if (step.Seconds is { } seconds)
                _seconds.Add(seconds);
            if (step.State is LimitState.Late)
                _late++;
            if (step.State is LimitState.Overdue)
                _overdue++;
        }

        public StepFigures ToFigures(Deadlines.ComplaintStep step)
        {
            _seconds.Sort();
            return new(step, _seconds.Count, Mean(), Percentile(50), Percentile(90), Percentile(95), _late, _overdue);
        }

        private int? Mean() => _seconds.Count == 0 ? null : (int)Math.Round(_seconds.Average(), MidpointRounding.AwayFromZero);

        // By nearest rank: the least of the values that so many in a hundred do not exceed.
        private int? Percentile(int percent) => _seconds.Count == 0 ? null : _seconds[(int)((((long)_seconds.Count * percent) + 99) / 100) - 1];
    }
}
