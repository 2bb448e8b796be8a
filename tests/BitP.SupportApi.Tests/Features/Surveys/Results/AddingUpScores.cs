using BitP.SupportApi.Features.Surveys.Results.Statistics;
using FsCheck;
using FsCheck.Fluent;

namespace BitP.SupportApi.Tests.Features.Surveys.Results;

/// <summary>Whatever the answers, their shares, and the order in which they come and go.</summary>
public sealed class AddingUpScores
{
    private static readonly Scale[] Scales = [Scale.Csat, Scale.Ces, Scale.Nps];

    [Fact]
    public void Cells_add_up_to_what_is_counted_at_once() =>
        Holds(c =>
        {
            var cells = c.Answers.GroupBy(a => a.Cell).Select(cell => c.Tally(cell)).ToArray();

            Same(c.Tally(c.Answers), cells.Reverse().Aggregate(c.Tally([]), (sum, cell) => sum + cell));
        });

    [Fact]
    public void What_is_taken_away_leaves_no_trace() =>
        Holds(c =>
        {
            var kept = c.Answers.Where(a => a.Cell == 0).ToArray();

            // One by one, as answers are excluded, and the other way round from how they came.
            var left = c.Answers.Where(a => a.Cell != 0).Reverse().Aggregate(c.Tally(c.Answers), (sum, a) => sum - c.Tally([a]));
            Same(c.Tally(kept), left);
            Assert.Equal(c.Tally(kept).Estimate(), left.Estimate());
        });

    [Fact]
    public void Estimates_are_those_of_the_list_of_answers() =>
        Holds(c =>
        {
            var estimate = c.Tally(c.Answers).Estimate();
            Assert.Equal(c.Answers.Length, estimate.N);
            if (c.Answers.Length == 0)
                return;

            var sum = c.Answers.Sum(a => a.Weight);
            var mean = c.Answers.Sum(a => a.Weight * c.Counts(a.Score)) / sum;
            Assert.Equal(mean, estimate.Score!.Value, 1e-9);
            Assert.Equal(c.Answers.All(a => a.Parts == a.Whole) ? null : sum * sum / c.Answers.Sum(a => a.Weight * a.Weight), estimate.NEffective, Near);
        });

    [Fact]
    public void Whole_answers_give_exactly_the_quotient_of_whole_numbers() =>
        Holds(c =>
        {
            var times = 1 + (c.Answers.Length * 5_003L);
            var scores = c.Answers.Select(a => a.Score).Append(c.Scale.Lowest).Append(c.Scale.Highest).ToArray();
            var estimate = new Tally(c.Scale, scores.Select(s => (s, Credit.Whole(times)))).Estimate();

            Assert.Equal(
                new(times * scores.Length, null, scores.Sum(s => times * c.Counts(s)) / (double)(times * scores.Length)),
                (estimate.N, estimate.NEffective, estimate.Score)
            );
        });

    [Fact]
    public void The_interval_holds_the_score_and_is_within_the_scale() =>
        Holds(c =>
        {
            if (c.Tally(c.Answers).Estimate() is not { Score: { } score, Interval: { } interval })
                return;
            Assert.InRange(score, interval.Low, interval.High);
            Assert.InRange(interval.Low, c.Counts(c.Scale.Lowest), score);
            Assert.InRange(interval.High, score, c.Counts(c.Scale.Highest));
            Assert.True(interval.Low < interval.High);
        });

    [Fact]
    public void Answers_turned_upside_down_turn_the_interval_upside_down() =>
        Holds(c =>
        {
            // CSAT: satisfied or not; NPS: promoters for detractors, and passives stay.
            int Turned(int score) =>
                c.Scale == Scale.Ces ? 8 - score
                : c.Scale == Scale.Csat ? (score >= 4 ? 1 : 5)
                : c.Counts(score) switch
                {
                    1 => 3,
                    -1 => 9,
                    _ => score,
                };
            var (straight, turned) = (c.Tally(c.Answers).Estimate(), c.Tally(c.Answers.Select(a => a with { Score = Turned(a.Score) })).Estimate());

            var ends = c.Counts(c.Scale.Lowest) + c.Counts(c.Scale.Highest);
            Assert.Equal(straight.Interval?.Low, ends - turned.Interval?.High, Near);
            Assert.Equal(straight.Interval?.High, ends - turned.Interval?.Low, Near);
        });

    [Fact]
    public void A_difference_holds_what_it_is_and_turns_its_sign_with_its_sides() =>
        Holds(c =>
        {
            var (one, other) = (c.Tally(c.Answers.Where(a => a.Cell == 0)), c.Tally(c.Answers.Where(a => a.Cell != 0)));
            var (there, back) = (one.ComparedWith(other), other.ComparedWith(one));
            if (there is not { Score: { } score, Interval: { } interval })
            {
                Assert.True(one.Estimate().N == 0 || other.Estimate().N == 0);
                return;
            }
            Assert.InRange(score, interval.Low, interval.High);
            Assert.True(interval.Low < interval.High);
            Assert.Equal(score, -back.Score, Near);
            Assert.Equal(interval.Low, -back.Interval?.High, Near);
            Assert.Equal(interval.High, -back.Interval?.Low, Near);
        });

    [Fact]
    public void The_same_share_of_every_answer_changes_nothing() =>
        Holds(c =>
        {
            var (wholes, thirds) = (c.Answers.Select(a => a with { Parts = a.Whole }), c.Answers.Select(a => a with { Parts = 1, Whole = 3 }));
            var (expected, actual) = (c.Tally(wholes).Estimate(), c.Tally(thirds).Estimate());

            Assert.Equal(expected.Score, actual.Score, Near);
            Assert.Equal(expected.Interval?.Low, actual.Interval?.Low, Near);
            Assert.Equal(expected.Interval?.High, actual.Interval?.High, Near);
            Assert.Equal(c.Answers.Length == 0 ? null : c.Answers.Length, actual.NEffective, Near);
        });

    [Fact]
    public void More_of_the_same_answers_make_the_interval_narrower() =>
        Holds(c =>
        {
            var once = c.Tally(c.Answers);
            if (once.Estimate().Interval is not { } few || (once + once + once).Estimate().Interval is not { } many)
                return;
            Assert.InRange(many.Low, few.Low, few.High);
            Assert.InRange(many.High, few.Low, few.High);
        });

    [Fact]
    public void All_replies_of_an_answer_make_it_whole() =>
        Assert.All(
            Enumerable.Range(1, 15),
            whole =>
            {
                var sum = Enumerable.Range(0, whole).Aggregate(default(Credit), (s, _) => s + Credit.Share(1, whole));
                Assert.Equal((Credit.Unit, Credit.Unit / whole), (sum.Weight, sum.Square));
            }
        );

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        var csat = new Tally(Scale.Csat, [(5, Credit.Whole())]);

        Assert.Throws<IndexOutOfRangeException>(() => new Tally(Scale.Csat, [(0, Credit.Whole())]));
        Assert.Throws<IndexOutOfRangeException>(() => new Tally(Scale.Csat, [(6, Credit.Whole())]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Credit.Share(0, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Credit.Share(4, 3));
        Assert.Throws<ArgumentException>(() => csat + new Tally(Scale.Ces, []));
        Assert.Throws<ArgumentException>(() => csat.ComparedWith(new Tally(Scale.Nps, [])));
        Assert.Throws<InvalidOperationException>(() => (csat - csat - csat).Estimate());
        Assert.Throws<OverflowException>(() => Credit.Whole(50_000_000) + Credit.Whole(50_000_000));
    }

    private static void Holds(Action<Case> property) =>
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Cases.ToArbitrary(), property));

    private static void Same(Tally expected, Tally actual) =>
        Assert.All(Enumerable.Range(expected.Scale.Lowest, expected.Scale.Highest - expected.Scale.Lowest + 1), s => Assert.Equal(expected[s], actual[s]));

    private static bool Near(double? expected, double? actual) => expected == actual || Math.Abs(expected!.Value - actual!.Value) < 1e-9;

    // Sometimes only few scores, so that all are the same.
    private static readonly Gen<Case> Cases =
        from scale in Gen.Elements(Scales)
        from lowest in Gen.Choose(scale.Lowest, scale.Highest)
        from highest in Gen.Choose(lowest, scale.Highest)
        from wholes in Gen.Elements(1, 1, 5, 40)
        from answers in Gen.ListOf(
            from score in Gen.Choose(lowest, highest)
            from whole in Gen.Choose(1, wholes)
            from parts in Gen.Choose(1, whole)
            from cell in Gen.Choose(0, 3)
            select new Answer(score, parts, whole, cell)
        )
        select new Case(scale, [.. answers]);

    private sealed record Answer(int Score, int Parts, int Whole, int Cell)
    {
        public double Weight => (double)Parts / Whole;
    }

    private sealed record Case(Scale Scale, Answer[] Answers)
    {
        public Tally Tally(IEnumerable<Answer> answers) => new(Scale, answers.Select(a => (a.Score, Credit.Share(a.Parts, a.Whole))));

        public int Counts(int score) =>
            Scale == Scale.Ces ? score
            : Scale == Scale.Csat ? (score is 4 or 5 ? 1 : 0)
            : score is 9 or 10 ? 1
            : score < 7 ? -1
            : 0;

        public override string ToString() => $"{Scale.GetType().Name}: {string.Join(", ", Answers.AsEnumerable())}";
    }
}
