using System.Text.Json.Serialization.Metadata;
using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Features.Tickets.Clocks;
using BitP.SupportApi.Features.Tickets.Storage;
using BitP.SupportApi.Platform.Due;
using BitP.SupportApi.Platform.Hosting;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;

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

    public static IReadOnlyList<Error> Refusals =>
        [
            TicketErrors.Duplicate.For("BP-100001") with
            {
                Existing = new(Examples.Ticket, "BP-100001"),
            },
            TicketErrors.StatusNotAllowed.For("close", "open") with
            {
                AllowedTransitions = ["wait", "hold", "solve"],
            },
            TicketErrors.NotLate.For("2026-11-23 08:30"),
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
