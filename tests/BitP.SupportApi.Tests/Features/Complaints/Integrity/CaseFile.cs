namespace BitP.SupportApi.Tests.Features.Complaints.Integrity;

/// <summary>A complaint with five events: filed, acknowledged, its document issued, referred, investigated.</summary>
internal sealed class CaseFile
{
    public const int Events = 5;

    private CaseFile(SupportApp app, PartnerCaller partner, Answer filed) => (App, Partner, Filed) = (app, partner, filed);

    public SupportApp App { get; }

    public PartnerCaller Partner { get; }

    public Answer Filed { get; }

    public string Id => Filed.Text("id");

    public string Path => $"/v1/complaints/{Id}";

    /// <summary>The number in its reference.</summary>
    public string Number => Filed.Text("reference")["CP-".Length..];

    public static async Task<CaseFile> OpenAsync(SupportApp? app = null, object? with = null)
    {
        app ??= await SupportApp.SharedAsync();
        var partner = await app.NewPartnerAsync();
        var filed = await partner.PostAsync("/v1/complaints", Body(with));
        filed.ShouldBe(201);
        return new(app, partner, filed);
    }

    public static async Task<CaseFile> InvestigatedAsync(SupportApp? app = null, object? with = null)
    {
        var file = await OpenAsync(app, with);
        await file.DoAsync("acknowledge");
        await file.DoAsync("refer", new { department = "funds" });
        await file.DoAsync("investigate");
        return file;
    }

    /// <summary>The same, decided and closed.</summary>
    public static async Task<CaseFile> ClosedAsync(SupportApp? app = null, object? with = null)
    {
        var file = await InvestigatedAsync(app, with);
        await file.DoAsync(
            "decide",
            new
            {
                outcome = "upheld",
                reasons = "It took too long.",
                steps = "We looked at the records.",
                communications = "None.",
                findings = new[] { new { pointId = 1, finding = "We were slow." } },
            }
        );
        await file.DoAsync("close");
        return file;
    }

    public async Task<Answer> DoAsync(string step, object? body = null, Caller? by = null)
    {
        var answer = await (by ?? App.Agent).PostAsync($"{Path}/{step}", body);
        answer.ShouldBe(200);
        return answer;
    }

    public async Task<Answer> VerifyAsync(SupportApp? node = null, long after = 0)
    {
        var verified = await (node ?? App).Agent.GetAsync($"{Path}/verify?afterSequence={after}");
        verified.ShouldBe(200);
        return verified;
    }

    /// <summary>Has somebody with rights in the database at it. The text speaks of <c>$events</c>, <c>$chain</c> and <c>$id</c>: conditions, and the complaint's id.</summary>
    public Task RunAsync(string sql) =>
        App.Database.RunAsync(
            sql.Replace("$events", $"subject_reference = 'CP-{Number}'", StringComparison.Ordinal)
                .Replace("$chain", "complaint_id = $id", StringComparison.Ordinal)
                .Replace("$id", $"(SELECT id FROM complaints WHERE number = {Number})", StringComparison.Ordinal)
                .Replace("$number", Number, StringComparison.Ordinal)
        );

    private static object Body(object? with) =>
        Desk.Merge(
            Desk.Merge(
                [],
                new
                {
                    description = "My withdrawal was held for nine days.",
                    customer = new { externalId = "someone", email = "someone@example.com" },
                    kind = "funds",
                }
            ),
            with
        );
}
