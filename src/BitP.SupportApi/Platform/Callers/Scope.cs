using System.Reflection;

namespace BitP.SupportApi.Platform.Callers;

/// <summary>What a credential may be used for. A key without any scope of its own has all that its kind of caller may use.</summary>
public static class Scope
{
    public const string TicketsRead = "tickets:read";
    public const string TicketsWrite = "tickets:write";
    public const string CustomersRead = "customers:read";
    public const string CustomersWrite = "customers:write";
    public const string AgentsRead = "agents:read";
    public const string AgentsWrite = "agents:write";
    public const string SchedulesRead = "schedules:read";
    public const string SchedulesWrite = "schedules:write";
    public const string ShiftsRead = "shifts:read";
    public const string ShiftsWrite = "shifts:write";
    public const string SlaRead = "sla:read";
    public const string SlaWrite = "sla:write";
    public const string AnnouncementsRead = "announcements:read";
    public const string AnnouncementsWrite = "announcements:write";
    public const string CategoriesRead = "categories:read";
    public const string ContactRead = "contact:read";
    public const string ContactWrite = "contact:write";
    public const string ComplaintsRead = "complaints:read";
    public const string ComplaintsWrite = "complaints:write";
    public const string SurveysRead = "surveys:read";
    public const string SurveysWrite = "surveys:write";
    public const string EventsRead = "events:read";
    public const string AccessRead = "access:read";
    public const string AccessWrite = "access:write";
    public const string DueWorkRead = "due-work:read";
    public const string DueWorkWrite = "due-work:write";
    public const string TestClock = "test:clock";

    /// <summary>All of the above.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        .. typeof(Scope).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!),
    ];

    /// <summary>All that a publishable key may be used for.</summary>
    public static readonly IReadOnlyList<string> Publishable = [ContactRead, CategoriesRead];

    /// <summary>
    /// The scopes of a credential that is given none of its own: those of whoever makes it. Empty, that is without any limit, when its maker has all.
    /// </summary>
    public static IReadOnlyList<string> InheritedFrom(Actor maker) => All.All(maker.Scopes.Contains) ? [] : [.. All.Where(maker.Scopes.Contains)];
}
