using System.Text.Json.Serialization;

namespace BitP.SupportApi.Platform.Events;

/// <summary>What happened. A type per event: its members are the event's <c>data</c>.</summary>
/// <param name="Type"><c>noun.past_tense</c>, such as <c>ticket.solved</c>; stable for ever.</param>
/// <param name="Visibility">Who may see it.</param>
public abstract record EventData([property: JsonIgnore] string Type, [property: JsonIgnore] EventVisibility Visibility)
{
    /// <summary>Whether it changes what partners and customers see of its subject. What is for staff only may: of some changes only the outcome is shown.</summary>
    internal virtual bool ChangesWhatCustomersSee => Visibility is EventVisibility.Customer;
}

/// <summary>A member that changed.</summary>
/// <param name="Before">Its value before.</param>
/// <param name="After">Its value since.</param>
public sealed record Change<T>(T Before, T After);

internal static class Change
{
    /// <summary>What became of a member; null when it is as it was.</summary>
    public static Change<T>? Between<T>(T before, T after) => EqualityComparer<T>.Default.Equals(before, after) ? null : new(before, after);
}
