using System.Globalization;

namespace BitP.SupportApi.Tests.Platform.Credentials;

/// <summary>Limits are shown before they are reached, and end by themselves.</summary>
public sealed class CallingTooOften
{
    [Fact]
    public async Task Every_answer_says_what_is_left()
    {
        await using var app = await SupportApp.StartAsync(("RateLimits:PerMinute", "600"), ("RateLimits:AnonymousPerMinute", "300"));
        Answer[] known =
        [
            await app.PartnerA.GetAsync("/v1/tickets"),
            await app.PartnerA.GetAsync("/v1/tickets/x"),
            await app.PartnerA.GetAsync("/v1/nothing"),
            await app.PartnerA.GetAsync("/v1/agents"),
            await app.PartnerA.PostAsync("/v1/tickets", new { }),
            await app.PartnerA.SendRawAsync(HttpMethod.Post, "/v1/tickets", "{"),
            await app.PartnerA.SendRawAsync(HttpMethod.Post, "/v1/tickets", new byte[300_000]),
            await app.PartnerA.SendAsync(HttpMethod.Delete, "/v1/tickets", null),
        ];
        Answer[] strangers =
        [
            await app.Anonymous.GetAsync("/v1/tickets"),
            await app.With("nonsense").GetAsync("/v1/tickets"),
            await app.Anonymous.GetAsync("/v1/problems"),
        ];

        Assert.Equal([200, 404, 404, 403, 400, 400, 413, 405], known.Select(a => a.Status));
        Assert.All(known, a => Assert.Equal("\"credential\";q=600;w=60", a.Header("RateLimit-Policy")));
        Assert.All(strangers, a => Assert.Equal("\"anonymous\";q=300;w=60", a.Header("RateLimit-Policy")));
        Assert.All(known.Concat(strangers), a => Assert.InRange(Left(a), 1, 600));
    }

    [Fact]
    public async Task Too_many_are_refused_until_there_is_room_again()
    {
        await using var app = await SupportApp.StartAsync(("RateLimits:PerMinute", "60"));
        var refused = await UntilAsync(() => app.PartnerA.GetAsync("/v1/tickets"), a => a.Status == 429);

        refused.ShouldBeProblem(429, "rate_limited");
        // One may have come back between the refusal and the count.
        Assert.InRange(Left(refused), 0, 1);
        Assert.InRange(int.Parse(refused.Header("Retry-After")!, CultureInfo.InvariantCulture), 1, 60);
        Assert.Equal("\"credential\";q=60;w=60", refused.Header("RateLimit-Policy"));
        (await app.PartnerB.GetAsync("/v1/tickets")).ShouldBe(200);
        (await app.Anonymous.GetAsync("/v1/problems")).ShouldBe(200);

        await UntilAsync(() => app.PartnerA.GetAsync("/v1/tickets"), a => a.Status == 200);
    }

    [Fact]
    public async Task What_is_refused_is_not_done()
    {
        await using var app = await SupportApp.StartAsync(("RateLimits:PerMinute", "60"));
        var made = 0;
        await UntilAsync(
            async () =>
            {
                var answer = await app.PartnerA.PostAsync("/v1/customers", new { externalId = $"c-{made}" });
                if (answer.Status == 201)
                    made++;
                return answer;
            },
            a => a.Status == 429
        );

        var seen = (await app.Agent.GetAsync("/v1/customers?limit=200")).Items.Count(c =>
            c!["externalId"]!.GetValue<string>().StartsWith("c-", StringComparison.Ordinal)
        );

        Assert.Equal(made, seen);
    }

    [Fact]
    public async Task Strangers_at_one_address_share_a_limit_which_no_credential_suffers_from()
    {
        await using var app = await SupportApp.StartAsync(("RateLimits:AnonymousPerMinute", "20"));
        var i = 0;
        var refused = await UntilAsync(() => app.With($"bitp_guess_{i++}").GetAsync("/v1/tickets"), a => a.Status == 429);

        refused.ShouldBeProblem(429, "rate_limited");
        Assert.Equal("\"anonymous\";q=20;w=60", refused.Header("RateLimit-Policy"));
        Assert.True((await app.Anonymous.GetAsync("/v1/tickets")).Status is 429 or 401);
        (await app.PartnerA.GetAsync("/v1/tickets")).ShouldBe(200);
    }

    private static int Left(Answer answer)
    {
        var header = answer.Header("RateLimit");
        Assert.NotNull(header);
        return int.Parse(header.Split("r=")[1].Split(';')[0], CultureInfo.InvariantCulture);
    }

    private static async Task<Answer> UntilAsync(Func<Task<Answer>> send, Func<Answer, bool> holds)
    {
        using var timeout = new CancellationTokenSource(Polling.Patience);
        while (true)
        {
            var answer = await send();
            if (holds(answer))
                return answer;
            timeout.Token.ThrowIfCancellationRequested();
        }
    }
}
