using System.Globalization;
using System.Text.Json.Nodes;
using BitP.SupportApi.Tests;
using Microsoft.Playwright;

namespace BitP.SupportApi.Browser.Tests;

/// <summary>Swagger UI as a visitor sees it. What the browser complains of, and where it turns to, is noted from the first request on.</summary>
public sealed class SwaggerPage : IAsyncDisposable
{
    private readonly IBrowserContext _visitor;
    private readonly IPage _page;
    private readonly List<string> _requests = [];
    private readonly List<Task<int>> _weights = [];
    private readonly List<string> _complaints = [];

    private SwaggerPage(IBrowserContext visitor, IPage page)
    {
        (_visitor, _page) = (visitor, page);
        page.Request += (_, request) => _requests.Add(request.Url);
        page.RequestFinished += (_, request) => _weights.Add(WeightAsync(request));
        page.PageError += (_, error) => _complaints.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                _complaints.Add($"{message.Text} ({message.Location})");
        };
    }

    /// <summary>Everything that the page has asked for.</summary>
    public IReadOnlyList<string> Requests => _requests;

    /// <summary>Errors and warnings of the page and its scripts.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>Opens the page and does something with it. When that fails, what was on the screen is kept under the name of the visit.</summary>
    public static async Task VisitAsync(Browser browser, Uri address, string name, Func<SwaggerPage, Task> visit)
    {
        var visitor = await browser.NewVisitorAsync();
        await using var page = new SwaggerPage(visitor, await visitor.NewPageAsync());
        try
        {
            await page._page.GotoAsync(new Uri(address, "/swagger").ToString());
            await page._page.Locator(".opblock-tag").First.WaitForAsync();
            page.ShownAfter = await page._page.EvaluateAsync<double>("() => performance.now()");
            await visit(page);
        }
        catch
        {
            await page.PhotographAsync($"{name}-failed");
            throw;
        }
    }

    /// <summary>How many bytes came over the wire until now.</summary>
    public async Task<int> WeightAsync() => (await Task.WhenAll(_weights)).Sum();

    /// <summary>How many milliseconds it took, since it was asked for, until its groups were there.</summary>
    public double ShownAfter { get; private set; }

    /// <summary>How many operations are in sight.</summary>
    public Task<int> CountOperationsAsync() => _page.Locator(".opblock").CountAsync();

    /// <summary>Leaves only the groups whose names have a text in them.</summary>
    public async Task FilterAsync(string text)
    {
        await _page.Locator(".operation-filter-input").FillAsync(text);
        await _page.WaitForFunctionAsync("text => [...document.querySelectorAll('.opblock-tag')].every(heading => heading.dataset.tag.includes(text))", text);
    }

    /// <summary>What the Authorize dialog says.</summary>
    public async Task<string> ReadAuthorizeAsync()
    {
        await _page.Locator(".auth-wrapper button.authorize").First.ClickAsync();
        var text = await _page.Locator(".auth-container").First.InnerTextAsync();
        await _page.Locator(".auth-container").First.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        return text;
    }

    /// <summary>What is said above everything; null for nothing.</summary>
    public async Task<string?> ReadNoticeAsync()
    {
        var notice = _page.Locator("body > [role=status]");
        return await notice.CountAsync() == 0 ? null : await notice.InnerTextAsync();
    }

    /// <summary>The headings, in their order, down to the end of the page. Of a long page only what is in sight is there, so it is scrolled through.</summary>
    public async Task<string[]> TagsAsync()
    {
        var seen = new List<string>();
        for (var isAtEnd = false; !isAtEnd; )
        {
            isAtEnd = await _page.EvaluateAsync<bool>("() => window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - 1");
            var shown = await _page.Locator(".opblock-tag").EvaluateAllAsync<string[]>("headings => headings.map(heading => heading.dataset.tag)");
            seen.AddRange(shown.Except(seen));
            await _page.EvaluateAsync("() => { window.scrollBy(0, window.innerHeight / 2); return new Promise(done => setTimeout(done, 100)); }");
        }
        return [.. seen];
    }

    /// <summary>Puts a key into the Authorize dialog.</summary>
    public async Task AuthorizeAsync(string key)
    {
        await _page.Locator(".auth-wrapper button.authorize").First.ClickAsync();
        var scheme = _page.Locator(".auth-container", new() { HasText = "bearer" }).First;
        await scheme.Locator("input").FillAsync(key);
        await scheme.GetByRole(AriaRole.Button, new() { Name = "Apply credentials" }).ClickAsync();
        await scheme.GetByRole(AriaRole.Button, new() { Name = "Remove authorization" }).WaitForAsync();
        await scheme.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
    }

    /// <summary>Unfolds a group and an operation, fills its parameters in, executes it with what is there already, and reads the response that is shown.</summary>
    public async Task<ShownResponse> TryAsync(string group, string operationId, params (string Name, string Value)[] parameters)
    {
        var heading = _page.Locator($".opblock-tag[data-tag='{group}']");
        if (await heading.GetAttributeAsync("data-is-open") is not "true")
            await heading.ClickAsync();
        var operation = _page.Locator($".opblock[id$='-{operationId}']");
        if (!await operation.Locator(".opblock-body").IsVisibleAsync())
            await operation.Locator(".opblock-summary-control").ClickAsync();
        foreach (var (name, value) in parameters)
            await operation.Locator($"tr[data-param-name='{name}'] input").FillAsync(value);
        await operation.Locator("button.execute").ClickAsync();

        var live = operation.Locator(".live-responses-table tbody");
        var status = await live.Locator(".response-col_status").First.InnerTextAsync();
        var blocks = live.Locator(".response-col_description pre");
        await operation.Locator("button.execute").EvaluateAsync("button => button.scrollIntoView({ block: 'start' })");
        return new(int.Parse(status.Split()[0], CultureInfo.InvariantCulture), await blocks.AllInnerTextsAsync());
    }

    /// <summary>Keeps what is on the screen in artifacts/ for people to look at.</summary>
    public async Task<string> PhotographAsync(string name)
    {
        var file = Path.Combine(Repository.Root, "artifacts", "browser", $"{name}.png");
        await _page.ScreenshotAsync(new() { Path = file });
        return file;
    }

    private static async Task<int> WeightAsync(IRequest request)
    {
        var sizes = await request.SizesAsync();
        return sizes.ResponseHeadersSize + sizes.ResponseBodySize;
    }

    public async ValueTask DisposeAsync() => await _visitor.DisposeAsync();
}

/// <summary>A response as it is shown: its status, and the blocks of text, the body first.</summary>
public sealed record ShownResponse(int Status, IReadOnlyList<string> Blocks)
{
    public JsonNode Body => JsonNode.Parse(Blocks[0]) ?? throw new InvalidOperationException("No body is shown.");

    public string Headers => Blocks[^1];
}
