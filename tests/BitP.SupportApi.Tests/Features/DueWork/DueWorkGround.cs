using BitP.SupportApi.Platform.Due;
using BitP.SupportApi.Tests.Platform;
using BitP.SupportApi.Tests.Platform.Due;

namespace BitP.SupportApi.Tests.Features.DueWork;

internal sealed class DueWorkGround : FeatureGround
{
    public override IEnumerable<Thing> Things => [new("dueWork", SetAsideAsync) { IsEverybodys = true }];

    public override IEnumerable<FullBody> Bodies => [new("DropDueWork", "admin", """{ "reason": "It was done by hand." }""")];

    // Of a kind that no node does, so that it stays where it is.
    private static async Task<string> SetAsideAsync(Ground ground)
    {
        var item = DueItem.At("test.of_nobody", $"{Guid.NewGuid():N}", DateTimeOffset.UtcNow.AddDays(-1));
        for (var attempt = 1; attempt <= DueItem.MaxAttempts; attempt++)
            item.Fail("InvalidOperationException: It cannot be.", DateTimeOffset.UtcNow);
        await TestWork.AddAsync(ground.App, item);
        return item.Id.ToString();
    }
}
