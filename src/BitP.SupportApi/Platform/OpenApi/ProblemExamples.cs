using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Platform.OpenApi;

/// <summary>Refusals as the contract shows them: with everything that a real one holds.</summary>
/// <param name="filled">Refusals that hold more than their titles, with what an occurrence puts in.</param>
internal sealed class ProblemExamples(IEnumerable<Error> filled)
{
    private const string TraceId = "4bf92f3577b34da6a3ce929d0e0e4736";

    private readonly Lazy<Dictionary<string, Error>> _filled = new(() => filled.Concat(OfPlatform).ToDictionary(e => e.Code));

    // Nothing takes a parameter that nobody knows.
    private static IEnumerable<Error> OfPlatform =>
        [
            Validation.Refuse("colour", FieldProblems.Unknown),
            PlatformErrors.VersionMismatch with
            {
                CurrentVersion = 4,
            },
            PlatformErrors.TooMuchWork.For(2_400_000, 1_000_000) with
            {
                Work = (2_400_000, 1_000_000),
            },
            PlatformErrors.ScopeMissing.For(Scope.TicketsRead),
        ];

    /// <summary>An occurrence of the refusal.</summary>
    public Problem Of(Error error) => _filled.Value.GetValueOrDefault(error.Code, error).ToProblem(TraceId) with { TraceId = TraceId };
}
