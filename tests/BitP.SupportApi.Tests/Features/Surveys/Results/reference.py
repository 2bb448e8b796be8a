#!/usr/bin/python3
"""Writes statistics.reference.json: scores, intervals and differences as statsmodels and scipy have them.

    apt-get install python3-scipy python3-statsmodels
    /usr/bin/python3 reference.py

Answers are rows of [score, parts, whole, times]: so often that score, credited by parts/whole.
"""

import json
import pathlib

import numpy as np
import scipy
import statsmodels
from scipy import special, stats
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint
from statsmodels.stats.weightstats import CompareMeans, DescrStatsW

ALPHA = 0.05
Z = stats.norm.ppf(1 - ALPHA / 2)
SCALES = {"csat": (1, 5), "ces": (1, 7), "nps": (0, 10)}
VALUES = {
    "csat": lambda score: 1.0 if score >= 4 else 0.0,
    "ces": float,
    "nps": lambda score: 1.0 if score >= 9 else -1.0 if score <= 6 else 0.0,
}
random = np.random.RandomState(1927)


def student(degrees):
    """stats.t.ppf is off by up to 2.5e-9 for some degrees under 1000, and the inverse of the incomplete beta function above."""
    if degrees >= 1000:
        return stats.t.ppf(1 - ALPHA / 2, degrees)
    return np.sqrt(degrees * (1 / special.betaincinv(degrees / 2, 0.5, ALPHA) - 1))


class Answers:
    def __init__(self, scale, rows):
        self.values = np.array([VALUES[scale](row[0]) for row in rows])
        self.weights = np.array([row[1] / row[2] for row in rows])
        self.times = np.array([float(row[3]) for row in rows])
        self.n = int(self.times.sum())
        self.weighted = any(row[1] != row[2] for row in rows)
        sums = (self.times * self.weights).sum()
        self.size = sums**2 / (self.times * self.weights**2).sum() if self.weighted else float(self.n)
        # Weights that add up to the effective size make statsmodels count with it.
        self.moments = DescrStatsW(self.values, weights=self.times * self.weights * self.size / sums, ddof=0)
        self.uniform = len(set(self.values)) == 1

    @property
    def mean(self):
        return self.values[0] if self.uniform else self.moments.mean

    def share(self, value):
        return self.moments.weights[self.values == value].sum() / self.moments.sum_weights


def interval_of_uniform(scale, answers):
    least, greatest = map(VALUES[scale], SCALES[scale])
    same, _ = proportion_confint(answers.size, answers.size, alpha=ALPHA, method="wilson")
    return answers.mean - (1 - same) * (answers.mean - least), answers.mean + (1 - same) * (greatest - answers.mean)


def nps_variance(answers):
    promoters, detractors = answers.share(1), answers.share(-1)
    return (promoters + detractors - (promoters - detractors) ** 2) / answers.size


def interval(scale, answers):
    """Before it is cut to what is possible."""
    if scale == "csat":
        return proportion_confint(answers.mean * answers.size, answers.size, alpha=ALPHA, method="wilson")
    if answers.uniform:
        return interval_of_uniform(scale, answers)
    if scale == "nps":
        half = Z * np.sqrt(nps_variance(answers))
    else:
        half = student(answers.moments.sum_weights - 1) * answers.moments.std_mean
        if answers.size > 2:
            assert np.allclose(answers.moments.tconfint_mean(alpha=ALPHA), (answers.mean - half, answers.mean + half), rtol=0, atol=1e-7)
    return answers.mean - half, answers.mean + half


def interval_of_difference(scale, first, second):
    difference = first.mean - second.mean
    if scale == "csat":
        return confint_proportions_2indep(
            first.mean * first.size, first.size, second.mean * second.size, second.size, method="newcomb", compare="diff", alpha=ALPHA
        )
    if first.uniform or second.uniform:
        (low1, high1), (low2, high2) = interval(scale, first), interval(scale, second)
        low = np.sqrt((first.mean - low1) ** 2 + (high2 - second.mean) ** 2)
        high = np.sqrt((high1 - first.mean) ** 2 + (second.mean - low2) ** 2)
        return difference - low, difference + high
    if scale == "nps":
        half = Z * np.sqrt(nps_variance(first) + nps_variance(second))
    else:
        both = CompareMeans(first.moments, second.moments)
        half = student(both.dof_satt()) * both.std_meandiff_separatevar
        if both.dof_satt() > 1:
            assert np.allclose(both.tconfint_diff(alpha=ALPHA, usevar="unequal"), (difference - half, difference + half), rtol=0, atol=1e-7)
    return difference - half, difference + half


def cut(limits, least, greatest):
    return max(float(limits[0]), least), min(float(limits[1]), greatest)


def estimate(scale, rows):
    answers = Answers(scale, rows)
    low, high = cut(interval(scale, answers), *map(VALUES[scale], SCALES[scale]))
    return {
        "scale": scale,
        "answers": rows,
        "score": float(answers.mean),
        "low": low,
        "high": high,
        "n": answers.n,
        "nEffective": float(answers.size) if answers.weighted else None,
    }


def difference(scale, one, other):
    first, second = Answers(scale, one), Answers(scale, other)
    least, greatest = map(VALUES[scale], SCALES[scale])
    low, high = cut(interval_of_difference(scale, first, second), least - greatest, greatest - least)
    return {"scale": scale, "first": one, "second": other, "score": float(first.mean - second.mean), "low": low, "high": high}


def whole(scores, counts):
    return [[score, 1, 1, int(count)] for score, count in zip(scores, counts) if count > 0]


def sets(scale):
    lowest, highest = SCALES[scale]
    scores = list(range(lowest, highest + 1))

    # One answer, and many that are the same.
    yield from (whole([score], [1]) for score in scores)
    yield from (whole([score], [n]) for score in (lowest, (lowest + highest + 1) // 2, highest) for n in (2, 10, 1_000, 1_000_000))
    # Nearly the same: one that differs, by as little and as much as can be.
    yield from (whole([highest, other], [n - 1, 1]) for other in (highest - 2, lowest) for n in (2, 3, 12, 50, 51, 999, 1_001, 1_000_000))
    # Half and half at both ends.
    yield from (whole([lowest, highest], [n, n]) for n in (1, 5, 50_000, 500_000))
    # Mixed, few and many.
    for n in (2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 15, 20, 30, 47, 100, 365, 1_000, 1_001, 9_999, 123_456, 1_000_000):
        yield whole(scores, random.multinomial(n, random.dirichlet(np.ones(len(scores)))))
    # By shares: two answers of very different weight, each by the same share, mixed ones, and shares that no unit divides.
    yield [[lowest, 1, 40, 1], [highest, 1, 1, 1]]
    yield [[highest, 39, 40, 1], [lowest, 1, 40, 1]]
    yield [[highest, 1, 3, 1], [highest, 2, 7, 1]]
    yield [[score, 1, 2, 3] for score in scores]
    for rows in (2, 3, 4, 5, 7, 10, 15, 25, 40, 60):
        for most, often in ((6, 1), (40, 3), (12, 20_000)):
            wholes = random.randint(1, most + 1, rows)
            yield [[int(random.choice(scores)), int(random.randint(1, w + 1)), int(w), int(random.randint(1, often + 1))] for w in wholes]


def main():
    estimates, differences = [], []
    for scale in SCALES:
        rows = list(sets(scale))
        estimates += [estimate(scale, row) for row in rows]
        differences += [difference(scale, rows[i], rows[j]) for i, j in zip(random.permutation(len(rows)), random.permutation(len(rows)))]
    degrees = [0.01, 0.0101, 0.05, 0.1, 0.25, 0.4, 0.5, 0.9, 1, 1.0001, 1.5, 2, 2.5, 3, 4, 5, 5.37, 6, 7, 8, 9, 10, 11.11, 13.7, 19, 29, 30.5, 49]
    degrees += [50, 50.5, 75, 99, 123.456, 199, 300, 499.5, 700, 999, 999.999, 1000, 1000.5, 1500, 5000, 9999, 99_999, 999_999, 1e7, 1e9]

    lines = lambda rows: "[\n" + ",\n".join("    " + json.dumps(row) for row in rows) + "\n  ]"
    text = f"""{{
  "tools": "scipy {scipy.__version__}, statsmodels {statsmodels.__version__}, numpy {np.__version__}",
  "normal": {float(Z)!r},
  "student": {lines([[d, float(student(d))] for d in degrees])},
  "estimates": {lines(estimates)},
  "differences": {lines(differences)}
}}
"""
    pathlib.Path(__file__).with_name("statistics.reference.json").write_text(text)


if __name__ == "__main__":
    main()
