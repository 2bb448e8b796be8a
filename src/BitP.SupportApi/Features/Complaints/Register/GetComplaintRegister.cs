using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace BitP.SupportApi.Features.Complaints.Register;

/// <summary>The register of complaints is taken away.</summary>
public sealed class GetComplaintRegister(ComplaintRegister register, RegisterTurns turns)
    : ApiEndpoint<GetComplaintRegister.Request, Results<RegisterExport, Error>>
{
    private const string CsvFormat = "csv";
    private const string LinesFormat = "jsonl";
    private static readonly string[] Types = [RegisterExport.Csv, RegisterExport.JsonLines, RegisterExport.NewlineDelimitedJson];

    /// <summary>Which complaints, and in which form.</summary>
    public sealed record Request : IRegisterQuery
    {
        /// <summary>The first instant of the receipt (RFC 3339), or a date, which begins at its midnight in <c>timeZone</c>.</summary>
        public string? From { get; init; }

        /// <summary>The first instant after it, or a date, which is not in it any more; not before <c>from</c>.</summary>
        public string? To { get; init; }

        /// <summary>Only complaints under the regime with this key, and only its limits.</summary>
        public string? Regime { get; init; }

        /// <summary>The IANA id of the time zone of dates; <c>Etc/UTC</c> when absent.</summary>
        public string? TimeZone { get; init; }

        /// <summary>The form: <c>csv</c> or <c>jsonl</c>. By <c>Accept</c> when absent, and CSV when that takes all.</summary>
        public string? Format { get; init; }
    }

    internal sealed class Validator : RegisterQueryValidator<Request>
    {
        public Validator() => RuleFor(r => r.Format).IsOneOf(CsvFormat, LinesFormat);
    }

    public override void Configure()
    {
        Get("/complaints/register");
        Group<ComplaintsGroup>();
        RequireScope(Scope.ComplaintsRead, Actors.Partner | Actors.Leads);
        Validated<Validator>();
        Options(route => route.Produces<RegisteredComplaint>(StatusCodes.Status200OK, Types[0], Types[1..]));
        Fails(PlatformErrors.NotAcceptable, RegisterErrors.TooManyAtOnce);
    }

    /// <summary>Get the register of complaints</summary>
    /// <remarks>
    /// Every complaint received in a time, in the order of the receipt, as it stands when it is read: as CSV (RFC 4180, with a line of names) or as JSON lines, each of which is
    /// as the schema says. A column has the name of the member; those of a step begin with its name, such as <c>decide.dueAt</c>. The parts of a list are separated by
    /// <c>; </c>: a regime as <c>eu_mica@1</c>, redress as <c>12.50 EUR</c>. A cell that a spreadsheet would run begins with an apostrophe instead. It is sent while it is
    /// read, whatever its length: it is whole when the transfer ends as HTTP has it end. Of customers it has the id alone, and nothing that anybody wrote.
    /// Partners see their own customers' complaints, without causes and escalations. The statistics count the same complaints. A caller is sent at most 4 at a time; all keys of
    /// a partner are one caller.
    /// </remarks>
    public override async Task<Results<RegisterExport, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        HttpContext.Response.Headers.AppendCommaSeparatedValues(HeaderNames.Vary, HeaderNames.Accept);
        var type = request.Format switch
        {
            CsvFormat => RegisterExport.Csv,
            LinesFormat => RegisterExport.JsonLines,
            _ => ContentNegotiation.Choose(HttpContext.Request.Headers.Accept, Types),
        };
        if (type is null)
            return PlatformErrors.NotAcceptable;
        var (range, refusal) = await register.FindAsync(request, ct);
        if (range is null)
            return refusal!;
        var turn = turns.Send(Actor);
        HttpContext.Response.RegisterForDispose(turn);
        return turn.IsAcquired ? new RegisterExport(type, register, await register.ReadAsync(range, ct), turn) : RegisterTurns.Refuse(HttpContext);
    }
}
