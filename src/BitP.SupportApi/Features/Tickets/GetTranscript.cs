using System.Globalization;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;
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
public sealed class GetTranscript(SupportDbContext db) : ApiEndpoint<Results<GetTranscript.Transcript, Error>>
{
    private const int MessagesAtOnce = 20;
    private static readonly string[] Types = ["application/json", "text/plain", "text/html"];

    /// <summary>The conversation of a ticket, as the customer saw it.</summary>
    /// <param name="Reference">The ticket's human reference.</param>
    /// <param name="Subject">What it is about.</param>
    /// <param name="OpenedAt">When it was opened (UTC).</param>
    /// <param name="Status">Where it stands.</param>
    /// <param name="Entries">The description, unless it is a follow-up's, and all public messages, oldest first.</param>
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
    /// As JSON, plain text or HTML, by <c>Accept</c>; the words around the messages follow <c>Accept-Language</c>. Internal notes are never in it. In plain text
    /// each line that somebody wrote begins with <c>&gt;</c> and no other line does, but for the first, in which the subject begins; long lines go on in the next one. Marks that turn the direction of writing
    /// around are left out of text and HTML. The description of a follow-up, which only names the ticket before, is not in it.
    /// </remarks>
    public override async Task<Results<Transcript, Error>> AnswerAsync(CancellationToken ct)
    {
        var ticketId = Key<TicketKey>("ticketId");
        HttpContext.Response.Headers.AppendCommaSeparatedValues(HeaderNames.Vary, HeaderNames.Accept);
        if (ContentNegotiation.Choose(HttpContext.Request.Headers.Accept, Types) is not { } type)
            return PlatformErrors.NotAcceptable;
        var ticket = await ticketId.In(db.Visible<Ticket>()).AsNoTracking().SingleOrDefaultAsync(ct);
        if (ticket is null)
            return TicketErrors.NotFound;
        return new Transcript(type, new(ticket.Reference, ticket.Subject, ticket.CreatedAt, ticket.Status, []), EntriesAsync(ticket, ct));
    }

    // Page by page, so that neither the whole is in memory nor a connection is held for as long as somebody takes to read it.
    private async IAsyncEnumerable<Entry> EntriesAsync(Ticket ticket, [EnumeratorCancellation] CancellationToken ct)
    {
        // Nobody said the description of a follow-up.
        if (ticket.FollowUpOf is null)
            yield return new(ticket.CreatedAt, AuthorKind.Customer, null, ticket.Description);
        for (long after = 0; ; )
        {
            var page = await db.Set<TicketMessage>()
                .Where(m => m.TicketId == ticket.Id && m.Visibility == MessageVisibility.Public && m.Sequence > after)
                .OrderBy(m => m.Sequence)
                .Take(MessagesAtOnce)
                .Select(m => new { m.Sequence, Entry = new Entry(m.CreatedAt, m.AuthorKind, m.AuthorName, m.Body) })
                .ToListAsync(ct);
            foreach (var message in page)
                yield return message.Entry;
            if (page.Count < MessagesAtOnce)
                yield break;
            after = page[^1].Sequence;
        }
    }

    /// <summary>A transcript, which is written while it is read.</summary>
    public sealed class Transcript : IResult
    {
        private static readonly LocalizedText Customer = new("Customer", "客户", "Client", "Kunde");
        private static readonly LocalizedText Support = new("Support", "客服", "Support", "Support");

        private readonly string _type;
        private readonly Response _head;
        private readonly IAsyncEnumerable<Entry> _entries;

        internal Transcript(string type, Response head, IAsyncEnumerable<Entry> entries) => (_type, _head, _entries) = (type, head, entries);

        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.ContentType = $"{_type}; charset=utf-8";
            if (_type == Types[0])
                return WriteJsonAsync(response.BodyWriter, httpContext.RequestAborted);
            response.Headers.ContentLanguage = CultureInfo.CurrentUICulture.Name;
            if (_type == Types[2])
                AnswerHeaders.SendsHtml(response);
            DocumentWriter document = _type == Types[1] ? new TextDocument(response.BodyWriter) : new HtmlDocument(response.BodyWriter);
            return WriteAsync(document, response.BodyWriter, httpContext.RequestAborted);
        }

        private async Task WriteAsync(DocumentWriter document, PipeWriter body, CancellationToken ct)
        {
            document.Begin(_head.Reference, _head.Subject);
            await foreach (var entry in _entries.WithCancellation(ct))
            {
                if (entry.Author is AuthorKind.Customer)
                    document.Say(entry.At, Customer.Current, null, entry.Body);
                else
                    document.Say(entry.At, Support.Current, entry.Name, entry.Body);
                await body.FlushAsync(ct);
            }
            document.End();
        }

        // The entries are the last member, and the head has none.
        private async Task WriteJsonAsync(PipeWriter body, CancellationToken ct)
        {
            var head = JsonSerializer.SerializeToUtf8Bytes(_head, ApiJson.Options);
            var end = "]}"u8.Length;
            await body.WriteAsync(head.AsMemory(..^end), ct);
            var isFirst = true;
            await foreach (var entry in _entries.WithCancellation(ct))
            {
                if (!isFirst)
                    await body.WriteAsync(Comma, ct);
                isFirst = false;
                await JsonSerializer.SerializeAsync(body, entry, ApiJson.Options, ct);
            }
            await body.WriteAsync(head.AsMemory(^end..), ct);
        }

        private static readonly byte[] Comma = [(byte)','];
    }
}
