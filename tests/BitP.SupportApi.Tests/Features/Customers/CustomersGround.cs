using BitP.SupportApi.Tests.Platform;

namespace BitP.SupportApi.Tests.Features.Customers;

internal sealed class CustomersGround : FeatureGround
{
    // The ground itself makes it, with a token of its own.
    public override IEnumerable<Thing> Things => [new("customer", ground => Task.FromResult(ground.CustomerId))];

    public override IEnumerable<FullBody> Bodies =>
        [
            new(
                "SaveCustomer",
                "partner",
                """
                { "externalId": "saved", "name": "Anna", "email": "anna@example.com", "phone": "+49 30 1234567", "language": "de", "timeZone": "Europe/Berlin" }
                """,
                Without: "partnerId"
            ),
            new(
                "UpdateCustomer",
                "partner",
                """{ "name": "Anna", "email": "anna@example.com", "phone": "+49 30 1234567", "language": "de", "timeZone": "Europe/Berlin" }"""
            ),
        ];
}
