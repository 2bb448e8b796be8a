using BitP.SupportApi.Platform.Problems;
using FluentValidation;

namespace BitP.SupportApi.Features.Tickets;

/// <summary>A new promise.</summary>
/// <param name="By">By when it will be handled (RFC 3339), in the future and at most ten years ahead (P3650D).</param>
/// <param name="Reason">Why it is promised anew, in at most 1,000 characters; the customer sees it. One that shows nothing is none. When the last promise is late, it is the explanation that is owed.</param>
public sealed record TicketPromiseChange(DateTimeOffset? By, string? Reason = null);

internal sealed class TicketPromiseChangeValidator : AbstractValidator<TicketPromiseChange>
{
    public TicketPromiseChangeValidator()
    {
        RuleFor(p => p.By).NotNull();
        RuleFor(p => p.Reason).HasAtMostCharacters(Ticket.ReasonMaxLength);
    }
}

internal static class PromiseProblems
{
    public static readonly FieldProblem StaffOnly = new FieldProblem(
        "staff_only",
        new("Only staff can promise this.", "只有工作人员可以作出承诺。", "Seul le personnel peut s’y engager.", "Nur Mitarbeitende können das zusagen.")
    ).Expecting(Expectation.Nothing);

    /// <summary>Why an instant cannot be promised; null when it can.</summary>
    public static FieldProblem? With(DateTimeOffset by, DateTimeOffset now) =>
        by <= now || by > now + Ticket.LongestPromise ? FieldProblems.OutOfRange.Expecting(Expectation.AfterUpTo(now, now + Ticket.LongestPromise)) : null;
}
