using System.Text.Json.Nodes;
using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Sla;
using BitP.SupportApi.Platform.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BitP.SupportApi.Tests.Features.ContactOptions;

/// <summary>How soon an answer comes is measured where there is enough to measure, and stated elsewhere.</summary>
public sealed class MeasuringReplies
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public async Task Nothing_is_measured_below_twenty_first_responses()
    {
        await using var desk = await ContactDesk.SetAsync();
        await desk.AnsweredAsync(Channel.Chat, ClockCalendar.Elapsed, Replies(19, Day, TimeSpan.FromMinutes(7)));

        var stated = await desk.AskAsync("chat", "");

        foreach (var reply in new[] { stated["usualReply"], stated["currentReply"] })
        {
            Assert.Equal("stated", reply.Str("source"));
            Assert.All(new[] { "median", "p90", "n" }, member => Assert.Null(reply![member]));
            Assert.Equal((TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(5)), (ContactDesk.Time(reply, "min"), ContactDesk.Time(reply, "max")));
        }
        await desk.AnsweredAsync(Channel.Chat, ClockCalendar.Elapsed, Replies(1, Day, TimeSpan.FromMinutes(7)));
        var measured = await desk.AskAsync("chat", "");
        foreach (var reply in new[] { measured["usualReply"], measured["currentReply"] })
        {
            Assert.Equal(("measured", 20, "elapsed"), (reply.Str("source"), reply!["n"]!.GetValue<int>(), reply.Str("calendar")));
            Assert.Equal(TimeSpan.FromMinutes(7), ContactDesk.Time(reply, "median"));
            Assert.All(new[] { "min", "max" }, member => Assert.Null(reply[member]));
        }
        Assert.Contains("Lately half were answered within 7 min, and nine in ten within 7 min.", measured.Str("why"), StringComparison.Ordinal);
        Assert.Equal("stated", (await desk.AskAsync("web", ""))["usualReply"].Str("source"));
    }

    [Fact]
    public async Task What_is_too_old_to_be_measured_is_deleted_and_nothing_else()
    {
        await using var desk = await ContactDesk.SetAsync();
        await desk.AnsweredAsync(Channel.Chat, ClockCalendar.Elapsed, Replies(Sweeps.AtOnce + 20, 31 * Day, TimeSpan.FromMinutes(7)));
        await desk.AnsweredAsync(Channel.Email, ClockCalendar.Elapsed, Replies(3, 31 * Day, TimeSpan.FromMinutes(7)));
        await desk.AnsweredAsync(Channel.Chat, ClockCalendar.Elapsed, Replies(20, 29 * Day, TimeSpan.FromMinutes(9)));

        await desk.App.Services.GetServices<IHostedService>().OfType<Housekeeping>().Single().SweepAsync(CancellationToken.None);

        Assert.Equal(20, await desk.App.Database.CountAsync("SELECT count(*) FROM reply_times"));
        Assert.Equal(20, (await desk.AskAsync("chat", ""))["usualReply"]!["n"]!.GetValue<int>());
    }

    [Fact]
    public async Task Medians_and_nine_in_ten_are_those_of_the_nearest_rank()
    {
        await using var desk = await ContactDesk.SetAsync();
        var random = new Random(20270104);
        var all = new List<(TimeSpan Ago, TimeSpan Waited)>();
        foreach (var more in new[] { 20, 1, 2, 7, 70, 333 })
        {
            var replies = Enumerable
                .Range(0, more)
                .Select(_ => (Ago: TimeSpan.FromMinutes(1 + random.Next(29 * 24 * 60)), Waited: TimeSpan.FromMilliseconds(random.Next(1, 90_000_000))))
                .ToArray();
            // They are further back by each minute that passes.
            all = [.. all.Select(r => (r.Ago + TimeSpan.FromMinutes(1), r.Waited)), .. replies.Select(r => (r.Ago + TimeSpan.FromMinutes(1), r.Waited))];
            await desk.AnsweredAsync(Channel.Email, ClockCalendar.Business, replies);

            var email = await desk.AskAsync("email", "");

            ShouldBe(all, email["usualReply"]!);
            ShouldBe([.. all.Where(r => r.Ago < 7 * Day)], email["currentReply"]!);
        }
    }

    [Fact]
    public async Task What_is_older_than_its_period_does_not_count()
    {
        await using var desk = await ContactDesk.SetAsync();
        await desk.AnsweredAsync(
            Channel.X,
            ClockCalendar.Elapsed,
            [
                .. Replies(20, (7 * Day) + TimeSpan.FromHours(1), TimeSpan.FromHours(1)),
                .. Replies(25, (30 * Day) + TimeSpan.FromHours(1), TimeSpan.FromHours(9)),
                .. Replies(19, 6 * Day, TimeSpan.FromHours(3)),
            ]
        );

        var channel = await desk.AskAsync("x", "");

        Assert.Equal(39, channel["usualReply"]!["n"]!.GetValue<int>());
        Assert.Equal("stated", channel["currentReply"].Str("source"));
        await desk.App.AdvanceAsync("P40D");
        Assert.Equal("stated", (await desk.AskAsync("x", ""))["usualReply"].Str("source"));
    }

    [Fact]
    public async Task The_calendar_that_most_were_counted_by_is_told()
    {
        await using var desk = await ContactDesk.SetAsync();
        await desk.AnsweredAsync(Channel.Web, ClockCalendar.Elapsed, Replies(30, Day, TimeSpan.FromHours(50)));
        await desk.AnsweredAsync(Channel.Web, ClockCalendar.Business, Replies(31, Day, TimeSpan.FromHours(5)));

        var reply = (await desk.AskAsync("web", ""))["usualReply"]!;

        Assert.Equal(("business", 31, TimeSpan.FromHours(5)), (reply.Str("calendar"), reply["n"]!.GetValue<int>(), ContactDesk.Time(reply, "median")));
    }

    [Fact]
    public async Task It_is_told_when_answers_take_longer_than_usual()
    {
        await using var desk = await ContactDesk.SetAsync();
        await desk.AnsweredAsync(
            Channel.Chat,
            ClockCalendar.Elapsed,
            [.. Replies(100, 20 * Day, TimeSpan.FromMinutes(4)), .. Replies(30, Day, TimeSpan.FromMinutes(8))]
        );

        var why = (await desk.AskAsync("chat", "locale=fr")).Str("why")!;

        Assert.Contains("la moitié des demandes ont reçu une réponse en 8 min", why, StringComparison.Ordinal);
        Assert.EndsWith("En ce moment, l’attente est plus longue que d’habitude.", why, StringComparison.Ordinal);
    }

    private static IEnumerable<(TimeSpan, TimeSpan)> Replies(int count, TimeSpan ago, TimeSpan waited) => Enumerable.Repeat((ago, waited), count);

    // Counts how many do not exceed each, until that is enough.
    private static void ShouldBe(List<(TimeSpan Ago, TimeSpan Waited)> replies, JsonNode reply)
    {
        if (replies.Count < 20)
        {
            Assert.Equal("stated", reply.Str("source"));
            return;
        }
        Assert.Equal(replies.Count, reply["n"]!.GetValue<int>());
        Assert.Equal(Least(50), ContactDesk.Time(reply, "median"));
        Assert.Equal(Least(90), ContactDesk.Time(reply, "p90"));

        TimeSpan Least(int percent) => replies.Select(r => r.Waited).Where(w => replies.Count(r => r.Waited <= w) * 100 >= replies.Count * percent).Min();
    }
}
