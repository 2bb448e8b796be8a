using System.Globalization;
using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Complaints.Redress;
using BitP.SupportApi.Features.Complaints.Regimes;
using BitP.SupportApi.Features.Customers;
using BitP.SupportApi.Features.Events;
using BitP.SupportApi.Features.Tickets;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>Somebody who speaks for the complainant, as it is filed.</summary>
/// <param name="Name">Full name; at most 200 characters.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="Phone">Telephone number with <c>+</c> and country code.</param>
/// <param name="Authority">What gives the right to. It may follow later, and is verified by staff.</param>
public sealed record FiledRepresentative(string? Name, string? Email = null, string? Phone = null, FiledAuthority? Authority = null);

/// <summary>What gives somebody the right to speak for a complainant, as it is filed.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Document">What proves it, such as the name of a document; at most 200 characters.</param>
public sealed record FiledAuthority(AuthorityKind? Kind = null, string? Document = null);

/// <summary>What a complaint can be filed with.</summary>
internal interface IComplaintFiling
{
    ComplaintKind? Kind { get; }
    string? Subject { get; }
    string? Description { get; }
    string? DesiredOutcome { get; }
    IReadOnlyList<string>? Points { get; }
    string? Regime { get; }
    IReadOnlyList<string>? Regimes { get; }
    bool? AllowDuplicate { get; }
    Channel? Channel { get; }
    string? Language { get; }
    DateTimeOffset? ReceivedAt { get; }
    FiledRepresentative? Representative { get; }
    PublicPost? PublicPost { get; }
    DamageAmount? Damage { get; }
    IReadOnlyList<TransactionEvidence>? Evidence { get; }
    string? Country { get; }
    IReadOnlyDictionary<string, string>? Form { get; }
}

internal class ComplaintFilingValidator<T> : AbstractValidator<T>
    where T : IComplaintFiling
{
    public ComplaintFilingValidator()
    {
        RuleFor(r => r.Subject).IsLine(Complaint.SubjectMaxLength);
        RuleFor(r => r.Description).HasAtMostCharacters(Complaint.DescriptionMaxLength);
        RuleFor(r => r.DesiredOutcome).HasAtMostCharacters(Complaint.DesiredOutcomeMaxLength);
        RuleFor(r => r.Points).HasAtMost(Complaint.MaxPoints);
        RuleForEach(r => r.Points).ShowsSomething().HasAtMostCharacters(Complaint.PointMaxLength).When(r => r.Points?.Count <= Complaint.MaxPoints);
        RuleFor(r => r.Regime).IsLine(ComplaintRegime.KeyMaxLength);
        RuleFor(r => r.Regime).Null().When(r => r.Regimes is not null).Otherwise(FieldProblems.NotApplicable.Expecting(Expectation.NotWith("regimes")));
        RuleFor(r => r.Regimes).HasAtMost(Complaint.MaxRegimes);
        RuleForEach(r => r.Regimes).ShowsSomething().IsLine(ComplaintRegime.KeyMaxLength).When(r => r.Regimes?.Count <= Complaint.MaxRegimes);
        RuleFor(r => r.Regimes).Must(keys => keys is null || keys.Distinct().Count() == keys.Count).Otherwise(FieldProblems.Duplicate);
        RuleFor(r => r.Language).IsLanguage();
        RuleFor(r => r.Evidence).HasAtMost(Ticket.MaxEvidence);
        RuleForEach(r => r.Evidence).NotNull().SetValidator(new TransactionEvidenceValidator()).When(r => r.Evidence?.Count <= Ticket.MaxEvidence);
        RuleFor(r => r.Representative!).SetValidator(new RepresentativeValidator());
        RuleFor(r => r.PublicPost!).SetValidator(new PublicPostValidator());
        RuleFor(r => r.Country).IsCountry();
        RuleFor(r => r.Damage!).SetValidator(new DamageValidator());
        RuleFor(r => r.Form).Custom(ComplaintFormFields.Check);
    }

    private sealed class RepresentativeValidator : AbstractValidator<FiledRepresentative>
    {
        public RepresentativeValidator()
        {
            RuleFor(r => r.Name).ShowsSomething().IsPersonName();
            RuleFor(r => r.Email).IsEmail();
            RuleFor(r => r.Phone).IsPhone();
            RuleFor(r => r.Authority!).SetValidator(new AuthorityValidator());
        }
    }

    private sealed class AuthorityValidator : AbstractValidator<FiledAuthority>
    {
        public AuthorityValidator() => RuleFor(a => a.Document).IsLine(Complaint.DocumentNameMaxLength);
    }

    private sealed class PublicPostValidator : AbstractValidator<PublicPost>
    {
        public PublicPostValidator()
        {
            RuleFor(p => p.Url).ShowsSomething().IsWebAddress(Complaint.UrlMaxLength);
            RuleFor(p => p.PostedAt).NotNull();
        }
    }

    private sealed class DamageValidator : MoneyValidator<DamageAmount>;
}

/// <summary>Files complaints, and has those join that are about the same thing as one that is open.</summary>
public sealed class ComplaintFiling(SupportDbContext db, Numbers numbers, ComplaintDesk desk, HandlerIndependence independence, IConfiguration configuration)
{
    private const string DefaultRegime = "eu_mica";

    /// <summary>Files a complaint of a customer.</summary>
    /// <param name="request">What is said.</param>
    /// <param name="customer">Whose complaint it is.</param>
    /// <param name="ticket">The ticket that it is about, which has what is not said; null when there is none.</param>
    /// <param name="receivedAt">When it was received.</param>
    /// <param name="now">The time.</param>
    /// <param name="ct">Ends the reading.</param>
    /// <returns>The complaint and whether it was open already; or why it is refused.</returns>
    internal async Task<(Complaint? Complaint, bool Joined, Error? Error)> FileAsync(
        IComplaintFiling request,
        Customer customer,
        Ticket? ticket,
        DateTimeOffset receivedAt,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var actor = db.Actor;
        var oldest = now - Complaint.OldestReceipt;
        if (receivedAt > now || receivedAt < oldest)
            return (null, false, Validation.Refuse("receivedAt", FieldProblems.OutOfRange.Expecting(Expectation.Between(oldest, now))));
        // Customers speak now; that something was received before is for those to say who received it.
        if (request.ReceivedAt is not null && actor.CustomerId is not null)
            return (null, false, Validation.Refuse("receivedAt", FieldProblems.NotApplicable.Expecting(ComplaintExpectations.NotFromCustomers)));
        // What was posted in public cannot have reached the firm before.
        if (request.PublicPost is { PostedAt: var posted } && (posted > receivedAt || posted < oldest))
            return (null, false, Validation.Refuse("publicPost.postedAt", FieldProblems.OutOfRange.Expecting(Expectation.Between(oldest, receivedAt))));
        var wished = request.Regime is { } only ? [only] : request.Regimes;
        if (wished is not null && actor.CustomerId is not null)
            return (
                null,
                false,
                Validation.Refuse(request.Regime is null ? "regimes" : "regime", FieldProblems.NotApplicable.Expecting(ComplaintExpectations.NotFromCustomers))
            );

        var description = Texts.OrNull(request.Description) ?? ticket!.Description;
        var filed = new NewComplaint(
            request.Kind ?? ComplaintKind.Other,
            Texts.OrNull(request.Subject) ?? ticket?.Subject ?? FirstLine(description),
            description,
            Texts.OrNull(request.DesiredOutcome),
            request.Points is { Count: > 0 } points ? points : [description],
            request.Channel ?? ticket?.Channel ?? Channel.Api,
            Languages.Canonical(request.Language ?? ticket?.Language ?? customer.Language ?? CultureInfo.CurrentUICulture.Name),
            receivedAt,
            ticket?.Id,
            ticket?.Category,
            [.. (request.Evidence ?? ticket?.Evidence ?? []).Select(e => e.Canonical())],
            request.Representative is { } r
                ? r with
                {
                    Email = MailAddresses.Canonical(r.Email),
                    Authority = r.Authority is { } authority ? authority with { Document = Texts.OrNull(authority.Document) } : null,
                }
                : null,
            request.PublicPost,
            request.Damage,
            request.Country,
            ComplaintFormFields.SaidIn(request.Form)
        );
        var by = new EventActor(actor.Kind, actor.Id, actor.Name);
        if (request.AllowDuplicate is not true && await FindOpenAsync(customer.Id, filed, wished ?? [], ct) is { } open && open.HasRoomFor(filed))
        {
            var counted = await desk.RegimesOfAsync(open, ct);
            open.Join(filed, by, counted, now);
            await independence.RecheckHandlerAsync(open, counted, now, ct);
            return (open, true, null);
        }

        string[] keys = [.. (wished is { Count: > 0 } ? wished : RegimesOf(configuration)).Distinct()];
        var regimes = new List<CountedRegime>();
        for (var i = 0; i < keys.Length; i++)
        {
            // A regime that came into force after the receipt is the one for what is filed now.
            if ((await desk.FindInForceAsync(keys[i], receivedAt, ct) ?? await desk.FindInForceAsync(keys[i], now, ct)) is not { } regime)
                return (
                    null,
                    false,
                    Validation.Refuse(
                        request.Regime is not null ? "regime"
                            : wished is null ? "regimes"
                            : $"regimes[{i}]",
                        // Customers can name none.
                        actor.CustomerId
                            is null
                            ? FieldProblems.NotFound.Expecting(ComplaintExpectations.Regime)
                            : FieldProblems.NotFound
                    )
                );
            regimes.Add(regime);
        }
        // Of two in the same moment one notices that there is another.
        customer.NoteCaseOpened();
        var complaint = Complaint.File(await numbers.NextAsync("complaint", ct), customer.PartnerId, customer.Id, filed, regimes, by, now);
        db.Add(complaint);
        return (complaint, false, null);
    }

    // About the same ticket, or about no ticket and the same kind of thing. One that is not under a regime that is asked for would not have its limits. When one
    // has no room, there is a later one.
    private Task<Complaint?> FindOpenAsync(Guid customerId, NewComplaint filed, IReadOnlyList<string> regimes, CancellationToken ct)
    {
        var open = db.Visible<Complaint>().Where(c => c.CustomerId == customerId && ComplaintLifeCycle.Open.Contains(c.Status));
        open = filed.TicketId is { } ticket ? open.Where(c => c.TicketId == ticket) : open.Where(c => c.TicketId == null && c.Kind == filed.Kind);
        foreach (var mark in regimes.Select(ComplaintRegimeMark.Of))
            open = open.Where(c => c.RegimeKeys.Contains(mark));
        return open.OrderByDescending(c => c.Number).FirstOrDefaultAsync(ct);
    }

    /// <summary>The keys of the regimes that complaints are under which name none.</summary>
    internal static string[] RegimesOf(IConfiguration configuration) =>
        (configuration["Complaints:Regimes"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } keys
            ? keys
            : [DefaultRegime];

    private static string FirstLine(string text)
    {
        var line = text.Split('\n').First(Texts.IsVisible);
        return Texts.Cut(Texts.ToLine(line).Trim(), Complaint.SubjectMaxLength);
    }
}
