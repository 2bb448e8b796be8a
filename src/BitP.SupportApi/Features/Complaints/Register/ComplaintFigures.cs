using BitP.SupportApi.Features.Complaints.Deadlines;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Complaints.Register;

/// <summary>What complaints come to. Complaints count as they stand.</summary>
/// <param name="Received">How many there are.</param>
/// <param name="Open">Of these, with something left to decide.</param>
/// <param name="Decided">Of these, decided and not closed.</param>
/// <param name="Closed">Of these, closed after a decision.</param>
/// <param name="Inadmissible">Of these, not examined.</param>
/// <param name="Withdrawn">Of these, withdrawn.</param>
/// <param name="Steps">The steps <c>acknowledge</c>, <c>respond</c>, <c>update</c>, <c>decide</c> and <c>long_stop</c>, in this order.</param>
/// <param name="DelayNotices">How often delay was announced before the limit.</param>
/// <param name="LateDelayNotices">How often delay was announced after the limit.</param>
/// <param name="Kinds">How many of each kind; kinds without any are absent.</param>
/// <param name="Causes">How many of each cause that staff found; empty for partners.</param>
/// <param name="Outcomes">How many with each outcome, of those that are decided.</param>
/// <param name="Channels">How many by each channel.</param>
/// <param name="Languages">How many in each language, by BCP 47 tag.</param>
/// <param name="Redress">What was paid, once for each currency, in the order of their codes. It is exact.</param>
public sealed record ComplaintFigures(
    int Received,
    int Open,
    int Decided,
    int Closed,
    int Inadmissible,
    int Withdrawn,
    IReadOnlyList<StepFigures> Steps,
    int DelayNotices,
    int LateDelayNotices,
    IReadOnlyDictionary<string, int> Kinds,
    IReadOnlyDictionary<string, int> Causes,
    IReadOnlyDictionary<string, int> Outcomes,
    IReadOnlyDictionary<string, int> Channels,
    IReadOnlyDictionary<string, int> Languages,
    IReadOnlyList<CurrencyAmount> Redress
) : IExample<ComplaintFigures>
{
    public static ComplaintFigures Example
    {
        get
        {
            var sum = new ComplaintSum();
            sum.Add(RegisteredComplaint.Example);
            return sum.ToFigures();
        }
    }
}

/// <summary>How a step was kept to.</summary>
/// <param name="Step">The step.</param>
/// <param name="Done">How many complaints it was done for.</param>
/// <param name="MeanSeconds">How long it took them on average, in seconds, rounded; null when there are none.</param>
/// <param name="P50Seconds">Half of them took no longer, by nearest rank: the least of their times that so many do not exceed. Null when there are none.</param>
/// <param name="P90Seconds">Nine in ten took no longer.</param>
/// <param name="P95Seconds">Ninety-five in a hundred took no longer.</param>
/// <param name="Late">For how many a limit had passed before it was done, or before the case ended; for partners only before it was done.</param>
/// <param name="Overdue">For how many it is not done, although the limit has passed. None of them is among <c>late</c>.</param>
public sealed record StepFigures(ComplaintStep Step, int Done, int? MeanSeconds, int? P50Seconds, int? P90Seconds, int? P95Seconds, int Late, int Overdue);
