using System.Text.Json.Serialization.Metadata;
using BitP.SupportApi.Platform.Hosting;
using BitP.SupportApi.Platform.Http;

namespace BitP.SupportApi.Features.Testing;

internal sealed class TestingFeature : IFeature
{
    public static IJsonTypeInfoResolver Json => TestingJson.Default;

    public static bool IsOn(IConfiguration configuration) => DemoSettings.Of(configuration).MovableClock;

    public static void Map(RouteGroupBuilder api) => api.MapGroup("").WithTag("Test", "For tests, in Development only.").Add<MoveClock>();
}
