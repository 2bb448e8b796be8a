using System.Text.Json.Serialization;
using BitP.SupportApi.Features.Surveys.Answering;
using BitP.SupportApi.Features.Surveys.Coaching;
using BitP.SupportApi.Features.Surveys.Definitions;
using BitP.SupportApi.Features.Surveys.Erasure;
using BitP.SupportApi.Features.Surveys.FollowUps;
using BitP.SupportApi.Features.Surveys.Guards;
using BitP.SupportApi.Features.Surveys.Invitations;
using BitP.SupportApi.Features.Surveys.Results;
using BitP.SupportApi.Platform.Http;

namespace BitP.SupportApi.Features.Surveys;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CreateSurvey.Request), TypeInfoPropertyName = "CreateSurveyRequest")]
[JsonSerializable(typeof(IReadOnlyList<CreateSurvey.Request>), TypeInfoPropertyName = "ShippedSurveys")]
[JsonSerializable(typeof(UpdateSurvey.Changes), TypeInfoPropertyName = "UpdateSurveyChanges")]
[JsonSerializable(typeof(SurveyResponse))]
[JsonSerializable(typeof(Page<SurveyResponse>))]
[JsonSerializable(typeof(SurveyContent))]
[JsonSerializable(typeof(SurveyAnswer))]
[JsonSerializable(typeof(IReadOnlyList<SurveyAnswer>), TypeInfoPropertyName = "EarlierAnswers")]
[JsonSerializable(typeof(IReadOnlyList<SurveySuspicion>), TypeInfoPropertyName = "Suspicions")]
[JsonSerializable(typeof(SurveyExclusion))]
[JsonSerializable(typeof(SurveyFacts))]
[JsonSerializable(typeof(SurveyCreated))]
[JsonSerializable(typeof(SurveyUpdated))]
[JsonSerializable(typeof(SurveyScheduled))]
[JsonSerializable(typeof(SurveySuppressed))]
[JsonSerializable(typeof(SurveyInvited))]
[JsonSerializable(typeof(SurveyReminded))]
[JsonSerializable(typeof(SurveyOpened))]
[JsonSerializable(typeof(SurveyAnswered))]
[JsonSerializable(typeof(SurveyAnswerChanged))]
[JsonSerializable(typeof(SurveyExpired))]
[JsonSerializable(typeof(SurveyCancelled))]
[JsonSerializable(typeof(SurveyAnswerFlagged))]
[JsonSerializable(typeof(SurveyAnswerExcluded))]
[JsonSerializable(typeof(SurveyAnswerIncluded))]
[JsonSerializable(typeof(SurveyAnswerErased))]
[JsonSerializable(typeof(SurveyCorrected))]
[JsonSerializable(typeof(SurveyTokenKeyCreated))]
[JsonSerializable(typeof(SurveyTokenKeyRevoked))]
[JsonSerializable(typeof(CaseChange))]
[JsonSerializable(typeof(SurveyInvitationResponse))]
[JsonSerializable(typeof(Page<SurveyInvitationResponse>), TypeInfoPropertyName = "PageOfSurveyInvitations")]
[JsonSerializable(typeof(RotateSurveyTokenKeys.Request), TypeInfoPropertyName = "RotateSurveyTokenKeysRequest")]
[JsonSerializable(typeof(RotateSurveyTokenKeys.Response), TypeInfoPropertyName = "RotateSurveyTokenKeysResponse")]
[JsonSerializable(typeof(SurveyFormResponse))]
[JsonSerializable(typeof(SurveyAnswerRequest))]
[JsonSerializable(typeof(IReadOnlyList<SurveyOriginAnswer>), TypeInfoPropertyName = "OriginAnswers")]
[JsonSerializable(typeof(SurveyExclusionRequest))]
[JsonSerializable(typeof(EraseSurveysOfCustomer.Request), TypeInfoPropertyName = "EraseSurveysOfCustomerRequest")]
[JsonSerializable(typeof(EraseSurveysOfCustomer.Response), TypeInfoPropertyName = "EraseSurveysOfCustomerResponse")]
[JsonSerializable(typeof(SurveyFollowUpResponse))]
[JsonSerializable(typeof(Page<SurveyFollowUpResponse>))]
[JsonSerializable(typeof(IReadOnlyList<SurveyFollowUpStep>), TypeInfoPropertyName = "FollowUpSteps")]
[JsonSerializable(typeof(AssignSurveyFollowUp.Request), TypeInfoPropertyName = "AssignSurveyFollowUpRequest")]
[JsonSerializable(typeof(ContactSurveyCustomer.Request), TypeInfoPropertyName = "ContactSurveyCustomerRequest")]
[JsonSerializable(typeof(FinishSurveyFollowUp.Request), TypeInfoPropertyName = "FinishSurveyFollowUpRequest")]
[JsonSerializable(typeof(ReopenSurveyFollowUp.Request), TypeInfoPropertyName = "ReopenSurveyFollowUpRequest")]
[JsonSerializable(typeof(GetSurveyFollowUpSummary.Response), TypeInfoPropertyName = "GetSurveyFollowUpSummaryResponse")]
[JsonSerializable(typeof(SurveyCoachingResponse))]
[JsonSerializable(typeof(Page<SurveyCoachingResponse>))]
[JsonSerializable(typeof(SurveyFollowUpOpened))]
[JsonSerializable(typeof(SurveyFollowUpAssigned))]
[JsonSerializable(typeof(SurveyFollowUpOverdue))]
[JsonSerializable(typeof(SurveyFollowUpContacted))]
[JsonSerializable(typeof(SurveyFollowUpFinished))]
[JsonSerializable(typeof(SurveyFollowUpReopened))]
[JsonSerializable(typeof(SurveyFollowUpErased))]
// Results.
[JsonSerializable(typeof(SurveyStanding))]
[JsonSerializable(typeof(SurveyRecomputationBegun))]
[JsonSerializable(typeof(SurveyRecomputationEnded))]
[JsonSerializable(typeof(SurveyResultsResponse))]
[JsonSerializable(typeof(SurveyComparisonResponse))]
[JsonSerializable(typeof(SurveyRecomputationResponse))]
internal sealed partial class SurveysJson : JsonSerializerContext;
