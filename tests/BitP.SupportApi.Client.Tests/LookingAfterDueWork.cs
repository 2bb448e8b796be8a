using BitP.SupportApi.Tests.Platform.Due;

namespace BitP.SupportApi.Client.Tests;

public sealed class LookingAfterDueWork
{
    [Fact]
    public async Task What_was_set_aside_is_listed_tried_again_or_dropped()
    {
        await using var app = await SupportApp.StartAsync();
        using var admin = app.Client("bitp_demo_admin");
        var ids = new List<Guid>();
        for (var i = 0; i < 3; i++)
            ids.Add(await TestWork.AddSetAsideAsync(app));

        var failed = await admin.DueWork.ListAllAsync(new() { State = DueWorkState.Failed, Limit = 2 }).ToListAsync();
        var again = await admin.DueWork.RetryAsync(ids[0]);
        await admin.DueWork.DropAsync(ids[1], new() { Reason = "It was done by hand." });
        var refused = await Assert.ThrowsAsync<NotFoundException>(() => admin.DueWork.DropAsync(ids[1], new() { Reason = "Again." }));

        Assert.Equal(ids.Order(), failed.Select(w => w.Id).Order());
        Assert.All(failed, w => Assert.Equal(("test.of_nobody", "InvalidOperationException: It cannot be."), (w.Kind, w.Failure)));
        Assert.All(failed, w => Assert.NotNull(w.FailedAt));
        Assert.Equal((DueState.Due, 0, null), (again.State, again.Attempts, again.Failure));
        Assert.Equal("due_work_not_found", refused.Code);
        Assert.Equal(ids[2], Assert.Single((await admin.DueWork.ListAsync()).Items).Id);
        Assert.Equal(again.Id, Assert.Single((await admin.DueWork.ListAsync(new() { State = DueWorkState.Due })).Items).Id);
    }
}
