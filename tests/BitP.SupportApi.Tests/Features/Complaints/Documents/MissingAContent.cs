using BitP.SupportApi.Features.Complaints.Documents;

namespace BitP.SupportApi.Tests.Features.Complaints.Documents;

/// <summary>What a document cannot be without.</summary>
public sealed class MissingAContent
{
    private static readonly string[] Acknowledgement = ["contact.name", "contact.email", "contact.phone", "receivedAt", "timeframe", "copy", "admissibility"];

    private static DocumentFacts Facts => SampleFacts.For(DocumentKind.FinalResponse, "eu_mica", "en") with { Admissible = true };

    [Fact]
    public void Nothing_is_missing_from_what_is_complete() =>
        Assert.Empty(MissingContents.Of(Facts, [.. Acknowledgement, "outcome", "findings", "reasons", "remedies", "redress"]));

    [Fact]
    public void What_is_missing_is_named_in_the_order_of_the_regime()
    {
        var facts = Facts with { Contact = new("Team", null, " \u200b"), DecideBy = null, Description = "\n\t ", Admissible = null };

        Assert.Equal(["contact.email", "contact.phone", "timeframe", "copy", "admissibility"], MissingContents.Of(facts, Acknowledgement));
    }

    [Fact]
    public void A_finding_is_missing_as_long_as_one_point_has_none()
    {
        Assert.Equal(["findings"], MissingContents.Of(Facts with { Points = [new("One", "Found."), new("Two")] }, ["points", "findings"]));
        Assert.Equal(["points"], MissingContents.Of(Facts with { Points = [] }, ["points", "findings"]));
    }

    [Fact]
    public void An_empty_list_is_missing_and_so_is_a_name_that_means_nothing() =>
        Assert.Equal(
            ["remedies", "requested", "nonsense"],
            MissingContents.Of(Facts with { Remedies = [] }, ["remedies", "requested", "nonsense", "remedies"])
        );

    [Fact]
    public void A_point_without_a_finding_stands_in_no_list_of_findings()
    {
        var facts = Facts with { Points = [new("One", "Found."), new("Two")] };

        Assert.Null(new DocumentContents(facts).Points("findings"));
        Assert.Equal(2, new DocumentContents(facts).Points("points")!.Count);
    }
}
