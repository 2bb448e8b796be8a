namespace BitP.SupportApi.Tests.Features.Complaints;

/// <summary>What a document says wrongly is said right in another edition, and the one before stays.</summary>
public sealed class CorrectingADocument
{
    private static readonly (string, string) Text = ("Accept", "text/plain");

    [Fact]
    public async Task Another_edition_says_what_it_corrects_and_why_and_the_first_stays_byte_for_byte()
    {
        var desk = await Desk.SetAsync();
        var path = await DecidedAsync(desk);
        (await desk.Agent.PostAsync($"{path}/close")).ShouldBe(200);
        var letter = $"{path}/documents/final-response";
        var (first, html) = ((await desk.Partner.GetAsync($"{letter}?edition=1", Text)).Raw, (await desk.Partner.GetAsync($"{letter}?edition=1")).Raw);
        var before = await desk.Agent.GetAsync(path);

        var corrected = await desk.Agent.PostAsync(
            $"{letter}/corrections",
            new
            {
                reason = "Der Betrag war falsch.",
                reasons = "Es waren zwölf Euro.",
                findings = new[] { new { pointId = 2, finding = "Niemand hat geantwortet." } },
                contact = new { phone = "+49 30 7654321" },
            }
        );

        corrected.ShouldBe(201);
        Assert.Equal($"{letter}?edition=2", corrected.Header("Location"));
        Assert.Equal((2, 1), (corrected["edition"]!.GetValue<int>(), corrected["corrects"]!.GetValue<int>()));
        Assert.Equal(("de", "Der Betrag war falsch."), (corrected.Text("language"), corrected.Text("correctionReason")));
        var second = (await desk.Partner.GetAsync(letter, Text)).Raw;
        Assert.Contains("ersetzt die Ausgabe 1 vom", second, StringComparison.Ordinal);
        foreach (
            var said in new[]
            {
                "Der Betrag war falsch.",
                "Es waren zwölf Euro.",
                "We were slow.",
                "Niemand hat geantwortet.",
                "+49 30 7654321",
                "complaints@example.com",
                "Ausgabe 2",
            }
        )
            Assert.Contains(said, second, StringComparison.Ordinal);
        Assert.DoesNotContain("It took too long.", second, StringComparison.Ordinal);
        Assert.Equal(first, (await desk.Partner.GetAsync($"{letter}?edition=1", Text)).Raw);
        Assert.Equal(html, (await desk.Partner.GetAsync($"{letter}?edition=1")).Raw);

        // An addition: the decision and the closed complaint are as they were.
        var after = await desk.Agent.GetAsync(path);
        Assert.Equal("closed", after.Text("status"));
        Assert.Equal(before["decision"]!.ToJsonString(), after["decision"]!.ToJsonString());
        Assert.Equal(before["points"]!.ToJsonString(), after["points"]!.ToJsonString());
        var told = (await desk.Agent.GetAsync($"{path}/timeline")).Items[^1]!;
        Assert.Equal("complaint.document_issued", told.Str("type"));
        Assert.Equal((1, "Der Betrag war falsch."), (told["data"]!["corrects"]!.GetValue<int>(), told["data"].Str("reason")));
    }

    [Fact]
    public async Task Each_edition_is_corrected_once_and_a_correction_can_be_corrected()
    {
        var desk = await Desk.SetAsync();
        var path = await DecidedAsync(desk);
        var corrections = $"{path}/documents/final-response/corrections";
        (await desk.Agent.PostAsync(corrections, new { reason = "A.", reasons = "Once." })).ShouldBe(201);

        var again = await desk.Agent.PostAsync(corrections, new { reason = "B.", edition = 1 });
        again.ShouldBeProblem(409, "complaint_document_corrected");
        Assert.Contains("2", again.Text("detail"), StringComparison.Ordinal);
        var third = await desk.Agent.PostAsync(corrections, new { reason = "C." });

        third.ShouldBe(201);
        Assert.Equal((3, 2), (third["edition"]!.GetValue<int>(), third["corrects"]!.GetValue<int>()));
        Assert.Contains("Once.", (await desk.Agent.GetAsync($"{path}/documents/final-response", Text)).Raw, StringComparison.Ordinal);
        for (var i = 3; i <= 20; i++)
            (await desk.Agent.PostAsync(corrections, new { reason = "D." })).ShouldBe(201);
        (await desk.Agent.PostAsync(corrections, new { reason = "E." })).ShouldBeProblem(409, "complaint_limit_reached");
    }

    [Fact]
    public async Task Of_two_letters_of_a_kind_the_first_is_corrected_beside_the_second()
    {
        var desk = await Desk.SetAsync();
        var path = await desk.ComplainAsync(new { language = "en" });
        (await desk.Agent.PostAsync($"{path}/acknowledge")).ShouldBe(200);
        foreach (var reasons in new[] { "The first reasons.", "The second reasons." })
            (await desk.Agent.PostAsync($"{path}/delay", new { reasons, newDate = NextYear() })).ShouldBe(200);

        var corrected = await desk.Agent.PostAsync(
            $"{path}/documents/delay-notice/corrections",
            new
            {
                reason = "A word was missing.",
                edition = 1,
                reasons = "The right reasons.",
            }
        );

        corrected.ShouldBe(201);
        Assert.Equal((3, 1), (corrected["edition"]!.GetValue<int>(), corrected["corrects"]!.GetValue<int>()));
        var letter = (await desk.Agent.GetAsync($"{path}/documents/delay-notice?edition=3", Text)).Raw;
        Assert.Contains("The right reasons.", letter, StringComparison.Ordinal);
        Assert.Contains("This letter replaces edition 1 of", letter, StringComparison.Ordinal);
        Assert.Contains("The second reasons.", (await desk.Agent.GetAsync($"{path}/documents/delay-notice?edition=2", Text)).Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_by_name()
    {
        var desk = await Desk.SetAsync();
        var path = await DecidedAsync(desk);
        Task<Answer> TryAsync(object body, string kind = "final-response") => desk.Agent.PostAsync($"{path}/documents/{kind}/corrections", body);

        (await TryAsync(new { })).ShouldRefuse("reason", "required");
        (await TryAsync(new { reason = new string('x', 2001) })).ShouldRefuse("reason", "too_long");
        (await TryAsync(new { reason = "A.", outcome = "rejected" })).ShouldRefuse("outcome", "unknown");
        (await TryAsync(new { reason = "A.", edition = 0 })).ShouldRefuse("edition", "too_small");
        (await TryAsync(new { reason = "A.", edition = 9 })).ShouldBeProblem(404, "complaint_document_not_found");
        (await TryAsync(new { reason = "A." }, "delay-notice")).ShouldBeProblem(404, "complaint_document_not_found");
        (await TryAsync(new { reason = "A." }, "nothing")).ShouldBeProblem(404, "complaint_document_not_found");
        (await TryAsync(new { reason = "A.", reasons = "So." }, "acknowledgement")).ShouldRefuse("reasons", "not_applicable");
        (await TryAsync(new { reason = "A.", followUp = "More." }, "acknowledgement")).ShouldRefuse("followUp", "not_applicable");
        (await TryAsync(new { reason = "A.", findings = Findings(1) }, "acknowledgement")).ShouldRefuse("findings", "not_applicable");
        (await TryAsync(new { reason = "A.", findings = Findings(1, 3) })).ShouldRefuse("findings[1].pointId", "not_found");
        (await TryAsync(new { reason = "A.", findings = Findings(1, 1) })).ShouldRefuse("findings[1].pointId", "duplicate");
        (await TryAsync(new { reason = "A.", contact = new { phone = "12" } })).ShouldRefuse("contact.phone", "phone");
        (await desk.Agent.PostAsync($"{path}/documents/final-response/corrections", new { reason = "A." }, ("If-Match", "\"1\""))).ShouldBeProblem(
            412,
            "version_mismatch"
        );
        (await desk.Partner.PostAsync($"{path}/documents/final-response/corrections", new { reason = "A." })).ShouldBeProblem(403, "actor_not_allowed");
        var letter = (await TryAsync(new { reason = "{{firm.name}} <script>\r\nDear x,", contact = new { phone = "+49 30 1" } }, "acknowledgement"));
        letter.ShouldBe(201);
        Assert.DoesNotContain("<script>", (await desk.Agent.GetAsync($"{path}/documents/acknowledgement")).Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_regime_asks_for_besides_is_corrected_too()
    {
        var desk = await Desk.SetAsync();
        var path = await desk.ComplainAsync(new { regimes = new[] { "us_cfpb" }, language = "en" });
        (await desk.Admin.PostAsync($"{path}/acknowledge")).ShouldBe(200);
        var decision = new
        {
            outcome = "upheld",
            reasons = "It took too long.",
            deviationReason = "It is another case.",
            findings = Findings(1),
            steps = "We looked.",
            communications = "Two letters.",
            followUp = "None.",
        };
        (await desk.Supervisor.PostAsync($"{path}/decide", decision)).ShouldBe(200);

        var more = new
        {
            reason = "It was incomplete.",
            steps = "We asked the bank.",
            communications = "Three letters.",
            followUp = "A refund.",
        };
        (await desk.Agent.PostAsync($"{path}/documents/final-response/corrections", more)).ShouldBe(201);

        var letter = (await desk.Partner.GetAsync($"{path}/documents/final-response", Text)).Raw;
        foreach (var said in new[] { "We asked the bank.", "Three letters.", "A refund.", "It took too long." })
            Assert.Contains(said, letter, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_not_independent_words_no_letter()
    {
        var desk = await Desk.SetAsync();
        var person = await desk.App.PersonAsync("agent", "Olga Fern");
        var path = await DecidedAsync(desk, new { description = "Olga Fern promised it." });

        (await person.Caller.PostAsync($"{path}/documents/final-response/corrections", new { reason = "A." })).ShouldBeProblem(409, "handler_not_independent");
        (await person.Caller.PostAsync($"{path}/documents/acknowledgement/corrections", new { reason = "A." })).ShouldBeProblem(409, "handler_not_independent");
    }

    [Fact]
    public async Task Deliveries_are_told_and_have_a_limit()
    {
        var desk = await Desk.SetAsync();
        var path = await DecidedAsync(desk);
        var deliveries = $"{path}/documents/final-response/deliveries";

        for (var i = 0; i < 20; i++)
            (await desk.Agent.PostAsync(deliveries, new { means = "paper" })).ShouldBe(201);

        (await desk.Agent.PostAsync(deliveries, new { means = "paper" })).ShouldBeProblem(409, "complaint_limit_reached");
        (await desk.Agent.PostAsync(deliveries, new { means = "paper" }, ("If-Match", "\"1\""))).ShouldBeProblem(412, "version_mismatch");
        var told = (await desk.Agent.GetAsync($"{path}/timeline")).Items[^1]!;
        Assert.Equal(("complaint.document_delivered", "paper"), (told.Str("type"), told["data"].Str("means")));
    }

    private static string NextYear() => DateTime.UtcNow.AddYears(1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static object[] Findings(params int[] points) => [.. points.Select(pointId => new { pointId, finding = "So it was." })];

    private static async Task<string> DecidedAsync(Desk desk, object? with = null)
    {
        var path = await desk.ComplainAsync(Desk.Merge(Desk.Merge([], new { language = "de", points = new[] { "It is slow.", "Nobody answered." } }), with));
        (await desk.Admin.PostAsync($"{path}/acknowledge")).ShouldBe(200);
        var decision = new
        {
            outcome = "partially_upheld",
            reasons = "It took too long.",
            deviationReason = "It is another case.",
            findings = new[] { 1, 2 }.Select(pointId => new { pointId, finding = "We were slow." }),
        };
        (await desk.Supervisor.PostAsync($"{path}/decide", decision)).ShouldBe(200);
        return path;
    }
}
