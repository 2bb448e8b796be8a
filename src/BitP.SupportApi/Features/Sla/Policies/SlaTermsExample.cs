using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Sla.Policies;

/// <summary>The terms that examples of the contract are counted by.</summary>
internal static class SlaTermsExample
{
    public static readonly SlaTerms Terms = new(
        new(Examples.SlaPolicy, 1),
        new(
            "Funds and security",
            new([TicketCategory.WithdrawalNotReceived]),
            [
                new(ClockName.FirstResponse, TimeSpan.FromMinutes(30), ClockCalendar.Elapsed),
                new(ClockName.ProgressUpdate, TimeSpan.FromHours(24), ClockCalendar.Elapsed),
                new(ClockName.Resolution, TimeSpan.FromHours(72), ClockCalendar.Elapsed),
            ],
            null,
            [new(80, null)],
            null,
            [PauseReason.Pending, PauseReason.OnHold],
            ReopenedWith.Remaining
        ),
        null,
        "category=withdrawal_not_received"
    );
}
