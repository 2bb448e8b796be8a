using System.Globalization;
using BitP.SupportApi.Features.Complaints.Documents;
using BitP.SupportApi.Features.Complaints.Regimes;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>A document about a complaint is corrected.</summary>
public sealed class CorrectComplaintDocument(
    SupportDbContext db,
    ComplaintDesk desk,
    ComplaintLetters letters,
    HandlerIndependence independence,
    TimeProvider clock
) : ApiEndpoint<CorrectComplaintDocument.Request, Results<Created<ComplaintDocumentResponse>, Error>>
{
    /// <summary>Why, and what the document says now. What is absent is said as it was.</summary>
    /// <param name="Reason">Why there is another edition, in words for the complainant; at most 2,000 characters.</param>
    /// <param name="Edition">Which edition is corrected, from 1; the latest when absent.</param>
    /// <param name="Reasons">The reasons that it gives; at most 20,000 characters.</param>
    /// <param name="Findings">What was found about points; at most 100. The others stay.</param>
    /// <param name="Steps">What was done about the complaint; at most 4,000 characters.</param>
    /// <param name="Communications">What was written and said between complainant and firm; at most 4,000 characters.</param>
    /// <param name="FollowUp">What is still to come; at most 4,000 characters.</param>
    /// <param name="Contact">Whom to ask. Members that are absent stay.</param>
    public sealed record Request(
        string? Reason,
        int? Edition = null,
        string? Reasons = null,
        IReadOnlyList<PointFinding>? Findings = null,
        string? Steps = null,
        string? Communications = null,
        string? FollowUp = null,
        CorrectedContact? Contact = null
    ) : IExample<Request>
    {
        public static Request Example => new("The telephone number was wrong.", Contact: new(Phone: "+33 1 99 00 00 01"));
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Reason).ShowsSomething().HasAtMostCharacters(IssuedDocument.ReasonMaxLength);
            RuleFor(r => r.Edition).GreaterThanOrEqualTo(1);
            RuleFor(r => r.Reasons).HasAtMostCharacters(Complaint.ReasonsMaxLength);
            RuleFor(r => r.Findings).HasAtMost(Complaint.MaxPoints);
            RuleForEach(r => r.Findings).NotNull().SetValidator(new PointFindingValidator()).When(r => r.Findings?.Count <= Complaint.MaxPoints);
            RuleFor(r => r.Steps).HasAtMostCharacters(Complaint.ReasonMaxLength);
            RuleFor(r => r.Communications).HasAtMostCharacters(Complaint.ReasonMaxLength);
            RuleFor(r => r.FollowUp).HasAtMostCharacters(Complaint.ReasonMaxLength);
            RuleFor(r => r.Contact!).SetValidator(new ContactValidator());
        }
    }

    private sealed class ContactValidator : AbstractValidator<CorrectedContact>
    {
        public ContactValidator()
        {
            RuleFor(c => c.Name).IsLine(ComplaintRegime.NameMaxLength);
            RuleFor(c => c.Email).IsEmail();
            RuleFor(c => c.Phone).IsPhone();
            RuleFor(c => c.Address).IsLine(ComplaintRegime.LineMaxLength);
        }
    }

    public override void Configure()
    {
        Post("/complaints/{complaintId}/documents/{documentKind}/corrections");
        Group<ComplaintsGroup>();
        DescribeKey("documentKind", DocumentKinds.InPaths);
        RequireScope(Scope.ComplaintsWrite, Actors.Staff);
        Validated<Validator>();
        TakesIfMatch();
        Transactional();
        Fails(
            ComplaintErrors.NotFound,
            ComplaintErrors.DocumentNotFound,
            ComplaintErrors.DocumentCorrected,
            ComplaintErrors.DocumentIncomplete,
            ComplaintErrors.LimitReached,
            ComplaintErrors.NotIndependent,
            TwoPersons.PersonNeeded
        );
    }

    /// <summary>Correct a document of a complaint</summary>
    /// <remarks>
    /// Issues another edition, which says in its language which edition it takes the place of, and why. The one before stays byte for byte. What the firm said can be
    /// worded otherwise, as far as the document has it: <c>not_applicable</c> names what it has not. The outcome is none of it: to decide otherwise, reopen the complaint. All else is said
    /// as it was, but for the names of the complainant and of the representative, which are those that are known now. It is possible at any time, also once the complaint
    /// is closed, and leaves the complaint itself as it was decided. There are at most 20 corrections of a kind of document.
    /// </remarks>
    public override async Task<Results<Created<ComplaintDocumentResponse>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var complaint = await desk.LoadAsync(Key<ComplaintKey>("complaintId"), ct);
        if (complaint is null)
            return ComplaintErrors.NotFound;
        if (IfMatch.Refuses(complaint.SeenBy(Actor)) is { } stale)
            return stale;
        var kind = Route<string>("documentKind")!;
        if (await DocumentKinds.FindAsync(db, complaint.Id, kind, request.Edition, ct) is not { } document)
            return ComplaintErrors.DocumentNotFound;
        if (Refuse(request, document) is { } refusal)
            return refusal;
        var regimes = await desk.RegimesOfAsync(complaint, ct);
        // Who words a decision decides, and who words the rest speaks with the complainant.
        if (await independence.RefuseCallerAsync(complaint, regimes, ct) is { } dependent)
            return dependent;
        var (issued, error) = await letters.CorrectAsync(
            document,
            complaint,
            regimes,
            facts => Corrected(request, facts),
            request.Reason!,
            clock.GetUtcNow(),
            ct
        );
        return issued is null
            ? error!
            : TypedResults.Created($"/v1/complaints/{complaint.Id}/documents/{kind}?edition={issued.Edition}", ComplaintDocumentResponse.From(issued));
    }

    // What a document does not show cannot be wrong in it.
    private static Error? Refuse(Request request, IssuedDocument document)
    {
        var shown = DocumentTemplates.Of(document.Kind, document.Regime).Shown.ToHashSet();
        (string Member, bool IsGiven, string[] Contents)[] members =
        [
            ("reasons", request.Reasons is not null, ["reasons", "resolution"]),
            ("findings", request.Findings is { Count: > 0 }, ["findings"]),
            ("steps", request.Steps is not null, ["steps"]),
            ("communications", request.Communications is not null, ["communications"]),
            ("followUp", request.FollowUp is not null, ["followUp"]),
            ("contact", request.Contact is not null, ["contact.name"]),
        ];
        foreach (var (member, isGiven, contents) in members)
            if (isGiven && !contents.Any(shown.Contains))
                return Validation.Refuse(member, FieldProblems.NotApplicable, [.. members.Where(m => m.Contents.Any(shown.Contains)).Select(m => m.Member)]);
        var seen = new HashSet<int>();
        foreach (var (i, finding) in (request.Findings ?? []).Index())
            if (document.Facts.Points.All(p => p.Id != finding.PointId))
                return Validation.Refuse(
                    $"findings[{i}].pointId",
                    FieldProblems.NotFound,
                    [.. document.Facts.Points.Select(p => p.Id.ToString(CultureInfo.InvariantCulture))]
                );
            else if (!seen.Add(finding.PointId!.Value))
                return Validation.Refuse($"findings[{i}].pointId", FieldProblems.Duplicate);
        return null;
    }

    private static DocumentFacts Corrected(Request request, DocumentFacts facts)
    {
        var reasons = Texts.OrNull(request.Reasons);
        var contact = facts.Contact ?? new();
        return facts with
        {
            Reasons = reasons ?? facts.Reasons,
            Resolution = facts.Resolution is null ? null : reasons ?? facts.Resolution,
            Points = [.. facts.Points.Select(p => request.Findings?.FirstOrDefault(f => f.PointId == p.Id) is { } f ? p with { Finding = f.Finding } : p)],
            Steps = Texts.OrNull(request.Steps) ?? facts.Steps,
            Communications = Texts.OrNull(request.Communications) ?? facts.Communications,
            FollowUp = Texts.OrNull(request.FollowUp) ?? facts.FollowUp,
            Contact = new(
                Texts.OrNull(request.Contact?.Name) ?? contact.Name,
                Texts.OrNull(request.Contact?.Email) ?? contact.Email,
                Texts.OrNull(request.Contact?.Phone) ?? contact.Phone,
                Texts.OrNull(request.Contact?.Address) ?? contact.Address
            ),
        };
    }
}

/// <summary>Whom to ask about a complaint, as far as a document said it wrongly.</summary>
/// <param name="Name">The person or unit; at most 100 characters.</param>
/// <param name="Email">Its e-mail address.</param>
/// <param name="Phone">Its telephone number with <c>+</c> and country code.</param>
/// <param name="Address">Its postal address in one line; at most 200 characters.</param>
public sealed record CorrectedContact(string? Name = null, string? Email = null, string? Phone = null, string? Address = null);
