using BitP.SupportApi.Tests;
using Xunit.Abstractions;

namespace BitP.SupportApi.Browser.Tests;

/// <summary>Somebody tries the product out in the browser, as the README says.</summary>
public sealed class UsingSwaggerUi(Browser browser, ITestOutputHelper output) : IClassFixture<Browser>
{
    private const string PartnerKey = "bitp_demo_partner_a";
    private const int MostBytes = 1_000_000;

    [Fact]
    public async Task A_partner_opens_a_ticket_from_the_example_and_reads_it()
    {
        var app = await SupportApp.SharedAsync();
        await SwaggerPage.VisitAsync(
            browser,
            app.Address,
            "open-and-get-ticket",
            async page =>
            {
                await page.AuthorizeAsync(PartnerKey);

                var opened = await page.TryAsync("Tickets", "OpenTicket");
                await PhotographAsync(page, "open-ticket");
                Assert.Equal(201, opened.Status);
                var reference = opened.Body["reference"]!.GetValue<string>();
                Assert.StartsWith("BP-", reference, StringComparison.Ordinal);
                Assert.Equal("withdrawal_not_received", opened.Body["category"]!.GetValue<string>());
                Assert.Contains("location: /v1/tickets/", opened.Headers, StringComparison.OrdinalIgnoreCase);

                var read = await page.TryAsync("Tickets", "GetTicket", ("ticketId", reference));
                await PhotographAsync(page, "get-ticket");
                Assert.Equal(200, read.Status);
                Assert.Equal(opened.Body["id"]!.GetValue<string>(), read.Body["id"]!.GetValue<string>());

                Assert.Empty(page.Complaints);
                Assert.All(page.Requests, request => Assert.StartsWith(Origin(app), request, StringComparison.Ordinal));
            }
        );
    }

    [Fact]
    public async Task Without_a_key_the_refusal_is_shown_as_a_problem()
    {
        var app = await SupportApp.SharedAsync();
        await SwaggerPage.VisitAsync(
            browser,
            app.Address,
            "refused",
            async page =>
            {
                var refused = await page.TryAsync("Tickets", "OpenTicket");
                await PhotographAsync(page, "refused");

                Assert.Equal(401, refused.Status);
                Assert.Equal("/v1/problems/credential_missing", refused.Body["type"]!.GetValue<string>());
                Assert.Contains("application/problem+json", refused.Headers, StringComparison.OrdinalIgnoreCase);
                // The browser itself notes each answer of 400 or more.
                Assert.All(page.Complaints, complaint => Assert.Contains("401", complaint, StringComparison.Ordinal));
                Assert.All(page.Requests, request => Assert.StartsWith(Origin(app), request, StringComparison.Ordinal));
            }
        );
    }

    [Theory]
    [InlineData("partner", PartnerKey, 2)]
    [InlineData("agent", "bitp_demo_agent", 3)]
    public async Task The_first_click_shows_tickets_and_the_next_one_of_them(string who, string key, int count)
    {
        await using var app = await SupportApp.StartAsync();
        await SwaggerPage.VisitAsync(
            browser,
            app.Address,
            $"first-click-{who}",
            async page =>
            {
                await page.AuthorizeAsync(key);

                var list = await page.TryAsync("Tickets", "ListTickets");
                await PhotographAsync(page, $"first-click-{who}");
                var one = await page.TryAsync("Tickets", "GetTicket");
                await PhotographAsync(page, $"second-click-{who}");

                Assert.Equal(200, list.Status);
                Assert.Equal(count, list.Body["items"]!.AsArray().Count);
                Assert.Equal(200, one.Status);
                Assert.Equal("BP-100001", one.Body["reference"]!.GetValue<string>());
                Assert.Empty(page.Complaints);
            }
        );
    }

    [Fact]
    public async Task The_page_begins_with_what_readers_come_for_folded_and_can_be_filtered()
    {
        await using var app = await SupportApp.StartAsync();
        await SwaggerPage.VisitAsync(
            browser,
            app.Address,
            "first-sight",
            async page =>
            {
                await PhotographAsync(page, "first-sight");
                var weight = await page.WeightAsync();
                output.WriteLine($"{weight} bytes, shown after {page.ShownAfter:0} ms");

                var tags = await page.TagsAsync();

                Assert.Equal(["Tickets", "Escalations", "Complaints"], tags.Take(3));
                Assert.Equal(["API keys", "Due work", "Problems", "Test"], tags.TakeLast(4));
                Assert.Equal(0, await page.CountOperationsAsync());
                Assert.InRange(weight, 300_000, MostBytes);
                Assert.Null(await page.ReadNoticeAsync());
                await page.FilterAsync("Survey");
                await PhotographAsync(page, "filtered");
                Assert.Equal(["Surveys", "Survey invitations", "Survey responses", "Survey follow-ups", "Survey erasures"], await page.TagsAsync());
                Assert.Empty(page.Complaints);
            }
        );
    }

    [Fact]
    public async Task Whoever_is_asked_for_a_key_is_told_some_that_work()
    {
        var app = await SupportApp.SharedAsync();
        await SwaggerPage.VisitAsync(
            browser,
            app.Address,
            "authorize",
            async page =>
            {
                var asked = await page.ReadAuthorizeAsync();

                Assert.Contains("bitp_demo_partner_a: partner Aurora Wallet", asked, StringComparison.Ordinal);
                Assert.Contains("bitp_demo_admin: admin", asked, StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public async Task A_clock_that_stands_is_told_before_anything_else()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync("2027-01-04T12:00:00Z");
        await SwaggerPage.VisitAsync(
            browser,
            app.Address,
            "stopped-clock",
            async page =>
            {
                await PhotographAsync(page, "stopped-clock");

                Assert.StartsWith("The clock of this server stands still at 2027-01-04T12:00:00Z.", await page.ReadNoticeAsync(), StringComparison.Ordinal);
                Assert.Empty(page.Complaints);
            }
        );
    }

    private async Task PhotographAsync(SwaggerPage page, string name) => output.WriteLine(await page.PhotographAsync(name));

    private static string Origin(SupportApp app) => app.Address.GetLeftPart(UriPartial.Authority) + "/";
}
