using Microsoft.Playwright;

namespace BitP.SupportApi.Browser.Tests;

/// <summary>Debian's Chromium, without a window, for all tests of the run; nothing is downloaded.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-quic",
        "--no-first-run",
        "--disable-component-update",
        "--disable-sync",
    ];

    // What is waited for comes, unless the machine is slow or busy.
    private const float Patience = 5 * 60_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Environment.GetEnvironmentVariable("SUPPORT_TEST_CHROMIUM") ?? "/usr/bin/chromium",
                Args = Arguments,
                Timeout = Patience,
            }
        );
    }

    /// <summary>A visitor who was never here before.</summary>
    /// <param name="width">How many pixels the window is wide.</param>
    /// <param name="height">How many it is high.</param>
    /// <param name="withScript">Whether scripts of pages are run.</param>
    /// <param name="colors">Whether light or dark colours are preferred.</param>
    public async Task<IBrowserContext> NewVisitorAsync(int width = 1280, int height = 1600, bool withScript = true, ColorScheme colors = ColorScheme.Light)
    {
        var context = await _browser!.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = height },
                Locale = "en-GB",
                JavaScriptEnabled = withScript,
                ColorScheme = colors,
            }
        );
        context.SetDefaultTimeout(Patience);
        return context;
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
