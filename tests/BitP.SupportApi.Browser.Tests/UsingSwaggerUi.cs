using BitP.SupportApi.Tests;
using Xunit.Abstractions;

namespace BitP.SupportApi.Browser.Tests;

/// <summary>Somebody tries the product out in the browser, as the README says.</summary>
public sealed class UsingSwaggerUi(Browser browser, ITestOutputHelper output) : IClassFixture<Browser>
{
    private const string PartnerKey = "bitp_demo_partner_a";

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

                var opened = await page.TryAsync("OpenTicket");
                await PhotographAsync(page, "open-ticket");
                Assert.Equal(201, opened.Status);
                var reference = opened.Body["reference"]!.GetValue<string>();
                Assert.StartsWith("BP-", reference, StringComparison.Ordinal);
                Assert.Equal("withdrawal_not_received", opened.Body["category"]!.GetValue<string>());
                Assert.Contains("location: /v1/tickets/", opened.Headers, StringComparison.OrdinalIgnoreCase);

                var read = await page.TryAsync("GetTicket", ("ticketId", reference));
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
                var refused = await page.TryAsync("OpenTicket");
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

    [Fact]
    public async Task The_page_begins_with_what_readers_come_for()
    {
        var app = await SupportApp.SharedAsync();
        await SwaggerPage.VisitAsync(
            browser,
            app.Address,
            "first-sight",
            async page =>
            {
                await PhotographAsync(page, "first-sight");

                var tags = await page.TagsAsync();

                Assert.Equal("Tickets", tags[0]);
                Assert.Equal(["Events", "Problems"], tags.TakeLast(2));
                Assert.Empty(page.Complaints);
            }
        );
    }

    private async Task PhotographAsync(SwaggerPage page, string name) => output.WriteLine(await page.PhotographAsync(name));

    private static string Origin(SupportApp app) => app.Address.GetLeftPart(UriPartial.Authority) + "/";
}
