using BitP.SupportApi.Platform.Data;

namespace BitP.SupportApi.Tests.Platform.Data;

public sealed class WishingForAfterTheCommit
{
    [Fact]
    public void Wishes_of_a_run_that_was_not_committed_are_forgotten()
    {
        var done = new List<string>();
        var afterCommit = new AfterCommit();

        afterCommit.Do(() => done.Add("first run"));
        afterCommit.Clear();
        afterCommit.Do(() => done.Add("second run"));
        Assert.Empty(done);
        afterCommit.Run();
        afterCommit.Run();

        Assert.Equal(["second run"], done);
    }
}
