using BitP.SupportApi.Tests.Platform.Due;
using Microsoft.AspNetCore.Hosting;

[assembly: HostingStartup(typeof(TestWorkStartup))]

namespace BitP.SupportApi.Tests.Platform.Due;

/// <summary>Adds the due work of tests to a program that runs as a process of its own.</summary>
internal sealed class TestWorkStartup : IHostingStartup
{
    public void Configure(IWebHostBuilder builder) => builder.ConfigureServices(new TestWork().AddTo);
}
