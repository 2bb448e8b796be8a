using BitP.SupportApi.Features.Agents;
using BitP.SupportApi.Features.Complaints.Documents;
using BitP.SupportApi.Features.Complaints.Regimes;
using BitP.SupportApi.Features.Customers;
using BitP.SupportApi.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>Loads complaints with what they are counted by, and shows them.</summary>
public sealed class ComplaintDesk(SupportDbContext db, ComplaintRegimes regimes, ComplaintContact contact)
{
    /// <summary>The complaint of a key, for a change; null when it is absent or not the actor's.</summary>
    public Task<Complaint?> LoadAsync(ComplaintKey key, CancellationToken ct) => key.In(db.Visible<Complaint>()).SingleOrDefaultAsync(ct);

    /// <summary>What a complaint is counted by, in the order of its regimes.</summary>
    internal async Task<IReadOnlyList<CountedRegime>> RegimesOfAsync(Complaint complaint, CancellationToken ct)
    {
        var counted = new List<CountedRegime>();
        foreach (var regime in complaint.Regimes)
            counted.Add(await CountedAsync((await regimes.FindAsync(regime.Key, regime.Version, ct))!, ct));
        return counted;
    }

    /// <summary>Its regimes in the versions that are in force at an instant, the retired ones too.</summary>
    /// <param name="complaint">The complaint.</param>
    /// <param name="at">The instant.</param>
    /// <param name="ct">Ends the reading.</param>
    /// <param name="only">The key of the only regime to look at; all when absent.</param>
    internal async Task<IReadOnlyList<CountedRegime>> NewestOfAsync(Complaint complaint, DateTimeOffset at, CancellationToken ct, string? only = null)
    {
        var newest = new List<CountedRegime>();
        foreach (var regime in complaint.Regimes.Where(r => only is null || r.Key == only))
            newest.Add(await CountedAsync((await regimes.FindAnyAsync(regime.Key, at, ct))!, ct));
        return newest;
    }

    /// <summary>What complaints are counted by that are filed under a regime at an instant; null when none can be.</summary>
    internal async Task<CountedRegime?> FindInForceAsync(string key, DateTimeOffset at, CancellationToken ct) =>
        await regimes.FindInForceAsync(key, at, ct) is { } terms ? await CountedAsync(terms, ct) : null;

    /// <summary>The firm that answers; null while none is set.</summary>
    internal string? Firm => contact.Firm;

    /// <summary>Who is asked about a complaint: the unit of the regime that speaks in its documents, and what is set besides.</summary>
    internal DocumentContact ContactOf(RegimeContent content, string language)
    {
        var (regime, set) = (content.Contact, contact.In(language));
        return new(regime.Unit?.In(language) ?? set.Name, regime.Email ?? set.Email, regime.Phone ?? set.Phone, regime.Address ?? set.Address);
    }

    /// <summary>The answer for a complaint.</summary>
    internal async Task<ComplaintResponse> RespondAsync(Complaint complaint, CancellationToken ct) => (await RespondAsync([complaint], ct))[0];

    /// <summary>The answers for complaints.</summary>
    internal async Task<IReadOnlyList<ComplaintResponse>> RespondAsync(IReadOnlyList<Complaint> complaints, CancellationToken ct)
    {
        Guid[] customers = [.. complaints.Select(c => c.CustomerId).Distinct()];
        Guid[] handlers = [.. complaints.Select(c => c.HandlerId).OfType<Guid>().Distinct()];
        var known = await db.Visible<Customer>()
            .Where(c => customers.Contains(c.Id))
            .Select(c => new ComplaintCustomer(c.Id, c.ExternalId, c.Name))
            .ToDictionaryAsync(c => c.Id, ct);
        // One that was made by this request is not in the database yet.
        foreach (var made in db.ChangeTracker.Entries<Customer>().Where(e => e.State is EntityState.Added).Select(e => e.Entity))
            known[made.Id] = new(made.Id, made.ExternalId, made.Name);
        var names = await db.Set<Agent>().Where(a => handlers.Contains(a.Id)).Select(a => new { a.Id, a.Name }).ToDictionaryAsync(a => a.Id, a => a.Name, ct);
        var contents = new Dictionary<(string, long), RegimeContent>();
        var answers = new List<ComplaintResponse>();
        foreach (var regime in complaints.SelectMany(c => c.Regimes).DistinctBy(r => (r.Key, r.Version)))
            contents[(regime.Key, regime.Version)] = (await regimes.FindAsync(regime.Key, regime.Version, ct))!.Content;
        foreach (var complaint in complaints)
        {
            RegimeContent[] own = [.. complaint.Regimes.Select(r => contents[(r.Key, r.Version)])];
            var view = new ComplaintView(
                complaint,
                known[complaint.CustomerId],
                complaint.HandlerId is { } handler ? names[handler] : null,
                own,
                ContactOf(own[0], complaint.Language)
            );
            answers.Add(ComplaintResponse.From(view, db.Actor));
        }
        return answers;
    }

    private async Task<CountedRegime> CountedAsync(RegimeTerms terms, CancellationToken ct) => new(terms, await regimes.ScheduleOfAsync(terms.Content, ct));
}

internal static class RegimeTexts
{
    /// <summary>The text in a language, or else in the first there is.</summary>
    public static string In(this IReadOnlyDictionary<string, string> texts, string language) =>
        texts.TryGetValue(Platform.Localization.Languages.Match(language) ?? language, out var text) ? text : texts.Values.First();
}
