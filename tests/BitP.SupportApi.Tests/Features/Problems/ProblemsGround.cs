using BitP.SupportApi.Tests.Platform;

namespace BitP.SupportApi.Tests.Features.Problems;

internal sealed class ProblemsGround : FeatureGround
{
    public override IEnumerable<Thing> Things => [Thing.Fixed("code", "not_found")];
}
