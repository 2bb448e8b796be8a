using System.Globalization;
using System.Text.Json.Nodes;
using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Sla;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using Microsoft.Extensions.DependencyInjection;

namespace BitP.SupportApi.Tests.Features.ContactOptions;

/// <summary>
/// A host of its own whose clock stands. Of the demo data's channels chat, web form and e-mail are staffed by both desks, which have hours on working days from
/// midnight to 19:00 UTC in winter, the telephone by the one of Europe from 07:00 on; the form in the app and X always are.
/// </summary>
internal sealed class ContactDesk : IAsyncDisposable
{
    /// <summary>A Monday on which all are open.</summary>
    public const string Monday = "2027-01-04T10:00:00Z";

    /// <summary>The night after it.</summary>
    public const string MondayNight = "2027-01-04T22:30:00Z";

    private long _number = 5_000_000;

    private ContactDesk(SupportApp app) => App = app;

    public SupportApp App { get; }

    public static async Task<ContactDesk> SetAsync(string at = Monday)
    {
        var desk = new ContactDesk(await SupportApp.StartAsync());
        await desk.App.StopClockAsync(at);
        return desk;
    }

    public async Task<Answer> AskAsync(string query = "", params (string, string)[] headers)
    {
        var answer = await App.PartnerA.GetAsync($"/v1/contact-options?{query}", headers);
        answer.ShouldBe(200);
        return answer;
    }

    public async Task<string[]> OrderAsync(string query) => Kinds(await AskAsync(query));

    public static string[] Kinds(Answer answer) => [.. answer["channels"]!.AsArray().Select(c => c.Str("kind")!)];

    public static JsonNode Of(Answer answer, string kind) => answer["channels"]!.AsArray().Single(c => c.Str("kind") == kind)!;

    public async Task<JsonNode> AskAsync(string kind, string query, params (string, string)[] headers) => Of(await AskAsync(query, headers), kind);

    public async Task ChangeAsync(object patch) => (await App.Supervisor.PatchAsync("/v1/contact-channels", patch, ("If-Match", "*"))).ShouldBe(200);

    /// <summary>What was changed elsewhere is read again after a second.</summary>
    public Task LetASecondPassAsync() => App.AdvanceAsync("PT1S");

    public async Task AnsweredAsync(Channel channel, ClockCalendar calendar, IEnumerable<(TimeSpan Ago, TimeSpan Waited)> replies)
    {
        var now = await App.NowAsync();
        await using var db = App.Services.GetRequiredService<SupportDbContextFactory>().CreateFor(Actor.System);
        foreach (var (ago, waited) in replies)
            db.Add(ReplyTime.Of(_number++, channel, now - ago, waited, calendar));
        await db.SaveChangesAsync();
        await App.AdvanceAsync("PT1M");
    }

    public static TimeSpan Time(JsonNode? node, string member) => System.Xml.XmlConvert.ToTimeSpan(node.Str(member)!);

    public static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
