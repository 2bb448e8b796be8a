using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Localization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BitP.SupportApi.Features.Complaints.Documents;

/// <summary>
/// A document about a complaint as it was issued, byte for byte. It is never changed, and read through its complaint: a correction is another edition with a
/// reason, and what is known later of its delivery is added.
/// </summary>
public sealed class IssuedDocument
{
    public const int FirstEdition = 1;
    public const int RegimeMaxLength = 64;
    public const int TemplateVersionMaxLength = 64;
    public const int ReasonMaxLength = 2000;

    /// <summary>Corrections of a kind of document about a complaint.</summary>
    public const int MaxCorrections = 20;

    /// <summary>Notes of delivery of a document.</summary>
    public const int MaxDeliveries = 20;

    /// <summary>The length of a SHA-256 in hexadecimal digits.</summary>
    public const int HashLength = 64;

    private IssuedDocument() { }

    public Guid Id { get; private init; }

    public Guid ComplaintId { get; private init; }

    public DocumentKind Kind { get; private init; }

    /// <summary>From 1; among the documents of its kind about its complaint.</summary>
    public int Edition { get; private init; }

    /// <summary>The key of the regime by whose template it was written.</summary>
    public string Regime { get; private init; } = "";

    public string TemplateVersion { get; private init; } = "";

    /// <summary>BCP 47 tag of its language.</summary>
    public string Language { get; private init; } = "";

    public byte[] Html { get; private init; } = [];

    public byte[] Text { get; private init; } = [];

    /// <summary>SHA-256 of the HTML, in lower-case hexadecimal digits.</summary>
    public string HtmlSha256 { get; private init; } = "";

    /// <summary>SHA-256 of the plain text, in lower-case hexadecimal digits.</summary>
    public string TextSha256 { get; private init; } = "";

    public DateTimeOffset IssuedAt { get; private init; }

    /// <summary>What it was written from, so that a correction says all else as it did.</summary>
    public DocumentFacts Facts { get; private init; } = null!;

    /// <summary>The edition that it takes the place of; null for one that corrects nothing.</summary>
    public int? Corrects { get; private init; }

    /// <summary>Why there is another edition; null for one that corrects nothing.</summary>
    public string? CorrectionReason { get; private init; }

    /// <summary>Issues the first edition.</summary>
    /// <param name="complaintId">The complaint that it is about.</param>
    /// <param name="document">What it says.</param>
    /// <param name="now">The time.</param>
    public static IssuedDocument Issue(Guid complaintId, RenderedDocument document, DateTimeOffset now) =>
        Make(complaintId, document, FirstEdition, null, null, now);

    /// <summary>Issues another letter of the same kind, such as a second request for information. Both stand; this one is no correction.</summary>
    /// <param name="document">What it says.</param>
    /// <param name="now">The time.</param>
    public IssuedDocument Follow(RenderedDocument document, DateTimeOffset now)
    {
        if (document.Kind != Kind)
            throw new ArgumentException($"A {document.Kind} follows no {Kind}.", nameof(document));
        return Make(ComplaintId, document, Edition + 1, null, null, now);
    }

    /// <summary>Issues an edition that takes the place of this one, which stays as it is.</summary>
    /// <param name="document">What it says now.</param>
    /// <param name="edition">Which edition it is: the next after the last.</param>
    /// <param name="reason">Why there is another edition.</param>
    /// <param name="now">The time.</param>
    public IssuedDocument Correct(RenderedDocument document, int edition, string reason, DateTimeOffset now)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(edition, Edition);
        if (document.Kind != Kind)
            throw new ArgumentException($"A {document.Kind} corrects no {Kind}.", nameof(document));
        return Make(ComplaintId, document, edition, Edition, reason, now);
    }

    /// <summary>Whether the bytes are those that were issued.</summary>
    public bool IsIntact() => RenderedDocument.Sha256(Html) == HtmlSha256 && RenderedDocument.Sha256(Text) == TextSha256;

    private static IssuedDocument Make(Guid complaintId, RenderedDocument document, int edition, int? corrects, string? reason, DateTimeOffset now) =>
        new()
        {
            Id = Guid.CreateVersion7(now),
            ComplaintId = complaintId,
            Kind = document.Kind,
            Edition = edition,
            Regime = document.Regime,
            TemplateVersion = document.TemplateVersion,
            Language = document.Language,
            Html = document.Html,
            Text = document.Text,
            HtmlSha256 = RenderedDocument.Sha256(document.Html),
            TextSha256 = RenderedDocument.Sha256(document.Text),
            IssuedAt = now,
            Facts = document.Facts,
            Corrects = corrects,
            CorrectionReason = reason,
        };
}

/// <summary>How a document reaches the complainant.</summary>
public enum DeliveryMeans
{
    /// <summary>Electronically, which is the rule.</summary>
    Electronic,

    /// <summary>On paper, when the complainant asks for it (Delegated Regulation (EU) 2025/294, Article 7).</summary>
    Paper,
}

/// <summary>That a document was sent. Deliveries are added, never changed: who got it electronically may ask for paper later.</summary>
public sealed class DocumentDelivery
{
    private DocumentDelivery() { }

    public Guid Id { get; private init; }

    public Guid DocumentId { get; private init; }

    public DeliveryMeans Means { get; private init; }

    /// <summary>When it was asked for; null when it was not.</summary>
    public DateTimeOffset? RequestedAt { get; private init; }

    /// <summary>When it was sent.</summary>
    public DateTimeOffset SentAt { get; private init; }

    /// <summary>Says that a document was sent.</summary>
    /// <param name="document">The document.</param>
    /// <param name="means">How.</param>
    /// <param name="sentAt">When.</param>
    /// <param name="requestedAt">When it was asked for; null when it was not.</param>
    /// <param name="now">The time.</param>
    public static DocumentDelivery Of(IssuedDocument document, DeliveryMeans means, DateTimeOffset sentAt, DateTimeOffset? requestedAt, DateTimeOffset now) =>
        new()
        {
            Id = Guid.CreateVersion7(now),
            DocumentId = document.Id,
            Means = means,
            RequestedAt = requestedAt,
            SentAt = sentAt,
        };
}

internal sealed class IssuedDocumentMapping : IEntityTypeConfiguration<IssuedDocument>, IEntityTypeConfiguration<DocumentDelivery>
{
    public void Configure(EntityTypeBuilder<IssuedDocument> builder)
    {
        builder.ToTable("complaint_documents");
        builder.HasKey(d => d.Id);
        builder.ComesInOrderOf(d => d.IssuedAt);
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.Regime).HasMaxLength(IssuedDocument.RegimeMaxLength);
        builder.Property(d => d.TemplateVersion).HasMaxLength(IssuedDocument.TemplateVersionMaxLength);
        builder.Property(d => d.Language).HasMaxLength(Languages.MaxLength);
        builder.Property(d => d.HtmlSha256).HasMaxLength(IssuedDocument.HashLength);
        builder.Property(d => d.TextSha256).HasMaxLength(IssuedDocument.HashLength);
        builder.Property(d => d.CorrectionReason).HasMaxLength(IssuedDocument.ReasonMaxLength);
        builder.Property(d => d.Facts).HasJsonConversion();
        builder.HasOne<Complaint>().WithMany().HasForeignKey(d => d.ComplaintId).HasPrincipalKey(c => c.Id).OnDelete(DeleteBehavior.Restrict);
        // Of two who issue the same at once one is too late.
        builder
            .HasIndex(d => new
            {
                d.ComplaintId,
                d.Kind,
                d.Edition,
            })
            .IsUnique();
    }

    public void Configure(EntityTypeBuilder<DocumentDelivery> builder)
    {
        builder.ToTable("complaint_document_deliveries");
        builder.HasKey(d => d.Id);
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.HasOne<IssuedDocument>().WithMany().HasForeignKey(d => d.DocumentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(d => new { d.DocumentId, d.SentAt });
    }
}
