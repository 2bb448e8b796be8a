namespace BitP.SupportApi.Client;

public partial class ComplaintsClient
{
    /// <summary>The complaints of the register, one after another while they arrive: however many there are, none is kept.</summary>
    /// <remarks>
    /// The request is sent again only until the answer begins, and only that long does <see cref="SupportApiOptions.Timeout"/> count. An answer that breaks off is a
    /// <see cref="NoAnswerException"/>: what came before it is not the whole register. Each reading is a request of its own.
    /// </remarks>
    /// <param name="query">Which complaints; the form is not asked.</param>
    /// <param name="options">What is special about this call.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="SupportApiException">A refusal, or no answer.</exception>
    public virtual IAsyncEnumerable<RegisteredComplaint> StreamRegisterAsync(
        GetComplaintRegisterQuery query,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        Api.SendForLinesAsync<RegisteredComplaint>(
            new(HttpMethod.Get, "v1/complaints/register") { Query = query with { Format = null }, Accept = "application/jsonl" },
            options,
            cancellationToken
        );
}
