namespace BitP.SupportApi.Platform.Problems;

/// <summary>Marks a route that people look at: its refusals are shown as a page, whoever refuses.</summary>
/// <param name="ShowAsync">Writes the page. The status is set already.</param>
internal sealed record RefusalPage(Func<HttpContext, Error, Task> ShowAsync);
