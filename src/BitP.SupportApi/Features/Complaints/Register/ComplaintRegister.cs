using System.Runtime.CompilerServices;
using BitP.SupportApi.Features.Complaints.Regimes;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Problems;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Complaints.Register;

/// <summary>
/// Reads the complaints of a time in parts, each with a query of its own that goes on where the one before ended. So neither the whole is in memory, nor does the database
/// keep anything for as long as somebody takes to read it. Registers and statistics are made of what it reads, and of nothing else.
/// </summary>
public sealed class ComplaintRegister(SupportDbContext db, ComplaintRegimes regimes, RegisterTurns turns, TimeProvider clock)
{
    /// <summary>How many complaints are read at once.</summary>
    internal const int PartSize = 500;

    /// <summary>The complaints that are asked for, or why they are refused.</summary>
    internal async Task<(RegisterRange? Range, Error? Error)> FindAsync(IRegisterQuery query, CancellationToken ct)
    {
        var range = RegisterRange.Of(query);
        if (range.To < range.From)
            return (null, Validation.Refuse("to", FieldProblems.OutOfRange.Expecting(Expectation.NotBefore("from"))));
        // No complaints at all would be a strange answer to a key that is mistyped.
        if (range.Regime is { } regime && await regimes.FindAnyAsync(regime, clock.GetUtcNow(), ct) is null)
            return (null, Validation.Refuse("regime", FieldProblems.NotFound.Expecting(ComplaintExpectations.Regime)));
        return (range, null);
    }

    /// <summary>How many complaints there are.</summary>
    internal Task<int> CountAsync(RegisterRange range, CancellationToken ct) => turns.ReadAsync(() => Received(range, range.From, 0).CountAsync(ct), ct);

    /// <summary>The first part of them.</summary>
    internal Task<RegisterPart> ReadAsync(RegisterRange range, CancellationToken ct) => ReadAsync(range, range.From, 0, clock.GetUtcNow(), ct);

    /// <summary>All of them, of which the first part is there.</summary>
    internal async IAsyncEnumerable<RegisteredComplaint> AllAsync(RegisterPart first, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var part = first; ; )
        {
            foreach (var complaint in part.Complaints)
                yield return complaint;
            if (part.Complaints is not { Count: PartSize })
                yield break;
            var last = part.Complaints[^1];
            part = await ReadAsync(part.Range, last.ReceivedAt, last.Number, part.ReadAt, ct);
        }
    }

    private Task<RegisterPart> ReadAsync(RegisterRange range, DateTimeOffset receivedAt, long after, DateTimeOffset now, CancellationToken ct) =>
        turns.ReadAsync(
            async () =>
            {
                var rows = await Received(range, receivedAt, after)
                    .OrderBy(c => c.ReceivedAt)
                    .ThenBy(c => c.Number)
                    .Take(PartSize)
                    .Select(c => new RegisterSource(
                        c.Number,
                        c.PartnerId,
                        c.CustomerId,
                        c.Kind,
                        c.Cause,
                        c.Channel,
                        c.Language,
                        c.Department,
                        c.Status,
                        c.Admissible,
                        c.ReceivedAt,
                        c.CreatedAt,
                        c.CountedFrom,
                        c.ClosedAt,
                        c.Reopenings,
                        c.Done,
                        c.Regimes,
                        c.MissedLimits,
                        c.RegisterFacts
                    ))
                    .ToListAsync(ct);
                return new RegisterPart(range, now, [.. rows.Select(c => RegisteredComplaint.Of(c, range.Regime, db.Actor, now))]);
            },
            ct
        );

    private IQueryable<Complaint> Received(RegisterRange range, DateTimeOffset receivedAt, long after)
    {
        var complaints = db.Visible<Complaint>()
            .Where(c => c.ReceivedAt >= receivedAt && c.ReceivedAt < range.To && (c.ReceivedAt > receivedAt || c.Number > after));
        if (range.Regime is not { } regime)
            return complaints;
        var mark = ComplaintRegimeMark.Of(regime);
        return complaints.Where(c => c.RegimeKeys.Contains(mark));
    }
}

/// <summary>Complaints that were read at once.</summary>
/// <param name="Range">What was asked for.</param>
/// <param name="ReadAt">The instant at which limits were looked at, the same for all parts.</param>
/// <param name="Complaints">The complaints, in the order of their receipt.</param>
internal sealed record RegisterPart(RegisterRange Range, DateTimeOffset ReadAt, IReadOnlyList<RegisteredComplaint> Complaints);
