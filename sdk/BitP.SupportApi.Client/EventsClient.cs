using System.Runtime.CompilerServices;

namespace BitP.SupportApi.Client;

public partial class EventsClient
{
    private static readonly TimeSpan DefaultPause = TimeSpan.FromSeconds(5);

    /// <summary>All events up to now, in the order in which they are to be handled.</summary>
    /// <param name="query">Where to begin and which types; the limit is the size of the pages that are read one after another.</param>
    /// <param name="options">What is special about the calls.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="SupportApiException">A refusal, or no answer.</exception>
    public virtual IAsyncEnumerable<Event> ListAllAsync(
        ListEventsQuery? query = null,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    ) => ReadAsync(query, null, options, cancellationToken);

    /// <summary>All events up to now and those that are still to come, until the reading is cancelled.</summary>
    /// <remarks>
    /// Keep the id of the last event that you have handled, and begin there again with <c>After</c> when your program starts the next time: nothing is
    /// missed, and nothing comes twice.
    /// </remarks>
    /// <param name="query">Where to begin and which types; the limit is the size of the pages that are read one after another.</param>
    /// <param name="pause">How long to wait when there is nothing new; five seconds when absent.</param>
    /// <param name="options">What is special about the calls.</param>
    /// <param name="cancellationToken">Ends the reading with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="SupportApiException">A refusal, or no answer.</exception>
    public virtual IAsyncEnumerable<Event> FollowAsync(
        ListEventsQuery? query = null,
        TimeSpan? pause = null,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    ) => ReadAsync(query, pause ?? DefaultPause, options, cancellationToken);

    // Without a pause it ends where there is nothing new.
    private async IAsyncEnumerable<Event> ReadAsync(
        ListEventsQuery? query,
        TimeSpan? pause,
        RequestOptions? options,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        query ??= new();
        while (true)
        {
            var page = await ListAsync(query, options, cancellationToken).ConfigureAwait(false);
            foreach (var item in page.Items)
                yield return item;
            query = query with { After = page.NextCursor };
            if (page.Items.Count > 0)
                continue;
            if (pause is not { } wait)
                yield break;
            await Task.Delay(wait, Api.Clock, cancellationToken).ConfigureAwait(false);
        }
    }
}
