using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Due;
using BitP.SupportApi.Platform.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BitP.SupportApi.Tests.Platform.Due;

/// <summary>What reacts to events is given each of them, in order and once in effect.</summary>
public sealed class ReadingTheFeed
{
    private readonly Notes _notes = new();

    [Fact]
    public async Task Each_event_is_handled_once_whichever_node_reads()
    {
        await using var first = await StartAsync();
        // A reader has its place before the first request, whose events it would pass over otherwise.
        Assert.Equal(1, await first.Database.CountAsync("SELECT count(*) FROM feed_readers WHERE name = 'test.notes'"));
        await using var second = await first.StartSecondNodeAsync(AddTo);
        var before = await EventsAsync(first);
        var (a, b) = (await first.NewPartnerAsync(), await second.NewPartnerAsync());

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => (i % 2 == 0 ? a : b).OpenTicketAsync($"Ticket {i}")));

        await Polling.UntilAsync(async () => await AreReadAsync(first, (await EventsAsync(first)).Count - before.Count), "all are read, once and in order");
    }

    [Fact]
    public async Task Of_what_is_not_wanted_nothing_is_read_and_of_what_is_nothing_is_passed_over()
    {
        await using var app = await SupportApp.StartAsync();
        var partner = await app.NewPartnerAsync();
        await Task.WhenAll(Enumerable.Range(0, 120).Select(i => partner.OpenTicketAsync($"Ticket {i}")));
        var places = app.Services.GetRequiredService<FeedPlaces>();
        async Task<List<StoredEvent>> ReadAsync(IReadOnlyList<string>? wanted)
        {
            var (read, page) = (new List<StoredEvent>(), new FeedPage([], new(0, 0), HasMore: true));
            while (page.HasMore)
                read.AddRange((page = await places.ReadAsync(page.End, wanted, CancellationToken.None)).Events);
            return read;
        }

        var all = new List<StoredEvent>();
        await Polling.UntilAsync(async () => (all = await ReadAsync(null)).Count(e => e.Type == "ticket.opened") >= 120, "the feed has all of them");

        // Whether hardly any, some or all of them are wanted.
        string[] types = [.. all.Select(e => e.Type).Distinct()];
        foreach (var wanted in types.Select(type => new[] { type }).Append(types[..^1]).Append(types))
            Assert.Equal(all.Where(e => wanted.Contains(e.Type)).Select(e => e.Id), (await ReadAsync(wanted)).Select(e => e.Id));
        Assert.Empty(await ReadAsync(["ticket.never"]));
    }

    [Fact]
    public async Task A_reader_goes_on_where_it_was_and_begins_where_the_feed_ends()
    {
        await using var database = await TestDatabase.CreateMigratedAsync();
        await using (var without = await SupportApp.StartAsync(database))
            await (await without.NewPartnerAsync()).OpenTicketAsync();
        await using (var app = await SupportApp.StartAsync(database, AddTo))
        {
            await app.NewPartnerAsync();
            await Polling.UntilAsync(() => AreReadAsync(app, 2), "what comes is read");
        }
        await using (var without = await SupportApp.StartAsync(database))
            await without.NewPartnerAsync();

        await using var again = await SupportApp.StartAsync(database, AddTo);

        await Polling.UntilAsync(() => AreReadAsync(again, 4), "what came meanwhile is read");
    }

    [Fact]
    public async Task A_reader_that_fails_is_given_the_same_events_again_and_health_tells_of_it()
    {
        await using var app = await StartAsync();
        await app.StopClockAsync();
        _notes.Fails = true;
        await app.NewPartnerAsync();
        await Polling.UntilAsync(async () => (await app.Anonymous.GetAsync("/health/ready")).Raw.Contains("test.notes", StringComparison.Ordinal), "it fails");
        var health = await app.Anonymous.GetAsync("/health/ready");
        health.ShouldBe(200);
        Assert.Equal("Degraded: Readers of the event feed fail: test.notes", health.Raw);
        Assert.Empty(await EffectsAsync(app));
        Assert.Equal(1, await app.Database.CountAsync("SELECT attempts FROM feed_readers WHERE name = 'test.notes'"));

        _notes.Fails = false;
        await app.AdvanceAsync("PT5S");

        await Polling.UntilAsync(() => AreReadAsync(app, 2), "it is read");
        Assert.Equal("Healthy", (await app.Anonymous.GetAsync("/health/ready")).Raw);
    }

    [Theory]
    [InlineData("PT1M")]
    [InlineData("P30D")]
    public async Task A_reader_goes_on_when_the_clock_was_set_back(string by)
    {
        await using var app = await StartAsync();
        await app.StopClockAsync();
        await app.NewPartnerAsync();
        await Polling.UntilAsync(() => AreReadAsync(app, 2), "it is read");

        await app.StopClockAsync($"{await app.NowAsync() - System.Xml.XmlConvert.ToTimeSpan(by):yyyy-MM-ddTHH:mm:ssZ}");
        await app.NewPartnerAsync();

        await Polling.UntilAsync(() => AreReadAsync(app, 4), "what came since is read");
    }

    private Task<SupportApp> StartAsync() => SupportApp.StartAsync(AddTo);

    private void AddTo(IServiceCollection services) => services.AddSingleton(_notes).AddFeedReader<NoteReader>();

    /// <summary>
    /// Whether the last events of the feed are read, each once and in order, and no others. On PostgreSQL the feed ends for a new reader before transactions that are
    /// open in any database of the server, so that it may be given some of what came before its start.
    /// </summary>
    private static async Task<bool> AreReadAsync(SupportApp app, int number)
    {
        var (read, events) = (await EffectsAsync(app), await EventsAsync(app));
        return (read.Count == number || (TestDatabase.IsPostgreSql && read.Count > number)) && events.TakeLast(read.Count).SequenceEqual(read);
    }

    /// <summary>The events that the reader reacts to, in the order of the feed.</summary>
    private static async Task<List<string>> EventsAsync(SupportApp app)
    {
        await using var db = app.Services.GetRequiredService<SupportDbContextFactory>().CreateFor(Actor.System);
        var feed = await db.Provider.FeedAsync(
            db,
            db.Set<StoredEvent>().AsNoTracking().Where(e => e.SubjectKind != Note.Noun),
            default,
            CancellationToken.None
        );
        return [.. (await feed.ToListAsync()).Select(e => $"{e.Id:N}")];
    }

    private static async Task<List<string>> EffectsAsync(SupportApp app)
    {
        await using var db = app.Services.GetRequiredService<SupportDbContextFactory>().CreateFor(Actor.System);
        return await db.Set<StoredEvent>().Where(e => e.SubjectKind == Note.Noun).OrderBy(e => e.Position).Select(e => e.SubjectReference!).ToListAsync();
    }

    private sealed class Notes
    {
        public volatile bool Fails;
    }

    private sealed class NoteReader(Notes notes) : IFeedReader
    {
        public string Name => "test.notes";

        public Task HandleAsync(IReadOnlyList<StoredEvent> events, SupportDbContext db, CancellationToken ct)
        {
            foreach (var e in events.Where(e => e.SubjectKind != Note.Noun))
                db.Tell(new Note(e));
            return notes.Fails ? throw new InvalidOperationException("It cannot be.") : Task.CompletedTask;
        }
    }

    /// <summary>What is done for an event. Each is something new, so that nothing keeps it from being there twice.</summary>
    private sealed class Note : AggregateRoot
    {
        public const string Noun = "note";

        private readonly string _reference;

        public Note(StoredEvent of)
        {
            Id = Guid.CreateVersion7();
            _reference = $"{of.Id:N}";
            Raise(new DueWorkRetried("test.note", "note", of.At), of.At);
        }

        internal override EventSubject About => new(Noun, _reference);
    }
}
