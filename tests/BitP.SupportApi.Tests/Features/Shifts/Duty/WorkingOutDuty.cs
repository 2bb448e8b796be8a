using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Schedules.WorkingTime;
using BitP.SupportApi.Features.Shifts.Duty;
using BitP.SupportApi.Tests.Features.Schedules.WorkingTime;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Interval = NodaTime.Interval;

namespace BitP.SupportApi.Tests.Features.Shifts.Duty;

/// <summary>Whatever the turns, the zones, the overrides and the absences, mostly around changes of the clocks: the roster says what each minute says.</summary>
[Trait("Database", "Any")]
public sealed class WorkingOutDuty
{
    private const int Days = 12;
    private const int Minutes = Days * 1440;

    private static readonly string[] Zones =
    [
        "America/Havana",
        "America/New_York",
        "America/Sao_Paulo",
        "America/St_Johns",
        "Antarctica/Troll",
        "Asia/Gaza",
        "Asia/Shanghai",
        "Australia/Lord_Howe",
        "Europe/Berlin",
        "Europe/London",
        "Pacific/Apia",
        "Pacific/Chatham",
        "UTC",
    ];

    private static readonly Instant First = Instant.FromUtc(1995, 1, 1, 0, 0);
    private static readonly Instant Last = Instant.FromUtc(2050, 1, 1, 0, 0);

    [Fact]
    public void The_roster_agrees_with_the_clocks() => FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Cases.ToArbitrary(), Agrees));

    [Fact]
    public void Coverage_is_what_is_counted_minute_by_minute() =>
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Covers.ToArbitrary(), Agrees));

    [Fact]
    public void A_handover_that_clocks_skip_moves_forward_and_one_that_they_repeat_is_the_first()
    {
        // Lord Howe moves by half an hour: on 4 October 2026 from 02:00 to 02:30, on 4 April 2027 from 02:00 back to 01:30.
        var zone = DateTimeZoneProviders.Tzdb["Australia/Lord_Howe"];
        RotationTurns At(int hour, int minute) => new(zone, new(2026, 9, 1), null, new(hour, minute), 1, [AgentOf(0), AgentOf(1)], null);

        Assert.Equal(Instant.FromUtc(2026, 10, 3, 15, 45), Handover(At(2, 15), Instant.FromUtc(2026, 10, 3, 12, 0))); // 02:45+11
        Assert.Equal(Instant.FromUtc(2027, 4, 3, 14, 45), Handover(At(1, 45), Instant.FromUtc(2027, 4, 3, 12, 0))); // 01:45+11

        static Instant Handover(RotationTurns turns, Instant from) => turns.Between(from, from + Duration.FromHours(12)).First().To;
    }

    private static void Agrees(Case of)
    {
        var clocks = new DutyMinuteByMinute(of.Rotations, of.Begin, Minutes);
        var roster = of.Roster();
        var (start, end) = (At(of.Begin), At(of.Begin + Minutes));
        var (turns, planned, final) = (roster.Base(start, end), roster.Planned(start, end), roster.Final(start, end));
        AreInOrder(turns);
        AreInOrder(planned);
        AreInOrder(final);
        for (var rotation = 0; rotation < of.Rotations.Length; rotation++)
        {
            var (inBase, inPlan, inEnd) = (PerMinute(turns, rotation, of.Begin), PerMinute(planned, rotation, of.Begin), PerMinute(final, rotation, of.Begin));
            for (var i = 0; i < Minutes; i++)
            {
                var minute = of.Begin + i;
                Assert.Equal(clocks.Base(rotation, minute), inBase[i]);
                var agent = clocks.Planned(rotation, minute, of.Overrides);
                Assert.Equal(agent, inPlan[i]);
                Assert.Equal(of.Absences.Any(a => a.Agent == agent && a.From <= minute && minute < a.To) ? null : agent, inEnd[i]);
            }
        }
    }

    private static void Agrees(CoverCase of)
    {
        var cover = Cover.Of(
            [.. of.Needed.Select(n => new Interval(At(n.From), At(n.To)))],
            [.. of.Serving.Select(s => new DutyStretch(AgentOf(s.Agent), At(s.From), At(s.To), Post(0)))]
        );
        var (needed, covered) = (0, 0);
        for (var minute = 0; minute < CoverCase.Length; minute++)
        {
            var open = of.Needed.Any(n => n.From <= minute && minute < n.To);
            var agents = of.Serving.Where(s => s.From <= minute && minute < s.To).Select(s => AgentOf(s.Agent)).Distinct().Order().ToArray();
            needed += open ? 1 : 0;
            covered += open && agents.Length > 0 ? 1 : 0;
            Assert.Equal(open && agents.Length == 0, cover.Gaps.Any(g => g.Contains(At(minute))));
            Assert.Equal(open && agents.Length > 1 ? agents : [], cover.Overlaps.Where(o => o.Time.Contains(At(minute))).SelectMany(o => o.Agents));
        }
        Assert.Equal((Duration.FromMinutes(needed), Duration.FromMinutes(covered)), (cover.Needed, cover.Covered));
        Assert.All(cover.Gaps.Zip(cover.Gaps.Skip(1)), g => Assert.True(g.First.End < g.Second.Start));
    }

    private static void AreInOrder(IReadOnlyList<DutyStretch> stretches)
    {
        Assert.All(stretches, s => Assert.True(s.From < s.To));
        Assert.All(stretches.Zip(stretches.Skip(1)), s => Assert.True(s.First.From <= s.Second.From));
        // Whoever goes on is one stretch.
        Assert.Empty(stretches.Join(stretches, s => (s.AgentId, s.Post, s.To), s => (s.AgentId, s.Post, s.From), (a, _) => a));
    }

    private static int?[] PerMinute(IReadOnlyList<DutyStretch> stretches, int rotation, long begin)
    {
        var agents = new int?[Minutes];
        foreach (var stretch in stretches.Where(s => s.Post.RotationId == RotationOf(rotation)))
            for (var minute = stretch.From.ToUnixTimeSeconds() / 60; minute < stretch.To.ToUnixTimeSeconds() / 60; minute++)
            {
                Assert.Null(agents[minute - begin]);
                agents[minute - begin] = Agents.IndexOf(stretch.AgentId);
            }
        return agents;
    }

    private static readonly List<Guid> Agents = [.. Enumerable.Range(0, 4).Select(i => new Guid(i + 1, 0, 0, new byte[8]))];

    private static Guid AgentOf(int i) => Agents[i];

    private static Guid RotationOf(int i) => new(0, (short)(i + 1), 0, new byte[8]);

    private static DutyPost Post(int rotation) => new(RotationOf(rotation), null, [Channel.Chat], null);

    private static Instant At(long minute) => Instant.FromUnixTimeSeconds(minute * 60);

    private static readonly Gen<int> Clock = Gen.Frequency((1, Gen.Constant(0)), (2, Gen.Choose(0, 12).Select(q => q * 15)), (2, Gen.Choose(0, 1439)));

    private static readonly Gen<(int From, int To)[]> HoursOfADay = Gen.Frequency(
        (1, Gen.Constant(Array.Empty<(int, int)>())),
        (3, Gen.ArrayOf(Clock.Zip(Clock.Select(c => c == 0 ? 1440 : c)), 1))
    );

    private static readonly Dictionary<LocalDate, (int From, int To)[]> NoDates = [];

    private static Gen<HoursInWords?> Hours(DateTimeZone zone) =>
        Gen.Frequency(
            (1, Gen.Constant<HoursInWords?>(null)),
            (1, Gen.ArrayOf(HoursOfADay, 7).Select(week => (HoursInWords?)new HoursInWords(zone, week, NoDates, [], NoDates)))
        );

    private static Gen<Instant> Beginnings(DateTimeZone zone)
    {
        var changes = zone.GetZoneIntervals(First, Last).Where(i => i.HasStart && i.Start > First && i.Start < Last).Select(i => i.Start).ToArray();
        var anywhere = Gen.Choose(0, 50 * 365).Select(day => First + Duration.FromDays(day));
        return changes.Length == 0
            ? anywhere
            : Gen.Frequency((1, anywhere), (4, Gen.Elements(changes).SelectMany(c => Gen.Choose(1, Days - 2).Select(before => c - Duration.FromDays(before)))));
    }

    private static Gen<TurnsInWords> Turns(DateTimeZone zone, LocalDate around) =>
        from starts in Gen.Choose(-40, 5)
        from ends in Gen.Frequency((2, Gen.Constant<int?>(null)), (1, Gen.Choose(0, 50).Select(d => (int?)d)))
        from handover in Clock
        from days in Gen.Elements(1, 1, 2, 7)
        from agents in Gen.Choose(0, 3).NonEmptyListOf()
        from hours in Hours(zone)
        select new TurnsInWords(zone, around.PlusDays(starts), ends is { } d ? around.PlusDays(starts + d) : null, handover, days, [.. agents.Take(5)], hours);

    private static Gen<(long From, long To)> Parts(long begin) =>
        from a in Gen.Choose(-1440, Minutes)
        from length in Gen.Choose(1, 4 * 1440)
        select (begin + a, begin + a + length);

    private static readonly Gen<Case> Cases =
        from zones in Gen.ArrayOf(Gen.Elements(Zones).Select(id => DateTimeZoneProviders.Tzdb[id]), 2)
        from begin in Beginnings(zones[0])
        let minute = begin.ToUnixTimeSeconds() / 60
        from rotations in Gen.CollectToArray(zones.Select(zone => Turns(zone, begin.InZone(zone).Date)))
        from overrides in Gen.ArrayOf(
            from rotation in Gen.Choose(0, 1)
            from agent in Gen.Choose(0, 3)
            from replaces in Gen.Choose(-2, 3)
            from part in Parts(minute)
            select new OverrideInWords(rotation, agent, replaces < 0 ? null : replaces, part.From, part.To),
            5
        )
        from absences in Gen.ArrayOf(from agent in Gen.Choose(0, 3) from part in Parts(minute) select new AbsenceInWords(agent, part.From, part.To), 3)
        select new Case(rotations, overrides, absences, minute);

    private static readonly Gen<CoverCase> Covers =
        from borders in Gen.ArrayOf(Gen.Choose(0, CoverCase.Length), 6)
        from serving in Gen.ArrayOf(
            from agent in Gen.Choose(0, 3)
            from start in Gen.Choose(0, CoverCase.Length - 1)
            from length in Gen.Choose(1, 60)
            select (agent, start, Math.Min(start + length, CoverCase.Length)),
            6
        )
        select new CoverCase([.. borders.Distinct().Order().Chunk(2).Where(c => c.Length == 2).Select(c => (c[0], c[1]))], serving);

    private sealed record CoverCase((int From, int To)[] Needed, (int Agent, int From, int To)[] Serving)
    {
        public const int Length = 100;

        public override string ToString() => $"needed {string.Join(' ', Needed)}, serving {string.Join(' ', Serving)}";
    }

    private sealed record Case(TurnsInWords[] Rotations, OverrideInWords[] Overrides, AbsenceInWords[] Absences, long Begin)
    {
        public DutyRoster Roster() =>
            new(
                [.. Rotations.Select((r, i) => new PlannedTurns(Post(i), Compile(r), Instant.MinValue, Instant.MaxValue))],
                [],
                [
                    .. Overrides.Select(o => new PlannedOverride(
                        RotationOf(o.Rotation),
                        AgentOf(o.Agent),
                        o.Replaces is { } other ? AgentOf(other) : null,
                        At(o.From),
                        At(o.To)
                    )),
                ],
                [.. Absences.Select(a => new Absence(AgentOf(a.Agent), At(a.From), At(a.To)))]
            );

        public override string ToString() =>
            $"{string.Join(" + ", Rotations.AsEnumerable())} {string.Join(" ", Overrides.AsEnumerable())} {string.Join(" ", Absences.AsEnumerable())} at {At(Begin)}";

        private static RotationTurns Compile(TurnsInWords words) =>
            new(
                words.Zone,
                words.StartsOn,
                words.EndsOn,
                LocalTime.Midnight.PlusMinutes(words.Handover),
                words.Days,
                [.. words.Agents.Select(AgentOf)],
                words.Hours is not { } hours
                    ? null
                    : new WorkingHours(
                        hours.Zone,
                        hours
                            .Week.Index()
                            .ToDictionary(
                                d => (IsoDayOfWeek)(d.Index + 1),
                                IReadOnlyList<DayHours> (d) => [.. d.Item.Select(h => DayHours.Between(h.From, h.To))]
                            ),
                        ExceptionalDates.None
                    )
            );
    }
}
