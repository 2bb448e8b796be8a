using System.Text.Json.Serialization.Metadata;
using BitP.SupportApi.Features.Complaints.Documents;
using BitP.SupportApi.Features.Complaints.Documents.Procedure;
using BitP.SupportApi.Features.Complaints.ExternalStages;
using BitP.SupportApi.Features.Complaints.Independence;
using BitP.SupportApi.Features.Complaints.Integrity;
using BitP.SupportApi.Features.Complaints.Investigation;
using BitP.SupportApi.Features.Complaints.Recalculation;
using BitP.SupportApi.Features.Complaints.Redress;
using BitP.SupportApi.Features.Complaints.Regimes;
using BitP.SupportApi.Features.Complaints.Register;
using BitP.SupportApi.Features.Complaints.Retention;
using BitP.SupportApi.Features.Complaints.Similar;
using BitP.SupportApi.Features.Complaints.Suggestion;
using BitP.SupportApi.Features.Tickets;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Due;
using BitP.SupportApi.Platform.Hosting;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Complaints;

internal sealed class ComplaintsFeature : IFeature
{
    public static IJsonTypeInfoResolver Json =>
        JsonTypeInfoResolver.Combine(
            ComplaintsJson.Default,
            ComplaintRegimesJson.Default,
            ComplaintDocumentsJson.Default,
            RedressJson.Default,
            ExternalStagesJson.Default,
            InvestigationJson.Default,
            SimilarJson.Default,
            ComplaintRegisterJson.Default
        );

    public static void AddServices(IServiceCollection services)
    {
        services.AddSingleton<ComplaintContact>();
        services.AddScoped<ComplaintRegimes>().AddScoped<ComplaintDesk>().AddScoped<ComplaintFiling>();
        services.AddScoped<ComplaintLetters>().AddScoped<HandlerIndependence>();
        services.AddScoped<SimilarComplaints>();
        services.AddSingleton<RegisterTurns>().AddScoped<ComplaintRegister>();
        services.AddSingleton<IShippedData, ShippedRegimes>();
        services.AddDueHandler<FollowComplaintDeadlines>();
        services.AddDueHandler<RecalculateOpenComplaints>();
        services.AddHostedService<AcknowledgementCheck>();
        services.AddSingleton<SealKeys>().AddSingleton<IEventRecorder, ComplaintChain>().AddScoped<ComplaintVerifier>();
        services.AddSingleton<IHousework, RetentionSweep>();
        services.AddSingleton<SuggestionWords>().AddFeedReader<SuggestComplaints>();
        services.AddSingleton<ITimelineSubjects, ComplaintsInTimeline>();
    }

    public static IReadOnlyList<Type> Endpoints =>
        [
            typeof(FileComplaint),
            typeof(ComplainAboutTicket),
            typeof(ListComplaints),
            typeof(GetComplaint),
            typeof(AddComplaintPoint),
            typeof(SplitComplaintPoint),
            typeof(WithdrawComplaintPoint),
            typeof(VerifyRepresentative),
            typeof(AcknowledgeComplaint),
            typeof(DecideAdmissibility),
            typeof(ReferComplaint),
            typeof(AssignComplaint),
            typeof(InvestigateComplaint),
            typeof(EscalateComplaint),
            typeof(RequestComplaintInformation),
            typeof(ProvideComplaintInformation),
            typeof(PostComplaintUpdate),
            typeof(DelayComplaint),
            typeof(DecideComplaint),
            typeof(CloseComplaint),
            typeof(WithdrawComplaint),
            typeof(ReopenComplaint),
            typeof(RecalculateComplaint),
            typeof(ProposeExceptionFromIndependence),
            typeof(ApproveExceptionFromIndependence),
            typeof(ListSimilarComplaints),
            typeof(ListInvestigationSteps),
            typeof(AddInvestigationStep),
            typeof(UpdateInvestigationStep),
            typeof(ListRedress),
            typeof(OfferRedress),
            typeof(AcceptRedress),
            typeof(DeclineRedress),
            typeof(ApproveRedress),
            typeof(PayRedress),
            typeof(OpenExternalStage),
            typeof(RespondToExternalStage),
            typeof(CloseExternalStage),
            typeof(ExplainComplaintDeadlines),
            typeof(ListComplaintDocuments),
            typeof(GetComplaintDocument),
            typeof(CorrectComplaintDocument),
            typeof(RecordDocumentDelivery),
            typeof(GetComplaintTimeline),
            typeof(VerifyComplaint),
            typeof(PlaceHold),
            typeof(ProposeHoldLift),
            typeof(ApproveHoldLift),
            typeof(WithdrawHoldLift),
            typeof(ListComplaintSuggestions),
            typeof(DismissComplaintSuggestion),
            typeof(GetComplaintRegister),
            typeof(GetComplaintStatistics),
            typeof(ListDepartments),
            typeof(GetComplaintProcedure),
            typeof(CreateComplaintRegime),
            typeof(ListComplaintRegimes),
            typeof(GetComplaintRegime),
            typeof(UpdateComplaintRegime),
            typeof(ListComplaintRegimeVersions),
            typeof(PreviewComplaintRegime),
            typeof(RecalculateComplaintRegime),
            typeof(RetireComplaintRegime),
        ];

    public static IReadOnlyList<Error> Refusals =>
        [
            ComplaintErrors.StatusNotAllowed.For("reopen", "received") with
            {
                AllowedTransitions = ["acknowledge", "withdraw"],
            },
            ComplaintErrors.LimitReached.For(Complaint.MaxPoints),
            ComplaintErrors.DocumentCorrected.For(1, 2),
            RedressErrors.StatusNotAllowed.For("pay", "accepted") with
            {
                AllowedTransitions = ["approve"],
            },
            ExternalStageErrors.StatusNotAllowed.For("respond", "closed") with
            {
                AllowedTransitions = [],
            },
            InvestigationErrors.StepDone.For("dueAt"),
            RegisterErrors.TooManyAtOnce.For(RegisterTurns.MaxRegistersOfCaller, RegisterTurns.MaxStatisticsOfCaller),
        ];
}

internal sealed class ComplaintsGroup()
    : ApiGroup(
        "",
        "Complaints",
        "Regulated cases of their own: filed, acknowledged, investigated and decided within the limits of the law, with a document for each step.",
        keys: [("complaintId", typeof(ComplaintKey)), ("ticketId", typeof(TicketKey))]
    );

internal sealed class ComplaintProcedureGroup()
    : ApiGroup("complaint-procedure", "Complaint procedure", "How complaints are handled, and the form for them, for all to read.");

internal sealed class ComplaintRegimesGroup()
    : ApiGroup(
        "complaint-regimes",
        "Complaint regimes",
        "By which rules complaints are handled: what has to be done by when, what documents have to say, for how long files are kept, and where each rule comes from."
    );
