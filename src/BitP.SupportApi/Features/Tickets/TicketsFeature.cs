using System.Text.Json.Serialization.Metadata;
using BitP.SupportApi.Platform.Hosting;
using BitP.SupportApi.Platform.Http;

namespace BitP.SupportApi.Features.Tickets;

internal sealed class TicketsFeature : IFeature
{
    public static IJsonTypeInfoResolver Json => TicketsJson.Default;

    public static void Map(RouteGroupBuilder api) =>
        api.MapGroup("/tickets")
            .WithTag("Tickets", "Customers' cases, from opening to closing, and what is said in them.")
            .Add<OpenTicket>()
            .Add<ListTickets>()
            .Add<GetTicket>()
            .Add<UpdateTicket>()
            .Add<ReplyToTicket>()
            .Add<ListMessages>()
            .Add<GetMessage>()
            .Add<AssignTicket>()
            .Add<WaitForCustomer>()
            .Add<HoldTicket>()
            .Add<SolveTicket>()
            .Add<CloseTicket>()
            .Add<ReopenTicket>()
            .Add<GetTimeline>()
            .Add<GetProgress>()
            .Add<GetTranscript>();
}
