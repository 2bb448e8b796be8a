using BitP.SupportApi.Features.Tickets.Evidence;

namespace BitP.SupportApi.Tests.Features.Tickets.Evidence;

/// <summary>What the tests expect of a verdict.</summary>
internal static class VerdictAssert
{
    public static void IsValid(EvidenceVerdict verdict, string normalised) => IsAccepted(verdict, EvidenceResult.Valid, normalised);

    public static void IsNotCheckable(EvidenceVerdict verdict, string normalised) => IsAccepted(verdict, EvidenceResult.NotCheckable, normalised);

    public static void IsRefused(EvidenceVerdict verdict, InvalidReason reason, Network? other = null)
    {
        Assert.Equal(EvidenceResult.Invalid, verdict.Result);
        Assert.Equal(reason, verdict.Reason);
        Assert.Same(other, verdict.OtherNetwork);
        Assert.Null(verdict.Normalised);
    }

    private static void IsAccepted(EvidenceVerdict verdict, EvidenceResult result, string normalised)
    {
        Assert.Equal(result, verdict.Result);
        Assert.Null(verdict.Reason);
        Assert.Null(verdict.OtherNetwork);
        Assert.Equal(normalised, verdict.Normalised);
    }
}
