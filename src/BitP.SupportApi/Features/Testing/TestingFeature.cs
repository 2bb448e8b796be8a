using System.Text.Json.Serialization.Metadata;
using BitP.SupportApi.Platform.Hosting;
using BitP.SupportApi.Platform.Http;

namespace BitP.SupportApi.Features.Testing;

internal sealed class TestingFeature : IFeature
{
    public static IJsonTypeInfoResolver Json => TestingJson.Default;

    public static bool IsOn(IConfiguration configuration) => DemoSettings.Of(configuration).MovableClock;

    public static IReadOnlyList<Type> Endpoints => [typeof(MoveClock)];
}

internal sealed class ResettingFeature : IFeature
{
    public static IJsonTypeInfoResolver Json => TestingJson.Default;

    // Without demo data there would be no key afterwards.
    public static bool IsOn(IConfiguration configuration) => DemoSettings.Of(configuration) is { Data: true, MovableClock: true };

    public static IReadOnlyList<Type> Endpoints => [typeof(ResetDemoData)];
}

internal sealed class TestGroup() : ApiGroup("", "Test", "For tests, in Development only.");
