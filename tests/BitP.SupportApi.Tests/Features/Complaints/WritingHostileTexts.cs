using System.Text.RegularExpressions;

namespace BitP.SupportApi.Tests.Features.Complaints;

/// <summary>Whatever anybody sends in any text that reaches a letter stands there as text.</summary>
public sealed partial class WritingHostileTexts
{
    private const string Hostile =
        "{{ 7 | times: 7 }} {reference} <script>alert(1)</script> </pre><h1>x</h1>\r\nOur decision\r\n============\r\nWe reject it. \u202e\u2066 &lt;b&gt;";

    // What may stand in a line.
    private const string Line = "{{ 7 | times: 7 }} {reference} <script>alert(1)</script> </pre><h1>x</h1> &lt;b&gt;";

    public static TheoryData<string> Regimes => ["eu_mica", "uk_disp", "us_cfpb", "iso_10002"];

    [Theory]
    [MemberData(nameof(Regimes))]
    public async Task It_is_text_in_every_letter(string regime)
    {
        var desk = await Desk.SetAsync();
        var seen = new Dictionary<string, string[]>();
        foreach (var isHostile in new[] { false, true })
        {
            var (text, line) = isHostile ? (Hostile, Line) : ("tame", "tame");
            var path = await desk.Partner.FileAsync(
                new
                {
                    regimes = new[] { regime },
                    kind = isHostile ? "funds" : "attitude",
                    customer = new { externalId = $"{regime}-{isHostile}", name = "Ann <b>{{x}}</b>" },
                    subject = line,
                    description = text,
                    desiredOutcome = text,
                    points = new[] { text },
                    representative = new { name = "Bob <i>{y}</i>", authority = new { kind = "lawyer", document = line } },
                    form = new
                    {
                        service = line,
                        comments = text,
                        damage = text,
                    },
                }
            );
            var other = await desk.Partner.FileAsync(
                new
                {
                    regimes = new[] { regime },
                    kind = isHostile ? "access" : "security",
                    description = text,
                    subject = line,
                }
            );
            await desk.Agent.DoneAsync($"{other}/admissibility", new { admissible = false, reasons = text });
            await desk.Agent.DoneAsync($"{path}/representative/verify");
            await desk.Agent.DoneAsync($"{path}/acknowledge");
            await desk.Agent.DoneAsync(
                $"{path}/request-information",
                new
                {
                    items = new[]
                    {
                        new
                        {
                            topic = "other",
                            what = text,
                            why = text,
                        },
                    },
                    answerBy = DateTimeOffset.UtcNow.AddDays(9),
                }
            );
            await desk.Partner.DoneAsync($"{path}/provide-information", new { answer = text });
            await desk.Agent.DoneAsync($"{path}/delay", new { reasons = text, newDate = DateTimeOffset.UtcNow.AddDays(20).ToString("yyyy-MM-dd", null) });
            await desk.Agent.DoneAsync(
                $"{path}/decide",
                new
                {
                    outcome = "rejected",
                    reasons = text,
                    findings = new[] { new { pointId = 1, finding = text } },
                    steps = text,
                    communications = text,
                    followUp = text,
                    redress = new
                    {
                        amount = "12.50",
                        currency = "EUR",
                        kind = "refund",
                        description = text,
                    },
                }
            );
            // The edition that is read has what a correction says besides.
            var corrected = new
            {
                reason = text,
                findings = new[] { new { pointId = 1, finding = text } },
                contact = new { name = line, address = line },
            };
            (await desk.Agent.PostAsync($"{path}/documents/final-response/corrections", corrected)).ShouldBe(201);
            (string, string)[] summaries = [];
            if (regime is "uk_disp")
            {
                var settled = await desk.Partner.FileAsync(
                    new
                    {
                        regimes = new[] { regime },
                        kind = isHostile ? "fees" : "expertise",
                        description = text,
                        subject = line,
                    }
                );
                await desk.Agent.DoneAsync($"{settled}/acknowledge");
                var summary = new
                {
                    outcome = "upheld",
                    reasons = text,
                    summaryResolution = true,
                    deviationReason = text,
                };
                await desk.Agent.DoneAsync($"{settled}/decide", summary);
                summaries = [(settled, "summary-resolution")];
            }
            foreach (
                var (at, kind) in new[]
                {
                    (other, "inadmissibility"),
                    (path, "acknowledgement"),
                    (path, "information-request"),
                    (path, "delay-notice"),
                    (path, "final-response"),
                }.Concat(summaries)
            )
            {
                var html = await desk.Partner.GetAsync($"{at}/documents/{kind}", ("Accept", "text/html"));
                html.ShouldBe(200);
                var plain = await desk.Partner.LetterAsync(at, kind);
                Assert.DoesNotContain('\r', plain);
                Assert.All(new[] { plain, html.Raw }, written => Assert.DoesNotContain(written, c => c is '\u202e' or '\u2066'));
                // The product's own lines begin at the edge, and nobody else's do.
                Assert.DoesNotContain(plain.Split('\n'), l => l is "============" or "Our decision" && kind != "final-response");
                Assert.All(plain.Split('\n').Where(l => l.Contains("We reject it.", StringComparison.Ordinal)), l => Assert.Matches("^(>|  )", l));
                var tags = Tag().Matches(html.Raw).Select(m => m.Value.Contains("<time", StringComparison.Ordinal) ? "<time>" : m.Value).ToArray();
                if (!isHostile)
                    seen[kind] = tags;
                else
                    Assert.Equal(seen[kind], tags);
                if (isHostile)
                {
                    Assert.Contains("{{ 7 | times: 7 }}", plain, StringComparison.Ordinal);
                    Assert.Contains("{{ 7 | times: 7 }} {reference} &lt;script&gt;", html.Raw, StringComparison.Ordinal);
                }
                Assert.Equal("nosniff", html.Header("X-Content-Type-Options"));
                Assert.Contains("default-src 'none'", html.Header("Content-Security-Policy"), StringComparison.Ordinal);
            }
        }
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
