using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Complaints.Documents;
using BitP.SupportApi.Features.Complaints.Regimes;

namespace BitP.SupportApi.Features.Surveys.Definitions;

/// <summary>What matters of a case for whether a survey is for it, as it was when it ended. What a kind of case does not have is null.</summary>
internal readonly record struct SurveyConditionFacts(
    Guid PartnerId,
    Channel Channel,
    string Language,
    TicketCategory? Category = null,
    Priority? Priority = null,
    string? Team = null,
    IReadOnlyList<string>? Tags = null,
    ComplaintKind? Kind = null,
    string? Department = null,
    ComplaintOutcome? Outcome = null
);
