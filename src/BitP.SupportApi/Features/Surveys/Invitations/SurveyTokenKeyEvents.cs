using BitP.SupportApi.Platform.Events;

namespace BitP.SupportApi.Features.Surveys.Invitations;

/// <summary>A key was made under which the links of surveys are made from now on.</summary>
/// <param name="Number">Its number.</param>
public sealed record SurveyTokenKeyCreated(int Number) : EventData("survey_token_key.created", EventVisibility.Staff);

/// <summary>All links of surveys that were made under a key have ceased to work.</summary>
/// <param name="Number">Its number.</param>
public sealed record SurveyTokenKeyRevoked(int Number) : EventData("survey_token_key.revoked", EventVisibility.Staff);
