namespace BitP.SupportApi.Features.Complaints.Deadlines;

/// <summary>Whether the day counts on which happens what a period is counted from.</summary>
public enum DayOfReceipt
{
    /// <summary>The first day that counts is the one after it.</summary>
    Excluded,

    /// <summary>It is the first day, if it is one that counts.</summary>
    Included,
}

/// <summary>On which date months end.</summary>
public enum MonthEnd
{
    /// <summary>On the same date; on the last of the month when that has no such date: 31 December and two months end on 28 or 29 February.</summary>
    SameDate,

    /// <summary>The same, but counted from the last day of a month they end on the last day of a month: 28 February and two months end on 30 April.</summary>
    LastDate,
}

/// <summary>What becomes of the end of a period of the calendar on a day that is no business day.</summary>
public enum LastDayHoliday
{
    /// <summary>It ends then.</summary>
    Stays,

    /// <summary>It ends with the next business day.</summary>
    NextBusinessDay,
}

/// <summary>For what a limit stands.</summary>
public enum PauseCause
{
    /// <summary>Something was asked of the complainant, who has not answered yet.</summary>
    AwaitingCustomer,
}

/// <summary>By when something has to be done. The last day ends at 24:00 in the time zone of the regime.</summary>
/// <param name="Within">
/// The period, of one unit: <c>P3BD</c> (business days of the schedule), <c>P60D</c> (days of the calendar), <c>P8W</c> (weeks), <c>P2M</c> (months), <c>P1Y</c>
/// (years). At least 1, at most two years: <c>P2Y</c>, <c>P24M</c>, <c>P104W</c>, <c>P731D</c>, <c>P520BD</c>.
/// </param>
/// <param name="Of">From what it is counted; from the receipt when absent. A step that has not happened yet is taken to happen at the end of its own limit.</param>
/// <param name="DayOfReceipt">Whether the day counts on which that happens; it does not when absent.</param>
/// <param name="MonthEnd">On which date months and years end; on the same when absent.</param>
/// <param name="LastDayHoliday">What becomes of an end on a day that is no business day; only for periods of the calendar. It stays when absent.</param>
/// <param name="PausesOn">For what it stands: days through which all of the complaint waited for it do not count. Only for business days; never when absent.</param>
public sealed record DeadlineRule(
    string? Within,
    ComplaintStep? Of = null,
    DayOfReceipt? DayOfReceipt = null,
    MonthEnd? MonthEnd = null,
    LastDayHoliday? LastDayHoliday = null,
    IReadOnlyList<PauseCause>? PausesOn = null
)
{
    internal LegalPeriod Period => LegalPeriod.Parse(Within!);

    internal ComplaintStep Origin => Of ?? ComplaintStep.Receipt;

    /// <summary>The same with all that was left out.</summary>
    internal DeadlineRule Complete() =>
        this with
        {
            Of = Origin,
            DayOfReceipt = DayOfReceipt ?? Deadlines.DayOfReceipt.Excluded,
            MonthEnd = MonthEnd ?? Deadlines.MonthEnd.SameDate,
            LastDayHoliday = LastDayHoliday ?? Deadlines.LastDayHoliday.Stays,
            PausesOn = PausesOn ?? [],
        };

    /// <summary>Whether it matters which days are business days.</summary>
    internal bool NeedsBusinessDays =>
        LastDayHoliday is Deadlines.LastDayHoliday.NextBusinessDay || (LegalPeriod.TryParse(Within, out var period) && period.Unit is PeriodUnit.BusinessDays);
}
