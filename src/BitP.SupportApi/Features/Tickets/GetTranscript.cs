using System.Globalization;
using System.Net;
using System.Text;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace BitP.SupportApi.Features.Tickets;

/// <summary>The conversation of a ticket is taken away as a document.</summary>
public sealed class GetTranscript(SupportDbContext db) : ApiEndpoint<Results<Ok<GetTranscript.Response>, ContentHttpResult, Error>>
{
    private const int MaxMessages = 1000;
    private static readonly string[] Types = ["application/json", "text/plain", "text/html"];

    /// <summary>The conversation of a ticket, as the customer saw it.</summary>
    /// <param name="Reference">The ticket's human reference.</param>
    /// <param name="Subject">What it is about.</param>
    /// <param name="OpenedAt">When it was opened (UTC).</param>
    /// <param name="Status">Where it stands.</param>
    /// <param name="Entries">The description and all public messages, oldest first; at most the first 1,000.</param>
    public new sealed record Response(string Reference, string Subject, DateTimeOffset OpenedAt, TicketStatus Status, IReadOnlyList<Entry> Entries)
        : IExample<Response>
    {
        public static Response Example =>
            new(
                "BP-100001",
                TicketResponse.Example.Subject,
                Examples.At,
                TicketStatus.Open,
                [
                    new(Examples.At, AuthorKind.Customer, null, TicketResponse.Example.Description),
                    new(Examples.At.AddMinutes(4), AuthorKind.Staff, "Mei Lin", MessageResponse.Example.Body),
                ]
            );
    }

    /// <summary>Something that was said.</summary>
    /// <param name="At">When (UTC).</param>
    /// <param name="Author">By which side.</param>
    /// <param name="Name">The name shown for staff; null for customers.</param>
    /// <param name="Body">What was said.</param>
    public sealed record Entry(DateTimeOffset At, AuthorKind Author, string? Name, string Body);

    public override void Configure()
    {
        Get("/{ticketId}/transcript");
        Group<TicketsGroup>();
        RequireScope(Scope.TicketsRead);
        Options(route => route.Produces<Response>(StatusCodes.Status200OK, Types[0], Types[1..]));
        Fails(TicketErrors.NotFound, PlatformErrors.NotAcceptable);
    }

    /// <summary>Get the transcript of a ticket</summary>
    /// <remarks>
    /// As JSON, plain text or HTML, by <c>Accept</c>; the words around the messages follow <c>Accept-Language</c>. Internal notes are never in it.
    /// </remarks>
    public override async Task<Results<Ok<Response>, ContentHttpResult, Error>> AnswerAsync(CancellationToken ct)
    {
        var ticketId = Key<TicketKey>("ticketId");
        HttpContext.Response.Headers.AppendCommaSeparatedValues(HeaderNames.Vary, HeaderNames.Accept);
        if (ContentNegotiation.Choose(HttpContext.Request.Headers.Accept, Types) is not { } type)
            return PlatformErrors.NotAcceptable;
        var ticket = await ticketId.In(db.Visible<Ticket>()).AsNoTracking().SingleOrDefaultAsync(ct);
        if (ticket is null)
            return TicketErrors.NotFound;
        var messages = await db.Set<TicketMessage>()
            .Where(m => m.TicketId == ticket.Id && m.Visibility == MessageVisibility.Public)
            .OrderBy(m => m.Sequence)
            .Take(MaxMessages)
            .Select(m => new Entry(m.CreatedAt, m.AuthorKind, m.AuthorName, m.Body))
            .ToListAsync(ct);
        var transcript = new Response(
            ticket.Reference,
            ticket.Subject,
            ticket.CreatedAt,
            ticket.Status,
            [new(ticket.CreatedAt, AuthorKind.Customer, null, ticket.Description), .. messages]
        );
        if (type != Types[0])
            HttpContext.Response.Headers.ContentLanguage = CultureInfo.CurrentUICulture.Name;
        if (type == "text/html")
            AnswerHeaders.SendsHtml(HttpContext.Response);
        return type switch
        {
            "text/plain" => TypedResults.Text(ToText(transcript), "text/plain", Encoding.UTF8),
            "text/html" => TypedResults.Text(ToHtml(transcript), "text/html", Encoding.UTF8),
            _ => TypedResults.Ok(transcript),
        };
    }

    private static string ToText(Response transcript)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{transcript.Reference}  {transcript.Subject}\n");
        foreach (var entry in transcript.Entries)
            text.Append(CultureInfo.InvariantCulture, $"\n{Time(entry.At)}  {NameOf(entry)}\n{entry.Body}\n");
        return text.ToString();
    }

    private static string ToHtml(Response transcript)
    {
        var html = new StringBuilder();
        var title = WebUtility.HtmlEncode($"{transcript.Reference}  {transcript.Subject}");
        html.Append(
            CultureInfo.InvariantCulture,
            $"<!doctype html>\n<html lang=\"{CultureInfo.CurrentUICulture.Name}\">\n<head><meta charset=\"utf-8\"><title>{title}</title></head>\n<body>\n<h1>{title}</h1>\n"
        );
        foreach (var entry in transcript.Entries)
            html.Append(
                CultureInfo.InvariantCulture,
                $"<article>\n<h2>{WebUtility.HtmlEncode(NameOf(entry))} · <time datetime=\"{entry.At:yyyy-MM-dd'T'HH:mm:ss'Z'}\">{Time(entry.At)}</time></h2>\n<p style=\"white-space: pre-wrap\">{WebUtility.HtmlEncode(entry.Body)}</p>\n</article>\n"
            );
        return html.Append("</body>\n</html>\n").ToString();
    }

    private static string NameOf(Entry entry) => entry.Author is AuthorKind.Customer ? Customer.Current : entry.Name ?? Support.Current;

    private static string Time(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static readonly LocalizedText Customer = new("Customer", "客户", "Client", "Kunde");

    private static readonly LocalizedText Support = new("Support", "客服", "Support", "Support");
}
