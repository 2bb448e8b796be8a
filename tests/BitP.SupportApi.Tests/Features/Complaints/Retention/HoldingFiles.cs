using BitP.SupportApi.Tests.Features.Complaints.Integrity;

namespace BitP.SupportApi.Tests.Features.Complaints.Retention;

/// <summary>A legal hold is placed by one person, lifted by two, and seen by staff only.</summary>
public sealed class HoldingFiles
{
    [Fact]
    public async Task Two_persons_lift_a_hold()
    {
        var desk = await Desk.SetAsync();
        var file = await CaseFile.OpenAsync(desk.App);
        var (first, second) = (desk.Supervisor, (await desk.App.PersonAsync("supervisor")).Caller);
        var again = await desk.App.KeyOfAsync(await desk.AgentIdAsync("Jonas Weber"), "supervisor");
        Task<Answer> TryAsync(Caller by, string step, object? body = null) => by.PostAsync($"{file.Path}/{step}", body);

        (await TryAsync(first, "hold/lift", new { reason = "Done." })).ShouldBeProblem(409, "complaint_not_held");
        (await TryAsync(first, "hold", new { reason = " " })).ShouldRefuse("reason", "required");
        Assert.Equal(403, (await TryAsync(desk.Agent, "hold", new { reason = "Asked for." })).Status);
        var held = await file.DoAsync("hold", new { reason = "Asked for." }, first);
        Assert.Equal("Asked for.", held["holds"]![0].Str("reason"));
        (await TryAsync(second, "hold", new { reason = "Asked for." })).ShouldBeProblem(409, "complaint_held");
        (await TryAsync(second, "hold/lift/approve")).ShouldBeProblem(409, "hold_lift_not_proposed");
        (await TryAsync(desk.Admin, "hold/lift", new { reason = "Done." })).ShouldBeProblem(403, "person_needed");

        await file.DoAsync("hold/lift", new { reason = "Done." }, first);
        (await TryAsync(second, "hold/lift", new { reason = "Done." })).ShouldBeProblem(409, "hold_lift_proposed");
        (await TryAsync(first, "hold/lift/approve")).ShouldBeProblem(403, "second_person_needed");
        (await TryAsync(again, "hold/lift/approve")).ShouldBeProblem(403, "second_person_needed");
        (await TryAsync(desk.Admin, "hold/lift/approve")).ShouldBeProblem(403, "person_needed");
        (await TryAsync(second, "hold/lift/withdraw")).ShouldBeProblem(409, "hold_lift_of_another");
        await file.DoAsync("hold/lift/withdraw", null, again);
        (await TryAsync(second, "hold/lift/approve")).ShouldBeProblem(409, "hold_lift_not_proposed");

        await file.DoAsync("hold/lift", new { reason = "Really." }, second);
        var lifted = await file.DoAsync("hold/lift/approve", null, first);
        var hold = lifted["holds"]!.AsArray().Single();
        Assert.NotNull(hold.Str("liftedAt"));
        Assert.Equal(["withdrawn", "approved"], hold!["lifts"]!.AsArray().Select(l => l.Str("outcome")));
        await file.DoAsync("hold", new { reason = "Once more." }, first);
        Assert.Equal(
            ["hold_placed", "hold_lift_proposed", "hold_lift_withdrawn", "hold_lift_proposed", "hold_lifted", "hold_placed"],
            (await desk.Agent.GetAsync($"{file.Path}/timeline")).Items.Select(e => e.Str("type")!["complaint.".Length..]).Skip(1)
        );
        Assert.True((await file.VerifyAsync())["intact"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Nobody_but_staff_sees_that_there_is_a_hold()
    {
        var desk = await Desk.SetAsync();
        var filed = await desk.Customer.PostAsync("/v1/complaints", new { description = "Nine days." });
        filed.ShouldBe(201);
        var path = $"/v1/complaints/{filed.Text("id")}";
        var before = await SeenAsync();
        var (second, staff) = ((await desk.App.PersonAsync("supervisor")).Caller, await desk.Agent.GetAsync(path));

        (await desk.Supervisor.PostAsync($"{path}/hold", new { reason = "Secret." })).ShouldBe(200);
        Assert.Equal(before, await SeenAsync());
        Assert.Equal(403, (await desk.Partner.PostAsync($"{path}/hold", new { reason = "Me." })).Status);
        Assert.Equal(403, (await desk.Customer.PostAsync($"{path}/hold/lift/approve")).Status);
        (await desk.Supervisor.PostAsync($"{path}/hold/lift", new { reason = "Secret." })).ShouldBe(200);
        (await second.PostAsync($"{path}/hold/lift/approve")).ShouldBe(200);
        Assert.Equal(before, await SeenAsync());

        Assert.True((await desk.Agent.GetAsync(path))["version"]!.GetValue<int>() > staff["version"]!.GetValue<int>());
        // The next event that they see is the next by its number too.
        (await desk.Agent.PostAsync($"{path}/acknowledge")).ShouldBe(200);
        Assert.Equal([1, 2, 3], (await Desk.FeedAsync(desk.Partner, "complaint.*", 3)).Select(e => e!["sequence"]!.GetValue<int>()));

        async Task<string> SeenAsync()
        {
            var seen = new List<string>();
            foreach (
                var (caller, what) in new (Caller, string)[]
                {
                    (desk.Customer, path),
                    (desk.Partner, path),
                    (desk.Partner, "/v1/complaints"),
                    (desk.Customer, $"{path}/documents"),
                }
            )
            {
                var answer = await caller.GetAsync(what);
                answer.ShouldBe(200);
                seen.Add($"{answer.ETag} {answer.Raw}");
            }
            seen.AddRange((await Desk.FeedAsync(desk.Partner, "complaint.*", 1)).Select(e => e!.ToJsonString()));
            return string.Join('\n', seen);
        }
    }
}
