namespace BitP.SupportApi.Client;

public partial class TicketsClient
{
    /// <summary>The conversation of a ticket as plain text, as the customer saw it.</summary>
    /// <param name="ticketId">The id or the reference of the ticket.</param>
    /// <param name="options">What is special about this call.</param>
    /// <param name="cancellationToken">Ends the call, and the waiting between attempts.</param>
    /// <exception cref="NotFoundException">ticket_not_found: There is no such ticket.</exception>
    /// <exception cref="SupportApiException">Any other refusal, or no answer.</exception>
    public virtual Task<string> GetTranscriptTextAsync(IdOrReference ticketId, RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        GetTranscriptAsAsync("text/plain", ticketId, options, cancellationToken);

    /// <summary>The conversation of a ticket as an HTML page, as the customer saw it.</summary>
    /// <param name="ticketId">The id or the reference of the ticket.</param>
    /// <param name="options">What is special about this call.</param>
    /// <param name="cancellationToken">Ends the call, and the waiting between attempts.</param>
    /// <exception cref="NotFoundException">ticket_not_found: There is no such ticket.</exception>
    /// <exception cref="SupportApiException">Any other refusal, or no answer.</exception>
    public virtual Task<string> GetTranscriptHtmlAsync(IdOrReference ticketId, RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        GetTranscriptAsAsync("text/html", ticketId, options, cancellationToken);

    private Task<string> GetTranscriptAsAsync(string mediaType, IdOrReference ticketId, RequestOptions? options, CancellationToken cancellationToken) =>
        Api.SendForTextAsync(new(HttpMethod.Get, $"v1/tickets/{ApiConnection.Escape(ticketId)}/transcript") { Accept = mediaType }, options, cancellationToken);
}
