using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Customers;

/// <summary>A person whom a partner sends to support. The partner's own id for them is what makes them the same person twice.</summary>
public sealed class Customer : AggregateRoot, IOwned
{
    public const int ExternalIdMaxLength = 128;
    public const int NameMaxLength = 200;

    /// <summary>Tokens of a customer that work at the same time.</summary>
    public const int MaxTokens = 20;

    private Customer() { }

    public Guid PartnerId { get; private init; }

    public string ExternalId { get; private init; } = "";

    public string? Name { get; private set; }

    public string? Email { get; private set; }

    public string? Phone { get; private set; }

    public string? Language { get; private set; }

    public string? TimeZone { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Rises with each case opened only because there is no other, so that of two in the same moment one notices that there is.</summary>
    public long CasesOpened { get; private set; }

    Guid? IOwned.PartnerId => PartnerId;

    Guid? IOwned.CustomerId => Id;

    internal override EventSubject About => new("customer", PartnerId: PartnerId, CustomerId: Id);

    public static Customer Create(Guid partnerId, string externalId, CustomerDetails details, DateTimeOffset now, Guid? id = null)
    {
        var customer = new Customer
        {
            Id = id ?? Guid.CreateVersion7(now),
            PartnerId = partnerId,
            ExternalId = externalId,
            CreatedAt = now,
            UpdatedAt = now,
        };
        customer.Take(details);
        customer.Raise(new CustomerCreated(externalId), now);
        return customer;
    }

    /// <summary>Takes over what a partner says about its customer; members that are null say nothing.</summary>
    public void Learn(CustomerDetails details, DateTimeOffset now) =>
        Change(new(details.Name ?? Name, details.Email ?? Email, details.Phone ?? Phone, details.Language ?? Language, details.TimeZone ?? TimeZone), now);

    /// <summary>Replaces what is known. Nothing happens when it is the same.</summary>
    public void Change(CustomerDetails details, DateTimeOffset now)
    {
        var before = Details;
        if (details == before)
            return;
        Take(details);
        UpdatedAt = now;
        Raise(new CustomerUpdated(Changed(before, details)), now);
    }

    public void NoteCaseOpened() => CasesOpened++;

    /// <summary>Notes that a token was made for this customer.</summary>
    public void NoteTokenIssued(DateTimeOffset expiresAt, DateTimeOffset now) => Raise(new CustomerTokenIssued(expiresAt), now);

    /// <summary>Notes that tokens of this customer were ended.</summary>
    public void NoteTokensRevoked(int count, DateTimeOffset now) => Raise(new CustomerTokensRevoked(count), now);

    public CustomerDetails Details => new(Name, Email, Phone, Language, TimeZone);

    private void Take(CustomerDetails details) =>
        (Name, Email, Phone, Language, TimeZone) = (details.Name, details.Email, details.Phone, details.Language, details.TimeZone);

    // Names only: personal data stays in the one row from which it can be erased.
    private static IReadOnlyList<string> Changed(CustomerDetails a, CustomerDetails b)
    {
        var changed = new List<string>();
        if (a.Name != b.Name)
            changed.Add("name");
        if (a.Email != b.Email)
            changed.Add("email");
        if (a.Phone != b.Phone)
            changed.Add("phone");
        if (a.Language != b.Language)
            changed.Add("language");
        if (a.TimeZone != b.TimeZone)
            changed.Add("timeZone");
        return changed;
    }
}

/// <summary>What is known about a customer.</summary>
public sealed record CustomerDetails(string? Name, string? Email, string? Phone, string? Language, string? TimeZone)
{
    public static CustomerDetails Unknown { get; } = new(null, null, null, null, null);

    /// <summary>The form in which it is stored.</summary>
    public CustomerDetails Canonical() =>
        this with
        {
            Name = Texts.OrNull(Name),
            Email = MailAddresses.Canonical(Email),
            Language = Language is null ? null : Languages.Canonical(Language),
        };
}
