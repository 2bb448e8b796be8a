using System.Text.Json;
using BitP.SupportApi.Features.Complaints.Documents;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Complaints.Integrity;

/// <summary>Compares the events and documents of a complaint with the chain of hashes over them.</summary>
public sealed class ComplaintVerifier(SupportDbContext db, SealKeys keys)
{
    /// <summary>How many events are looked at together.</summary>
    public const int MaxEvents = 2000;

    private const int MaxAttempts = 5;

    /// <summary>Looks at what comes after an event; null when there is no such complaint.</summary>
    /// <param name="key">The complaint.</param>
    /// <param name="after">The number of the event; 0 for the beginning.</param>
    /// <param name="ct">Ends it.</param>
    internal async Task<ComplaintVerification?> VerifyAsync(ComplaintKey key, long after, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await FindAsync(key, ct) is not { } file)
                return null;
            var found = await new Look(db, keys, file).AtAsync(Math.Min(after, file.Version), ct);
            // What was added meanwhile is in some of it only.
            if (found.Intact || attempt == MaxAttempts || (await FindAsync(key, ct))?.Version == file.Version)
                return found;
        }
    }

    private Task<FileEnd?> FindAsync(ComplaintKey key, CancellationToken ct) =>
        key.In(db.Visible<Complaint>().AsNoTracking()).Select(c => new FileEnd(c.Id, c.Version, c.ChainHead)).SingleOrDefaultAsync(ct);

    /// <summary>Where the file of a complaint ends by its own account.</summary>
    private sealed record FileEnd(Guid Id, long Version, ChainHead? Head);

    /// <summary>One look at some of a file.</summary>
    private sealed class Look(SupportDbContext db, SealKeys keys, FileEnd file)
    {
        private long _through;
        private long _events;
        private long _redacted;
        private int _documents;

        public async Task<ComplaintVerification> AtAsync(long after, CancellationToken ct)
        {
            // Numbers begin with 1; what has a lower one is found by the first look.
            var from = after == 0 ? long.MinValue : after;
            var events = await db.Visible<StoredEvent>()
                .AsNoTracking()
                .Where(e => e.SubjectId == file.Id && e.Sequence > from)
                .OrderBy(e => e.Sequence)
                .Take(MaxEvents)
                .ToListAsync(ct);
            var links = await db.Set<ChainLink>()
                .AsNoTracking()
                .Where(l => l.ComplaintId == file.Id && l.Sequence > from)
                .OrderBy(l => l.Sequence)
                .Take(MaxEvents)
                .ToListAsync(ct);
            var end = Math.Min(events.Count == MaxEvents ? events[^1].Sequence : long.MaxValue, links.Count == MaxEvents ? links[^1].Sequence : long.MaxValue);
            _through = after;
            var hash = await HashAtAsync(after, ct);
            if (hash is null)
                return Found(new(after, null, ChainProblemKind.Changed));
            var (known, linked) = (new Queue<StoredEvent>(events), new Queue<ChainLink>(links));
            for (var next = after + 1; next <= end && known.Count + linked.Count > 0; next++)
            {
                if (known.TryPeek(out var early) && early.Sequence < next)
                    return Found(new(early.Sequence, early.Id, ChainProblemKind.Inserted));
                var e = known.TryPeek(out var one) && one.Sequence == next ? known.Dequeue() : null;
                var link = linked.TryPeek(out var other) && other.Sequence == next ? linked.Dequeue() : null;
                if (await CompareAsync(next, e, link, known, ct) is { } problem)
                    return Found(problem);
                hash = ChainHashes.OfLink(hash, link!.ContentHash, e!);
                if (!hash.AsSpan().SequenceEqual(link.Hash))
                    return Found(new(next, e!.Id, ChainProblemKind.Changed));
                _through = next;
                _events++;
                if (await CompareDocumentAsync(e!, link, ct) is { } changed)
                    return Found(changed);
            }
            return end < long.MaxValue ? Found(null) : await FoundAtEndAsync(hash, ct);
        }

        // The hash that the next link has to follow.
        private async Task<byte[]?> HashAtAsync(long sequence, CancellationToken ct) =>
            sequence == 0
                ? ChainHashes.StartOf(file.Id)
                : await db.Set<ChainLink>().Where(l => l.ComplaintId == file.Id && l.Sequence == sequence).Select(l => l.Hash).SingleOrDefaultAsync(ct);

        private async Task<ChainProblem?> CompareAsync(long sequence, StoredEvent? e, ChainLink? link, Queue<StoredEvent> later, CancellationToken ct)
        {
            // Behind its end there is nothing that could be missing.
            if (sequence > file.Version)
                return new(
                    e?.Sequence ?? later.FirstOrDefault()?.Sequence ?? sequence,
                    e?.Id ?? later.FirstOrDefault()?.Id ?? link?.EventId,
                    ChainProblemKind.Inserted
                );
            if (link is null)
                return new(sequence, e?.Id, e is null ? ChainProblemKind.Missing : ChainProblemKind.Inserted);
            if (e?.Id != link.EventId)
                return new(
                    sequence,
                    link.EventId,
                    await db.Visible<StoredEvent>().AnyAsync(other => other.Id == link.EventId && other.SubjectId == file.Id, ct) ? ChainProblemKind.Reordered
                        : e is null ? ChainProblemKind.Missing
                        : ChainProblemKind.Changed
                );
            if (link.Salt is { } salt)
                return ChainHashes.OfContent(salt, e).AsSpan().SequenceEqual(link.ContentHash) ? null : new(sequence, e.Id, ChainProblemKind.Changed);
            // What is erased says nothing, be it something else.
            _redacted++;
            return e is { Data: StoredEvent.Erased, ActorId: null, ActorName: null, CredentialId: null } ? null : new(sequence, e.Id, ChainProblemKind.Changed);
        }

        private async Task<ChainProblem?> CompareDocumentAsync(StoredEvent e, ChainLink link, CancellationToken ct)
        {
            if (e.Type != ComplaintDocumentIssued.Name)
                return null;
            // Nothing vouches for a document any more whose event was erased.
            if (link.Salt is null)
                return await db.Set<IssuedDocument>().AnyAsync(d => d.ComplaintId == file.Id, ct)
                    ? new(e.Sequence, e.Id, ChainProblemKind.DocumentChanged)
                    : null;
            var said = JsonSerializer.Deserialize<ComplaintDocumentIssued>(e.Data, ApiJson.Options)!;
            var document = await db.Set<IssuedDocument>()
                .AsNoTracking()
                .SingleOrDefaultAsync(d => d.ComplaintId == file.Id && d.Kind == said.Kind && d.Edition == said.Edition, ct);
            _documents++;
            var isIt = document?.IsIntact() is true && (document.HtmlSha256, document.TextSha256) == (said.HtmlSha256, said.TextSha256);
            return isIt
                ? null
                : new(e.Sequence, e.Id, document is null ? ChainProblemKind.DocumentMissing : ChainProblemKind.DocumentChanged, said.Kind, said.Edition);
        }

        private async Task<ComplaintVerification> FoundAtEndAsync(byte[] hash, CancellationToken ct)
        {
            if (_through < file.Version)
                return Found(new(_through + 1, null, ChainProblemKind.Missing));
            var head = Convert.ToHexStringLower(hash);
            var isSealed = file.Head is { } end ? keys.IsSealed(end, file.Id, file.Version, hash) : false;
            ChainProblemKind? problem =
                file.Head?.Hash != head ? ChainProblemKind.HeadChanged
                : isSealed is null ? ChainProblemKind.KeyUnknown
                : isSealed is true || (file.Head.Key is null && keys.IsEmpty) ? null
                : file.Head.Key is null ? ChainProblemKind.HeadUnsealed
                : ChainProblemKind.HeadChanged;
            if (problem is null)
            {
                var issued = await db.Visible<StoredEvent>().CountAsync(e => e.SubjectId == file.Id && e.Type == ComplaintDocumentIssued.Name, ct);
                if (await db.Set<IssuedDocument>().CountAsync(d => d.ComplaintId == file.Id, ct) > issued)
                    problem = ChainProblemKind.DocumentInserted;
            }
            return Found(problem is { } wrong ? new(file.Version, null, wrong) : null) with { Complete = true, Sealed = isSealed is true, HeadHash = head };
        }

        private ComplaintVerification Found(ChainProblem? problem) =>
            new(problem is null, false, _through, _events, _redacted, _documents, null, null, problem);
    }
}
