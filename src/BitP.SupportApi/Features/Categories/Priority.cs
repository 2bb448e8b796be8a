namespace BitP.SupportApi.Features.Categories;

/// <summary>How soon something has to be looked at, rising.</summary>
public enum Priority
{
    Low = 0,
    Normal = 1,
    High = 2,
    Urgent = 3,
}
