using BitP.SupportApi.Tests.Platform;
using BitP.SupportApi.Tests.Platform.Due;

namespace BitP.SupportApi.Tests.Features.DueWork;

internal sealed class DueWorkGround : FeatureGround
{
    public override IEnumerable<Thing> Things =>
        [new("dueWork", async ground => (await TestWork.AddSetAsideAsync(ground.App)).ToString()) { IsEverybodys = true }];

    public override IEnumerable<FullBody> Bodies => [new("DropDueWork", "admin", """{ "reason": "It was done by hand." }""")];
}
