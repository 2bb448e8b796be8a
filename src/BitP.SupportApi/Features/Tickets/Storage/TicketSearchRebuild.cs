using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using BitP.SupportApi.Features.Customers;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BitP.SupportApi.Features.Tickets.Storage;

/// <summary>That the words of tickets have to be made anew, since they are made in another way than before. A migration says so by a row.</summary>
internal sealed class TicketSearchRebuild
{
    public int Id { get; init; }

    /// <summary>Tickets with lower numbers are still to be done.</summary>
    public long Below { get; set; }
}

internal sealed class TicketSearchRebuildMapping : IEntityTypeConfiguration<TicketSearchRebuild>
{
    public void Configure(EntityTypeBuilder<TicketSearchRebuild> builder)
    {
        builder.ToTable("ticket_search_rebuilds");
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Below).IsConcurrencyToken();
    }
}

/// <summary>
/// Makes the words of tickets anew while the program serves: the newest tickets first, few at a time, and resting as long as it works. It goes on where it
/// was when the program is started again, and of several nodes whoever comes first does the next few.
/// </summary>
internal sealed partial class TicketSearchRebuilder(SupportDbContextFactory databases, DatabaseProvider provider, ILogger<TicketSearchRebuilder> log)
    : BackgroundService
{
    private const int Batch = 100;

    /// <summary>So many messages are read at once: each may be long.</summary>
    private const int Messages = 50;

    /// <summary>So many characters of words are kept until they are written, also within a ticket.</summary>
    private const int MaxCharacters = 1_000_000;

    private const int ReportEvery = 100;
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var batches = 0; ; )
        {
            try
            {
                var started = Stopwatch.GetTimestamp();
                if (await StepAsync(stoppingToken) is not { } below)
                {
                    if (batches > 0)
                        LogDone();
                    return;
                }
                if (batches++ % ReportEvery == 0)
                    LogProgress(below);
                await Task.Delay(Stopwatch.GetElapsedTime(started), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                LogFailed(exception);
                await Task.Delay(AfterFailure, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Does the next few tickets. Returns below which number the others are; null when there is nothing left.</summary>
    private async Task<long?> StepAsync(CancellationToken ct)
    {
        // In SQL: whether there is anything to do is asked at every start.
        var left = await provider.ReadAsync(new SqlQuery(provider).AddText("SELECT below FROM ticket_search_rebuilds"), row => row.GetInt64(0), ct);
        if (left.Count == 0)
            return null;
        try
        {
            return await StepAsync(mayBeThere: false, ct);
        }
        catch (Exception exception) when (provider.MayTryAgain(exception))
        {
            // A message has come meanwhile with its words, or another node has done the same tickets.
            return await StepAsync(mayBeThere: true, ct);
        }
    }

    private async Task<long?> StepAsync(bool mayBeThere, CancellationToken ct)
    {
        await using var db = databases.CreateFor(Actor.System);
        if (await db.Set<TicketSearchRebuild>().AsNoTracking().SingleOrDefaultAsync(ct) is not { } rebuild)
            return null;
        var tickets = await db.Visible<Ticket>()
            .AsNoTracking()
            .Where(t => t.Number < rebuild.Below)
            .OrderByDescending(t => t.Number)
            .Take(Batch)
            .ToListAsync(ct);
        var ids = tickets.Select(t => t.Id).ToList();
        var customerIds = tickets.Select(t => t.CustomerId).Distinct().ToList();
        var customers = await db.Visible<Customer>().AsNoTracking().Where(c => customerIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.ExternalId, ct);
        var updates = await db.Visible<StoredEvent>()
            .AsNoTracking()
            .Where(e => ids.Contains(e.SubjectId) && e.Type == TicketUpdated.Name)
            .Select(e => new { e.SubjectId, e.Data })
            .ToListAsync(ct);
        var characters = 0;
        foreach (var ticket in tickets)
        {
            var subjects = updates.Where(u => u.SubjectId == ticket.Id).Select(u => FormerSubject(u.Data));
            await AddAsync(TicketWords.Of(ticket, customers[ticket.CustomerId], subjects.OfType<string>()));
            await foreach (var message in MessagesAsync(db, ticket, ct))
                await AddAsync(TicketWords.Of(ticket, message));
        }
        db.Attach(rebuild);
        if (tickets.Count == 0)
            db.Remove(rebuild);
        else
            rebuild.Below = tickets[^1].Number;
        await provider.CommitAsync(db);
        return rebuild.Below;

        async Task AddAsync(SearchEntry entry)
        {
            if (mayBeThere && await db.IsIndexedAsync(entry, ct))
                return;
            db.Index(entry);
            characters += entry.Words.Length;
            if (characters < MaxCharacters)
                return;
            await provider.CommitAsync(db);
            characters = 0;
        }
    }

    private static async IAsyncEnumerable<TicketMessage> MessagesAsync(SupportDbContext db, Ticket ticket, [EnumeratorCancellation] CancellationToken ct)
    {
        for (long? after = 0; after is not null; )
        {
            var some = await db.Set<TicketMessage>()
                .AsNoTracking()
                .Where(m => m.TicketId == ticket.Id && m.Sequence > after)
                .OrderBy(m => m.Sequence)
                .Take(Messages)
                .ToListAsync(ct);
            foreach (var message in some)
                yield return message;
            after = some.Count == Messages ? some[^1].Sequence : null;
        }
    }

    private static string? FormerSubject(string data)
    {
        using var json = JsonDocument.Parse(data);
        return json.RootElement.TryGetProperty("subject", out var subject) && subject.TryGetProperty("before", out var before) ? before.GetString() : null;
    }

    [LoggerMessage(LogLevel.Information, "The words by which tickets are found are being made anew; those of tickets below {Number} are still to be done.")]
    private partial void LogProgress(long number);

    [LoggerMessage(LogLevel.Information, "The words by which tickets are found have been made anew.")]
    private partial void LogDone();

    [LoggerMessage(LogLevel.Warning, "The words by which tickets are found could not be made anew; it will be tried again.")]
    private partial void LogFailed(Exception exception);
}
