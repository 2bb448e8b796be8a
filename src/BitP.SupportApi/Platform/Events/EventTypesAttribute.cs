namespace BitP.SupportApi.Platform.Events;

/// <summary>Says of a member that it is the type of an event: the contract has all types there, each with when it is raised.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class EventTypesAttribute : Attribute;
