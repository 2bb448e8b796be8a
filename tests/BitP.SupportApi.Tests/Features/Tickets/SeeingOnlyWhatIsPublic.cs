using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;

namespace BitP.SupportApi.Tests.Features.Tickets;

/// <summary>What partners and customers may not see changes nothing that they see.</summary>
public sealed partial class SeeingOnlyWhatIsPublic
{
    private static readonly string[] Outsiders = ["partner", "customer"];

    [Fact]
    public async Task An_internal_note_changes_no_answer()
    {
        var desk = await Desk.SetAsync();
        var path = await desk.OpenInAsync("open");
        var other = await desk.OpenInAsync("open");
        await desk.Customer.PostAsync($"{path}/messages", new { body = "And now?" });
        await desk.Customer.PostAsync($"{other}/messages", new { body = "And here?" });
        await desk.Agent.PostAsync($"{path}/messages", new { body = "Soon." });
        await SettleAsync(desk);
        var start = (await desk.Partner.GetAsync("/v1/events")).Items[0].Str("id")!;
        var before = await EverythingAsync(desk, path, start);

        await NoteAsync(desk, other);
        await NoteAsync(desk, path);

        var after = await EverythingAsync(desk, path, start);
        Assert.Equal(before.Keys, after.Keys);
        foreach (var (request, answer) in before)
            Assert.Equal(answer, after[request]);
    }

    [Fact]
    public async Task Of_two_equal_tickets_nobody_outside_can_tell_which_one_has_notes()
    {
        var seen = new List<string[]>();
        foreach (var hasNotes in new[] { false, true })
        {
            var desk = await Desk.SetAsync();
            var path = $"/v1/tickets/{(await desk.OpenAsync()).Text("id")}";
            foreach (
                var (caller, step, body) in new (Caller, string, object)[]
                {
                    (desk.Customer, "messages", new { body = "And now?" }),
                    (desk.Agent, "messages", new { body = "Which one?" }),
                    (desk.Agent, "wait", new { reason = "Tell us." }),
                    (desk.Partner, "messages", new { body = "This." }),
                    (desk.Agent, "solve", new { }),
                    (desk.Customer, "messages", new { body = "No." }),
                }
            )
            {
                if (hasNotes)
                    await NoteAsync(desk, path);
                var answer = await caller.PostAsync($"{path}/{step}", body);
                Assert.True(answer.Status is 200 or 201, answer.ToString());
                await Task.Delay(2);
            }
            if (hasNotes)
                await NoteAsync(desk, path);
            await SettleAsync(desk);
            var start = (await desk.Partner.GetAsync("/v1/events")).Items[0].Str("id")!;
            seen.Add([.. (await EverythingAsync(desk, path, start)).Select(e => Leveled($"{Uri.UnescapeDataString(e.Key)}\n{e.Value}"))]);
        }

        Assert.Equal(seen[0].Length, seen[1].Length);
        foreach (var (without, with) in seen[0].Zip(seen[1]))
            Assert.Equal(without, with);
    }

    [Theory]
    [InlineData("partner")]
    [InlineData("customer")]
    public async Task A_tag_stays_good_until_something_changes_that_they_see(string kind)
    {
        var desk = await Desk.SetAsync();
        var path = await desk.OpenInAsync("open");
        var tag = ("If-Match", (await desk.By(kind).GetAsync(path)).ETag!);
        await NoteAsync(desk, path);

        (await desk.By(kind).PostAsync($"{path}/messages", new { body = "x" }, tag)).ShouldBe(201);
        await NoteAsync(desk, path);
        var stale = await desk.By(kind).PostAsync($"{path}/solve", new { }, tag);
        stale.ShouldBeProblem(412, "version_mismatch");
        var now = await desk.By(kind).GetAsync(path);
        Assert.Equal(now["version"]!.GetValue<long>(), stale["currentVersion"]!.GetValue<long>());
        var solved = await desk.By(kind).PostAsync($"{path}/solve", new { }, ("If-Match", now.ETag!));
        solved.ShouldBe(200);
        Assert.Equal(now["version"]!.GetValue<long>() + 1, solved["version"]!.GetValue<long>());
        Assert.Equal(solved.ETag, (await desk.By(kind).GetAsync(path)).ETag);
        // To staff every change is one.
        Assert.Equal((await desk.Agent.GetAsync($"{path}/timeline")).Items.Count, (await desk.Agent.GetAsync(path))["version"]!.GetValue<int>());
    }

    [Fact]
    public async Task Staff_see_that_a_note_changed_it()
    {
        var desk = await Desk.SetAsync();
        var path = await desk.OpenInAsync("open");
        var before = await desk.Agent.GetAsync(path);
        await Task.Delay(2);
        await NoteAsync(desk, path);

        var after = await desk.Agent.GetAsync(path);

        Assert.Equal(before["version"]!.GetValue<int>() + 1, after["version"]!.GetValue<int>());
        Assert.True(after.Json.Instant("updatedAt") > before.Json.Instant("updatedAt"));
        (await desk.Agent.PostAsync($"{path}/solve", new { }, ("If-Match", before.ETag!))).ShouldBeProblem(412, "version_mismatch");
        var since = Uri.EscapeDataString(after.Text("updatedAt"));
        var list = $"/v1/tickets?customerId={desk.CustomerId}&sort=-updatedAt&updatedAfter={since}";
        Assert.Single((await desk.Agent.GetAsync(list)).Items);
        foreach (var kind in Outsiders)
            Assert.Empty((await desk.By(kind).GetAsync(list)).Items);
    }

    [Fact]
    public async Task Who_has_a_ticket_is_theirs_to_see()
    {
        var desk = await Desk.SetAsync();
        var path = await desk.OpenInAsync("open");
        var before = await desk.Customer.GetAsync(path);
        await Task.Delay(2);

        (await desk.Supervisor.PostAsync($"{path}/assign", new { team = "accounts" })).ShouldBe(200);

        var after = await desk.Customer.GetAsync(path);
        Assert.Equal("accounts", after.Text("team"));
        Assert.NotEqual(before.ETag, after.ETag);
        Assert.True(after.Json.Instant("updatedAt") > before.Json.Instant("updatedAt"));
    }

    [Fact]
    public async Task An_event_or_a_message_that_they_may_not_see_is_answered_as_an_unknown_one()
    {
        var desk = await Desk.SetAsync();
        var path = await desk.OpenInAsync("open");
        var note = await NoteAsync(desk, path);
        var noted = (await desk.Agent.GetAsync($"{path}/timeline")).Items[^1].Str("id")!;
        var unknown = Guid.CreateVersion7().ToString();
        var cursor = WebEncoders.Base64UrlEncode(Encoding.ASCII.GetBytes($"feed|0|0|{Guid.Parse(noted):N}"));

        foreach (var kind in Outsiders)
        foreach (
            var (hidden, absent) in new[]
            {
                ($"/v1/events?after={noted}", $"/v1/events?after={unknown}"),
                ($"/v1/events?after={cursor}", $"/v1/events?after={unknown}"),
                ($"{path}/messages/{note.Text("id")}", $"{path}/messages/{unknown}"),
            }
        )
            Assert.Equal(Written(await desk.By(kind).GetAsync(absent)), Written(await desk.By(kind).GetAsync(hidden)));
        (await desk.Partner.GetAsync($"/v1/events?after={noted}")).ShouldBeProblem(400, "cursor_invalid");
        (await desk.Agent.GetAsync($"/v1/events?after={noted}")).ShouldBe(200);
    }

    [Fact]
    public async Task No_place_in_the_feed_but_that_of_an_event_that_they_see_can_be_asked_for()
    {
        var desk = await Desk.SetAsync();
        var path = await desk.OpenInAsync("open");
        await NoteAsync(desk, path);
        var last = (await desk.Agent.GetAsync($"{path}/timeline")).Items[^1].Str("id")!;
        await SettleAsync(desk);
        var wrong = Written(await desk.Partner.GetAsync("/v1/events?after=wrong"));
        Assert.StartsWith("400\n", wrong, StringComparison.Ordinal);

        foreach (var order in new long[] { -1, 0, 1, 2, long.MaxValue })
        foreach (var position in new long[] { -1, 0, 1, 2, 100, 1_000_000, long.MaxValue })
        foreach (var id in new[] { Guid.Empty, Guid.Parse(last), Guid.CreateVersion7() })
        {
            var cursor = WebEncoders.Base64UrlEncode(Encoding.ASCII.GetBytes($"feed|{order}|{position}|{id:N}"));
            var answer = await desk.Partner.GetAsync($"/v1/events?after={cursor}&limit=1");
            // The beginning is where everybody begins.
            if ((order, position, id) == (0, 0, Guid.Empty))
                answer.ShouldBe(200);
            else
                Assert.Equal(wrong, Written(answer));
            if (id == Guid.Empty)
                (await desk.Agent.GetAsync($"/v1/events?after={cursor}&limit=1")).ShouldBe(200);
        }
    }

    [Fact]
    public async Task Who_sees_nothing_in_the_feed_goes_on_from_its_beginning()
    {
        var desk = await Desk.SetAsync();
        foreach (var types in new[] { "", "types=announcement.created&" })
        {
            var partner = await desk.App.NewPartnerAsync();
            var empty = await partner.GetAsync($"/v1/events?{types}limit=5");
            empty.ShouldBe(200);
            Assert.Empty(empty.Items);
            var again = await partner.GetAsync($"/v1/events?{types}limit=5&after={empty.Text("nextCursor")}");
            again.ShouldBe(200);
            Assert.Equal(empty.Text("nextCursor"), again.Text("nextCursor"));
        }
    }

    [Fact]
    public async Task The_feed_is_read_on_from_where_it_ended()
    {
        var desk = await Desk.SetAsync();
        var path = await desk.OpenInAsync("open");
        await SettleAsync(desk);
        foreach (var types in new[] { "", "types=ticket.replied&", "types=ticket.*&" })
        {
            var end = (await desk.Partner.GetAsync($"/v1/events?{types}limit=200")).Text("nextCursor");
            await NoteAsync(desk, path);
            var still = await desk.Partner.GetAsync($"/v1/events?{types}limit=200&after={end}");
            Assert.Empty(still.Items);
            Assert.Equal(end, still.Text("nextCursor"));
            (await desk.Agent.PostAsync($"{path}/messages", new { body = "x" })).ShouldBe(201);
            await Polling.UntilAsync(
                async () =>
                    (await desk.Partner.GetAsync($"/v1/events?{types}limit=200&after={end}")).Items is [var told] && told.Str("type") == "ticket.replied",
                "the reply in the feed"
            );
        }
    }

    private static async Task<Answer> NoteAsync(Desk desk, string path)
    {
        await Task.Delay(2); // an instant of its own
        var note = await desk.Agent.PostAsync($"{path}/messages", new { body = "Looks like fraud.", visibility = "internal" });
        note.ShouldBe(201);
        return note;
    }

    // On PostgreSQL an event is told only when older transactions have ended, also those of other tests.
    private static async Task SettleAsync(Desk desk)
    {
        var last = (
            await desk.Agent.GetAsync(
                (await desk.Partner.GetAsync("/v1/tickets?sort=-updatedAt")).Items[0].Str("id") is { } id ? $"/v1/tickets/{id}/timeline?limit=200" : ""
            )
        )
            .Items.Last(e => e.Str("visibility") == "customer")
            .Str("id");
        await Polling.UntilAsync(
            async () => (await desk.Partner.GetAsync("/v1/events?limit=200")).Items.Any(e => e.Str("id") == last),
            "the last event in the feed"
        );
    }

    /// <summary>What partner and customer are answered to every request about a ticket that reads.</summary>
    private static async Task<Dictionary<string, string>> EverythingAsync(Desk desk, string path, string firstEvent)
    {
        var answers = new Dictionary<string, string>();
        var ticket = await desk.Agent.GetAsync(path);
        var messages = (await desk.Partner.GetAsync($"{path}/messages")).Items;
        var requests = new List<(string Path, string? Accept)>
        {
            (path, null),
            ($"/v1/tickets/{ticket.Text("reference")}", null),
            ($"{path}/messages", null),
            ($"{path}/messages?limit=2", null),
            ($"{path}/progress", null),
            ($"{path}/timeline", null),
            ($"{path}/transcript", null),
            ($"{path}/transcript", "text/plain"),
            ($"{path}/transcript", "text/html"),
            ("/v1/tickets", null),
            ("/v1/tickets?q=fraud", null),
            ($"/v1/tickets?updatedAfter={Uri.EscapeDataString(messages[^1].Str("createdAt")!)}", null),
        };
        foreach (var sort in new[] { "-createdAt", "createdAt", "-updatedAt", "dueAt", "-priority" })
            requests.Add(($"/v1/tickets?limit=1&sort={sort}", null));
        foreach (var message in messages)
            requests.Add(($"{path}/messages/{message.Str("id")}", null));
        foreach (var types in new[] { "", "&types=ticket.replied", "&types=ticket.noted", "&types=ticket.*", "&types=customer.*" })
        foreach (var after in new[] { "", $"&after={firstEvent}" })
        foreach (var limit in new[] { 2, 200 })
            requests.Add(($"/v1/events?limit={limit}{after}{types}", null));

        foreach (var kind in Outsiders)
        foreach (var (request, accept) in requests)
        {
            var answer = await desk.By(kind).GetAsync(request, accept is null ? [] : [("Accept", accept)]);
            answers.Add($"{kind} {request} {accept}", Written(answer));
            // The pages after it.
            for (var next = answer.Status == 200 ? answer.Header("Link") : null; next is not null; )
            {
                var page = await desk.By(kind).GetAsync(next[1..next.IndexOf('>', StringComparison.Ordinal)]);
                answers.Add($"{kind} {answers.Count} after {request}", Written(page));
                next = page.Header("Link");
            }
        }
        return answers;
    }

    // The whole of it, but for what differs each time.
    private static string Written(Answer answer)
    {
        var headers = answer.Headers.Where(h => h.Key is not "Date" && !h.Key.StartsWith("RateLimit", StringComparison.OrdinalIgnoreCase));
        return Trace().Replace($"{answer.Status}\n{string.Join('\n', headers.Select(h => $"{h.Key}: {h.Value}").Order())}\n{answer.Raw}", "");
    }

    // Ids and references become how manieth they are; instants are compared by the other test.
    private static string Leveled(string text)
    {
        text = Opaque().Replace(text, m => Encoding.ASCII.GetString(WebEncoders.Base64UrlDecode(m.Value)));
        var names = new Dictionary<string, string>();
        text = Own().Replace(text, m => names.TryGetValue(m.Value, out var name) ? name : names[m.Value] = $"#{names.Count}");
        return Instant().Replace(text, "@");
    }

    [GeneratedRegex("\"traceId\":\"[^\"]*\"")]
    private static partial Regex Trace();

    // Cursors: the names of sorts in Base64.
    [GeneratedRegex("(?:bWVzc2FnZXN8|ZmVlZHw|LWNyZWF0ZWRBdH|Y3JlYXRlZEF0|LXVwZGF0ZWRBdH|ZHVlQXR8|LXByaW9yaXR5)[A-Za-z0-9_-]*")]
    private static partial Regex Opaque();

    [GeneratedRegex("[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}|BP-[0-9]+|(?<=ETag: \"[0-9]*[.]?)[A-Za-z0-9_-]{16}(?=\")")]
    private static partial Regex Own();

    [GeneratedRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:.]+(?:Z| UTC)|(?<=\\|)[0-9]{6,}|(?<=Content-Length: )[0-9]+")]
    private static partial Regex Instant();
}
