// The least work that the measured operations can be on this stack: Kestrel with nothing above it, hand-written prepared SQL, source-generated JSON.
// It answers what the product answers, from one row for each ticket and one for each event, and knows no rights, no rules, no search, no audit.
//
//   Yardstick --store sqlite|postgresql --connection CONNECTION-STRING --port N [--template FILE --tickets N]
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BitP.SupportApi.Load.Yardstick;

var options = args.Chunk(2).ToDictionary(pair => pair[0].TrimStart('-'), pair => pair[1]);
var connection = options["connection"];
await using IStore store = options["store"] is "postgresql" ? new PostgreSqlStore(connection) : new SqliteStore(connection);
var tickets = long.Parse(options.GetValueOrDefault("tickets", "0"), CultureInfo.InvariantCulture);
await store.PrepareAsync(Template.Multiply(options.GetValueOrDefault("template"), tickets));

var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.AddServerHeader = false;
    kestrel.ListenLocalhost(int.Parse(options["port"], CultureInfo.InvariantCulture));
});
var app = builder.Build();
const string Key = "Bearer bitp_demo_partner_a";

app.MapGet("/health/ready", () => "Healthy");

app.MapPost(
    "/v1/tickets",
    (RequestDelegate)(
        async context =>
        {
            if (!Allowed(context))
                return;
            var ticket = await JsonSerializer.DeserializeAsync(context.Request.Body, Json.Relaxed.NewTicket, context.RequestAborted);
            if (ticket?.Subject is null || ticket.Customer?.ExternalId is null)
            {
                context.Response.StatusCode = 400;
                return;
            }
            var opened = await store.CreateAsync(ticket);
            context.Response.StatusCode = 201;
            context.Response.Headers.Location = $"/v1/tickets/{opened.Id}";
            await WriteAsync(context, opened, Json.Relaxed.TicketJson);
        }
    )
);
app.MapGet(
    "/v1/tickets/{reference}",
    (RequestDelegate)(
        async context =>
        {
            if (!Allowed(context))
                return;
            if (await store.GetAsync(NumberOf(context)) is { } ticket)
                await WriteAsync(context, ticket, Json.Relaxed.TicketJson);
            else
                context.Response.StatusCode = 404;
        }
    )
);
app.MapPost(
    "/v1/tickets/{reference}/messages",
    (RequestDelegate)(
        async context =>
        {
            if (!Allowed(context))
                return;
            var message = await JsonSerializer.DeserializeAsync(context.Request.Body, Json.Relaxed.NewMessage, context.RequestAborted);
            if (message?.Body is null)
                context.Response.StatusCode = 400;
            else if (await store.ReplyAsync(NumberOf(context), message.Body) is { } written)
            {
                context.Response.StatusCode = 201;
                context.Response.Headers.Location = $"/v1/tickets/{written.TicketId}/messages/{written.Id}";
                await WriteAsync(context, written, Json.Relaxed.MessageJson);
            }
            else
                context.Response.StatusCode = 404;
        }
    )
);
app.MapGet(
    "/v1/tickets",
    (RequestDelegate)(
        async context =>
        {
            if (!Allowed(context))
                return;
            var query = context.Request.Query;
            var before = long.TryParse(query["cursor"], out var cursor) ? cursor : long.MaxValue;
            var limit = int.TryParse(query["limit"], out var asked) && asked is > 0 and <= 200 ? asked : 50;
            var rows = await store.ListAsync(before, query["status"], limit);
            string? next = null;
            if (rows.Count > limit)
            {
                rows.RemoveAt(limit);
                next = rows[^1].Reference[3..];
                context.Response.Headers.Link = $"</v1/tickets?limit={limit}&cursor={next}>; rel=\"next\"";
            }
            await WriteAsync(context, new PageJson(rows, next), Json.Relaxed.PageJson);
        }
    )
);
await app.RunAsync();

static bool Allowed(HttpContext context)
{
    if (string.Equals(context.Request.Headers.Authorization, Key, StringComparison.Ordinal))
        return true;
    context.Response.StatusCode = 401;
    return false;
}

static long NumberOf(HttpContext context) => Tickets.Number((string?)context.Request.RouteValues["reference"]);

static Task WriteAsync<T>(HttpContext context, T value, JsonTypeInfo<T> type)
{
    var bytes = JsonSerializer.SerializeToUtf8Bytes(value, type);
    context.Response.ContentType = "application/json";
    context.Response.ContentLength = bytes.Length;
    return context.Response.Body.WriteAsync(bytes, 0, bytes.Length);
}
