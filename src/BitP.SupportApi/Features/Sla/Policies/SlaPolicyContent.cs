using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Localization;

namespace BitP.SupportApi.Features.Sla.Policies;

/// <summary>What a version of a policy says. It is never altered.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Match">Which tickets it is for.</param>
/// <param name="Targets">What is to be reached, in order: of each clock the first that fits the ticket counts.</param>
/// <param name="ScheduleId">Whose working time business clocks count.</param>
/// <param name="WarnAt">When a warning is given, in the order in which it was said.</param>
/// <param name="EscalateTo">The escalation policy that warnings and breaches start.</param>
/// <param name="PausesOn">In which statuses the resolution clock stands.</param>
/// <param name="ReopenedWith">With how much time the resolution clock goes on when a solved ticket is reopened, and with it what else was owed when it was solved.</param>
public sealed record SlaPolicyContent(
    string Name,
    SlaMatch Match,
    IReadOnlyList<SlaTarget> Targets,
    Guid? ScheduleId,
    IReadOnlyList<WarnThreshold> WarnAt,
    Guid? EscalateTo,
    IReadOnlyList<PauseReason> PausesOn,
    ReopenedWith ReopenedWith
)
{
    /// <summary>The target of a clock for a ticket; null when it has none.</summary>
    internal SlaTarget? TargetOf(ClockName clock, SlaFacts facts)
    {
        foreach (var target in Targets)
            if (
                target.Clock == clock
                && (target.Priority is null || target.Priority == facts.Priority)
                && (target.Channel is null || target.Channel == facts.Channel)
            )
                return target;
        return null;
    }
}

/// <summary>
/// Which tickets a policy is for: those that have one of the values of each member that is there; all when none is. In requests a single value is taken for a list
/// of one: <c>"channel": "chat"</c>.
/// </summary>
/// <param name="Category">The categories.</param>
/// <param name="Channel">The channels.</param>
/// <param name="Priority">The priorities.</param>
/// <param name="Partner">The ids of the partners, at most 100.</param>
/// <param name="Language">BCP 47 tags, at most 20. Each is also for what is more specific: <c>de</c> for <c>de-AT</c>, <c>zh</c> for <c>zh-CN</c>.</param>
public sealed record SlaMatch(
    [property: JsonConverter(typeof(OneOrListConverter<TicketCategory>))] IReadOnlyList<TicketCategory>? Category = null,
    [property: JsonConverter(typeof(OneOrListConverter<Channel>))] IReadOnlyList<Channel>? Channel = null,
    [property: JsonConverter(typeof(OneOrListConverter<Priority>))] IReadOnlyList<Priority>? Priority = null,
    [property: JsonConverter(typeof(OneOrListConverter<Guid>))] IReadOnlyList<Guid>? Partner = null,
    [property: JsonConverter(typeof(OneOrListConverter<string>))] IReadOnlyList<string>? Language = null
)
{
    /// <summary>Whether it is for a ticket.</summary>
    internal bool Fits(in SlaFacts facts) => FitsCategory(facts) && FitsChannel(facts) && FitsPriority(facts) && FitsPartner(facts) && FitsLanguage(facts);

    /// <summary>The names of the members because of which it is not for a ticket; none when it is.</summary>
    internal IReadOnlyList<string> Differences(in SlaFacts facts)
    {
        var differ = new List<string>();
        if (!FitsCategory(facts))
            differ.Add("category");
        if (!FitsChannel(facts))
            differ.Add("channel");
        if (!FitsPriority(facts))
            differ.Add("priority");
        if (!FitsPartner(facts))
            differ.Add("partner");
        if (!FitsLanguage(facts))
            differ.Add("language");
        return differ;
    }

    /// <summary>Why it is for a ticket: what decided of each member that is there, such as <c>category=login, channel=chat</c>; empty when none is.</summary>
    internal string ReasonFor(SlaFacts facts)
    {
        var decided = new List<string>();
        if (Category is not null)
            decided.Add($"category={EnumNames<TicketCategory>.Of(facts.Category)}");
        if (Channel is not null)
            decided.Add($"channel={EnumNames<Channel>.Of(facts.Channel)}");
        if (Priority is not null)
            decided.Add($"priority={EnumNames<Priority>.Of(facts.Priority)}");
        if (Partner is not null)
            decided.Add($"partner={facts.PartnerId}");
        if (Language?.FirstOrDefault(range => Languages.Includes(range, facts.Language)) is { } language)
            decided.Add($"language={language}");
        return string.Join(", ", decided);
    }

    /// <summary>Whether it is for every ticket that another is for.</summary>
    internal bool Contains(SlaMatch other) =>
        ContainsAll(Category, other.Category)
        && ContainsAll(Channel, other.Channel)
        && ContainsAll(Priority, other.Priority)
        && (Partner is null || other.Partner?.All(Partner.Contains) is true)
        && (Language is null || other.Language?.All(tag => Language.Any(range => Languages.Includes(range, tag))) is true);

    private bool FitsCategory(in SlaFacts facts) => Category?.Contains(facts.Category) is not false;

    private bool FitsChannel(in SlaFacts facts) => Channel?.Contains(facts.Channel) is not false;

    private bool FitsPriority(in SlaFacts facts) => Priority?.Contains(facts.Priority) is not false;

    private bool FitsPartner(in SlaFacts facts) => Partner?.Contains(facts.PartnerId) is not false;

    private bool FitsLanguage(in SlaFacts facts)
    {
        if (Language is null)
            return true;
        foreach (var range in Language)
            if (Languages.Includes(range, facts.Language))
                return true;
        return false;
    }

    private static bool ContainsAll<TEnum>(IReadOnlyList<TEnum>? values, IReadOnlyList<TEnum>? others)
        where TEnum : struct, Enum => values is null || (others ?? Enum.GetValues<TEnum>()).All(values.Contains);
}

/// <summary>What a clock has to reach.</summary>
/// <param name="Clock">The clock.</param>
/// <param name="Priority">Only for tickets of this priority; for all when absent.</param>
/// <param name="Channel">Only for tickets from this channel; for all when absent.</param>
/// <param name="Target">How much time there is.</param>
/// <param name="Calendar">Which time counts.</param>
/// <param name="OuterLimit">The time that must not be exceeded even when the target is missed; not below it. There is none when absent.</param>
public sealed record SlaTarget(
    ClockName Clock,
    TimeSpan Target,
    ClockCalendar Calendar,
    Priority? Priority = null,
    Channel? Channel = null,
    TimeSpan? OuterLimit = null
);

/// <summary>When a warning is given: at a share of the target that is used up, or when so much time is left. Exactly one of the two is there.</summary>
/// <param name="Percent">The share in per cent, 1 to 99.</param>
/// <param name="Left">The time left.</param>
public sealed partial record WarnThreshold(int? Percent, TimeSpan? Left)
{
    /// <summary>As the contract writes it: <c>80%</c>, <c>PT30M</c>.</summary>
    internal string Text => Percent is { } share ? string.Create(CultureInfo.InvariantCulture, $"{share}%") : Durations.Text(Left!.Value);

    /// <summary>Reads a text of that form, whether or not what it says makes sense; null when it is none.</summary>
    internal static WarnThreshold? Read(string? text) =>
        text is null ? null
        : Share().Match(text) is { Success: true } share ? new(int.Parse(share.Groups[1].ValueSpan, CultureInfo.InvariantCulture), null)
        : Durations.TryParse(text, out var left) ? new(null, left)
        : null;

    /// <summary>How much of a target has to be used up for the warning; null when the target is not that long.</summary>
    internal TimeSpan? UsedOf(TimeSpan target) =>
        Percent is { } share ? TimeSpan.FromTicks(target.Ticks * share / 100)
        : Left < target ? target - Left
        : null;

    [GeneratedRegex(@"^([0-9]{1,9})%\z")]
    private static partial Regex Share();
}

/// <summary>What matters of a ticket for which policy and which targets it has.</summary>
internal readonly record struct SlaFacts(TicketCategory Category, Channel Channel, Priority Priority, Guid PartnerId, string Language);
