using System.Text.Json.Serialization.Metadata;
using BitP.SupportApi.Features.Complaints;
using BitP.SupportApi.Features.Events;
using BitP.SupportApi.Features.Surveys.Answering;
using BitP.SupportApi.Features.Surveys.Answering.Page;
using BitP.SupportApi.Features.Surveys.Coaching;
using BitP.SupportApi.Features.Surveys.Definitions;
using BitP.SupportApi.Features.Surveys.Erasure;
using BitP.SupportApi.Features.Surveys.FollowUps;
using BitP.SupportApi.Features.Surveys.Guards;
using BitP.SupportApi.Features.Surveys.Invitations;
using BitP.SupportApi.Features.Surveys.Results;
using BitP.SupportApi.Features.Tickets;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Due;
using BitP.SupportApi.Platform.Hosting;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Surveys;

internal sealed class SurveysFeature : IFeature
{
    public static IJsonTypeInfoResolver Json => SurveysJson.Default;

    public static void AddServices(IServiceCollection services)
    {
        services.AddSingleton<SurveyLimit>();
        services.AddSingleton<SurveyVersions>().AddSingleton<IKeepsRows>(sp => sp.GetRequiredService<SurveyVersions>());
        services.AddSingleton<IShippedData, ShippedSurveys>();

        // Invitations.
        services.AddSingleton<SurveyTokens>().AddSingleton<SurveyLinks>().AddScoped<SurveyInvitationDesk>();
        services.AddFeedReader<SurveysReader>().AddDueHandler<FollowSurveyInvitation>();
        services.AddSingleton<IEventCompletion, SurveyLinksInEvents>().AddSingleton<IEventCompletion, SurveyRatingsInEvents>();
        services.AddSingleton<ITimelineSubjects, SurveysInTimeline>().AddSingleton<IComplaintTimelineSubjects, SurveysInTimeline>();

        // Answering.
        services.AddScoped(SurveyDoor.Of);

        // Guards, follow-ups, erasure.
        services.AddSingleton<SurveyGuardSettings>().AddSingleton<SurveyOriginKeys>().AddSingleton<AnswerGuard>();
        services.AddSingleton<IKeepsRows>(sp => sp.GetRequiredService<SurveyOriginKeys>());
        services.AddSingleton<StaffDevices>().AddHostedService(sp => sp.GetRequiredService<StaffDevices>());
        services.AddSingleton<ICallerObserver>(sp => sp.GetRequiredService<StaffDevices>()).AddSingleton<IHousework, OriginSweep>();
        services.AddSingleton<FollowUpSettings>().AddFeedReader<FollowLowRatings>().AddDueHandler<NoteOverdueFollowUp>();
        services.AddSingleton<ITimelineSubjects, FollowUpsInTimeline>().AddSingleton<IComplaintTimelineSubjects, FollowUpsInTimeline>();
        services.AddDueHandler<SurveyErasure>();

        // Results.
        services.AddScoped<SurveyScores>().AddScoped<SurveyCells>();
        services.AddFeedReader<SurveyFigures>().AddDueHandler<RecomputeSurveyDays>();
    }

    public static void MapPages(IEndpointRouteBuilder routes) => SurveyPage.Map(routes);

    // One line for each part of the feature.
    public static IReadOnlyList<Type> Endpoints =>
        [
            typeof(CreateSurvey),
            typeof(ListSurveys),
            typeof(GetSurvey),
            typeof(UpdateSurvey),
            typeof(ListSurveyVersions),
            // Invitations.
            typeof(ListSurveyInvitations),
            typeof(GetSurveyInvitation),
            typeof(RevokeSurveyInvitation),
            typeof(RotateSurveyTokenKeys),
            // Answering.
            typeof(GetSurveyForm),
            typeof(AnswerSurvey),
            // Guards, follow-ups, coaching, erasure.
            typeof(ExcludeSurveyAnswer),
            typeof(IncludeSurveyAnswer),
            typeof(EraseSurveyAnswer),
            typeof(ListSurveyCoaching),
            typeof(ListSurveyFollowUps),
            typeof(GetSurveyFollowUpSummary),
            typeof(GetSurveyFollowUp),
            typeof(AssignSurveyFollowUp),
            typeof(ContactSurveyCustomer),
            typeof(FinishSurveyFollowUp),
            typeof(ReopenSurveyFollowUp),
            typeof(EraseSurveysOfCustomer),
            // Results.
            typeof(GetSurveyResults),
            typeof(GetSurveyComparison),
            typeof(RecomputeSurveyResults),
            typeof(GetSurveyRecomputation),
        ];

    public static IReadOnlyList<Error> Refusals =>
        [
            SurveyErrors.Limit.For(200),
            SurveyInvitationErrors.TooManyChanges.For(SurveyInvitation.MaxChanges),
            SurveyFollowUpErrors.Own.For("Mei Lin"),
            SurveyFollowUpErrors.StateNotAllowed.For("finish", "open") with
            {
                AllowedTransitions = ["contact"],
            },
        ];
}

internal sealed class SurveysGroup()
    : ApiGroup("surveys", "Surveys", "What customers are asked when a ticket was solved or a complaint closed, what they answered, and what that amounts to.");

internal sealed class SurveyInvitationsGroup()
    : ApiGroup("", "Survey invitations", "Which customers are asked about which case, which are not and why, and what became of it.");

internal sealed class SurveyResponsesGroup() : ApiGroup("survey-responses", "Survey responses", "Where customers answer surveys, at secret addresses.");

internal sealed class SurveyFollowUpsGroup()
    : ApiGroup("survey-follow-ups", "Survey follow-ups", "Customers who gave a low rating, and what somebody does about it.");

internal sealed class SurveyErasuresGroup() : ApiGroup("", "Survey erasures", "What customers wrote in surveys is erased.");
