using BitP.SupportApi.Platform.Problems;
using FluentValidation;

namespace BitP.SupportApi.Features.Customers;

/// <summary>A customer as the partner knows it.</summary>
/// <param name="ExternalId">The partner's own id of the customer; it decides whether the customer is new.</param>
/// <param name="Name">Full name; one that shows nothing is none.</param>
/// <param name="Email">E-mail address, without a name; its domain is kept in lower case.</param>
/// <param name="Phone">Telephone number with <c>+</c> and country code, at most 15 digits (ITU-T E.164), kept as it is written.</param>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="TimeZone">IANA id.</param>
/// <param name="PartnerId">Whose customer it is. Only staff give it.</param>
public sealed record CustomerIdentity(
    string? ExternalId,
    string? Name = null,
    string? Email = null,
    string? Phone = null,
    string? Language = null,
    string? TimeZone = null,
    Guid? PartnerId = null
);

internal sealed class CustomerIdentityValidator : AbstractValidator<CustomerIdentity>
{
    public CustomerIdentityValidator()
    {
        RuleFor(c => c.ExternalId).IsExternalId();
        RuleFor(c => c.Name).IsPersonName();
        RuleFor(c => c.Email).IsEmail();
        RuleFor(c => c.Phone).IsPhone();
        RuleFor(c => c.Language).IsLanguage();
        RuleFor(c => c.TimeZone).IsTimeZone();
    }
}
