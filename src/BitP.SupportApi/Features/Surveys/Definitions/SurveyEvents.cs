using BitP.SupportApi.Platform.Events;

namespace BitP.SupportApi.Features.Surveys.Definitions;

/// <summary>A survey was set up.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Kind">What it measures.</param>
/// <param name="Trigger">What asks for it.</param>
/// <param name="Active">Whether it is asked for.</param>
public sealed record SurveyCreated(string Name, SurveyKind Kind, SurveyTriggerEvent Trigger, bool Active) : EventData("survey.created", EventVisibility.Staff);

/// <summary>A survey changed.</summary>
/// <param name="Changed">The names of the members that did; a version was made of them.</param>
/// <param name="Active">Whether it is asked for, where that changed; null where it did not.</param>
public sealed record SurveyUpdated(IReadOnlyList<string> Changed, Change<bool>? Active) : EventData("survey.updated", EventVisibility.Staff);
