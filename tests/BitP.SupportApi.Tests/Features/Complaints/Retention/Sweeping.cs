using BitP.SupportApi.Platform.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BitP.SupportApi.Tests.Features.Complaints.Retention;

internal static class Sweeping
{
    /// <summary>Does what a node does every ten minutes.</summary>
    public static Task SweepAsync(this SupportApp app) =>
        app.Services.GetServices<IHostedService>().OfType<Housekeeping>().Single().SweepAsync(CancellationToken.None);
}
