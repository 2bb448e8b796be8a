using BitP.SupportApi.Platform.Callers;

namespace BitP.SupportApi.Platform.Data;

/// <summary>Finds out whether changes can be written, by writing one: a disk that is full, or a database that is read-only, is noticed in no other way.</summary>
internal sealed class WriteCheck(SupportDbContextFactory databases, DatabaseProvider provider)
{
    // Of what it counts nobody is told: the number only has to be another one each time.
    private const string Name = "write_check";

    /// <summary>Ends well when a change was written, by this node or in the same moment by another.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        // In SQL, so that the start does not wait for the first query by expression.
        var query = new SqlQuery(provider).Add($"SELECT next FROM number_sequences WHERE name = {Name}");
        var found = await provider.ReadAsync(query, row => row.GetInt64(0), ct);
        await using var db = databases.CreateFor(Actor.System);
        var sequence = new NumberSequence { Name = Name, Next = found.FirstOrDefault() };
        if (found.Count == 0)
            db.Add(sequence);
        else
            db.Attach(sequence);
        sequence.Next++;
        try
        {
            await provider.CommitAsync(db);
        }
        catch (Exception exception) when (provider.MayTryAgain(exception))
        {
            // Another node was faster, and so it wrote.
        }
    }
}
