using BitP.SupportApi.Features.Complaints.Deadlines;
using BitP.SupportApi.Features.Complaints.Redress;
using BitP.SupportApi.Features.Complaints.Register;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>What a register tells of a complaint besides what it is and what its limits are.</summary>
public sealed partial class Complaint
{
    /// <summary>Which limits passed before their step was done, each once, also those that have been counted anew since.</summary>
    public IReadOnlyList<MissedLimit> MissedLimits { get; private set; } = [];

    /// <summary>How often it was looked into again.</summary>
    public int Reopenings { get; private set; }

    /// <summary>What a register tells of it that is found out of long members. It is kept beside them, so that a register is read without them.</summary>
    public RegisterFacts RegisterFacts
    {
        get =>
            new(
                StartedAt,
                Decision?.Outcome,
                Decision?.SummaryResolution is true,
                Submissions.Count,
                Escalations is { Count: > 0 },
                Delays.Count(d => !d.Late),
                Delays.Count(d => d.Late),
                ExternalStages.Count,
                CurrencyAmount.Sum(Redress.Where(r => r.Status is RedressStatus.Paid).Select(r => new CurrencyAmount(r.Currency, r.Amount)))
            );
        // It is told by the others, whatever the row says.
        private set => _ = value;
    }

    private void NoteMissed(string regime, ComplaintStep step)
    {
        var missed = new MissedLimit(regime, step);
        if (!MissedLimits.Contains(missed))
            MissedLimits = [.. MissedLimits, missed];
    }
}
