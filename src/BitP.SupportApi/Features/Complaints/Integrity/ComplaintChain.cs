using System.Security.Cryptography;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Events;

namespace BitP.SupportApi.Features.Complaints.Integrity;

/// <summary>Adds a link for each event of a complaint, and seals the end. The end is in the row of the complaint: no link is read for that.</summary>
internal sealed class ComplaintChain(SealKeys keys) : IEventRecorder
{
    public bool Record(AggregateRoot aggregate, IReadOnlyList<StoredEvent> events, SupportDbContext db)
    {
        if (aggregate is not Complaint complaint)
            return false;
        var hash = complaint.ChainHead is { } head ? Convert.FromHexString(head.Hash) : ChainHashes.StartOf(complaint.Id);
        foreach (var e in events)
        {
            var salt = RandomNumberGenerator.GetBytes(ChainLink.SaltLength);
            var content = ChainHashes.OfContent(salt, e);
            hash = ChainHashes.OfLink(hash, content, e);
            db.Insert(ChainLink.Make(complaint.Id, e.Sequence, e.Id, salt, content, hash));
        }
        complaint.ChainHead = keys.Seal(complaint.Id, events[^1].Sequence, hash);
        return true;
    }
}
