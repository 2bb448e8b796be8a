using System.Text.Json;
using BitP.SupportApi.Features.Complaints.Documents;
using BitP.SupportApi.Features.Customers;
using BitP.SupportApi.Features.Tickets;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>Something is asked of a complainant.</summary>
public sealed class RequestComplaintInformation(
    SupportDbContext db,
    ComplaintDesk desk,
    ComplaintLetters letters,
    HandlerIndependence independence,
    TimeProvider clock
) : IndependentStepEndpoint<RequestComplaintInformation.Request>(desk, independence, clock)
{
    private const int MaxItems = 20;
    private const int WhatMaxLength = 1000;
    private const int FormFieldMaxLength = 64;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3650);

    private static readonly Expectation OnlyAgain = new(
        new LocalizedText(
            "only for what was asked and answered before",
            "仅用于此前已询问并得到答复的内容",
            "seulement pour ce qui a déjà été demandé et a reçu une réponse",
            "nur für das, was schon gefragt und beantwortet wurde"
        )
    );

    /// <summary>What is needed.</summary>
    /// <param name="Items">What, at most 20 things.</param>
    /// <param name="AnswerBy">By when an answer is asked for (RFC 3339), at most 3650 days from now. The complainant is reminded at half of the time, and then it goes on without.</param>
    public sealed record Request(IReadOnlyList<RequestedInformation>? Items, DateTimeOffset? AnswerBy) : IExample<Request>
    {
        public static Request Example =>
            new(
                [new(InformationTopic.TransactionHash, "The hash of the transaction that did not arrive.", "To find it in the records of the network.")],
                Examples.At.AddYears(5)
            );
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Items).NotEmpty().HasAtMost(MaxItems);
            RuleForEach(r => r.Items).NotNull().SetValidator(new ItemValidator()).When(r => r.Items?.Count <= MaxItems);
            RuleFor(r => r.AnswerBy).NotNull();
        }
    }

    private sealed class ItemValidator : AbstractValidator<RequestedInformation>
    {
        public ItemValidator()
        {
            RuleFor(i => i.Topic).NotNull();
            RuleFor(i => i.What).ShowsSomething().HasAtMostCharacters(WhatMaxLength);
            RuleFor(i => i.Why).HasAtMostCharacters(WhatMaxLength);
            RuleFor(i => i.AgainBecause).HasAtMostCharacters(WhatMaxLength);
            RuleFor(i => i.FormField).IsLine(FormFieldMaxLength);
            RuleFor(i => i.FormField).ShowsSomething().When(i => i.Topic is InformationTopic.FormField);
            RuleFor(i => i.FormField)
                .Null()
                .When(i => i.Topic is not InformationTopic.FormField)
                .Otherwise(FieldProblems.NotApplicable.Expecting(Expectation.OnlyWith("topic", EnumNames<InformationTopic>.Of(InformationTopic.FormField))));
        }
    }

    public override void Configure()
    {
        IsIndependentStep(
            "/request-information",
            Actors.Staff,
            ComplaintErrors.StatusNotAllowed,
            ComplaintErrors.LimitReached,
            ComplaintErrors.AlreadyKnown,
            ComplaintErrors.InformationUnanswered,
            ComplaintErrors.DocumentIncomplete
        );
        Validated<Validator>();
    }

    /// <summary>Request information on a complaint</summary>
    /// <remarks>
    /// Issues the information request, and waits. What is already there is not asked for (Delegated Regulation (EU) 2025/294, Article 5): 409 <c>already_known</c>
    /// names where it stands, be it with the customer, in the evidence, in what joined later, in the form of the complaint or of the ticket, or in an earlier answer. What
    /// was answered, and so that it does not help, can be asked again with <c>againBecause</c>, until there are 5 answers. Which limits stand meanwhile says the regime, and
    /// also what becomes of it without an answer: where that is <c>decide</c>, nothing more is asked then (409 <c>information_unanswered</c>). A complaint takes 50 of them.
    /// </remarks>
    public override async Task<Results<Ok<ComplaintResponse>, Error>> AnswerAsync(Request request, CancellationToken ct) =>
        await TakeIndependentlyAsync(
            async (complaint, regimes, now) =>
            {
                var answerBy = request.AnswerBy!.Value;
                if (answerBy <= now || answerBy > now + Longest)
                    return Validation.Refuse("answerBy", FieldProblems.OutOfRange.Expecting(Expectation.Within(Longest, after: Instants.Format(now))));
                RequestedInformation[] items =
                [
                    .. request.Items!.Select(i => i with { Why = Texts.OrNull(i.Why), AgainBecause = Texts.OrNull(i.AgainBecause) }),
                ];
                foreach (var (i, item) in items.Index())
                    if (item.AgainBecause is not null && complaint.AnswersTo(item) is 0)
                        return Validation.Refuse($"items[{i}].againBecause", FieldProblems.NotApplicable.Expecting(OnlyAgain));
                if (await FindKnownAsync(complaint, items, ct) is { Count: > 0 } known)
                    return ComplaintErrors.AlreadyKnown.For(string.Join(", ", known));
                return complaint.RequestInformation(items, answerBy, Actor, regimes, now)
                    ?? await letters.IssueAsync(
                        DocumentKind.InformationRequest,
                        complaint,
                        regimes,
                        facts =>
                            facts with
                            {
                                Requested = [.. items.Select(i => new DocumentRequest(i.What!, i.Why, i.AgainBecause))],
                                AnswerBy = new(answerBy),
                                ClockPauses = complaint.Pauses(regimes),
                            },
                        now,
                        ct
                    );
            },
            ct
        );

    private async Task<IReadOnlyList<string>> FindKnownAsync(Complaint complaint, IReadOnlyList<RequestedInformation> items, CancellationToken ct)
    {
        var customer = await db.Visible<Customer>().AsNoTracking().SingleAsync(c => c.Id == complaint.CustomerId, ct);
        var ticket = complaint.TicketId is { } ticketId
            ? await db.Visible<Ticket>().Where(t => t.Id == ticketId).Select(t => new { t.Fields, t.Evidence }).SingleOrDefaultAsync(ct)
            : null;
        return [.. items.Select(Where).OfType<string>().Distinct()];

        string? Where(RequestedInformation item) =>
            item.Topic switch
            {
                InformationTopic.Name => customer.Name is null ? null : "customer.name",
                InformationTopic.Email => customer.Email is null ? null : "customer.email",
                InformationTopic.Phone => customer.Phone is null ? null : "customer.phone",
                InformationTopic.DesiredOutcome => complaint.DesiredOutcome is null
                    ? InSubmissions(s => s.DesiredOutcome is not null, "desiredOutcome")
                    : "desiredOutcome",
                InformationTopic.DamageAmount => complaint.Damage is null ? InSubmissions(s => s.Damage is not null, "damage") : "damage",
                InformationTopic.TransactionHash => InEvidence(e => e.TxHash is not null, "txHash"),
                InformationTopic.TransactionAddress => InEvidence(e => e.Address is not null, "address"),
                InformationTopic.TransactionAmount => InEvidence(e => e.Amount is not null, "amount"),
                InformationTopic.TransactionTime => InEvidence(e => e.OccurredAt is not null, "occurredAt"),
                InformationTopic.AuthorityDocument => complaint.Representative?.Authority.Document is null
                    ? InSubmissions(s => s.RepresentedBy is { Authority.Document: not null } r && r.Name == complaint.Representative?.Name, "representedBy")
                    : "representative.authority.document",
                InformationTopic.FormField => InForm(item),
                _ => null,
            } ?? Answered(item);

        string? InEvidence(Func<TransactionEvidence, bool> has, string member)
        {
            var own = complaint.Evidence.ToList().FindIndex(e => has(e));
            if (own >= 0)
                return $"evidence[{own}].{member}";
            if (InSubmissions(s => s.Evidence.Any(has), "evidence") is { } later)
                return later;
            var there = ticket?.Evidence.ToList().FindIndex(e => has(e)) ?? -1;
            return there >= 0 ? $"ticket.evidence[{there}].{member}" : null;
        }

        string? InSubmissions(Func<ComplaintSubmission, bool> has, string member)
        {
            var with = complaint.Submissions.ToList().FindIndex(s => has(s));
            return with >= 0 ? $"submissions[{with}].{member}" : null;
        }

        // What the complaint form asks that has a member of its own is the topic of that member.
        string? InForm(RequestedInformation item)
        {
            var field = item.FormField!;
            if (TopicOf(field) is { } topic)
                return Where(item with { Topic = topic, FormField = null });
            if (field is "subject" or "description")
                return field;
            if (complaint.Form?.ContainsKey(field) is true)
                return ComplaintFormFields.MemberOf(field);
            if (InSubmissions(s => s.Form?.ContainsKey(field) is true, ComplaintFormFields.MemberOf(field)) is { } later)
                return later;
            using var form = JsonDocument.Parse(ticket?.Fields ?? "{}");
            return form.RootElement.TryGetProperty(field, out _) ? $"ticket.fields.{field}" : null;
        }

        static InformationTopic? TopicOf(string field) =>
            field switch
            {
                "complainant.name" => InformationTopic.Name,
                "complainant.email" => InformationTopic.Email,
                "complainant.phone" => InformationTopic.Phone,
                "desiredOutcome" => InformationTopic.DesiredOutcome,
                "representative.authority" => InformationTopic.AuthorityDocument,
                _ => null,
            };

        // What was asked and answered before; what kind of thing the others are, only people can tell.
        string? Answered(RequestedInformation item)
        {
            if (item.Topic is InformationTopic.Other || item.AgainBecause is not null)
                return null;
            var before = complaint.InformationRequests.ToList().FindIndex(r => r.Answers(item));
            return before >= 0 ? $"informationRequests[{before}].answer" : null;
        }
    }
}
