using BitP.SupportApi.Features.Complaints;
using BitP.SupportApi.Features.Complaints.Integrity;
using BitP.SupportApi.Platform;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BitP.SupportApi.Tests.Features.Complaints.Integrity;

/// <summary>Whatever somebody with rights in the database does to the file of a complaint, it is noticed.</summary>
public sealed class TamperingWithAFile
{
    private const string Last = "DELETE FROM events WHERE $events AND sequence = 5";
    private const string LastLink = "DELETE FROM complaint_chain WHERE $chain AND sequence = 5";
    private const string Erase = "UPDATE events SET data = '{}', actor_id = NULL, actor_name = NULL, credential_id = NULL WHERE $events AND sequence = 4";
    private const string EraseSalt = "UPDATE complaint_chain SET salt = NULL WHERE $chain AND sequence = 4";

    private static readonly string NewId = TestDatabase.Says("upper(substr(id, 1, 24) || 'ABCDEFABCDEF')", "gen_random_uuid()", "NEWID()");

    private static readonly string Insert = $"""
        INSERT INTO events (id, sequence, public_sequence, type, at, visibility, actor_kind, subject_kind, subject_id, subject_reference, partner_id, customer_id, data)
        SELECT {NewId}, $sequence, NULL, type, at, visibility, actor_kind, subject_kind,
            subject_id, subject_reference, partner_id, customer_id, data
        FROM events WHERE $events AND sequence = 5
        """;

    public static TheoryData<string, string[], string, int> Tampering =>
        new()
        {
            { "what was said", [Change(4, "data = replace(data, 'funds', 'trading')")], "changed", 4 },
            { "when it was", [Change(4, "at = (SELECT min(at) FROM events)")], "changed", 4 },
            { "who it was", [Change(4, "actor_name = 'Somebody else'")], "changed", 4 },
            { "which kind of thing it was", [Change(2, "type = 'complaint.assigned'")], "changed", 2 },
            { "who may see it", [Change(2, "visibility = 'Staff'")], "changed", 2 },
            { "whose it is", [Change(1, "customer_id = NULL")], "changed", 1 },
            { "an event in the middle", ["DELETE FROM events WHERE $events AND sequence = 3"], "missing", 3 },
            {
                "an event in the middle and its link",
                ["DELETE FROM events WHERE $events AND sequence = 3", "DELETE FROM complaint_chain WHERE $chain AND sequence = 3"],
                "missing",
                3
            },
            { "the last event", [Last], "missing", 5 },
            { "the last event and its link", [Last, LastLink], "missing", 5 },
            { "the last event, its link and the count", [Last, LastLink, "UPDATE complaints SET version = 4 WHERE number = $number"], "head_changed", 4 },
            { "the count", ["UPDATE complaints SET version = 9 WHERE number = $number"], "missing", 6 },
            { "one more at the end", [Insert.Replace("$sequence", "6", StringComparison.Ordinal)], "inserted", 6 },
            { "one more far behind the end", [Insert.Replace("$sequence", "60", StringComparison.Ordinal)], "inserted", 60 },
            { "one more before the beginning", [Insert.Replace("$sequence", "0", StringComparison.Ordinal)], "inserted", 0 },
            {
                "one in the place of another",
                ["DELETE FROM events WHERE $events AND sequence = 4", Insert.Replace("$sequence", "4", StringComparison.Ordinal)],
                "changed",
                4
            },
            { "two in each other's place", [Change(4, "sequence = 99"), Change(5, "sequence = 4"), Change(99, "sequence = 5")], "reordered", 4 },
            { "a link", ["UPDATE complaint_chain SET hash = content_hash WHERE $chain AND sequence = 3"], "changed", 3 },
            { "all links", ["DELETE FROM complaint_chain WHERE $chain"], "inserted", 1 },
            { "the bytes of a document", ["UPDATE complaint_documents SET html = text WHERE $chain"], "document_changed", 3 },
            {
                "the bytes of a document and their hash",
                ["UPDATE complaint_documents SET html = text, html_sha256 = text_sha256 WHERE $chain"],
                "document_changed",
                3
            },
            { "a document", ["DELETE FROM complaint_documents WHERE $chain"], "document_missing", 3 },
            { "what is erased, put back as something else", [Erase, EraseSalt, Change(4, "actor_name = 'Somebody'")], "changed", 4 },
            { "erased without leave of the chain", [Erase], "changed", 4 },
        };

    [Theory]
    [MemberData(nameof(Tampering))]
    public async Task What_was_done_is_named(string what, string[] sql, string problem, int sequence)
    {
        var file = await CaseFile.InvestigatedAsync();
        Assert.Null((await file.VerifyAsync())["firstProblem"]);

        foreach (var statement in sql)
            await file.RunAsync(statement);

        var verified = await file.VerifyAsync();
        Assert.False(verified["intact"]!.GetValue<bool>(), what);
        Assert.Equal((what, problem, sequence), (what, verified["firstProblem"].Str("problem"), verified["firstProblem"]!["sequence"]!.GetValue<int>()));
    }

    [Fact]
    public async Task An_untouched_file_is_intact_and_sealed()
    {
        var file = await CaseFile.InvestigatedAsync();

        var verified = await file.VerifyAsync();

        Assert.True(verified["intact"]!.GetValue<bool>(), verified.ToString());
        Assert.True(verified["complete"]!.GetValue<bool>());
        Assert.True(verified["sealed"]!.GetValue<bool>());
        Assert.Equal((CaseFile.Events, 0, 1), (Number(verified, "events"), Number(verified, "redacted"), Number(verified, "documents")));
        Assert.Equal(64, verified.Text("headHash").Length);
        var rest = await file.VerifyAsync(after: 3);
        Assert.Equal((true, 2, verified.Text("headHash")), (rest["intact"]!.GetValue<bool>(), Number(rest, "events"), rest.Text("headHash")));
        Assert.True((await file.VerifyAsync(after: long.MaxValue))["intact"]!.GetValue<bool>());
        (await file.App.Agent.GetAsync($"{file.Path}/verify?afterSequence=-1")).ShouldRefuse("afterSequence", "too_small");
        (await file.App.Agent.GetAsync($"/v1/complaints/{Guid.NewGuid()}/verify")).ShouldBeProblem(404, "complaint_not_found");
        Assert.Equal(403, (await file.Partner.GetAsync($"{file.Path}/verify")).Status);
    }

    [Fact]
    public async Task What_is_erased_leaves_the_chain_as_it_is()
    {
        var file = await CaseFile.InvestigatedAsync();

        await file.RunAsync(Erase);
        await file.RunAsync(EraseSalt);

        var verified = await file.VerifyAsync();
        Assert.True(verified["intact"]!.GetValue<bool>(), verified.ToString());
        Assert.Equal(1, Number(verified, "redacted"));
        await file.RunAsync(Change(4, "at = (SELECT min(at) FROM events)"));
        Assert.Equal("changed", (await file.VerifyAsync())["firstProblem"].Str("problem"));
    }

    [Fact]
    public async Task A_document_that_nobody_issued_is_noticed()
    {
        var file = await CaseFile.InvestigatedAsync();

        await file.RunAsync(
            $"""
            INSERT INTO complaint_documents (id, complaint_id, kind, edition, regime, template_version, language, html, text, html_sha256, text_sha256, issued_at, facts)
            SELECT {NewId}, complaint_id, kind, 2, regime, template_version, language, html, text, html_sha256, text_sha256, issued_at, facts FROM complaint_documents WHERE $chain
            """
        );

        Assert.Equal("document_inserted", (await file.VerifyAsync())["firstProblem"].Str("problem"));
    }

    [Theory]
    [InlineData("old", "head_changed")]
    [InlineData("none", "head_unsealed")]
    [InlineData("another", "key_unknown")]
    public async Task A_chain_that_was_made_anew_without_the_key_does_not_pass(string seal, string problem)
    {
        var file = await CaseFile.InvestigatedAsync();
        await using var db = file.App.Services.GetRequiredService<SupportDbContextFactory>().CreateFor(Actor.System);
        var complaint = await db.Set<Complaint>().AsNoTracking().SingleAsync(c => c.Id == Guid.Parse(file.Id));
        await file.RunAsync(Change(4, "data = replace(data, 'funds', 'trading')"));

        var hash = ChainHashes.StartOf(complaint.Id);
        foreach (var e in await db.Set<StoredEvent>().AsNoTracking().Where(e => e.SubjectId == complaint.Id).OrderBy(e => e.Sequence).ToListAsync())
        {
            var link = await db.Set<ChainLink>().AsNoTracking().SingleAsync(l => l.ComplaintId == complaint.Id && l.Sequence == e.Sequence);
            var content = ChainHashes.OfContent(link.Salt!, e);
            hash = ChainHashes.OfLink(hash, content, e);
            await db.Set<ChainLink>()
                .Where(l => l.ComplaintId == complaint.Id && l.Sequence == e.Sequence)
                .ExecuteUpdateAsync(l => l.SetProperty(x => x.ContentHash, content).SetProperty(x => x.Hash, hash));
        }
        var text = Convert.ToHexStringLower(hash);
        var head = seal switch
        {
            "old" => complaint.ChainHead! with { Hash = text },
            "none" => new ChainHead(text, null, null),
            _ => KeysOf("another key that somebody made up himself").Seal(complaint.Id, complaint.Version, hash),
        };
        await db.Set<Complaint>().Where(c => c.Id == complaint.Id).ExecuteUpdateAsync(c => c.SetProperty(x => x.ChainHead, head));

        var verified = await file.VerifyAsync();
        Assert.Equal((problem, CaseFile.Events), (verified["firstProblem"].Str("problem"), verified["firstProblem"]!["sequence"]!.GetValue<int>()));
    }

    [Fact]
    public async Task Keys_are_exchanged_and_earlier_seals_stay_good()
    {
        const string old = "the key that was there at the beginning";
        const string @new = "the key that has come in its place now";
        await using var app = await SupportApp.StartAsync(("Complaints:SealKeys", old));
        var (quiet, busy) = (await CaseFile.InvestigatedAsync(app), await CaseFile.InvestigatedAsync(app));
        await using var both = await app.StartSecondNodeAsync(("Complaints:SealKeys", $"{@new}, {old}"));

        Assert.True((await quiet.VerifyAsync(both))["sealed"]!.GetValue<bool>());
        await busy.DoAsync("post-update", new { text = "We look into it." }, both.Agent);

        await using var later = await app.StartSecondNodeAsync(("Complaints:SealKeys", @new));
        Assert.True((await busy.VerifyAsync(later))["intact"]!.GetValue<bool>());
        Assert.Equal("key_unknown", (await quiet.VerifyAsync(later))["firstProblem"].Str("problem"));
    }

    [Fact]
    public async Task Without_a_key_the_chain_is_there_and_says_that_nothing_seals_it()
    {
        await using var app = await SupportApp.StartAsync(("Complaints:SealKeys", ""));
        var file = await CaseFile.InvestigatedAsync(app);

        var verified = await file.VerifyAsync();

        Assert.Equal((true, false), (verified["intact"]!.GetValue<bool>(), verified["sealed"]!.GetValue<bool>()));
        Assert.Throws<StartRefusedException>(() => KeysOf("too short"));
    }

    [Fact]
    public async Task Two_nodes_that_write_at_once_make_one_chain()
    {
        const int points = 30;
        await using var cluster = await Cluster.StartAsync(2);
        var file = await CaseFile.OpenAsync(cluster[0]);

        var added = await Task.WhenAll(
            Enumerable.Range(0, points).Select(i => cluster[i].Agent.PostAsync($"{file.Path}/points", new { text = $"And number {i}." }))
        );

        Assert.All(added, a => a.ShouldBe(200));
        var verified = await file.VerifyAsync(cluster[1]);
        Assert.True(verified["intact"]!.GetValue<bool>(), verified.ToString());
        Assert.Equal(points + 1, Number(verified, "events"));
    }

    private static string Change(int sequence, string set) => $"UPDATE events SET {set} WHERE $events AND sequence = {sequence}";

    private static int Number(Answer verified, string member) => verified[member]!.GetValue<int>();

    private static SealKeys KeysOf(string keys) => new(new ConfigurationBuilder().AddInMemoryCollection([new("Complaints:SealKeys", keys)]).Build());
}
