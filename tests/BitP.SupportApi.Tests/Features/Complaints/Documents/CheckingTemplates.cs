using BitP.SupportApi.Features.Complaints.Documents;
using BitP.SupportApi.Platform.Localization;

namespace BitP.SupportApi.Tests.Features.Complaints.Documents;

/// <summary>Whoever makes a mistake in a template is told so.</summary>
public sealed class CheckingTemplates
{
    private static readonly LocalizedText Words = new("Words", "文字", "Mots", "Wörter");

    [Fact]
    public void Every_template_that_comes_with_the_program_makes_sense()
    {
        foreach (var kind in Enum.GetValues<DocumentKind>())
        foreach (var regime in DocumentTemplates.Regimes.Append("own_rules"))
            Assert.NotEmpty(DocumentTemplates.Of(kind, regime).Blocks);
    }

    [Fact]
    public void A_block_is_one_thing()
    {
        Refused(new());
        Refused(new(Heading: Words, Paragraph: Words));
        Refused(new(Part: "opening"));
    }

    [Fact]
    public void A_name_has_to_mean_something()
    {
        Refused(new(Paragraph: Words, When: ["nonsense"]));
        Refused(new(Paragraph: Words, Unless: ["nonsense"]));
        Refused(new(Text: "nonsense"));
        Refused(new(Fields: [new(Words, "nonsense")]));
        Refused(new(Paragraph: InAll("{nonsense}")));
    }

    [Fact]
    public void Each_language_says_something_and_has_the_same_contents()
    {
        Refused(new(Heading: Words with { Fr = " " }));
        Refused(new(Paragraph: InAll("On {receivedOn}") with { De = "Am Tag" }));
        Refused(new(Paragraph: InAll("On {receivedOn}") with { Zh = "于{issuedOn}" }));
    }

    [Theory]
    [InlineData("subject")]
    [InlineData("copy")]
    [InlineData("reasons")]
    [InlineData("remedies")]
    [InlineData("complainant.name")]
    public void What_somebody_wrote_stands_in_no_sentence(string content) => Refused(new(Paragraph: InAll($"About {{{content}}}")));

    [Fact]
    public void A_line_begins_with_the_products_own_words()
    {
        Refused(new(Line: InAll("{firm.name}")));
        TemplateCheck.Verify("test", new TemplateBlock(Line: InAll("Dear {complainant.name}")));
    }

    [Fact]
    public void A_long_text_stands_behind_no_label() => Refused(new(Fields: [new(Words, "reasons")]));

    private static LocalizedText InAll(string text) => new(text, text, text, text);

    private static void Refused(TemplateBlock block) => Assert.Throws<InvalidDataException>(() => TemplateCheck.Verify("test", block));
}
