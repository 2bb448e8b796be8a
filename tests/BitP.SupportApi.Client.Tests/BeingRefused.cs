using System.Net;

namespace BitP.SupportApi.Client.Tests;

public sealed class BeingRefused
{
    [Fact]
    public async Task What_is_not_valid_is_named()
    {
        var app = await SupportApp.SharedAsync();
        using var partner = await app.NewPartnerClientAsync();
        var request = Callers.Case();
        request.Subject = "";

        var refused = await Assert.ThrowsAsync<ValidationFailedException>(() => partner.Tickets.OpenAsync(request, new() { Language = "de" }));

        Assert.Equal((HttpStatusCode.BadRequest, "validation_failed"), (refused.Status, refused.Code));
        Assert.Equal("required", Assert.Single(refused.Errors["subject"]).Code);
        Assert.NotEmpty(refused.TraceId!);
        Assert.Contains(refused.TraceId!, refused.Message, StringComparison.Ordinal);
        Assert.Contains("ungültig", refused.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_message_says_what_is_wrong_with_what_and_what_to_quote()
    {
        var app = await SupportApp.SharedAsync();
        using var partner = await app.NewPartnerClientAsync();
        var request = Callers.Case();
        (request.Subject, request.Customer!.Email) = ("", "anna");

        var refused = await Assert.ThrowsAsync<ValidationFailedException>(() => partner.Tickets.OpenAsync(request));

        var faults = refused.Errors.SelectMany(e => e.Value, (member, error) => $"{member.Key}: {error.Message} ({error.Code})").ToArray();
        Assert.Equal(2, faults.Length);
        Assert.Equal($"{refused.Title} {refused.Detail} {string.Join(' ', faults)} (400 validation_failed, trace {refused.TraceId})", refused.Message);
    }

    [Fact]
    public async Task Who_could_not_be_reached_is_named()
    {
        using var api = new FakeApi(FakeApi.Broken);
        using var client = api.Client(o => o.MaxRetries = 0);
        using var nobody = new SupportApiClient(
            new()
            {
                BaseAddress = new($"http://127.0.0.1:{FreePort()}"),
                ApiKey = "bitp_test_key",
                MaxRetries = 0,
            }
        );

        var broken = await Assert.ThrowsAsync<NoAnswerException>(() => client.Tickets.GetAsync("BP-1"));
        var refused = await Assert.ThrowsAsync<NoAnswerException>(() => nobody.Tickets.GetAsync("BP-1"));

        Assert.Equal("The API at https://support.example/ could not be reached: The connection was closed.", broken.Message);
        Assert.StartsWith("The API at http://127.0.0.1:", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("BP-1", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_kind_of_refusal_has_its_exception()
    {
        var app = await SupportApp.SharedAsync();
        using var partner = await app.NewPartnerClientAsync();
        using var nobody = app.Client("bitp_test_unknown");
        var ticket = await partner.Tickets.OpenAsync(Callers.Case());

        var unauthorized = await Assert.ThrowsAsync<UnauthorizedException>(() => nobody.Tickets.GetAsync(ticket.Id));
        var forbidden = await Assert.ThrowsAsync<ForbiddenException>(() => partner.Partners.ListAsync());
        var absent = await Assert.ThrowsAsync<NotFoundException>(() => partner.Tickets.GetAsync("BP-1"));
        var duplicate = await Assert.ThrowsAsync<ConflictException>(() => partner.Tickets.OpenAsync(Callers.Case()));
        var step = await Assert.ThrowsAsync<ConflictException>(() => partner.Tickets.ReopenAsync(ticket.Id));
        var reused = await Assert.ThrowsAsync<SupportApiException>(async () =>
        {
            await partner.Tickets.ReplyAsync(ticket.Id, new() { Body = "One" }, new() { IdempotencyKey = "same" });
            await partner.Tickets.ReplyAsync(ticket.Id, new() { Body = "Two" }, new() { IdempotencyKey = "same" });
        });

        Assert.Equal("credential_invalid", unauthorized.Code);
        Assert.Equal("actor_not_allowed", forbidden.Code);
        Assert.Equal("ticket_not_found", absent.Code);
        Assert.Equal(("ticket_duplicate", ticket.Reference), (duplicate.Code, duplicate.Existing?.Reference));
        Assert.Equal("ticket_status_not_allowed", step.Code);
        Assert.Equal(["solve"], step.AllowedTransitions);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "idempotency_key_reused"), (reused.Status, reused.Code));
    }

    [Theory]
    [InlineData("<html>Bad gateway</html>", "text/html", 502)]
    [InlineData("""{ "title": "half a prob""", "application/problem+json", 500)]
    [InlineData("""{ "title": "Not one of ours" }""", "application/problem+json", 503)]
    [InlineData("", "text/plain", 504)]
    public async Task What_a_proxy_answers_is_a_failure_of_the_server(string body, string mediaType, int status)
    {
        using var api = new FakeApi(FakeApi.Text(body, mediaType, status));
        using var client = api.Client(o => o.MaxRetries = 0);

        var failed = await Assert.ThrowsAsync<ServerFailedException>(() => client.Tickets.GetAsync("BP-1"));

        Assert.Equal((HttpStatusCode)status, failed.Status);
        Assert.Null(failed.Code);
        Assert.Null(failed.Problem);
    }

    [Theory]
    [InlineData("<html>Please sign in</html>", "text/html")]
    [InlineData("""{ "id": "no ticket" }""", "application/json")]
    [InlineData("null", "application/json")]
    public async Task A_success_that_is_no_answer_of_the_API_is_told_as_such(string body, string mediaType)
    {
        using var api = new FakeApi(FakeApi.Text(body, mediaType, 200));
        using var client = api.Client();

        var failed = await Assert.ThrowsAsync<SupportApiException>(() => client.Tickets.GetAsync("BP-1"));

        Assert.Equal(HttpStatusCode.OK, failed.Status);
        Assert.NotNull(failed.InnerException);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        var app = await SupportApp.SharedAsync();
        using var listener = new HttpListener();
        var port = FreePort();
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        listener.Start();
        var answer = Task.Run(async () =>
        {
            var context = await listener.GetContextAsync();
            context.Response.Redirect(app.Address + "v1/problems");
            context.Response.Close();
        });
        using var client = new SupportApiClient(new() { BaseAddress = new($"http://127.0.0.1:{port}"), ApiKey = "bitp_demo_partner_a" });

        var refused = await Assert.ThrowsAsync<SupportApiException>(() => client.Problems.ListAsync());

        await answer;
        Assert.Equal(HttpStatusCode.Redirect, refused.Status);
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData(" ")]
    [InlineData("")]
    public async Task What_names_no_resource_is_not_sent(string id)
    {
        using var api = new FakeApi(FakeApi.Json("{}"));
        using var client = api.Client();

        await Assert.ThrowsAsync<ArgumentException>(() => client.Tickets.GetAsync(id));

        Assert.Empty(api.Requests);
    }

    [Fact]
    public async Task Strange_names_stay_one_segment_of_the_path()
    {
        using var api = new FakeApi(FakeApi.Refusal(404, "ticket_not_found"));
        using var client = api.Client();

        await Assert.ThrowsAsync<NotFoundException>(() => client.Tickets.GetAsync("BP-1/../../v1/partners?x=#é"));

        Assert.Equal("/v1/tickets/BP-1%2F..%2F..%2Fv1%2Fpartners%3Fx%3D%23%C3%A9", api.Requests.Single().PathAndQuery);
    }

    private static int FreePort()
    {
        using var socket = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}
