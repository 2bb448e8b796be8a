using System.Collections.Frozen;

namespace BitP.SupportApi.Features.Complaints.Redress;

/// <summary>How many decimals amounts have: of currencies the minor unit of ISO 4217, of assets the usual limit.</summary>
internal static class Currencies
{
    /// <summary>The decimals that an amount of an asset has at most, such as of an ether.</summary>
    public const int AssetDecimals = 18;

    private static readonly (int Decimals, string Codes)[] ByDecimals =
    [
        (0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"),
        (
            2,
            """
            AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP
            DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD
            MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP
            STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG
            """
        ),
        (3, "BHD IQD JOD KWD LYD OMR TND"),
        (4, "CLF UYW"),
    ];

    private static readonly FrozenDictionary<string, int> MinorUnits = ByDecimals
        .SelectMany(unit => unit.Codes.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(code => (Code: code, unit.Decimals)))
        .ToFrozenDictionary(currency => currency.Code, currency => currency.Decimals, StringComparer.Ordinal);

    /// <summary>How many decimals an amount has at most. What is no currency of ISO 4217 is an asset.</summary>
    public static int DecimalsOf(string code) => MinorUnits.GetValueOrDefault(code, AssetDecimals);
}
