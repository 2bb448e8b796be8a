using BitP.SupportApi.Tests.Contract;

namespace BitP.SupportApi.Tests.Platform.Http;

/// <summary>Queries that a list does not understand are refused with a reason; none is silently taken for something else.</summary>
public sealed class AskingForAList
{
    private static readonly IReadOnlyList<Described> Lists = [.. Document.Committed().Where(o => o.Parameter("limit") is not null)];

    public static TheoryData<string> Names => [.. Lists.Select(l => l.Id)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_limit_outside_of_1_to_200_is_refused(string list)
    {
        var (ground, caller, path, _) = await ToAsync(list);
        foreach (var limit in new[] { "0", "-1", "201", "2147483647", "-2147483648" })
            (await caller.GetAsync($"{path}?limit={limit}")).ShouldRefuse("limit", "out_of_range");
        foreach (var limit in new[] { "2147483648", "99999999999999999999", "1.5", "1e2", "0x10", "ten", "%31%30x", "NaN", "١" })
            (await caller.GetAsync($"{path}?limit={limit}")).ShouldRefuse("limit", "wrong_type");
        foreach (var limit in new[] { "1", "200" })
            (await caller.GetAsync($"{path}?limit={limit}")).ShouldBe(200);
        Assert.NotNull(ground);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_parameter_that_nobody_knows_is_refused_by_name(string list)
    {
        var (_, caller, path, _) = await ToAsync(list);
        foreach (var name in new[] { "surprise", "Limit", "LIMIT", "statu", "sort[]", "$filter", "customer" })
            (await caller.GetAsync($"{path}?{Uri.EscapeDataString(name)}=1")).ShouldRefuse(name, "unknown");
        (await caller.GetAsync($"{path}?%00=1")).ShouldRefuse("?", "unknown");
        (await caller.GetAsync($"{path}?=1")).ShouldBeProblem(400, "validation_failed");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_parameter_that_is_given_twice_is_refused_by_name(string list)
    {
        var (_, caller, path, cursor) = await ToAsync(list);
        (await caller.GetAsync($"{path}?limit=1&limit=1")).ShouldRefuse("limit", "duplicate");
        (await caller.GetAsync($"{path}?limit=1&limit=x")).ShouldRefuse("limit", "duplicate");
        (await caller.GetAsync($"{path}?{cursor}=a&{cursor}=b")).ShouldRefuse(cursor, "duplicate");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_cursor_that_the_list_did_not_give_out_is_refused(string list)
    {
        var (ground, caller, path, parameter) = await ToAsync(list);
        var others = new List<string>();
        foreach (var other in Lists.Where(l => l.Id != list))
            if (await CursorOfAsync(ground, other) is { } given)
                others.Add(given);
        var own = await CursorOfAsync(ground, Lists.Single(l => l.Id == list));
        Assert.True(others.Count >= 8, $"Only {others.Count} other lists have a second page.");
        var random = new Random(1);
        var madeUp = Enumerable
            .Range(1, 60)
            .Select(length =>
            {
                var bytes = new byte[length];
                random.NextBytes(bytes);
                return Base64(bytes);
            });
        var forged = new[]
        {
            "-createdAt",
            "-createdAt|1",
            "-createdAt|1|2|3",
            "-createdAt|99999999999999999999|1|00000000000000000000000000000000",
            "-createdAt|1|99999999999999999999|00000000000000000000000000000000",
            "-createdAt| 1|1|00000000000000000000000000000000",
            "-createdAt|1|1|00000000000000000000000000000000|",
            "|1|1|00000000000000000000000000000000",
            "' OR 1=1|1|1|00000000000000000000000000000000",
            "\0|\0|\0|\0",
        }.Select(text => Base64(System.Text.Encoding.UTF8.GetBytes(text)));
        var longest = Lists.Single(l => l.Id == list).Parameter(parameter)!["schema"]!["maxLength"]?.GetValue<int>() ?? int.MaxValue;
        foreach (
            var cursor in (string[])
                [
                    "x",
                    "null",
                    "0",
                    "-1",
                    "%00",
                    "====",
                    "a b",
                    "é",
                    "' OR 1=1 --",
                    new string('A', 100),
                    Guid.NewGuid().ToString(),
                    .. own is null ? [] : new[] { own[..^1], own[..(own.Length / 2)], own[1..], own + "A", own + own },
                    .. others,
                    .. madeUp,
                    .. forged,
                ]
        )
        {
            var answer = await caller.GetAsync($"{path}?{parameter}={Uri.EscapeDataString(cursor)}");
            Assert.True(answer.Status == 400, $"{cursor}: {answer}");
            if (cursor.Length > longest)
                answer.ShouldRefuse(parameter, "too_long");
            else
                answer.ShouldBeProblem(400, "cursor_invalid");
        }
        if (own is not null)
            (await caller.GetAsync($"{path}?{parameter}={own}")).ShouldBe(200);
    }

    [Fact]
    public async Task A_cursor_of_another_sort_is_refused()
    {
        var (ground, caller, _, _) = await ToAsync("ListTickets");
        await ground.Partner.OpenTicketAsync();
        string[] sorts = ["-createdAt", "createdAt", "-updatedAt", "dueAt", "-priority"];
        foreach (var given in sorts)
        {
            var cursor = (await caller.GetAsync($"/v1/tickets?limit=1&sort={given}")).Text("nextCursor");
            foreach (var used in sorts.Where(s => s != given))
                (await caller.GetAsync($"/v1/tickets?sort={used}&cursor={cursor}")).ShouldBeProblem(400, "cursor_invalid");
        }
    }

    [Theory]
    [InlineData("-createdAt")]
    [InlineData("createdAt")]
    [InlineData("-updatedAt")]
    [InlineData("dueAt")]
    [InlineData("-priority")]
    public async Task A_cursor_with_numbers_that_nothing_has_leads_nowhere_but_does_no_harm(string sort)
    {
        var (_, caller, _, _) = await ToAsync("ListTickets");
        foreach (var value in new[] { long.MinValue, -1, 0, long.MaxValue })
        foreach (var number in new[] { long.MinValue, -1, 0, long.MaxValue })
        {
            var cursor = Base64(System.Text.Encoding.ASCII.GetBytes($"{sort}|{value}|{number}|{Guid.Empty:N}"));
            (await caller.GetAsync($"/v1/tickets?sort={sort}&cursor={cursor}")).ShouldBe(200);
        }
    }

    [Theory]
    [InlineData("sort", "subject", "unknown")]
    [InlineData("sort", "-createdAt,createdAt", "unknown")]
    [InlineData("status", "opened", "wrong_type")]
    [InlineData("status", "open,", "wrong_type")]
    [InlineData("status", "Open", "wrong_type")]
    [InlineData("status", "0", "wrong_type")]
    [InlineData("priority", "highest", "wrong_type")]
    [InlineData("category", "all", "wrong_type")]
    [InlineData("channel", "fax", "wrong_type")]
    [InlineData("language", "english language", "language")]
    [InlineData("assignee", "mei", "format")]
    [InlineData("customerId", "user-1", "wrong_type")]
    [InlineData("q", "!?", "format")]
    public async Task A_filter_with_a_value_that_it_cannot_have_is_refused(string filter, string value, string code)
    {
        var (_, caller, _, _) = await ToAsync("ListTickets");

        (await caller.GetAsync($"/v1/tickets?{filter}={Uri.EscapeDataString(value)}")).ShouldRefuse(filter, code);
    }

    [Fact]
    public async Task A_filter_without_end_is_refused()
    {
        var (_, caller, _, _) = await ToAsync("ListTickets");
        foreach (var filter in new[] { "q", "tag", "team", "assignee", "language", "status", "sort", "createdAfter", "cursor", "customerId" })
        {
            var answer = await caller.GetAsync($"/v1/tickets?{filter}={new string('a', 6000)}");
            Assert.True(answer.Status == 400, $"{filter}: {answer}");
            Assert.True(answer.Raw.Length < 2000, $"{filter} comes back.");
        }
        var everyStatus = string.Join(',', Enumerable.Repeat("open", 1500));
        (await caller.GetAsync($"/v1/tickets?status={everyStatus}")).ShouldBe(200);
    }

    [Theory]
    [InlineData("%00")]
    [InlineData("a%00b")]
    [InlineData("%1b")]
    [InlineData("%c2%85")]
    [InlineData("%ff")]
    [InlineData("%c0%80")]
    [InlineData("%ed%a0%80")]
    public async Task Text_that_no_text_may_hold_is_refused_in_a_query(string raw)
    {
        var (ground, _, _, _) = await ToAsync("ListTickets");
        foreach (var filter in new[] { "q", "tag", "team" })
        {
            var (status, text) = await RawHttp.SendAsync(
                ground.App.Address,
                $"GET /v1/tickets?{filter}={raw} HTTP/1.1",
                [$"Authorization: Bearer {ground.Partner.Key}"]
            );
            // Percent signs that are no UTF-8 are left as they are: that is clean text which finds nothing.
            Assert.True(status == 400 || status == 200 && raw is "%ff" or "%c0%80" or "%ed%a0%80", text);
        }
    }

    [Theory]
    [InlineData("ticket")]
    [InlineData("ticket.")]
    [InlineData(".*")]
    [InlineData("*")]
    [InlineData("ticket.*,")]
    [InlineData("ticket.opened;drop")]
    public async Task Types_of_events_that_cannot_be_are_refused(string types)
    {
        var (_, caller, path, _) = await ToAsync("ListEvents");

        (await caller.GetAsync($"{path}?types={Uri.EscapeDataString(types)}")).ShouldRefuse("types", "format");
    }

    private static async Task<(Ground Ground, Caller Caller, string Path, string Cursor)> ToAsync(string list)
    {
        var ground = await Ground.PrepareAsync();
        var operation = Lists.Single(l => l.Id == list);
        return (ground, ground.As(operation.Caller), await ground.FillAsync(operation.Aim), operation.Parameter("cursor") is null ? "after" : "cursor");
    }

    // Null when there is no second page.
    private static async Task<string?> CursorOfAsync(Ground ground, Described list)
    {
        await ground.Partner.OpenTicketAsync();
        for (var i = 0; i < 2; i++)
            await ground.Partner.PostAsync($"/v1/tickets/{ground.Ticket}/messages", new { body = "More." });
        // Who sees most has most pages.
        var callers = new[] { list.Caller, list.Callers[^1] }.Distinct();
        foreach (var caller in callers)
            if ((await ground.As(caller).GetAsync($"{await ground.FillAsync(list.Aim)}?limit=1"))["nextCursor"] is { } cursor)
                return cursor.GetValue<string>();
        return null;
    }

    private static string Base64(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
