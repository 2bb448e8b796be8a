using BitP.SupportApi.Features.Tickets;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>What would have been taken where something about a complaint is refused.</summary>
internal static class ComplaintExpectations
{
    private static readonly string Reference = Ticket.ReferenceOf(100001);

    /// <summary>Nothing, of what customers cannot say.</summary>
    public static readonly Expectation NotFromCustomers = new(
        new LocalizedText(
            "nothing: this is not for customers",
            "不提供：此项不供客户填写",
            "rien : cet élément n’est pas pour les clients",
            "nichts: Diese Angabe ist nicht für Kunden"
        )
    );

    /// <summary>What names a ticket.</summary>
    public static readonly Expectation NameOfTicket = new(
        new LocalizedText(
            $"the id of a ticket, which is a UUID, or its reference, such as {Reference}",
            $"工单的标识符（即 UUID）或其编号，例如 {Reference}",
            $"l’identifiant d’un ticket, qui est un UUID, ou sa référence, par exemple {Reference}",
            $"die Id eines Tickets, also eine UUID, oder seine Referenz, zum Beispiel {Reference}"
        )
    );

    /// <summary>A ticket of whose complaint it is.</summary>
    public static readonly Expectation TicketOfCustomer = new(
        new LocalizedText(
            "a ticket of the same customer, as GET /v1/tickets lists them",
            "同一客户的工单，见 GET /v1/tickets 所列",
            "un ticket du même client, tel que GET /v1/tickets les liste",
            "ein Ticket desselben Kunden, wie GET /v1/tickets sie auflistet"
        )
    );

    /// <summary>An agent who is given cases.</summary>
    public static readonly Expectation ActiveAgent = Expectation.ListedBy("/v1/agents?active=true");

    /// <summary>A regime that is not retired.</summary>
    public static readonly Expectation Regime = Expectation.ListedBy("/v1/complaint-regimes");
}
