using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using BitP.SupportApi.Platform.Events;

namespace BitP.SupportApi.Features.Complaints.Integrity;

/// <summary>
/// How the chain is hashed. Every field goes in with its length, so that no two different events are the same bytes; instants go in as milliseconds, which is what
/// every database keeps.
/// </summary>
internal static class ChainHashes
{
    /// <summary>The length of a SHA-256 in bytes.</summary>
    public const int Length = 32;

    /// <summary>What the first link follows.</summary>
    public static byte[] StartOf(Guid complaintId) => new Fields(HashAlgorithmName.SHA256).Add(complaintId).End();

    /// <summary>The hash of what can be erased of an event: what it says, and who did it.</summary>
    public static byte[] OfContent(byte[] salt, StoredEvent e) =>
        new Fields(HashAlgorithmName.SHA256).Add(salt).Add(e.ActorKind.ToString()).Add(e.ActorId).Add(e.ActorName).Add(e.CredentialId).Add(e.Data).End();

    /// <summary>The hash of a link: over the link before it, the content, and what is never erased of an event.</summary>
    public static byte[] OfLink(byte[] before, byte[] contentHash, StoredEvent e) =>
        new Fields(HashAlgorithmName.SHA256)
            .Add(before)
            .Add(e.Sequence)
            .Add(e.PublicSequence)
            .Add(e.Id)
            .Add(e.Type)
            .Add(e.At.ToUnixTimeMilliseconds())
            .Add(e.Visibility.ToString())
            .Add(e.SubjectKind)
            .Add(e.SubjectReference)
            .Add(e.PartnerId)
            .Add(e.CustomerId)
            .Add(contentHash)
            .End();

    /// <summary>The seal of a head.</summary>
    public static byte[] Seal(byte[] key, Guid complaintId, long events, byte[] hash) => new Fields(key).Add(complaintId).Add(events).Add(hash).End();

    private readonly struct Fields
    {
        private readonly IncrementalHash _hash;

        public Fields(HashAlgorithmName algorithm) => _hash = IncrementalHash.CreateHash(algorithm);

        public Fields(byte[] key) => _hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);

        public Fields Add(ReadOnlySpan<byte> bytes)
        {
            Span<byte> length = stackalloc byte[sizeof(int)];
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            _hash.AppendData(length);
            _hash.AppendData(bytes);
            return this;
        }

        // What is absent has a length that nothing has.
        public Fields Add(string? text) => text is null ? Absent() : Add(Encoding.UTF8.GetBytes(text));

        public Fields Add(Guid? id) => id is { } there ? Add(there.ToByteArray(bigEndian: true)) : Absent();

        public Fields Add(long? number)
        {
            if (number is not { } there)
                return Absent();
            Span<byte> bytes = stackalloc byte[sizeof(long)];
            BinaryPrimitives.WriteInt64BigEndian(bytes, there);
            return Add(bytes);
        }

        public byte[] End()
        {
            using (_hash)
                return _hash.GetHashAndReset();
        }

        private Fields Absent()
        {
            Span<byte> length = stackalloc byte[sizeof(int)];
            BinaryPrimitives.WriteInt32BigEndian(length, -1);
            _hash.AppendData(length);
            return this;
        }
    }
}
