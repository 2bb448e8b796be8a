using System.Net.Http.Headers;
using System.Text;

namespace BitP.SupportApi.Tests.Contract;

/// <summary>Every operation, called with the example that the contract gives for it, does what the contract says.</summary>
public sealed class TryingTheExamples
{
    // Those that the contract's examples speak of, which are not there.
    private const string ExampleAgent = "019aa9f2-3c40-7d11-9c3e-5b1f0a7e2d03";
    private const string ExampleSchedule = "019aa9f2-3c40-7d11-9c3e-5b1f0a7e2d09";
    private const string ExampleRotation = "019aa9f2-3c40-7d11-9c3e-5b1f0a7e2d0a";
    private const string ExampleOtherAgent = "019aa9f2-3c40-7d11-9c3e-5b1f0a7e2d0e";

    [Fact]
    public async Task Every_example_works_as_it_stands()
    {
        await using var app = await SupportApp.StartAsync();
        var operations = Document.Operations((await app.Anonymous.GetAsync("/openapi/v1.json")).Json.AsObject()).ToArray();
        Assert.NotEmpty(operations);

        var failures = new List<string>();
        foreach (var operation in operations)
        {
            var answer = await TryAsync(app, operation);
            if (!operation.Successes.Contains(answer.Status))
                failures.Add($"{operation.Id}: {answer}");
        }

        Assert.Empty(failures);
    }

    private static async Task<Answer> TryAsync(SupportApp app, Operation operation)
    {
        var path = await FillAsync(app, operation) + operation.RequiredQuery;
        HttpContent? content = null;
        if (operation.Request is var (mediaType, example))
        {
            var body = Document.Text(example!);
            if (body.Contains(ExampleSchedule, StringComparison.Ordinal))
                body = body.Replace(ExampleSchedule, await OneAsync(app, "scheduleId", operation.Id), StringComparison.Ordinal);
            if (body.Contains(ExampleAgent, StringComparison.Ordinal))
            {
                var (rotation, agent, other) = await RotationAsync(app, operation.Id);
                body = body.Replace(ExampleRotation, rotation, StringComparison.Ordinal)
                    .Replace(ExampleAgent, agent, StringComparison.Ordinal)
                    .Replace(ExampleOtherAgent, other, StringComparison.Ordinal);
            }
            content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        }
        var headers = operation.Parameters.Where(p => p["in"]!.GetValue<string>() == "header" && p["required"]?.GetValue<bool>() is true);
        return await CallerOf(app, operation)
            .SendAsync(new(operation.Method), path, content, [.. headers.Select(h => (h["name"]!.GetValue<string>(), h["example"]!.GetValue<string>()))]);
    }

    private static Caller CallerOf(SupportApp app, Operation operation) =>
        operation.Callers switch
        {
            [] => app.Anonymous,
            var callers when callers.Contains("partner") => app.PartnerA,
            var callers when callers.Contains("agent") => app.Agent,
            var callers when callers.Contains("supervisor") => app.Supervisor,
            _ => app.Admin,
        };

    // Something that the operation can be done to.
    private static async Task<string> FillAsync(SupportApp app, Operation operation)
    {
        var path = operation.Path;
        var names = path.Split('{').Skip(1).Select(part => part.Split('}')[0]).ToArray();
        if (names is ["ticketId", ..])
        {
            var (ticket, message) = await TicketAsync(app, operation.Id);
            return path.Replace("{ticketId}", ticket, StringComparison.Ordinal).Replace("{messageId}", message, StringComparison.Ordinal);
        }
        if (names is ["scheduleId", "calendarLinkId"])
        {
            var schedule = await OneAsync(app, names[0], operation.Id);
            var link = await MadeAsync(app.Admin, $"/v1/schedules/{schedule}/calendar-links", new { name = operation.Id });
            return path.Replace("{scheduleId}", schedule, StringComparison.Ordinal).Replace("{calendarLinkId}", link, StringComparison.Ordinal);
        }
        if (path.StartsWith("/v1/duty-links/", StringComparison.Ordinal))
        {
            var link = await app.Admin.PostAsync("/v1/duty-links", new { name = operation.Id });
            link.ShouldBe(201);
            return path.Replace("{dutyLinkId}", link.Text("id"), StringComparison.Ordinal)
                .Replace("{token}", link.Text("url").Split('/')[^2], StringComparison.Ordinal);
        }
        return names is [var name] ? path.Replace($"{{{name}}}", await OneAsync(app, name, operation.Id), StringComparison.Ordinal) : path;
    }

    private static async Task<string> OneAsync(SupportApp app, string name, string operation) =>
        name switch
        {
            "customerId" => await MadeAsync(app.PartnerA, "/v1/customers", new { externalId = operation }),
            "agentId" => await MadeAsync(app.Admin, "/v1/agents", new { name = operation }),
            "teamId" => await MadeAsync(app.Admin, "/v1/teams", new { key = operation.ToLowerInvariant(), name = operation }),
            "partnerId" => await MadeAsync(app.Admin, "/v1/partners", new { name = operation }),
            "apiKeyId" => await ApiKeyAsync(app),
            "scheduleId" => await MadeAsync(
                app.Admin,
                "/v1/schedules",
                new
                {
                    name = operation,
                    timeZone = "Europe/Berlin",
                    weekly = new[]
                    {
                        new
                        {
                            days = new[] { "monday" },
                            from = "08:00",
                            to = "20:00",
                        },
                    },
                }
            ),
            "rotationId" => (await RotationAsync(app, operation)).Rotation,
            "shiftId" => await MadeAsync(
                app.Admin,
                "/v1/shifts",
                new
                {
                    agentId = await OneAsync(app, "agentId", operation),
                    kind = "shift",
                    to = DateTimeOffset.UtcNow.AddDays(3),
                    channels = new[] { "chat" },
                }
            ),
            "timeOffId" => await MadeAsync(
                app.Admin,
                "/v1/time-off",
                new { agentId = await OneAsync(app, "agentId", operation), to = DateTimeOffset.UtcNow.AddDays(3) }
            ),
            "announcementId" => await MadeAsync(
                app.Admin,
                "/v1/announcements",
                new
                {
                    kind = "other",
                    title = new { en = operation },
                    body = new { en = operation },
                }
            ),
            "category" => "other",
            "holidaySet" => "DE-BY",
            "token" => await CalendarTokenAsync(app, operation),
            "code" => "not_found",
            _ => throw new InvalidOperationException($"Nothing makes a {name}."),
        };

    // Two agents who take turns day by day.
    private static async Task<(string Rotation, string Agent, string Other)> RotationAsync(SupportApp app, string operation)
    {
        var (agent, other) = (await OneAsync(app, "agentId", operation), await OneAsync(app, "agentId", operation));
        var rotation = await MadeAsync(
            app.Admin,
            "/v1/rotations",
            new
            {
                name = operation,
                timeZone = "UTC",
                startsOn = "2026-01-01",
                turn = new { unit = "day" },
                agents = new[] { agent, other },
                channels = new[] { "chat" },
            }
        );
        return (rotation, agent, other);
    }

    private static async Task<(string Ticket, string Message)> TicketAsync(SupportApp app, string operation)
    {
        var ticket = await MadeAsync(
            app.PartnerA,
            "/v1/tickets",
            new
            {
                subject = operation,
                description = "For the example.",
                category = "other",
                channel = "web",
                customer = new { externalId = operation },
            }
        );
        var message = await MadeAsync(app.Agent, $"/v1/tickets/{ticket}/messages", new { body = "We are on it." });
        if (operation is "CloseTicket" or "ReopenTicket")
            (await app.Agent.PostAsync($"/v1/tickets/{ticket}/solve")).ShouldBe(200);
        return (ticket, message);
    }

    private static async Task<string> CalendarTokenAsync(SupportApp app, string operation)
    {
        var schedule = await OneAsync(app, "scheduleId", operation);
        var link = await app.Admin.PostAsync($"/v1/schedules/{schedule}/calendar-links", new { name = operation });
        link.ShouldBe(201);
        return link.Text("url").Split('/')[^2];
    }

    // A key of the partner itself, which both the partner and operators may see.
    private static async Task<string> ApiKeyAsync(SupportApp app)
    {
        var customer = await app.PartnerA.PostAsync("/v1/customers", new { externalId = "of-partner-a" });
        return await MadeAsync(
            app.Admin,
            "/v1/api-keys",
            new
            {
                name = "For the example",
                kind = "partner",
                partnerId = customer.Text("partnerId"),
            }
        );
    }

    private static async Task<string> MadeAsync(Caller caller, string path, object body)
    {
        var answer = await caller.PostAsync(path, body);
        answer.ShouldBe(201);
        return answer.Text("id");
    }
}
