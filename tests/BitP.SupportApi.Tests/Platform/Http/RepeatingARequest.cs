using System.Text;
using BitP.SupportApi.Tests.Contract;

namespace BitP.SupportApi.Tests.Platform.Http;

/// <summary>A retry with the same <c>Idempotency-Key</c> has no second effect and gets the first answer.</summary>
public sealed class RepeatingARequest
{
    private static readonly object Ticket = new
    {
        subject = "Printer on fire",
        description = "It burns.",
        category = "other",
        channel = "web",
        customer = new { externalId = "first" },
        allowDuplicate = true,
    };

    [Fact]
    public async Task The_first_answer_comes_again()
    {
        var ground = await Ground.PrepareAsync();
        var key = NewKey();

        var first = await ground.Partner.PostAsync("/v1/tickets", Ticket, key);
        var again = await ground.Partner.PostAsync("/v1/tickets", Ticket, key);

        first.ShouldBe(201);
        Assert.Null(first.Header("Idempotency-Replayed"));
        ShouldReplay(first, again);
        Assert.Equal(2, (await ground.Partner.GetAsync("/v1/tickets")).Items.Count);
    }

    [Fact]
    public async Task Another_body_is_refused()
    {
        var ground = await Ground.PrepareAsync();
        var key = NewKey();
        (await ground.Partner.PostAsync("/v1/customers", new { externalId = "a" }, key)).ShouldBe(201);
        var before = await ground.SnapshotAsync();

        foreach (var body in new object[] { new { externalId = "b" }, new { externalId = "a", name = "A" }, new { externalId = "A" } })
            (await ground.Partner.PostAsync("/v1/customers", body, key)).ShouldBeProblem(422, "idempotency_key_reused");

        Assert.Equal(before, await ground.SnapshotAsync());
    }

    [Fact]
    public async Task A_body_that_was_left_out_is_another_than_an_empty_one()
    {
        var ground = await Ground.PrepareAsync();
        var key = NewKey();
        (await ground.App.Agent.PostAsync($"/v1/tickets/{ground.Ticket}/hold", null, key)).ShouldBe(200);

        (await ground.App.Agent.PostAsync($"/v1/tickets/{ground.Ticket}/hold", new { }, key)).ShouldBeProblem(422, "idempotency_key_reused");
        (await ground.App.Agent.PostAsync($"/v1/tickets/{ground.Ticket}/hold", null, key)).ShouldBe(200);
    }

    [Fact]
    public async Task Another_path_or_method_or_precondition_is_refused()
    {
        var ground = await Ground.PrepareAsync();
        var other = (await ground.Partner.OpenTicketAsync()).Text("id");
        var key = NewKey();
        (await ground.App.Agent.PostAsync($"/v1/tickets/{ground.Ticket}/hold", new { reason = "x" }, key)).ShouldBe(200);
        var before = await ground.SnapshotAsync();

        (await ground.App.Agent.PostAsync($"/v1/tickets/{other}/hold", new { reason = "x" }, key)).ShouldBeProblem(422, "idempotency_key_reused");
        (await ground.App.Agent.PostAsync($"/v1/tickets/{ground.Ticket}/solve", new { reason = "x" }, key)).ShouldBeProblem(422, "idempotency_key_reused");
        (await ground.App.Agent.PostAsync($"/v1/tickets/{ground.Ticket}/hold", new { reason = "x" }, key, ("If-Match", "\"1\""))).ShouldBeProblem(
            422,
            "idempotency_key_reused"
        );
        (await ground.App.Agent.PatchAsync($"/v1/tickets/{ground.Ticket}", new { subject = "x" }, key, ("If-Match", "*"))).ShouldBeProblem(
            422,
            "idempotency_key_reused"
        );

        Assert.Equal(before, await ground.SnapshotAsync());
    }

    [Fact]
    public async Task Each_credential_has_its_own_keys()
    {
        var (one, two) = (await Ground.PrepareAsync(), await Ground.PrepareAsync());
        var key = NewKey();

        var first = await one.Partner.PostAsync("/v1/tickets", Ticket, key);
        var second = await two.Partner.PostAsync("/v1/tickets", Ticket, key);
        var customers = await one.Customer.PostAsync(
            "/v1/tickets",
            new
            {
                subject = "x",
                description = "x",
                category = "login",
                channel = "app",
            },
            key
        );

        foreach (var answer in new[] { first, second, customers })
        {
            answer.ShouldBe(201);
            Assert.Null(answer.Header("Idempotency-Replayed"));
        }
        Assert.NotEqual(first.Text("id"), second.Text("id"));
    }

    [Fact]
    public async Task White_space_and_the_order_of_members_make_no_difference()
    {
        var ground = await Ground.PrepareAsync();
        var key = NewKey();
        string[] spellings =
        [
            """{"subject":"x","description":"y","category":"withdrawal_pending","channel":"web","customer":{"externalId":"o","name":"n"},"fields":{"orderId":"1","otherPlatform":"BTC"}}""",
            """
                { "fields" : { "otherPlatform" : "BTC", "orderId" : "1" },
                  "customer" : { "name" : "n", "externalId" : "\u006f" },
                  "channel" : "web", "category" : "withdrawal_pending", "description" : "y", "subject" : "x", "tags" : null }
                """,
        ];

        var answers = new List<Answer>();
        foreach (var spelling in spellings)
            answers.Add(
                await ground.Partner.SendRawAsync(HttpMethod.Post, "/v1/tickets", Encoding.UTF8.GetBytes(spelling), "application/json; charset=utf-8", key)
            );

        answers[0].ShouldBe(201);
        ShouldReplay(answers[0], answers[1]);
    }

    [Fact]
    public async Task A_refusal_comes_again_even_if_it_would_succeed_now()
    {
        var ground = await Ground.PrepareAsync();
        var close = $"/v1/tickets/{ground.Ticket}/close";
        var key = NewKey();
        var refused = await ground.Partner.PostAsync(close, new { }, key);
        refused.ShouldBeProblem(409, "ticket_status_not_allowed");
        (await ground.Partner.PostAsync($"/v1/tickets/{ground.Ticket}/solve")).ShouldBe(200);

        var again = await ground.Partner.PostAsync(close, new { }, key);

        ShouldReplay(refused, again);
        Assert.Equal("application/problem+json", again.ContentType);
        Assert.Equal("solved", (await ground.Partner.GetAsync($"/v1/tickets/{ground.Ticket}")).Text("status"));
        (await ground.Partner.PostAsync(close, new { }, NewKey())).ShouldBe(200);
    }

    [Fact]
    public async Task A_request_that_was_not_valid_is_not_remembered()
    {
        var ground = await Ground.PrepareAsync();
        var (ticket, unknown, patch) = (NewKey(), NewKey(), NewKey());

        (await ground.Partner.PostAsync("/v1/customers", new { externalId = "" }, ticket)).ShouldRefuse("externalId", "required");
        (await ground.Partner.PostAsync("/v1/customers", new { externalId = "right" }, ticket)).ShouldBe(201);

        object Of(Guid customer) =>
            new
            {
                subject = "x",
                description = "x",
                category = "login",
                channel = "web",
                customerId = customer,
            };
        (await ground.Partner.PostAsync("/v1/tickets", Of(Guid.NewGuid()), unknown)).ShouldRefuse("customerId", "not_found");
        (await ground.Partner.PostAsync("/v1/tickets", Of(Guid.Parse(ground.CustomerId)), unknown)).ShouldBe(201);

        var path = $"/v1/customers/{ground.CustomerId}";
        (await ground.Partner.PatchAsync(path, new { email = "nonsense" }, patch, ("If-Match", "*"))).ShouldRefuse("email", "email");
        (await ground.Partner.PatchAsync(path, new { email = "a@example.com" }, patch, ("If-Match", "*"))).ShouldBe(200);
    }

    [Fact]
    public async Task Sixteen_at_once_have_one_effect_and_one_answer()
    {
        var ground = await Ground.PrepareAsync();
        var key = NewKey();

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => ground.Partner.PostAsync("/v1/tickets", Ticket, key)));

        Assert.All(answers, a => a.ShouldBe(201));
        Assert.Single(answers.Select(a => (a.Raw, a.ETag, a.Header("Location"))).Distinct());
        Assert.Single(answers, a => a.Header("Idempotency-Replayed") is null);
        Assert.Equal(2, (await ground.Partner.GetAsync("/v1/tickets")).Items.Count);
    }

    [Fact]
    public async Task Sixteen_at_once_with_different_bodies_have_one_effect()
    {
        var ground = await Ground.PrepareAsync();
        var key = NewKey();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(i => ground.Partner.PostAsync("/v1/customers", new { externalId = $"at-once-{i}" }, key))
        );

        Assert.Single(answers, a => a.Status == 201);
        Assert.All(answers.Where(a => a.Status != 201), a => a.ShouldBeProblem(422, "idempotency_key_reused"));
        Assert.Equal(2, (await ground.Partner.GetAsync("/v1/customers")).Items.Count);
    }

    [Fact]
    public async Task A_change_is_made_once_too()
    {
        var ground = await Ground.PrepareAsync();
        var path = $"/v1/tickets/{ground.Ticket}";
        var key = NewKey();

        var first = await ground.Partner.PatchAsync(path, new { subject = "Once" }, key, ("If-Match", "\"1\""));
        (await ground.Partner.PatchAsync(path, new { subject = "Twice" }, ("If-Match", "*"))).ShouldBe(200);
        var again = await ground.Partner.PatchAsync(path, new { subject = "Once" }, key, ("If-Match", "\"1\""));

        first.ShouldBe(200);
        ShouldReplay(first, again);
        Assert.Equal("Twice", (await ground.Partner.GetAsync(path)).Text("subject"));
    }

    [Fact]
    public async Task A_message_is_sent_once()
    {
        var ground = await Ground.PrepareAsync();
        var path = $"/v1/tickets/{ground.Ticket}/messages";
        var key = NewKey();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ground.Partner.PostAsync(path, new { body = "Hello?" }, key)));

        Assert.Single(answers.Select(a => (a.Status, a.Raw, a.Header("Location"))).Distinct());
        Assert.Single((await ground.Partner.GetAsync(path)).Items);
    }

    [Fact]
    public async Task A_secret_comes_again_to_the_same_caller_and_is_kept_out_of_caches()
    {
        var ground = await Ground.PrepareAsync();
        var path = $"/v1/customers/{ground.CustomerId}/tokens";
        var key = NewKey();

        var first = await ground.Partner.PostAsync(path, new { }, key);
        var again = await ground.Partner.PostAsync(path, new { }, key);

        first.ShouldBe(201);
        ShouldReplay(first, again);
        Assert.Equal(("no-store", "no-store"), (first.Header("Cache-Control"), again.Header("Cache-Control")));
        (await ground.App.With(again.Text("token")).GetAsync("/v1/tickets")).ShouldBe(200);
    }

    [Fact]
    public async Task Another_node_and_a_restart_know_it_too()
    {
        await using var app = await SupportApp.StartAsync();
        var ground = await Ground.PrepareAsync(app);
        var key = NewKey();
        var first = await ground.Partner.PostAsync("/v1/tickets", Ticket, key);

        await using var second = await app.StartSecondNodeAsync();
        var again = await second.With(ground.Partner.Key).PostAsync("/v1/tickets", Ticket, key);
        var another = await second.With(ground.Partner.Key).PostAsync("/v1/customers", new { externalId = "x" }, key);

        first.ShouldBe(201);
        ShouldReplay(first, again);
        another.ShouldBeProblem(422, "idempotency_key_reused");
    }

    [Fact]
    public async Task It_is_remembered_for_a_day()
    {
        await using var app = await SupportApp.StartAsync();
        var ground = await Ground.PrepareAsync(app);
        var key = NewKey();
        await app.StopClockAsync();
        var first = await ground.Partner.PostAsync("/v1/tickets", Ticket, key);

        await app.AdvanceAsync("PT24H");
        ShouldReplay(first, await ground.Partner.PostAsync("/v1/tickets", Ticket, key));
        await app.AdvanceAsync("PT1S");
        var later = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ground.Partner.PostAsync("/v1/tickets", Ticket, key)));

        Assert.All(later, a => a.ShouldBe(201));
        Assert.Single(later.Select(a => a.Raw).Distinct());
        Assert.NotEqual(first.Text("id"), later[0].Text("id"));
        Assert.Equal(3, (await ground.Partner.GetAsync("/v1/tickets")).Items.Count);
    }

    public static TheoryData<string> Endings => [.. Document.Committed().Where(o => o.Successes.Contains(204)).Select(o => o.Id)];

    [Theory]
    [MemberData(nameof(Endings))]
    public async Task An_answer_without_a_body_leaves_the_connection_to_the_next_request(string name)
    {
        var ground = await Ground.PrepareAsync();
        var operation = Document.Committed().Single(o => o.Id == name);
        var path = await ground.FillAsync(operation.Aim);
        var address = ground.App.Address;
        var body = Operation.All.SingleOrDefault(o => o.Name == name)?.Full.Json;
        var length = body is null ? "" : $"Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n";
        var request =
            $"{operation.Method} {path} HTTP/1.1\r\nHost: {address.Authority}\r\nX-Api-Key: bitp_demo_admin\r\nIf-Match: *\r\nIdempotency-Key: {Guid.NewGuid()}\r\n{length}\r\n{body}";
        var last = $"GET /health/live HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: close\r\n\r\n";

        var (_, text) = await RawHttp.SendAsync(address, Encoding.ASCII.GetBytes(request + request + last));

        var answers = text.Split("HTTP/1.1 ", StringSplitOptions.RemoveEmptyEntries);
        Assert.True(answers.Length == 3, text);
        Assert.All(answers[..2], a => Assert.StartsWith("204 ", a));
        Assert.All(answers[..2], a => Assert.EndsWith("\r\n\r\n", a)); // and nothing after its headers
        Assert.Equal([false, true], answers[..2].Select(a => a.Contains("Idempotency-Replayed: true", StringComparison.OrdinalIgnoreCase)));
        Assert.StartsWith("200 ", answers[2]);
        Assert.Contains("Healthy", answers[2]);
    }

    private static (string, string) NewKey() => ("Idempotency-Key", Guid.NewGuid().ToString());

    private static void ShouldReplay(Answer first, Answer again)
    {
        Assert.Equal(
            (first.Status, first.Raw, first.ContentType, first.ETag, first.Header("Location")),
            (again.Status, again.Raw, again.ContentType, again.ETag, again.Header("Location"))
        );
        Assert.Equal("true", again.Header("Idempotency-Replayed"));
    }
}
