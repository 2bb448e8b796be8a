using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using BitP.SupportApi.Features.Complaints.Documents;

namespace BitP.SupportApi.Tests.Features.Complaints.Documents;

/// <summary>What documents say under each regime in each language, and that they are complete in themselves.</summary>
public sealed partial class WritingDocuments
{
    private const string Approved = "tests/BitP.SupportApi.Tests/Features/Complaints/Documents/Approved";

    // A regime of one's own says what any can say.
    private static readonly string[] Regimes = [.. DocumentTemplates.Regimes, "own_rules"];

    // What the rules of a regime ask of a document; a template that does not show it would hide that it is there.
    private static readonly (string Regime, DocumentKind Kind, string[] Contents)[] Demands =
    [
        ("eu_mica", DocumentKind.Acknowledgement, ["contact.name", "contact.email", "contact.phone", "receivedAt", "timeframe", "copy", "admissibility"]),
        ("eu_mica", DocumentKind.Inadmissibility, ["reasons", "contact.email"]),
        ("eu_mica", DocumentKind.InformationRequest, ["requested", "answerBy"]),
        ("eu_mica", DocumentKind.DelayNotice, ["reasons", "newDate", "timeframe"]),
        ("eu_mica", DocumentKind.FinalResponse, ["outcome", "findings", "reasons", "remedies", "redress"]),
        ("uk_disp", DocumentKind.Acknowledgement, ["contact.name", "receivedAt", "timeframe"]),
        ("uk_disp", DocumentKind.DelayNotice, ["reasons", "newDate", "owedBy", "leaflet"]),
        ("uk_disp", DocumentKind.FinalResponse, ["outcome", "findings", "reasons", "leaflet", "lateReferral.agreed", "redress"]),
        ("uk_disp", DocumentKind.SummaryResolution, ["resolution", "lateReferral.agreed", "remedies"]),
        ("us_cfpb", DocumentKind.FinalResponse, ["outcome", "reasons", "steps", "communications", "followUp"]),
        ("iso_10002", DocumentKind.Acknowledgement, ["reference", "receivedAt", "desiredOutcome"]),
        ("iso_10002", DocumentKind.FinalResponse, ["outcome", "reasons", "remedies"]),
    ];

    public static TheoryData<DocumentKind, string> Each => SampleFacts.Each();

    [Theory]
    [MemberData(nameof(Each))]
    public void Each_says_what_people_approved(DocumentKind kind, string language)
    {
        foreach (var regime in Regimes)
            ShouldBeApproved(kind, regime, language);
    }

    private static void ShouldBeApproved(DocumentKind kind, string regime, string language)
    {
        var document = DocumentRenderer.Render(kind, regime, SampleFacts.For(kind, regime, language));

        Approval.MatchesText(Encoding.UTF8.GetString(document.Text), $"{Approved}/{regime}/{DocumentTemplates.NameOf(kind)}.{language}.approved.txt");
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void Html_says_the_same_as_text_and_needs_nothing_from_elsewhere(DocumentKind kind, string language)
    {
        foreach (var regime in Regimes)
            HtmlShouldBeComplete(kind, regime, language);
    }

    private static void HtmlShouldBeComplete(DocumentKind kind, string regime, string language)
    {
        var document = DocumentRenderer.Render(kind, regime, SampleFacts.For(kind, regime, language));
        var html = Encoding.UTF8.GetString(document.Html);

        Assert.Equal(language, document.Language);
        Assert.Contains($"<html lang=\"{language}\">", html, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(html, "<h1>"));
        Assert.DoesNotMatch("(?i)<(script|link|img|iframe|object|form|a)\\b|\\bon\\w+=|\\bsrc=|\\bhref=|url\\(|@import", html);
        Assert.Contains($"style-src 'sha256-{Hash(Style().Match(html).Groups[1].Value)}'", html, StringComparison.Ordinal);
        Assert.Equal(Words(Encoding.UTF8.GetString(document.Text)), Words(TextOf(html)));
    }

    [Fact]
    public void The_same_facts_make_the_same_bytes()
    {
        var facts = SampleFacts.For(DocumentKind.FinalResponse, "eu_mica", "fr");

        var (one, other) = (
            DocumentRenderer.Render(DocumentKind.FinalResponse, "eu_mica", facts),
            DocumentRenderer.Render(DocumentKind.FinalResponse, "eu_mica", facts)
        );

        Assert.Equal(one.Html, other.Html);
        Assert.Equal(one.Text, other.Text);
    }

    // Whoever changes a text sees a line change here whose version has to rise.
    [Fact]
    public void A_template_that_changes_has_another_version()
    {
        var lines =
            from kind in Enum.GetValues<DocumentKind>()
            from regime in Regimes
            let template = DocumentTemplates.Of(kind, regime)
            select $"{template.Regime} {DocumentTemplates.NameOf(kind)} {template.Version} {Hash(string.Join('\n', template.Blocks.Select(Description).Append($"{template.Title}")))}\n";

        Approval.MatchesText(string.Concat(lines), $"{Approved}/TemplateVersions.approved.txt");
    }

    [Fact]
    public void What_a_regime_demands_can_be_seen_in_its_document() =>
        Assert.All(
            Demands,
            demand =>
                Assert.Empty(
                    demand.Contents.Except(DocumentTemplates.Of(demand.Kind, demand.Regime).Shown).Select(name => $"{demand.Regime} {demand.Kind}: {name}")
                )
        );

    [Fact]
    public void A_language_without_texts_gets_the_default() =>
        Assert.Equal(
            "en",
            DocumentRenderer
                .Render(DocumentKind.Acknowledgement, "eu_mica", SampleFacts.For(DocumentKind.Acknowledgement, "eu_mica", "en") with { Language = "it" })
                .Language
        );

    [Fact]
    public void A_letter_names_no_regime_by_its_key() =>
        Assert.All(
            Enum.GetValues<DocumentKind>(),
            kind => Assert.All(DocumentTemplates.Regimes, regime => Assert.DoesNotContain(regime, TextOf(kind, regime, SampleFacts.For(kind, regime, "en"))))
        );

    // DISP 1.6.2R and 2.8.1R: the ombudsman can be asked once the time is over, and not before.
    [Theory]
    [InlineData(-1, "the last day for our final response is 17\u00a0January 2027", "may now refer")]
    [InlineData(0, "may now refer", "the last day for our final response")]
    public void Whoever_waits_too_long_may_ask_the_ombudsman(int hours, string said, string unsaid)
    {
        var facts = SampleFacts.For(DocumentKind.DelayNotice, "uk_disp", "en");

        var text = Joined(TextOf(DocumentKind.DelayNotice, "uk_disp", facts with { IssuedAt = facts.OwedBy!.At.AddHours(hours) }));

        Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.DoesNotContain(unsaid, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "we will consent to the Ombudsman", "very limited circumstances")]
    [InlineData(false, "very limited circumstances", "we will consent to the Ombudsman")]
    public void Whether_the_firm_agrees_to_a_late_referral_is_said(bool agrees, string said, string unsaid)
    {
        foreach (var kind in new[] { DocumentKind.FinalResponse, DocumentKind.SummaryResolution })
        {
            var text = Joined(TextOf(kind, "uk_disp", SampleFacts.For(kind, "uk_disp", "en") with { ConsentsToLateReferral = agrees }));
            Assert.Contains(said, text, StringComparison.Ordinal);
            Assert.DoesNotContain(unsaid, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_date_that_is_kept_is_not_called_late()
    {
        var facts = SampleFacts.For(DocumentKind.DelayNotice, "eu_mica", "en");

        var text = Joined(TextOf(DocumentKind.DelayNotice, facts with { NewDate = facts.DecideBy }));

        Assert.DoesNotContain("will not be able to keep", text, StringComparison.Ordinal);
        Assert.DoesNotContain("longer than two months", text, StringComparison.Ordinal);
        Assert.Contains("You will have our decision on or before 22\u00a0January 2027", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_correction_says_what_it_replaces_and_why()
    {
        var facts = SampleFacts.For(DocumentKind.FinalResponse, "eu_mica", "en");

        var text = TextOf(DocumentKind.FinalResponse, facts with { Edition = 2, Correction = new(1, facts.IssuedAt.AddDays(-3), "The amount was wrong.") });

        Assert.Contains("This letter replaces edition 1 of 19\u00a0December 2026 (Europe/Berlin time)", Joined(text), StringComparison.Ordinal);
        Assert.Contains("\n  The amount was wrong.\n", text, StringComparison.Ordinal);
        Assert.Contains("Edition 2", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_representative_is_addressed()
    {
        var facts = SampleFacts.For(DocumentKind.Acknowledgement, "eu_mica", "en") with { Representative = new("Robin Stone", "2 Example Street") };

        var text = TextOf(DocumentKind.Acknowledgement, facts);

        Assert.Contains("\nDear Robin Stone,\n", text, StringComparison.Ordinal);
        Assert.Contains("\nComplainant: Alex Morgan\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Dear Alex Morgan", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_there_leaves_no_gap()
    {
        var facts = SampleFacts.For(DocumentKind.Acknowledgement, "eu_mica", "en");

        var text = TextOf(
            DocumentKind.Acknowledgement,
            facts with
            {
                Complainant = null,
                Contact = null,
                Description = null,
                DesiredOutcome = null,
                Points = [],
                DecideBy = null,
                NextUpdateBy = null,
            }
        );

        Assert.Contains("\nDear customer,\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Your contact", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Copy of your complaint", text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"[{}]|\n\n\n", text);
    }

    private static string TextOf(DocumentKind kind, DocumentFacts facts) => TextOf(kind, "eu_mica", facts);

    private static string TextOf(DocumentKind kind, string regime, DocumentFacts facts) =>
        Encoding.UTF8.GetString(DocumentRenderer.Render(kind, regime, facts).Text);

    private static string Joined(string text) => text.Replace('\n', ' ');

    private static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Description(TemplateBlock block) =>
        $"{block} {string.Join(' ', block.When ?? [])} {string.Join(' ', block.Unless ?? [])} {string.Join(' ', block.Fields ?? [])}";

    private static string TextOf(string html) =>
        System.Net.WebUtility.HtmlDecode(Regex.Replace(html[html.IndexOf("<body>", StringComparison.Ordinal)..], "<[^>]*>", " "));

    // What is said, without lines, marks of quotation and lists, and the colon behind a label.
    private static string Words(string text) => Regex.Replace(Regex.Replace(text, @"(?m)^ *[>=-]+(?= |$)", ""), @"[\s:：]+", "");

    [GeneratedRegex("<style>([^<]*)</style>")]
    private static partial Regex Style();
}
