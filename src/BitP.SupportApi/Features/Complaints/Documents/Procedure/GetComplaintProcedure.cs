using System.Globalization;
using BitP.SupportApi.Features.Complaints.Regimes;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace BitP.SupportApi.Features.Complaints.Documents.Procedure;

/// <summary>Somebody wants to know how complaints are handled.</summary>
public sealed class GetComplaintProcedure(ComplaintRegimes regimes, ComplaintDesk desk, IConfiguration configuration, TimeProvider clock)
    : ApiEndpoint<GetComplaintProcedure.Request, Results<GetComplaintProcedure.Shown, Error>>
{
    // Nobody is told which there are: no credential is needed.
    private static readonly Expectation RegimeInForce = new(
        new LocalizedText(
            "the key of a regime that is in force, such as eu_mica",
            "正在生效的制度的 key，例如 eu_mica",
            "la clé d’un régime en vigueur, par exemple eu_mica",
            "der Schlüssel einer Regelung, die in Kraft ist, zum Beispiel eu_mica"
        )
    );

    private static readonly string[] Types = ["application/json", HtmlLetter.MediaType];

    /// <summary>Which procedure to show.</summary>
    public sealed record Request
    {
        /// <summary>The key of a regime that is in force, such as <c>uk_disp</c>; when absent, the one that complaints are under which name none: <c>eu_mica</c> unless the operator has set another.</summary>
        public string? Regime { get; init; }

        /// <summary>BCP 47 tag of the language of the texts; that of <c>Accept-Language</c> when absent. One that the regime does not have gets the regime's first.</summary>
        public string? Language { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Regime).IsLine(ComplaintRegime.KeyMaxLength);
            RuleFor(r => r.Language).IsLanguageOfTexts();
        }
    }

    public override void Configure()
    {
        Get("/");
        Group<ComplaintProcedureGroup>();
        Validated<Validator>();
        WithETag();
        Options(route => route.Produces<ComplaintProcedureResponse>(StatusCodes.Status200OK, Types[0], Types[1..]));
        Fails(PlatformErrors.NotAcceptable);
    }

    /// <summary>Get the complaint procedure</summary>
    /// <remarks>
    /// The procedure that the firm publishes for its clients (Delegated Regulation (EU) 2025/294, Article 1), with the form of its annex: what can be complained about, that it is free
    /// of charge, how and in which languages, whom to turn to, how long it takes, what is kept, and what can be done afterwards. It is there for every regime that is in
    /// force, also for one's own, and says what the version says that is in force now: its periods, its remedies, its contact, its languages. As JSON or as HTML, by <c>Accept</c>;
    /// the HTML is complete in itself and made for A4 paper too. No credential is needed. It changes rarely, so keep the answer and ask again with <c>If-None-Match</c>.
    /// Nobody has to use the form: a complaint is never refused for its form.
    /// </remarks>
    public override async Task<Results<Shown, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var headers = HttpContext.Response.Headers;
        headers.AppendCommaSeparatedValues(HeaderNames.Vary, HeaderNames.Accept);
        if (ContentNegotiation.Choose(HttpContext.Request.Headers.Accept, Types) is not { } type)
            return PlatformErrors.NotAcceptable;
        if (await regimes.FindInForceAsync(request.Regime ?? ComplaintFiling.RegimesOf(configuration)[0], clock.GetUtcNow(), ct) is not { } terms)
            return Validation.Refuse("regime", FieldProblems.NotFound.Expecting(RegimeInForce));
        var language = terms.Content.AnsweredIn(request.Language ?? CultureInfo.CurrentUICulture.Name);
        headers.ContentLanguage = language;
        headers.CacheControl = "private, max-age=300";
        return new Shown(ComplaintProcedures.Of(terms, language, desk.ContactOf(terms.Content, language)), type);
    }

    /// <summary>The procedure, in one of its forms.</summary>
    public sealed class Shown : IResult
    {
        private readonly ComplaintProcedureResponse _procedure;
        private readonly string _type;

        internal Shown(ComplaintProcedureResponse procedure, string type) => (_procedure, _type) = (procedure, type);

        public Task ExecuteAsync(HttpContext httpContext)
        {
            if (_type != HtmlLetter.MediaType)
                return TypedResults.Ok(_procedure).ExecuteAsync(httpContext);
            AnswerHeaders.SendsHtml(httpContext.Response, HtmlLetter.HeaderPolicy);
            return TypedResults.Bytes(HtmlLetter.Write(_procedure.ToLetter()), $"{_type}; charset=utf-8").ExecuteAsync(httpContext);
        }
    }
}
