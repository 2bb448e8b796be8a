namespace BitP.SupportApi.Tests.Platform.Data;

/// <summary>What one database keeps, the others keep: these tests pass on all of them.</summary>
public sealed class KeepingValuesAlike
{
    private const string Odd = "Grüße 😀 𠮷野家 e\u0301 \u200d👩‍🚒 ‏rtl Ǆ ﬁ İ ß \"'\\%_[]{}$1;--";

    [Theory]
    [InlineData("Client", "client")]
    [InlineData("é", "e\u0301")]
    [InlineData("ß", "ss")]
    [InlineData("a-b", "ab")]
    [InlineData("𠮷", "吉")]
    [InlineData("İ", "i")]
    [InlineData("x", "x\u200d")]
    public async Task External_ids_that_differ_in_anything_are_two_customers(string one, string other)
    {
        var partner = await (await SupportApp.SharedAsync()).NewPartnerAsync();

        var first = await partner.OpenTicketAsync(customer: one);
        var second = await partner.OpenTicketAsync(customer: other);
        var third = await partner.OpenTicketAsync(customer: one);

        Assert.NotEqual(CustomerOf(first), CustomerOf(second));
        Assert.Equal(CustomerOf(first), CustomerOf(third));
        Assert.Equal(one, first["customer"]!["externalId"]!.GetValue<string>());
        Assert.Equal(other, second["customer"]!["externalId"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(" client")]
    [InlineData("client ")]
    [InlineData("client\t")]
    [InlineData("client\u3000")]
    public async Task External_ids_with_white_space_around_are_refused_since_SQL_Server_would_not_see_it(string id)
    {
        var partner = await (await SupportApp.SharedAsync()).NewPartnerAsync();

        (await partner.PostAsync("/v1/customers", new { externalId = id })).ShouldRefuse("externalId", "format");
    }

    [Fact]
    public async Task Text_comes_back_as_it_was_sent()
    {
        var partner = await (await SupportApp.SharedAsync()).NewPartnerAsync();
        var longest = "\u202e\t\n" + string.Concat(Enumerable.Repeat("😀", 19_997));

        var opened = await partner.PostAsync(
            "/v1/tickets",
            new
            {
                subject = Odd,
                description = longest,
                category = "other",
                channel = "web",
                customer = new { externalId = "😀", name = Odd },
                tags = new[] { "😀", "straße" },
            }
        );

        opened.ShouldBe(201);
        var read = await partner.GetAsync($"/v1/tickets/{opened.Text("id")}");
        Assert.Equal(Odd, read.Text("subject"));
        Assert.Equal(longest, read.Text("description"));
        Assert.Equal(Odd, read["customer"]!["name"]!.GetValue<string>());
        Assert.Equal(["😀", "straße"], read["tags"]!.AsArray().Select(t => t!.GetValue<string>()).Order(StringComparer.Ordinal).Reverse());
        Assert.Equal(
            opened.Text("id"),
            Assert.Single((await partner.GetAsync($"/v1/tickets?tag={Uri.EscapeDataString("😀")}")).Items)!["id"]!.GetValue<string>()
        );
    }

    [Fact]
    public async Task Instants_are_kept_to_the_millisecond()
    {
        var partner = await (await SupportApp.SharedAsync()).NewPartnerAsync();

        var opened = await partner.OpenTicketAsync();

        var read = await partner.GetAsync($"/v1/tickets/{opened.Text("id")}");
        Assert.Equal(opened.Text("createdAt"), read.Text("createdAt"));
        Assert.Equal(opened["promise"]?.ToJsonString(), read["promise"]?.ToJsonString());
        Assert.Equal(0, DateTimeOffset.Parse(read.Text("createdAt"), System.Globalization.CultureInfo.InvariantCulture).Ticks % TimeSpan.TicksPerMillisecond);
        Assert.Equal(opened.Text("createdAt"), (await partner.FirstEventAsync("ticket.opened"))["at"]!.GetValue<string>());
    }

    private static string CustomerOf(Answer ticket) => ticket["customer"]!["id"]!.GetValue<string>();
}
