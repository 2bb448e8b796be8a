using BitP.SupportApi.Features.Complaints.Documents;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>A document about a complaint is read.</summary>
public sealed class GetComplaintDocument(SupportDbContext db) : ApiEndpoint<GetComplaintDocument.Request, Results<GetComplaintDocument.Shown, Error>>
{
    private static readonly string[] Types = [HtmlLetter.MediaType, TextLetter.MediaType];

    /// <summary>Which one of its kind.</summary>
    public sealed record Request
    {
        /// <summary>The edition, from 1; the latest when absent.</summary>
        public int? Edition { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Edition).GreaterThanOrEqualTo(1);
    }

    public override void Configure()
    {
        Get("/complaints/{complaintId}/documents/{documentKind}");
        Group<ComplaintsGroup>();
        DescribeKey("documentKind", DocumentKinds.InPaths);
        RequireScope(Scope.ComplaintsRead);
        Validated<Validator>();
        Options(route => route.Produces<string>(StatusCodes.Status200OK, Types[0], Types[1..]));
        Fails(ComplaintErrors.NotFound, ComplaintErrors.DocumentNotFound, PlatformErrors.NotAcceptable);
    }

    /// <summary>Get a document of a complaint</summary>
    /// <remarks>
    /// Byte for byte as it was issued, in the language of the filing: as HTML, complete in itself and made for A4 paper too, or as plain text, by <c>Accept</c>.
    /// </remarks>
    public override async Task<Results<Shown, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        HttpContext.Response.Headers.AppendCommaSeparatedValues(HeaderNames.Vary, HeaderNames.Accept);
        if (ContentNegotiation.Choose(HttpContext.Request.Headers.Accept, Types) is not { } type)
            return PlatformErrors.NotAcceptable;
        var id = await Key<ComplaintKey>("complaintId").In(db.Visible<Complaint>()).Select(c => (Guid?)c.Id).SingleOrDefaultAsync(ct);
        if (id is null)
            return ComplaintErrors.NotFound;
        return await DocumentKinds.FindAsync(db, id.Value, Route<string>("documentKind")!, request.Edition, ct) is { } document
            ? new Shown(document, type)
            : ComplaintErrors.DocumentNotFound;
    }

    /// <summary>The document, in one of its forms.</summary>
    public sealed class Shown : IResult
    {
        private readonly IssuedDocument _document;
        private readonly string _type;

        internal Shown(IssuedDocument document, string type) => (_document, _type) = (document, type);

        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.ContentLanguage = _document.Language;
            if (_type == HtmlLetter.MediaType)
                AnswerHeaders.SendsHtml(httpContext.Response, HtmlLetter.HeaderPolicy);
            return TypedResults.Bytes(_type == HtmlLetter.MediaType ? _document.Html : _document.Text, $"{_type}; charset=utf-8").ExecuteAsync(httpContext);
        }
    }
}
