using System.Text;
using BitP.SupportApi.Tests.Contract;
using BitP.SupportApi.Tests.Platform;

namespace BitP.SupportApi.Tests.Features.Complaints;

/// <summary>What partners and complainants may call about complaints, and nothing else.</summary>
public sealed class CallingWhatIsForStaff
{
    private static readonly string[] ForAll = ["GetComplaintProcedure"];

    private static readonly string[] ForComplainants =
    [
        .. ForAll,
        "FileComplaint",
        "ComplainAboutTicket",
        "ListComplaints",
        "GetComplaint",
        "AddComplaintPoint",
        "WithdrawComplaintPoint",
        "ProvideComplaintInformation",
        "WithdrawComplaint",
        "ListInvestigationSteps",
        "ListRedress",
        "AcceptRedress",
        "DeclineRedress",
        "ListComplaintDocuments",
        "GetComplaintDocument",
        "ListDepartments",
        "ExplainComplaintDeadlines",
    ];

    private static readonly string[] ForPartners =
    [
        .. ForComplainants,
        "GetComplaintRegister",
        "GetComplaintStatistics",
        "ListComplaintRegimes",
        "GetComplaintRegime",
        "ListComplaintRegimeVersions",
        "PreviewComplaintRegime",
    ];

    public static readonly TheoryData<string, string[]> Callers = new()
    {
        { "customer", ForComplainants },
        { "partner", ForPartners },
        { "publishable", ForAll },
    };

    [Theory]
    [MemberData(nameof(Callers))]
    public async Task A_caller_is_let_to_nothing_else(string who, string[] allowed)
    {
        var ground = await Ground.BareAsync(await SupportApp.SharedAsync());
        var caller = ground.As(who);
        var let = new List<string>();
        foreach (var operation in await OfComplaintsAsync(ground))
        {
            var answer = await SendAsync(ground, operation, caller);
            if (answer.Status is not 403)
                let.Add(operation.Id);
            else
                Assert.Contains(answer.Code, new[] { "actor_not_allowed", "scope_missing" });
        }

        Assert.Equal(allowed.Order(), let.Order());
    }

    [Fact]
    public async Task A_key_without_the_scope_of_complaints_reads_none_of_them()
    {
        var app = await SupportApp.SharedAsync();
        var ground = await Ground.BareAsync(app);
        var key = await app.Admin.PostAsync(
            "/v1/api-keys",
            new
            {
                name = "Tickets",
                kind = "admin",
                scopes = new[] { "tickets:read", "tickets:write" },
            }
        );
        key.ShouldBe(201);
        var caller = app.With(key.Text("key"));

        foreach (var operation in (await OfComplaintsAsync(ground)).Where(o => !ForAll.Contains(o.Id)))
            (await SendAsync(ground, operation, caller)).ShouldBeProblem(403, "scope_missing");
    }

    private static async Task<Described[]> OfComplaintsAsync(Ground ground)
    {
        Described[] found = [.. Document.Committed().Where(o => o.Path.Contains("complaint", StringComparison.Ordinal) || o.Path is "/v1/departments")];
        Assert.True(found.Length > 60, $"There are {found.Length}.");
        // All is there before the first step may end the complaint.
        foreach (var operation in found)
            await ground.FillAsync($"{operation.Aim} {BodyOf(operation)}");
        return found;
    }

    private static async Task<Answer> SendAsync(Ground ground, Described operation, Caller caller)
    {
        var body = BodyOf(operation);
        return await caller.SendRawAsync(
            HttpMethod.Parse(operation.Method),
            await ground.FillAsync(operation.Aim),
            body is null ? [] : Encoding.UTF8.GetBytes(await ground.FillAsync(body)),
            body is null ? null : "application/json",
            ("If-Match", "*")
        );
    }

    private static string? BodyOf(Described operation) => Operation.All.SingleOrDefault(o => o.Name == operation.Id)?.Full.Json;
}
