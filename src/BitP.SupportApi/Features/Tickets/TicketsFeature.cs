using System.Text.Json.Serialization.Metadata;
using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Features.Tickets.Clocks;
using BitP.SupportApi.Features.Tickets.Storage;
using BitP.SupportApi.Platform.Due;
using BitP.SupportApi.Platform.Hosting;
using BitP.SupportApi.Platform.Http;

namespace BitP.SupportApi.Features.Tickets;

internal sealed class TicketsFeature : IFeature
{
    public static IJsonTypeInfoResolver Json => TicketsJson.Default;

    public static IReadOnlyList<Type> Endpoints =>
        [
            typeof(OpenTicket),
            typeof(ListTickets),
            typeof(GetTicket),
            typeof(UpdateTicket),
            typeof(ReplyToTicket),
            typeof(ListMessages),
            typeof(GetMessage),
            typeof(AssignTicket),
            typeof(WaitForCustomer),
            typeof(HoldTicket),
            typeof(SolveTicket),
            typeof(CloseTicket),
            typeof(ReopenTicket),
            typeof(RequestExplanation),
            typeof(GetTimeline),
            typeof(GetProgress),
            typeof(GetTranscript),
            typeof(ExplainSla),
            typeof(PreviewSlaPolicies),
            typeof(RecalculateSla),
        ];

    public static void AddServices(IServiceCollection services)
    {
        services.AddHostedService<TicketSearchRebuilder>();
        services.AddDueHandler<FollowTicketClocks>();
        services.AddDueHandler<RecountTicketClocks>();
        services.AddDueHandler<RecountClocksOfSchedule>();
        services.AddDueHandler<RecalculateTicketClocks>();
        services.AddSingleton<IStoredClocks, OpenClocks>();
    }
}

internal sealed class TicketsGroup()
    : ApiGroup("tickets", "Tickets", "Customers' cases, from opening to closing, and what is said in them.", keys: ("ticketId", typeof(TicketKey)));
