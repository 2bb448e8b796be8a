namespace BitP.SupportApi.Platform.Json;

/// <summary>A type that shows itself in the contract: its example is compiled with it and serialized like any answer.</summary>
public interface IExample<TSelf>
{
    static abstract TSelf Example { get; }
}

/// <summary>Values that examples share, so that the contract tells one story.</summary>
internal static class Examples
{
    public static readonly DateTimeOffset At = new(2026, 11, 22, 8, 30, 0, TimeSpan.Zero);

    public static readonly Guid Ticket = new("019aa9f2-3c40-7d11-9c3e-5b1f0a7e2d01");

    public static readonly Guid Customer = new("019aa9f2-3c40-7d11-9c3e-5b1f0a7e2d02");

    public static readonly Guid Agent = new("019aa9f2-3c40-7d11-9c3e-5b1f0a7e2d03");

    public static readonly Guid Team = new("019aa9f2-3c40-7d11-9c3e-5b1f0a7e2d04");

    public static readonly Guid Message = new("019aa9f2-3c40-7d11-9c3e-5b1f0a7e2d05");

    public static readonly Guid Event = new("019aa9f2-3c40-7d11-9c3e-5b1f0a7e2d06");

    public static readonly Guid Partner = new("019aa9f2-3c40-7d11-9c3e-5b1f0a7e2d07");

    public static readonly Guid ApiKey = new("019aa9f2-3c40-7d11-9c3e-5b1f0a7e2d08");

    public static readonly Guid Schedule = new("019aa9f2-3c40-7d11-9c3e-5b1f0a7e2d09");

    public static readonly Guid Rotation = new("019aa9f2-3c40-7d11-9c3e-5b1f0a7e2d0a");

    public static readonly Guid Shift = new("019aa9f2-3c40-7d11-9c3e-5b1f0a7e2d0b");

    public static readonly Guid TimeOff = new("019aa9f2-3c40-7d11-9c3e-5b1f0a7e2d0c");

    public static readonly Guid Announcement = new("019aa9f2-3c40-7d11-9c3e-5b1f0a7e2d0d");

    public static readonly Guid OtherAgent = new("019aa9f2-3c40-7d11-9c3e-5b1f0a7e2d0e");

    public static readonly Guid CalendarLink = new("019aa9f2-3c40-7d11-9c3e-5b1f0a7e2d10");

    public static readonly Guid DutyLink = new("019aa9f2-3c40-7d11-9c3e-5b1f0a7e2d11");

    public static readonly Guid DueWork = new("019aa9f2-3c40-7d11-9c3e-5b1f0a7e2d20");

    public static readonly Guid SlaPolicy = new("019aa9f2-3c40-7d11-9c3e-5b1f0a7e2d12");

    public static readonly Guid OtherSlaPolicy = new("019aa9f2-3c40-7d11-9c3e-5b1f0a7e2d13");

    public static readonly Guid EscalationPolicy = new("019aa9f2-3c40-7d11-9c3e-5b1f0a7e2d1e");

    public static readonly Guid Escalation = new("019aa9f2-3c40-7d11-9c3e-5b1f0a7e2d1f");

    public static readonly Guid ComplaintRegime = new("019aa9f2-3c40-7d11-9c3e-5b1f0a7e2d30");

    public static readonly Guid Complaint = new("019aa9f2-3c40-7d11-9c3e-5b1f0a7e2d31");

    public static readonly Guid Redress = new("019aa9f2-3c40-7d11-9c3e-5b1f0a7e2d41");

    public static readonly Guid ExternalStage = new("019aa9f2-3c40-7d11-9c3e-5b1f0a7e2d42");

    public static readonly Guid InvestigationStep = new("019aa9f2-3c40-7d11-9c3e-5b1f0a7e2d43");

    public static readonly Guid Survey = new("019aa9f2-3c40-7d11-9c3e-5b1f0a7e2d51");

    public static readonly Guid SurveyInvitation = new("019aa9f2-3c40-7d11-9c3e-5b1f0a7e2d52");

    public static readonly Guid SurveyFollowUp = new("019aa9f2-3c40-7d11-9c3e-5b1f0a7e2d53");

    public static readonly Guid SurveyRecomputation = new("019aa9f2-3c40-7d11-9c3e-5b1f0a7e2d54");

    /// <summary>The secret of an address at which a schedule is read.</summary>
    public const string CalendarSecret = "bitp_demo_calendar";

    /// <summary>The secret of an address at which duty is read.</summary>
    public const string DutySecret = "bitp_demo_duty";

    // Secrets of surveys are made by each database, and what fails is not to be foreseen: they have none.
    private static readonly Dictionary<string, string> Paths = new()
    {
        ["agentId"] = $"{Agent}",
        ["announcementId"] = $"{Announcement}",
        ["apiKeyId"] = $"{ApiKey}",
        ["calendar-links/{token}"] = CalendarSecret,
        ["calendarLinkId"] = $"{CalendarLink}",
        ["category"] = "withdrawal_not_received",
        ["code"] = "ticket_duplicate",
        ["complaintId"] = "CP-100001",
        ["customerId"] = $"{Customer}",
        ["documentKind"] = "acknowledgement",
        ["duty-links/{token}"] = DutySecret,
        ["dutyLinkId"] = $"{DutyLink}",
        ["escalationId"] = $"{Escalation}",
        ["escalationPolicyId"] = $"{EscalationPolicy}",
        ["followUpId"] = $"{SurveyFollowUp}",
        ["holidaySet"] = "DE-BY",
        ["invitationId"] = $"{SurveyInvitation}",
        ["messageId"] = $"{Message}",
        ["partnerId"] = $"{Partner}",
        ["pointId"] = "1",
        ["policyId"] = $"{SlaPolicy}",
        ["redressId"] = $"{Redress}",
        ["regimeKey"] = "eu_mica",
        ["rotationId"] = $"{Rotation}",
        ["scheduleId"] = $"{Schedule}",
        ["shiftId"] = $"{Shift}",
        ["stepId"] = $"{InvestigationStep}",
        ["surveyId"] = $"{Survey}",
        ["surveyRecomputationId"] = $"{SurveyRecomputation}",
        ["teamId"] = $"{Team}",
        ["ticketId"] = "BP-100001",
        ["timeOffId"] = $"{TimeOff}",
    };

    /// <summary>What stands in a path as an example; null for nothing. The demo data have all of these.</summary>
    /// <param name="route">The route.</param>
    /// <param name="part">The part of it, without braces.</param>
    public static string? InPath(string route, string part) =>
        Paths.GetValueOrDefault(part)
        ?? Paths.FirstOrDefault(p => p.Key.EndsWith($"{{{part}}}", StringComparison.Ordinal) && route.Contains(p.Key, StringComparison.Ordinal)).Value;
}
