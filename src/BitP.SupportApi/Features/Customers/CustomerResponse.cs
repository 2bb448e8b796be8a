using System.Linq.Expressions;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Customers;

/// <summary>A customer of a partner.</summary>
/// <param name="Id">Its id (UUIDv7).</param>
/// <param name="PartnerId">The partner whose customer it is.</param>
/// <param name="ExternalId">The partner's own id of the customer, unique for the partner.</param>
/// <param name="Name">Full name as the partner gave it.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="Phone">Telephone number with country code.</param>
/// <param name="Language">BCP 47 tag of the language the customer is written to.</param>
/// <param name="TimeZone">IANA id of the zone in which times are told to the customer.</param>
/// <param name="CreatedAt">When it became known (UTC).</param>
/// <param name="UpdatedAt">When it last changed (UTC).</param>
/// <param name="Version">Rises with each change; also the first part of the <c>ETag</c>.</param>
public sealed record CustomerResponse(
    Guid Id,
    Guid PartnerId,
    string ExternalId,
    string? Name,
    string? Email,
    string? Phone,
    string? Language,
    string? TimeZone,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    long Version
) : IVersioned, IExample<CustomerResponse>
{
    public static CustomerResponse Example =>
        new(
            Examples.Customer,
            Examples.Partner,
            "user-81723",
            "Anna Wagner",
            "anna.wagner@example.com",
            "+49 30 1234567",
            "de",
            "Europe/Berlin",
            Examples.At,
            Examples.At,
            1
        );

    internal static readonly Expression<Func<Customer, CustomerResponse>> Projection = c =>
        new(c.Id, c.PartnerId, c.ExternalId, c.Name, c.Email, c.Phone, c.Language, c.TimeZone, c.CreatedAt, c.UpdatedAt, c.Version);

    internal static readonly Func<Customer, CustomerResponse> From = Projection.Compile();
}
