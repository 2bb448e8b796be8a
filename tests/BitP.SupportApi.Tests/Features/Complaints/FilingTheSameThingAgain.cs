using System.Text.Json.Nodes;
using static BitP.SupportApi.Tests.Features.Complaints.Cases;

namespace BitP.SupportApi.Tests.Features.Complaints;

/// <summary>Complaints out of tickets, and what is said again about the same thing: nothing of it is lost.</summary>
public sealed class FilingTheSameThingAgain
{
    private const string Hash = "853793d552635f533aa982b92b35b00e63a1c14e526154563a56315263a13ae1";

    [Fact]
    public async Task Without_points_the_whole_description_is_the_point_and_is_answered_in_full()
    {
        var desk = await Desk.SetAsync();
        string Long(string end) => string.Concat(Enumerable.Repeat("It took nine days. ", 1040)) + end;

        var path = await desk.ComplainAsync(new { description = Long("So it began.") });
        var joined = await desk.Partner.PostAsync("/v1/complaints", new { description = Long("So it ended."), customerId = desk.CustomerId });
        joined.ShouldBe(200);

        Assert.Equal([Long("So it began."), Long("So it ended.")], joined["points"]!.AsArray().Select(p => p.Str("text")));
        await desk.Agent.DoneAsync($"{path}/acknowledge");
        await desk.Supervisor.DoneAsync($"{path}/points/2/split", new { into = new[] { "It took nine days.", "It ended so." } });
        await desk.Supervisor.DoneAsync($"{path}/decide", Decision(1, 3, 4));
        Assert.Contains("So it began.", await desk.Partner.LetterAsync(path, "final-response"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_complaint_out_of_a_ticket_keeps_its_date_and_both_know_each_other()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync("2027-01-04T09:00:00Z");
        var desk = await Desk.SetAsync(app);
        var ticket = await desk.OpenAsync(
            new
            {
                channel = "chat",
                language = "fr",
                evidence = new[]
                {
                    new
                    {
                        kind = "transaction",
                        network = "tron",
                        txHash = Hash,
                    },
                },
            }
        );
        var about = $"/v1/tickets/{ticket.Text("reference")}";
        await app.StopClockAsync("2027-01-06T09:00:00Z");

        var filed = await desk.Partner.PostAsync($"{about}/complaint", new { kind = "response_speed" });

        filed.ShouldBe(201);
        Assert.Equal(
            (ticket.Text("id"), "2027-01-04T09:00:00Z", "2027-01-06T09:00:00Z", "chat", "fr", "Printer on fire"),
            (filed.Text("ticketId"), filed.Text("receivedAt"), filed.Text("createdAt"), filed.Text("channel"), filed.Text("language"), filed.Text("subject"))
        );
        Assert.Equal("2027-01-07T23:00:00Z", filed["deadlines"].Str("acknowledgeBy"));
        Assert.Equal(Hash, filed["evidence"]![0].Str("txHash"));
        // The ticket goes on, and its timeline tells of the complaint.
        await desk.Agent.DoneAsync($"{about}/solve");
        var told = (await desk.Agent.GetAsync($"{about}/timeline")).Items;
        Assert.Contains(told, e => e.Str("type") == "complaint.filed" && e!["subject"].Str("reference") == filed.Text("reference"));
        Assert.Contains(told, e => e.Str("type") == "ticket.solved");

        // Again, later: it joins, with a date of its own when it says one.
        await app.StopClockAsync("2027-01-07T09:00:00Z");
        var again = await desk.Partner.PostAsync(
            $"{about}/complaint",
            new
            {
                description = "Solved it is not.",
                receivedAt = "2027-01-06T18:00:00Z",
                channel = "phone",
            }
        );
        again.ShouldBe(200);
        Assert.True(again["joined"]!.GetValue<bool>());
        Assert.Equal(filed.Text("id"), again.Text("id"));
        Assert.Equal(
            [("2027-01-04T09:00:00Z", "chat", "It burns."), ("2027-01-06T18:00:00Z", "phone", "Solved it is not.")],
            again["submissions"]!.AsArray().Select(s => (s.Str("at"), s.Str("channel"), s.Str("text")))
        );
        Assert.Equal("2027-01-07T23:00:00Z", again["deadlines"].Str("acknowledgeBy"));
        (await (await desk.Partner.NewCustomerAsync(desk.ExternalId)).Caller.PostAsync($"{about}/complaint")).ShouldBe(200);
        (await desk.Partner.PostAsync($"/v1/tickets/{Guid.NewGuid()}/complaint")).ShouldBeProblem(404, "ticket_not_found");
        (await (await app.NewPartnerAsync()).PostAsync($"{about}/complaint")).ShouldBeProblem(404, "ticket_not_found");
    }

    [Fact]
    public async Task What_is_filed_about_an_old_ticket_was_received_now()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync("2027-01-04T09:00:00Z");
        var desk = await Desk.SetAsync(app);
        var ticket = await desk.OpenAsync();
        await app.StopClockAsync("2027-06-01T09:00:00Z");

        var filed = await desk.Partner.PostAsync(Root, Filed(new { ticketId = ticket.Text("reference") }));

        filed.ShouldBe(201);
        Assert.Equal((ticket.Text("id"), "2027-06-01T09:00:00Z"), (filed.Text("ticketId"), filed.Text("receivedAt")));
        // The two are about the same ticket.
        (await desk.Partner.PostAsync($"/v1/tickets/{ticket.Text("id")}/complaint")).ShouldBe(200);
    }

    [Fact]
    public async Task All_that_comes_with_the_second_one_is_kept()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync("2027-01-04T09:00:00Z");
        var partner = await app.NewPartnerAsync();
        var path = await partner.FileAsync();

        var joined = await partner.PostAsync(
            Root,
            Filed(
                new
                {
                    description = "I write for my client.",
                    subject = "The client's withdrawal",
                    language = "fr-BE",
                    country = "BE",
                    points = new[] { "The client was hung up on." },
                    channel = "email",
                    receivedAt = "2027-01-03T09:00:00Z",
                    desiredOutcome = "An apology.",
                    damage = new { amount = "99.5", currency = "USDT" },
                    evidence = new[]
                    {
                        new
                        {
                            kind = "transaction",
                            network = "tron",
                            txHash = Hash,
                        },
                    },
                    publicPost = new { url = "https://social.example.com/1", postedAt = "2027-01-02T09:00:00Z" },
                    representative = new
                    {
                        name = "Ann Law",
                        email = "Ann@Law.example",
                        authority = new { kind = "lawyer", document = "Mandate" },
                    },
                }
            )
        );

        joined.ShouldBe(200);
        Assert.Equal(path, $"{Root}/{joined.Text("id")}");
        var said = joined["submissions"]![1]!;
        Assert.Equal(
            ("The client's withdrawal", "I write for my client.", "email", "2027-01-03T09:00:00Z", "An apology.", "2027-01-04T09:00:00Z"),
            (said.Str("subject"), said.Str("text"), said.Str("channel"), said.Str("at"), said.Str("desiredOutcome"), said.Str("recordedAt"))
        );
        Assert.Equal(("funds", "fr-BE", "BE"), (said.Str("kind"), said.Str("language"), said.Str("country")));
        Assert.Equal(
            ("99.5", Hash, "2027-01-02T09:00:00Z"),
            (said["damage"].Str("amount"), said["evidence"]![0].Str("txHash"), said["publicPost"].Str("postedAt"))
        );
        Assert.Equal([3], said["points"]!.AsArray().Select(p => p!.GetValue<int>()));
        Assert.Equal("The client was hung up on.", joined["points"]![2].Str("text"));
        // Who spoke first is the representative, and nobody has looked at the mandate.
        Assert.Equal(("Ann Law", "Mandate"), (joined["representative"].Str("name"), joined["representative"]!["authority"].Str("document")));
        Assert.False(joined["representative"]!["authority"]!["verified"]!.GetValue<bool>());
        Assert.Equal(["complaint.filed", "complaint.submission_joined"], await app.Agent.TypesAsync(path));
        // Counted from the public post, which was before all else.
        Assert.Equal("2027-01-06T23:00:00Z", joined["deadlines"].Str("acknowledgeBy"));
        // Another one speaks later: the first stays, and everybody who sees the complaint is told who said what.
        (
            await partner.PostAsync(
                Root,
                Filed(
                    new
                    {
                        representative = new
                        {
                            name = "Bea Law",
                            email = "Bea@Law.example",
                            phone = "+33 1 99 00 00 00",
                            authority = new { kind = "power_of_attorney", document = "Power of 2 January" },
                        },
                    }
                )
            )
        ).ShouldBe(200);
        var customer = (await partner.NewCustomerAsync("someone")).Caller;
        foreach (var reader in new[] { app.Agent, partner, customer })
        {
            var seen = await reader.GetAsync(path);
            var spoke = seen["submissions"]!.AsArray().Select(s => s!["representedBy"]).ToArray();
            Assert.Equal("Ann Law", seen["representative"].Str("name"));
            Assert.Equal(
                [(null, null, null), ("Ann Law", "Ann@law.example", "Mandate"), ("Bea Law", "Bea@law.example", "Power of 2 January")],
                spoke.Select(r => r is null ? (null, null, null) : (r.Str("name"), r.Str("email"), r["authority"].Str("document")))
            );
            Assert.Equal(("+33 1 99 00 00 00", "power_of_attorney"), (spoke[2].Str("phone"), spoke[2]!["authority"].Str("kind")));
        }
    }

    [Fact]
    public async Task What_joins_about_a_ticket_keeps_its_own_kind()
    {
        var desk = await Desk.SetAsync();
        var about = $"/v1/tickets/{(await desk.OpenAsync()).Text("id")}/complaint";
        (await desk.Partner.PostAsync(about, new { kind = "response_speed" })).ShouldBe(201);

        var joined = await desk.Customer.PostAsync(
            about,
            new
            {
                kind = "fees",
                language = "de",
                description = "Und zu teuer.",
            }
        );

        joined.ShouldBe(200);
        Assert.Equal(("response_speed", "en"), (joined.Text("kind"), joined.Text("language")));
        Assert.Equal([("response_speed", "en"), ("fees", "de")], joined["submissions"]!.AsArray().Select(s => (s.Str("kind"), s.Str("language"))));
        Assert.All(joined["submissions"]!.AsArray(), s => Assert.Null(s.Str("country")));
    }

    [Fact]
    public async Task What_was_received_before_all_else_is_when_the_complaint_was_received()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync("2027-01-04T09:00:00Z");
        var partner = await app.NewPartnerAsync();
        var path = await partner.FileAsync();
        await app.StopClockAsync("2027-01-06T09:00:00Z");

        // A letter that lay somewhere.
        var joined = await partner.PostAsync(Root, Filed(new { description = "By post.", receivedAt = "2026-12-30T09:00:00Z" }));

        joined.ShouldBe(200);
        Assert.Equal(("2026-12-30T09:00:00Z", "2027-01-04T09:00:00Z"), (joined.Text("receivedAt"), joined.Text("createdAt")));
        Assert.Equal(["2027-01-05T23:00:00Z", "2027-01-13T23:00:00Z", "2027-03-01T23:00:00Z", null], joined.Limits());
        // What should have been done by then is late at once, and not before it was recorded.
        var staff = await app.Agent.GetAsync(path);
        Assert.True(staff.Clock("eu_mica", "acknowledge").IsLate());
        var events = (await app.Agent.GetAsync($"{path}/timeline")).Items;
        Assert.Equal(
            [
                ("complaint.filed", "2027-01-04T09:00:00Z"),
                ("complaint.submission_joined", "2027-01-06T09:00:00Z"),
                ("complaint.deadline_breached", "2027-01-06T09:00:00Z"),
            ],
            events.Select(e => (e.Str("type"), e.Str("at")))
        );
        foreach (var moved in new[] { "received", "countedFrom" })
            Assert.Equal(("2027-01-04T09:00:00Z", "2026-12-30T09:00:00Z"), (events[1]!["data"]![moved].Str("before"), events[1]!["data"]![moved].Str("after")));
        Assert.True((await app.Agent.GetAsync($"{path}/verify"))["intact"]!.GetValue<bool>());
        await app.Agent.DoneAsync($"{path}/acknowledge");
        Assert.Contains("30\u00a0December 2026", await partner.LetterAsync(path, "acknowledgement"), StringComparison.Ordinal);
        var row = (await app.Supervisor.GetAsync("/v1/complaints/register?from=2026-12-30&to=2026-12-31&timeZone=UTC", ("Accept", "application/jsonl"))).Raw;
        Assert.Contains("\"startedAt\":\"2026-12-30T09:00:00Z\"", row, StringComparison.Ordinal);

        // What was received later moves nothing, and what was done stays as it was.
        var later = await partner.PostAsync(Root, Filed(new { description = "Again.", receivedAt = "2027-01-02T09:00:00Z" }));
        Assert.Equal("2026-12-30T09:00:00Z", later.Text("receivedAt"));
        var earlier = await partner.PostAsync(Root, Filed(new { description = "One more letter.", receivedAt = "2026-12-28T09:00:00Z" }));
        Assert.Equal("2027-03-01T23:00:00Z", earlier["deadlines"].Str("decideBy"));
        Assert.Equal("2026-12-28T09:00:00Z", earlier.Clock("eu_mica", "decide").Str("from"));
        Assert.Equal("2026-12-30T09:00:00Z", earlier.Clock("eu_mica", "acknowledge").Str("from"));
        Assert.Equal(1, (await app.Agent.TypesAsync(path)).Count(t => t == "complaint.deadline_breached"));
    }

    [Fact]
    public async Task Once_it_was_reopened_an_earlier_receipt_moves_no_limit()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync("2027-01-04T09:00:00Z");
        var partner = await app.NewPartnerAsync();
        var path = await partner.FileAcknowledgedAsync(app);
        await app.Agent.DoneAsync($"{path}/decide", Decision());
        await app.StopClockAsync("2027-02-01T09:00:00Z");
        var reopened = await app.Agent.DoneAsync($"{path}/reopen", new { reason = "New records." });

        var joined = await partner.PostAsync(Root, Filed(new { description = "By post.", receivedAt = "2026-12-30T09:00:00Z" }));

        joined.ShouldBe(200);
        Assert.Equal("2026-12-30T09:00:00Z", joined.Text("receivedAt"));
        Assert.Equal(reopened.Limits(), joined.Limits());
        var told = (await app.Agent.GetAsync($"{path}/timeline")).Items[^1]!["data"]!;
        Assert.NotNull(told["received"]);
        Assert.Null(told["countedFrom"]);
    }

    [Fact]
    public async Task What_is_about_something_else_is_a_complaint_of_its_own()
    {
        var desk = await Desk.SetAsync();
        var ticket = await desk.OpenAsync();
        var first = await desk.Partner.FileAsync();

        var others = new[]
        {
            await desk.Partner.PostAsync(Root, Filed(new { kind = "attitude" })),
            await desk.Partner.PostAsync(Root, Filed(new { ticketId = ticket.Text("id") })),
            await desk.Partner.PostAsync(Root, Filed(new { customer = new { externalId = "another" } })),
            // It is not under that regime, and would not have its limits.
            await desk.Partner.PostAsync(Root, Filed(Under("uk_disp"))),
            await (await desk.App.NewPartnerAsync()).PostAsync(Root, Filed()),
        };

        Assert.All(others, o => o.ShouldBe(201));
        Assert.Equal(6, others.Select(o => o.Header("Location")).Append(first).Distinct().Count());
        (await desk.Partner.PostAsync(Root, Filed(Under("uk_disp")))).ShouldBe(200);
        // What has ended is not joined any more.
        await desk.Partner.DoneAsync($"{first}/withdraw");
        var anew = await desk.Partner.PostAsync(Root, Filed(Under("eu_mica")));
        anew.ShouldBe(201);
    }

    [Fact]
    public async Task What_finds_no_room_is_a_complaint_of_its_own_which_the_next_ones_join()
    {
        var desk = await Desk.SetAsync();
        var first = await desk.Partner.FileAsync();
        for (var said = 1; said < 50; said++)
            (
                await desk.Customer.PostAsync(
                    Root,
                    new
                    {
                        description = $"Still nothing {said}.",
                        kind = "funds",
                        points = new[] { $"Point {said}." },
                    }
                )
            ).ShouldBe(200);

        var full = await desk.Customer.PostAsync(Root, new { description = "The fifty-first.", kind = "funds" });
        var next = await desk.Customer.PostAsync(Root, new { description = "The fifty-second.", kind = "funds" });

        full.ShouldBe(201);
        Assert.Null(full["joined"]);
        next.ShouldBe(200);
        Assert.Equal(full.Text("id"), next.Text("id"));
        Assert.Equal((50, 2), ((await desk.Agent.GetAsync(first))["submissions"]!.AsArray().Count, next["submissions"]!.AsArray().Count));
        // Points that do not fit come with a complaint of their own as well.
        var many = Enumerable.Range(0, 100).Select(n => $"Point {n}.").ToArray();
        (await desk.Partner.PostAsync(Root, Filed(new { points = many }))).ShouldBe(201);
        var more = await desk.Partner.PostAsync($"{Root}/{(await LatestAsync(desk)).Str("id")}/points", new { text = "One too many." });
        more.ShouldBeProblem(409, "complaint_limit_reached");
        Assert.Contains("100", more.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filing_sent_twice_with_one_key_is_filed_once()
    {
        var partner = await (await SupportApp.SharedAsync()).NewPartnerAsync();
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());

        var first = await partner.PostAsync(Root, Filed(), key);
        var again = await partner.PostAsync(Root, Filed(), key);
        var other = await partner.PostAsync(Root, Filed(new { description = "Something else." }), key);

        first.ShouldBe(201);
        Assert.Equal((first.Raw, 201, "true"), (again.Raw, again.Status, again.Header("Idempotency-Replayed")));
        Assert.True(other.Status is 409 or 422, other.ToString());
        Assert.Single((await partner.GetAsync(first.Header("Location")!))["submissions"]!.AsArray());
    }

    private static async Task<JsonNode?> LatestAsync(Desk desk) => (await desk.Partner.GetAsync($"{Root}?limit=1")).Items[0];
}
