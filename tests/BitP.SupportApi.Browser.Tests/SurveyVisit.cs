using System.Text.Json;
using System.Text.RegularExpressions;
using BitP.SupportApi.Tests;
using Microsoft.Playwright;

namespace BitP.SupportApi.Browser.Tests;

/// <summary>Somebody looks at the page of a survey. What the browser complains of, and where it turns to, is noted from the first request on.</summary>
public sealed partial class SurveyVisit : IAsyncDisposable
{
    // What axe-core answers for each hindrance that it is sure of, in short; the minor ones are a matter of taste.
    private const string FindHindrances = """
        async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
          .filter(v => ['serious', 'critical', 'moderate'].includes(v.impact))
          .map(v => `${v.impact} ${v.id}: ${v.nodes.map(n => n.html).join(' ')}`)
        """;

    private static readonly Lazy<string> Axe = new(() =>
        File.ReadAllText(Path.Combine(Repository.Root, "artifacts", "npm", "browser", "node_modules", "axe-core", "axe.min.js"))
    );

    private readonly IBrowserContext _visitor;
    private readonly List<string> _requests = [];
    private readonly List<string> _complaints = [];

    private SurveyVisit(IBrowserContext visitor, IPage page)
    {
        (_visitor, Page) = (visitor, page);
        page.Request += (_, request) => _requests.Add(request.Url);
        page.PageError += (_, error) => _complaints.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                _complaints.Add($"{message.Text} ({message.Location})");
        };
    }

    public IPage Page { get; }

    /// <summary>Everything that the page has asked for.</summary>
    public IReadOnlyList<string> Requests => _requests;

    /// <summary>Errors and warnings of the page and its script.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>Opens an address and does something there. When that fails, what was on the screen is kept under the name of the visit.</summary>
    public static async Task MakeAsync(IBrowserContext visitor, string address, string name, Func<SurveyVisit, Task> visit)
    {
        await using var made = new SurveyVisit(visitor, await visitor.NewPageAsync());
        try
        {
            await made.Page.GotoAsync(address);
            await visit(made);
        }
        catch
        {
            await made.PhotographAsync($"{name}-failed");
            throw;
        }
    }

    /// <summary>What would hinder people, as axe-core finds it.</summary>
    /// <param name="inspector">Another page on which to look for it, where this one runs no scripts, nor those of axe-core; null for this page itself.</param>
    public async Task<string[]> HindrancesAsync(IPage? inspector = null)
    {
        if (inspector is not null)
            await inspector.SetContentAsync(Script().Replace(await Page.ContentAsync(), ""));
        var page = inspector ?? Page;
        await page.EvaluateAsync(Axe.Value);
        return (await page.EvaluateAsync<JsonElement>(FindHindrances)).Deserialize<string[]>()!;
    }

    /// <summary>Whether something stands outside of the window, to its right.</summary>
    public Task<bool> IsTooWideAsync() => Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth");

    /// <summary>What has the focus: its id, else its text.</summary>
    public Task<string> FocusAsync() => Page.EvaluateAsync<string>("() => document.activeElement.id || document.activeElement.textContent.trim()");

    /// <summary>Keeps the whole page in artifacts/ for people to look at.</summary>
    public async Task<string> PhotographAsync(string name)
    {
        var file = Path.Combine(Repository.Root, "artifacts", "browser", $"{name}.png");
        await Page.ScreenshotAsync(new() { Path = file, FullPage = true });
        return file;
    }

    public async ValueTask DisposeAsync() => await _visitor.DisposeAsync();

    [GeneratedRegex("<script>.*</script>", RegexOptions.Singleline)]
    private static partial Regex Script();
}
