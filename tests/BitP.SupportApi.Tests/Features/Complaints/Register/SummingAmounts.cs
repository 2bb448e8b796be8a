using BitP.SupportApi.Features.Complaints.Register;

namespace BitP.SupportApi.Tests.Features.Complaints.Register;

public sealed class SummingAmounts
{
    [Fact]
    public void Amounts_are_added_by_currency_without_rounding()
    {
        var sums = CurrencyAmount.Sum([
            new("USDT", "0.000000000000000000000000000001"),
            new("EUR", "12.50"),
            new("USDT", "123456789012345678901234567890"),
            new("EUR", "0.5"),
            new("EUR", "7"),
            new("JPY", "100"),
        ]);

        Assert.Equal([new("EUR", "20.00"), new("JPY", "100"), new("USDT", "123456789012345678901234567890.000000000000000000000000000001")], sums);
        Assert.Empty(CurrencyAmount.Sum([]));
    }
}
