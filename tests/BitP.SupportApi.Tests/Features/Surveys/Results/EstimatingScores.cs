using System.Runtime.CompilerServices;
using System.Text.Json;
using BitP.SupportApi.Features.Surveys.Results.Statistics;

namespace BitP.SupportApi.Tests.Features.Surveys.Results;

/// <summary>Scores, intervals and differences are those of scipy and statsmodels, which <c>reference.py</c> wrote down beside this file.</summary>
public sealed class EstimatingScores
{
    // Absolute: nothing that is answered is greater than 10.
    private const double Precision = 1e-9;

    private static readonly Reference Known = Reference.Read();

    [Fact]
    public void Quantiles_are_those_of_scipy()
    {
        Assert.True(Known.Student.Length >= 40);
        Assert.Equal(Quantiles.Normal, Known.Normal, 1e-15);
        Assert.All(Known.Student, s => Assert.Equal(1, Quantiles.Student(s[0]) / s[1], 1e-11));
    }

    [Theory]
    [InlineData("csat")]
    [InlineData("ces")]
    [InlineData("nps")]
    public void Estimates_are_those_of_statsmodels(string scale)
    {
        var known = Known.Estimates.Where(e => e.Scale == scale).ToArray();

        Assert.True(known.Count(e => e.NEffective is null) >= 50 && known.Count(e => e.NEffective is not null) >= 30);
        Assert.Contains(known, e => e.N == 1_000_000);
        Assert.All(
            known,
            e =>
            {
                var estimate = TallyOf(e.Scale, e.Answers).Estimate();
                Assert.Equal(e.N, estimate.N);
                Near(e.Score, estimate.Score);
                Near(e, estimate.Interval);
                Assert.Equal(e.NEffective is null, estimate.NEffective is null);
                if (e.NEffective is { } size)
                    Near(1, estimate.NEffective / size);
            }
        );
    }

    [Theory]
    [InlineData("csat")]
    [InlineData("ces")]
    [InlineData("nps")]
    public void Differences_are_those_of_statsmodels(string scale)
    {
        var known = Known.Differences.Where(d => d.Scale == scale).ToArray();

        Assert.True(known.Length >= 60);
        Assert.All(
            known,
            d =>
            {
                var difference = TallyOf(d.Scale, d.First).ComparedWith(TallyOf(d.Scale, d.Second));
                Near(d.Score, difference.Score);
                Near(d, difference.Interval);
            }
        );
    }

    [Fact]
    public void Each_kind_counts_what_its_score_is_made_of()
    {
        Assert.Equal([0, 0, 0, 1, 1], Values(Scale.Csat));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7], Values(Scale.Ces));
        Assert.Equal([-1, -1, -1, -1, -1, -1, -1, 0, 0, 1, 1], Values(Scale.Nps));

        static IEnumerable<int> Values(Scale scale) => Enumerable.Range(scale.Lowest, scale.Highest - scale.Lowest + 1).Select(scale.Value);
    }

    [Fact]
    public void The_interval_of_a_share_ends_where_the_score_test_does()
    {
        var estimate = TallyOf(
                "csat",
                [
                    [5, 1, 1, 7],
                    [2, 1, 1, 13],
                ]
            )
            .Estimate();

        // Wilson's ends are the shares from which the one that was found is just so many of their standard errors away.
        Assert.All([estimate.Interval!.Low, estimate.Interval.High], p => Near(Quantiles.Normal * Math.Sqrt(p * (1 - p) / 20), Math.Abs(0.35 - p)));
        Assert.Equal(0.95, estimate.Interval.Level);
    }

    [Fact]
    public void Without_answers_there_is_neither_score_nor_interval()
    {
        var none = TallyOf("ces", []);

        Assert.Equal(new Estimate(null, null, 0, null), none.Estimate());
        Assert.Equal(
            new Difference(null, null),
            none.ComparedWith(
                TallyOf(
                    "ces",
                    [
                        [3, 1, 1, 4],
                    ]
                )
            )
        );
        Assert.Equal(
            new Difference(null, null),
            TallyOf(
                    "ces",
                    [
                        [3, 1, 1, 4],
                    ]
                )
                .ComparedWith(none)
        );
    }

    [Theory]
    // n / (n + z²) of all at least are of this kind; the rest may be anything.
    [InlineData("csat", 5, 12, 0.757506, 1)]
    [InlineData("csat", 1, 12, 0, 0.242494)]
    [InlineData("ces", 7, 12, 5.545036, 7)]
    [InlineData("ces", 4, 1, 1.619648, 6.380352)]
    [InlineData("nps", 10, 12, 0.515012, 1)]
    [InlineData("nps", 7, 12, -0.242494, 0.242494)]
    [InlineData("nps", 0, 12, -1, -0.515012)]
    public void When_all_say_the_same_there_is_doubt_all_the_same(string scale, int score, int times, double low, double high)
    {
        var interval = TallyOf(
                scale,
                [
                    [score, 1, 1, times],
                ]
            )
            .Estimate()
            .Interval!;

        Assert.Equal((low, high), (Math.Round(interval.Low, 6), Math.Round(interval.High, 6)));
    }

    [Fact]
    public void Nothing_is_answered_beyond_what_is_possible()
    {
        var few = TallyOf(
            "ces",
            [
                [1, 1, 1, 1],
                [7, 1, 1, 1],
            ]
        );

        Assert.Equal(new ConfidenceInterval(1, 7), few.Estimate().Interval);
        Assert.Equal(new ConfidenceInterval(-6, 6), few.ComparedWith(few).Interval);
        // As little of an answer as there can be is one answer.
        Assert.Equal(
            TallyOf(
                    "ces",
                    [
                        [4, 1, 1, 1],
                    ]
                )
                .Estimate() with
            {
                NEffective = 1,
            },
            TallyOf(
                    "ces",
                    [
                        [4, 1, int.MaxValue, 1],
                    ]
                )
                .Estimate()
        );
        var hardly = TallyOf(
            "ces",
            [
                [1, 1, int.MaxValue, 1],
                [7, 1, 1, 1],
            ]
        );
        Assert.Equal(new ConfidenceInterval(1, 7), hardly.Estimate().Interval);
        Assert.Equal(new ConfidenceInterval(-6, 6), hardly.ComparedWith(hardly).Interval);
    }

    private static void Near(double expected, double? actual) => Assert.Equal(expected, actual!.Value, Precision);

    private static void Near(Limits expected, ConfidenceInterval? actual)
    {
        Near(expected.Low, actual!.Low);
        Near(expected.High, actual.High);
    }

    private static Tally TallyOf(string scale, int[][] rows) =>
        new(
            scale switch
            {
                "csat" => Scale.Csat,
                "ces" => Scale.Ces,
                _ => Scale.Nps,
            },
            rows.SelectMany(r => r[1] == r[2] ? [(r[0], Credit.Whole(r[3]))] : Enumerable.Repeat((r[0], Credit.Share(r[1], r[2])), r[3]))
        );

    private record Limits(double Low, double High);

    private sealed record KnownEstimate(string Scale, int[][] Answers, double Score, double Low, double High, long N, double? NEffective) : Limits(Low, High);

    private sealed record KnownDifference(string Scale, int[][] First, int[][] Second, double Score, double Low, double High) : Limits(Low, High);

    private sealed record Reference(double Normal, double[][] Student, KnownEstimate[] Estimates, KnownDifference[] Differences)
    {
        public static Reference Read([CallerFilePath] string source = "") =>
            JsonSerializer.Deserialize<Reference>(
                File.ReadAllText(Path.Combine(Path.GetDirectoryName(source)!, "statistics.reference.json")),
                JsonSerializerOptions.Web
            )!;
    }
}
