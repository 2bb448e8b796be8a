using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Complaints.Documents;
using BitP.SupportApi.Features.Complaints.Regimes;
using BitP.SupportApi.Features.Surveys.Definitions;

namespace BitP.SupportApi.Tests.Features.Surveys.Definitions;

/// <summary>A survey is for the cases that have one of the values of each member of its condition.</summary>
public sealed class MeetingConditions
{
    private static readonly Guid Partner = Guid.NewGuid();

    private static readonly SurveyConditionFacts Ticket = new(Partner, Channel.Chat, "de-AT", TicketCategory.Login, Priority.High, "accounts", ["vip", "beta"]);

    private static readonly SurveyConditionFacts Complaint = new(
        Partner,
        Channel.Email,
        "zh-CN",
        Kind: ComplaintKind.Fees,
        Department: "funds",
        Outcome: ComplaintOutcome.Upheld
    );

    public static TheoryData<string, bool> Tickets =>
        new()
        {
            { "nothing", true },
            { "partner", true },
            { "other partner", false },
            { "channel", true },
            { "other channel", false },
            { "range of languages", true },
            { "more special language", false },
            { "category", true },
            { "other category", false },
            { "priority", true },
            { "other priority", false },
            { "team", true },
            { "no team", false },
            { "one tag", true },
            { "other tag", false },
            { "all but one", false },
            { "all", true },
        };

    [Theory]
    [MemberData(nameof(Tickets))]
    public void A_ticket_meets_what_it_has_one_of_each_of(string condition, bool fits)
    {
        SurveyCondition when = condition switch
        {
            "nothing" => new(),
            "partner" => new([Guid.NewGuid(), Partner]),
            "other partner" => new([Guid.NewGuid()]),
            "channel" => new(Channel: [Channel.Web, Channel.Chat]),
            "other channel" => new(Channel: [Channel.Web]),
            "range of languages" => new(Language: ["fr", "de"]),
            "more special language" => new(Language: ["de-AT-1996"]),
            "category" => new(Category: [TicketCategory.Login]),
            "other category" => new(Category: [TicketCategory.Deposit]),
            "priority" => new(Priority: [Priority.High]),
            "other priority" => new(Priority: [Priority.Low]),
            "team" => new(Team: ["accounts"]),
            "no team" => new(Team: ["none"]),
            "one tag" => new(Tag: ["gold", "vip"]),
            "other tag" => new(Tag: ["gold"]),
            "all but one" => new([Partner], [Channel.Chat], ["de"], [TicketCategory.Login], [Priority.Low], ["accounts"], ["vip"]),
            _ => new([Partner], [Channel.Chat], ["de"], [TicketCategory.Login], [Priority.High], ["accounts"], ["vip"]),
        };

        Assert.Equal(fits, when.Fits(Ticket));
    }

    [Fact]
    public void A_complaint_meets_what_it_has_and_one_without_a_decision_has_no_outcome()
    {
        Assert.True(
            new SurveyCondition(Language: ["zh"], Kind: [ComplaintKind.Fees], Department: ["funds"], Outcome: [ComplaintOutcome.Upheld]).Fits(Complaint)
        );
        Assert.False(new SurveyCondition(Kind: [ComplaintKind.Attitude]).Fits(Complaint));
        Assert.False(new SurveyCondition(Department: ["trading"]).Fits(Complaint));
        Assert.False(new SurveyCondition(Outcome: [ComplaintOutcome.Upheld, ComplaintOutcome.Rejected]).Fits(Complaint with { Outcome = null }));
        Assert.True(new SurveyCondition(Team: ["none"]).Fits(Ticket with { Team = null }));
    }
}
