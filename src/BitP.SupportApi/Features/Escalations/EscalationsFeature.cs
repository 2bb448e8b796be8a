using System.Text.Json.Serialization.Metadata;
using BitP.SupportApi.Features.Tickets;
using BitP.SupportApi.Platform.Due;
using BitP.SupportApi.Platform.Hosting;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Escalations;

internal sealed class EscalationsFeature : IFeature
{
    public static IJsonTypeInfoResolver Json => EscalationsJson.Default;

    public static IReadOnlyList<Type> Endpoints =>
        [
            typeof(EscalateTicket),
            typeof(RequestEscalation),
            typeof(ListEscalationRequests),
            typeof(ListEscalations),
            typeof(GetEscalation),
            typeof(AcknowledgeEscalation),
        ];

    public static IReadOnlyList<Error> Refusals => [EscalationErrors.NotRunning with { AllowedTransitions = [] }];

    public static void AddServices(IServiceCollection services)
    {
        services.AddDueHandler<StartEscalation>().AddDueHandler<TakeEscalationStep>().AddFeedReader<EndEscalations>();
        services.AddSingleton<ITimelineSubjects, EscalationsInTimeline>();
    }
}

internal sealed class EscalationsGroup()
    : ApiGroup("", "Escalations", "Tickets for which people are called on, one after another.", keys: ("ticketId", typeof(TicketKey)));
