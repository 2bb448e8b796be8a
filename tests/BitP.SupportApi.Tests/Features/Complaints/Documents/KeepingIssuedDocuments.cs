using System.Security.Cryptography;
using BitP.SupportApi.Features.Complaints.Documents;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BitP.SupportApi.Tests.Features.Complaints.Documents;

/// <summary>What was issued is there again years later, byte for byte.</summary>
public sealed class KeepingIssuedDocuments
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    public static TheoryData<DocumentKind, string> Each => SampleFacts.Each();

    [Theory]
    [MemberData(nameof(Each))]
    public async Task It_comes_back_byte_for_byte(DocumentKind kind, string language)
    {
        var app = await SupportApp.SharedAsync();
        var rendered = DocumentRenderer.Render(kind, "uk_disp", SampleFacts.For(kind, "uk_disp", language));
        var issued = IssuedDocument.Issue(await FileAsync(app), rendered, Now);

        await SaveAsync(app, issued);

        var read = Assert.Single(await ReadAsync(app, issued.ComplaintId));
        Assert.Equal(rendered.Html, read.Html);
        Assert.Equal(rendered.Text, read.Text);
        Assert.Equal((Sha256(rendered.Html), Sha256(rendered.Text)), (read.HtmlSha256, read.TextSha256));
        Assert.Equal((kind, 1, "uk_disp", language, rendered.TemplateVersion), (read.Kind, read.Edition, read.Regime, read.Language, read.TemplateVersion));
        Assert.Equal((issued.Id, Now, null), (read.Id, read.IssuedAt, read.CorrectionReason));
        Assert.True(read.IsIntact());
    }

    [Fact]
    public async Task A_correction_is_another_edition_beside_the_first()
    {
        var app = await SupportApp.SharedAsync();
        var facts = SampleFacts.For(DocumentKind.DelayNotice, "eu_mica", "de");
        var first = IssuedDocument.Issue(await FileAsync(app), DocumentRenderer.Render(DocumentKind.DelayNotice, "eu_mica", facts), Now);
        await SaveAsync(app, first);
        var corrected = DocumentRenderer.Render(
            DocumentKind.DelayNotice,
            "eu_mica",
            facts with
            {
                Edition = 2,
                Correction = new(1, Now, "Der Tag war falsch."),
            }
        );

        await SaveAsync(app, first.Correct(corrected, 2, "Der Tag war falsch.", Now.AddDays(1)));

        var all = (await ReadAsync(app, first.ComplaintId)).OrderBy(d => d.Edition).ToArray();
        Assert.Equal([1, 2], all.Select(d => d.Edition));
        Assert.Equal([(null, null), (1, "Der Tag war falsch.")], all.Select(d => (d.Corrects, d.CorrectionReason)));
        Assert.Equal("Der Tag war falsch.", all[1].Facts.Correction!.Reason);
        Assert.Equal(first.Html, all[0].Html);
        Assert.NotEqual(first.HtmlSha256, all[1].HtmlSha256);
    }

    [Fact]
    public async Task Of_two_that_issue_the_same_one_is_refused()
    {
        var app = await SupportApp.SharedAsync();
        var (complaint, rendered) = (
            await FileAsync(app),
            DocumentRenderer.Render(DocumentKind.Acknowledgement, "eu_mica", SampleFacts.For(DocumentKind.Acknowledgement, "eu_mica", "en"))
        );
        await SaveAsync(app, IssuedDocument.Issue(complaint, rendered, Now));

        await Assert.ThrowsAnyAsync<Exception>(() => SaveAsync(app, IssuedDocument.Issue(complaint, rendered, Now)));

        Assert.Single(await ReadAsync(app, complaint));
    }

    [Fact]
    public void A_correction_has_a_reason_and_is_of_the_same_kind()
    {
        var facts = SampleFacts.For(DocumentKind.Acknowledgement, "eu_mica", "en");
        var rendered = DocumentRenderer.Render(DocumentKind.Acknowledgement, "eu_mica", facts);
        var issued = IssuedDocument.Issue(Guid.CreateVersion7(), rendered, Now);

        Assert.Throws<ArgumentException>(() => issued.Correct(rendered, 2, " ", Now));
        Assert.Throws<ArgumentException>(() => issued.Correct(rendered with { Kind = DocumentKind.DelayNotice }, 2, "Wrong.", Now));
        Assert.Throws<ArgumentOutOfRangeException>(() => issued.Correct(rendered, 1, "Wrong.", Now));
    }

    [Fact]
    public async Task Deliveries_are_added_to_it()
    {
        var app = await SupportApp.SharedAsync();
        var issued = IssuedDocument.Issue(
            await FileAsync(app),
            DocumentRenderer.Render(DocumentKind.FinalResponse, "eu_mica", SampleFacts.For(DocumentKind.FinalResponse, "eu_mica", "fr")),
            Now
        );

        await SaveAsync(app, issued, DocumentDelivery.Of(issued, DeliveryMeans.Electronic, Now, null, Now));
        await SaveAsync(app, DocumentDelivery.Of(issued, DeliveryMeans.Paper, Now.AddDays(2), Now.AddDays(1), Now.AddDays(2)));

        await using var db = app.Services.GetRequiredService<SupportDbContextFactory>().CreateFor(Actor.System);
        var deliveries = await db.Set<DocumentDelivery>().Where(d => d.DocumentId == issued.Id).OrderBy(d => d.SentAt).ToArrayAsync();
        Assert.Equal(
            [(DeliveryMeans.Electronic, null, Now), (DeliveryMeans.Paper, Now.AddDays(1), Now.AddDays(2))],
            deliveries.Select(d => (d.Means, d.RequestedAt, d.SentAt))
        );
    }

    [Fact]
    public void Nothing_of_it_can_be_changed() =>
        Assert.All(
            typeof(IssuedDocument).GetProperties().Concat(typeof(DocumentDelivery).GetProperties()),
            property => Assert.Contains("IsExternalInit", property.SetMethod!.ReturnParameter.GetRequiredCustomModifiers().Select(m => m.Name))
        );

    [Fact]
    public async Task None_is_of_a_complaint_that_is_not_there()
    {
        var app = await SupportApp.SharedAsync();
        var rendered = DocumentRenderer.Render(DocumentKind.Acknowledgement, "eu_mica", SampleFacts.For(DocumentKind.Acknowledgement, "eu_mica", "en"));

        await Assert.ThrowsAnyAsync<Exception>(() => SaveAsync(app, IssuedDocument.Issue(Guid.CreateVersion7(), rendered, Now)));
    }

    private static async Task<Guid> FileAsync(SupportApp app)
    {
        var partner = await app.NewPartnerAsync();
        var filed = await partner.PostAsync("/v1/complaints", new { description = "Ours.", customer = new { externalId = "someone" } });
        filed.ShouldBe(201);
        return Guid.Parse(filed.Text("id"));
    }

    private static string Sha256(byte[] bytes) => Convert.ToHexString(SHA256.HashData(bytes)).ToLowerInvariant();

    private static async Task SaveAsync(SupportApp app, params object[] rows)
    {
        await using var db = app.Services.GetRequiredService<SupportDbContextFactory>().CreateFor(Actor.System);
        db.AddRange(rows);
        await app.Services.GetRequiredService<DatabaseProvider>().CommitAsync(db);
    }

    private static async Task<IssuedDocument[]> ReadAsync(SupportApp app, Guid complaintId)
    {
        await using var db = app.Services.GetRequiredService<SupportDbContextFactory>().CreateFor(Actor.System);
        return await db.Set<IssuedDocument>().AsNoTracking().Where(d => d.ComplaintId == complaintId).ToArrayAsync();
    }
}
