using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Features.Schedules.WorkingTime;
using BitP.SupportApi.Features.Sla;
using BitP.SupportApi.Features.Sla.Clocks;
using BitP.SupportApi.Features.Sla.Policies;
using BitP.SupportApi.Features.Tickets;
using BitP.SupportApi.Platform.Callers;
using NodaTime;

namespace BitP.SupportApi.Tests.Features.Tickets;

/// <summary>
/// Clocks beside a plain model of them, which goes through the time minute by minute and remembers of each minute only whether somebody was waited for.
/// </summary>
public sealed class CountingClocks
{
    private const int Sequences = 120;
    private const int Steps = 45;
    private static readonly DateTimeOffset Start = new(2026, 10, 19, 6, 0, 0, TimeSpan.Zero); // the week in which clocks go back

    [Fact]
    public async Task They_are_those_of_a_model_that_goes_minute_by_minute()
    {
        _ = await SupportApp.SharedAsync(); // so that it is known how clocks are written
        var compared = 0;
        for (var seed = 1; seed <= Sequences; seed++)
            compared += new Sequence(seed).Run();
        Assert.True(compared > Sequences * Steps, $"Only {compared} clocks were compared.");
    }

    /// <summary>A random life of one ticket, and the same in the model.</summary>
    private sealed class Sequence(int seed)
    {
        private readonly Random _random = new(seed);
        private readonly List<string> _log = [];
        private readonly Actor _agent = new(ActorKind.Agent, Guid.NewGuid(), "Mei Lin");
        private readonly Actor _partner = new(ActorKind.Partner, Guid.NewGuid(), "Aurora Wallet") { PartnerId = Guid.NewGuid() };
        private Hours _hours = Hours.First;
        private SlaPolicyContent _policy = Policy(0);
        private long _version = 1;
        private Priority _priority = Priority.Normal;
        private DateTimeOffset _now = Start;

        public int Run()
        {
            _now += TimeSpan.FromMinutes(_random.Next(3000));
            var ticket = Ticket.Open(
                100_001,
                _partner.PartnerId!.Value,
                Guid.NewGuid(),
                new("Subject", "Text", TicketCategory.Login, Channel.App, _priority, "en", "{}", [], []),
                Terms(),
                _now
            );
            var model = new Model(_now, Targets());
            var compared = Compare(ticket, model, "opened");
            for (var step = 0; step < Steps && ticket.Status is not TicketStatus.Closed; step++)
            {
                var minutes = _random.Next(4) == 0 ? 0 : _random.Next(_random.Next(3) == 0 ? 2400 : 200);
                for (var i = 0; i < minutes; i++)
                    model.Pass();
                _now += TimeSpan.FromMinutes(minutes);
                model.Late(_hours, _policy);
                compared += Compare(ticket, model, Take(ticket, model));
            }
            return compared;
        }

        private string Take(Ticket ticket, Model model)
        {
            switch (_random.Next(20))
            {
                case <= 3:
                    Say(ticket, _partner, new("Any news?", MessageVisibility.Public));
                    model.Hear(Targets(), _policy);
                    return "the customer wrote";
                case <= 6:
                    Say(ticket, _agent, new("We are on it.", MessageVisibility.Public));
                    model.Answer(Targets());
                    return "staff answered";
                case 7:
                    Say(ticket, _agent, new("Thank you for your message.", MessageVisibility.Public, Automatic: true));
                    return "a machine wrote";
                case 8:
                    Say(ticket, _agent, new("Asked the chain team.", MessageVisibility.Internal));
                    return "staff noted";
                case 9:
                    Say(ticket, Actor.System, new("Received.", MessageVisibility.Public, Automatic: true));
                    return "the product wrote";
                case <= 11:
                    if (ticket.Wait(null, _agent, Terms(), _now) is null)
                        model.Wait(PauseReason.Pending);
                    return "pending";
                case <= 13:
                    if (ticket.Hold(null, _agent, Terms(), _now) is null)
                        model.Wait(PauseReason.OnHold);
                    return "on hold";
                case 14:
                    var solved = ticket.Status is TicketStatus.Solved;
                    if (ticket.Reopen(null, _agent, Terms(), _now) is null)
                        model.GoOn(solved, Targets(), _policy);
                    return "reopened";
                case 15:
                    if (ticket.Solve(null, _agent, Terms(), _now) is null)
                        model.Solve();
                    return "solved";
                case 16:
                    if (_random.Next(6) > 0)
                        return "nothing";
                    if (ticket.Close(null, _agent, Terms(), _now) is null)
                        model.Close();
                    return "closed";
                case 17:
                    ticket.Follow(Terms(), _now);
                    _priority = (Priority)_random.Next(4);
                    var changed = ticket.Details with { Priority = _priority };
                    Assert.Null(ticket.Update(changed, true, _agent, Terms(), _now));
                    model.Change(Targets(), _hours, _policy);
                    return $"priority {_priority}";
                case 18:
                    ticket.Follow(Terms(), _now);
                    (_policy, _version) = (Policy(_random.Next(3)), _version + 1);
                    ticket.Recalculate("asked for", Terms(), _now);
                    model.Recalculate(Targets(), _hours, _policy);
                    return $"policy {_policy.Name}";
                default:
                    ticket.Follow(Terms(), _now);
                    _hours = _hours.Next(_now, _random);
                    ticket.Recount(Terms(), _now);
                    model.Recount(_hours, _policy);
                    return "other hours";
            }
        }

        private void Say(Ticket ticket, Actor actor, NewMessage said) => Assert.Null(ticket.Reply(said, actor, Terms(), _now).Error);

        private int Compare(Ticket ticket, Model model, string step)
        {
            ticket.Follow(Terms(), _now);
            model.Late(_hours, _policy);
            _log.Add($"{_now:MM-dd HH:mm} {step}, {ticket.Status}");
            foreach (var (name, cycles) in model.Cycles)
            {
                var clock = ticket.Clocks!.Clock(name);
                var wanted = cycles.Select(c => c.Show(_hours, _policy)).ToArray();
                var counted = clock?.Cycles.Select(c => Show(clock, c)).ToArray() ?? [];
                Assert.True(
                    wanted.TakeLast(counted.Length).SequenceEqual(counted) && (counted.Length > 0 || wanted.Length == 0),
                    $"seed {seed}, {name}:\nexpected {string.Join("\n         ", wanted)}\n     was {string.Join("\n         ", counted)}\n{string.Join('\n', _log)}"
                );
            }
            return model.Cycles.Count(c => c.Value.Count > 0);
        }

        private string Show(ClockLedger clock, ClockCycle cycle)
        {
            var used = clock.Used(cycle, cycle.StoppedAt ?? _now, Terms());
            return $"{cycle.Target} {cycle.Calendar}, used {used.TotalMinutes}, stopped {cycle.StoppedAt is not null}, late {cycle.BreachedAt is not null}, {cycle.Outcome}";
        }

        private SlaTarget?[] Targets() =>
            [.. Enum.GetValues<ClockName>().Select(name => _policy.TargetOf(name, new(TicketCategory.Login, Channel.App, _priority, Guid.Empty, "en")))];

        private SlaTerms Terms() => new(new(Guid.Empty, _version), _policy, _hours.Calendar, "");

        private static SlaPolicyContent Policy(int kind) =>
            new(
                $"{kind}",
                new(),
                kind switch
                {
                    0 =>
                    [
                        new(ClockName.FirstResponse, TimeSpan.FromMinutes(30), ClockCalendar.Business, Priority.Urgent),
                        new(ClockName.FirstResponse, TimeSpan.FromHours(8), ClockCalendar.Business),
                        new(ClockName.NextResponse, TimeSpan.FromHours(4), ClockCalendar.Business),
                        new(ClockName.ProgressUpdate, TimeSpan.FromHours(24), ClockCalendar.Elapsed),
                        new(ClockName.Resolution, TimeSpan.FromHours(12), ClockCalendar.Business, Priority.Urgent),
                        new(ClockName.Resolution, TimeSpan.FromHours(36), ClockCalendar.Business),
                    ],
                    1 =>
                    [
                        new(ClockName.FirstResponse, TimeSpan.FromHours(2), ClockCalendar.Elapsed),
                        new(ClockName.Resolution, TimeSpan.FromHours(72), ClockCalendar.Elapsed),
                    ],
                    _ =>
                    [
                        new(ClockName.NextResponse, TimeSpan.FromMinutes(90), ClockCalendar.Business),
                        new(ClockName.ProgressUpdate, TimeSpan.FromHours(10), ClockCalendar.Business),
                        new(ClockName.Resolution, TimeSpan.FromHours(48), ClockCalendar.Business, Priority.High),
                    ],
                },
                null,
                [new(50, null), new(null, TimeSpan.FromMinutes(30))],
                null,
                kind switch
                {
                    0 => [PauseReason.Pending, PauseReason.OnHold],
                    1 => [PauseReason.Pending],
                    _ => [PauseReason.OnHold],
                },
                kind == 1 ? ReopenedWith.Full : ReopenedWith.Remaining
            );
    }

    /// <summary>Working hours that change at times.</summary>
    private sealed class Hours
    {
        private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
        private readonly IReadOnlyList<(Instant From, int Opens, int Closes)> _parts;
        private readonly Dictionary<Instant, bool> _known = [];

        private Hours(IReadOnlyList<(Instant From, int Opens, int Closes)> parts)
        {
            _parts = parts;
            Calendar = new(
                parts.Select(
                    (part, i) =>
                        new ScheduleContent(
                            "Desk",
                            null,
                            Zone.Id,
                            [
                                new(
                                    [Weekday.Monday, Weekday.Tuesday, Weekday.Wednesday, Weekday.Thursday, Weekday.Friday],
                                    $"{part.Opens:00}:00",
                                    $"{part.Closes:00}:00"
                                ),
                            ],
                            [],
                            []
                        )
                            .ToHours()
                            .ValidBetween(part.From, i + 1 < parts.Count ? parts[i + 1].From : WorkingCalendar.End)
                )
            );
        }

        public static Hours First { get; } = new([(WorkingCalendar.Start, 8, 20)]);

        public WorkingCalendar Calendar { get; }

        public Hours Next(DateTimeOffset from, Random random) => new([.. _parts, (Instant.FromDateTimeOffset(from), 6 + random.Next(4), 15 + random.Next(6))]);

        public bool IsOpen(DateTimeOffset minute)
        {
            var at = Instant.FromDateTimeOffset(minute);
            if (_known.TryGetValue(at, out var open))
                return open;
            var local = at.InZone(Zone);
            var part = _parts.Last(p => p.From <= at);
            open = local.DayOfWeek <= IsoDayOfWeek.Friday && local.Hour >= part.Opens && local.Hour < part.Closes;
            return _known[at] = open;
        }
    }

    /// <summary>What the words of the contract say, without any arithmetic but counting.</summary>
    private sealed class Model
    {
        private DateTimeOffset _now;
        private PauseReason? _waits;
        private bool _answered;

        public Model(DateTimeOffset now, SlaTarget?[] targets)
        {
            _now = now;
            Begin(ClockName.FirstResponse, targets, goesOn: false);
            Begin(ClockName.Resolution, targets, goesOn: false);
        }

        public Dictionary<ClockName, List<Cycle>> Cycles { get; } =
            Enum.GetValues<ClockName>().Except([ClockName.Explanation]).ToDictionary(n => n, _ => new List<Cycle>());

        public void Pass()
        {
            foreach (var (_, cycle) in Open())
                cycle.Minutes.Add((_now, cycle.Waits));
            _now += TimeSpan.FromMinutes(1);
        }

        /// <summary>What has been used up before now is late.</summary>
        public void Late(Hours hours, SlaPolicyContent policy)
        {
            foreach (var (_, cycle) in Open())
                cycle.Late |= cycle.UsedUpAt(hours, policy) < _now;
        }

        public void Hear(SlaTarget?[] targets, SlaPolicyContent policy)
        {
            if (Last(ClockName.Resolution) is null)
                GoOn(wasSolved: true, targets, policy);
            else if (_waits is PauseReason.Pending)
                GoOn(wasSolved: false, targets, policy);
            if (Last(ClockName.FirstResponse) is null && Last(ClockName.NextResponse) is null)
                Begin(_answered ? ClockName.NextResponse : ClockName.FirstResponse, targets, goesOn: false);
        }

        public void Answer(SlaTarget?[] targets)
        {
            _answered = true;
            foreach (var name in new[] { ClockName.FirstResponse, ClockName.NextResponse, ClockName.ProgressUpdate })
                Last(name)?.Stop(owed: true);
            if (Last(ClockName.Resolution) is not null)
                Begin(ClockName.ProgressUpdate, targets, goesOn: false);
            SetWaits();
        }

        public void Wait(PauseReason reason)
        {
            _waits = reason;
            SetWaits();
        }

        public void GoOn(bool wasSolved, SlaTarget?[] targets, SlaPolicyContent policy)
        {
            _waits = null;
            SetWaits();
            if (!wasSolved)
                return;
            Begin(ClockName.Resolution, targets, policy.ReopenedWith is ReopenedWith.Remaining);
            if (!_answered)
                Begin(ClockName.FirstResponse, targets, goesOn: false);
        }

        public void Solve()
        {
            _waits = null;
            foreach (var (name, cycle) in Open())
                cycle.Stop(owed: name is ClockName.Resolution);
        }

        public void Close()
        {
            foreach (var (_, cycle) in Open())
                cycle.Stop(owed: false);
        }

        public void Change(SlaTarget?[] targets, Hours hours, SlaPolicyContent policy)
        {
            foreach (var (name, cycle) in Open())
                cycle.Target = targets[(int)name];
            Late(hours, policy);
        }

        public void Recount(Hours hours, SlaPolicyContent policy) => Late(hours, policy);

        public void Recalculate(SlaTarget?[] targets, Hours hours, SlaPolicyContent policy)
        {
            foreach (var (name, cycles) in Cycles)
            foreach (var cycle in cycles.Where(c => c.Outcome is not CycleOutcome.Met))
            {
                cycle.Target = targets[(int)name];
                if (!cycle.Late || cycle.UsedUpAt(hours, policy) < (cycle.Minutes is [.., var last] ? last.At + TimeSpan.FromMinutes(1) : cycle.Start))
                    continue;
                cycle.Late = false;
                if (cycle.Outcome is CycleOutcome.Breached)
                    cycle.Outcome = CycleOutcome.Met;
            }
            Late(hours, policy);
        }

        private Cycle? Last(ClockName name) => Cycles[name] is [.., { Outcome: null } last] ? last : null;

        private List<(ClockName, Cycle)> Open() => [.. Cycles.Where(c => Last(c.Key) is not null).Select(c => (c.Key, c.Value[^1]))];

        private void Begin(ClockName name, SlaTarget?[] targets, bool goesOn)
        {
            if (Last(name) is not null)
                return;
            Cycles[name].Add(new(name, _now, targets[(int)name], goesOn ? Cycles[name][^1] : null));
            SetWaits();
        }

        private void SetWaits()
        {
            foreach (var (name, cycle) in Open())
                cycle.Waits = name is ClockName.Resolution || (name is ClockName.ProgressUpdate && _waits is PauseReason.Pending) ? _waits : null;
        }
    }

    private sealed class Cycle(ClockName name, DateTimeOffset start, SlaTarget? target, Cycle? before)
    {
        public DateTimeOffset Start => start;

        public SlaTarget? Target { get; set; } = target;

        public List<(DateTimeOffset At, PauseReason? Waits)> Minutes { get; } = [];

        public PauseReason? Waits { get; set; }

        public bool Late { get; set; }

        public CycleOutcome? Outcome { get; set; }

        public void Stop(bool owed) =>
            Outcome =
                Late ? CycleOutcome.Breached
                : owed ? CycleOutcome.Met
                : CycleOutcome.Cancelled;

        /// <summary>The first instant by which the target was used up; null when it is not.</summary>
        public DateTimeOffset? UsedUpAt(Hours hours, SlaPolicyContent policy)
        {
            if (Target is null)
                return null;
            var used = 0;
            foreach (var (at, waits) in All())
            {
                used += Counts(at, waits, hours, policy, Calendar) ? 1 : 0;
                if (used >= Target.Target.TotalMinutes)
                    return at + TimeSpan.FromMinutes(1);
            }
            return null;
        }

        public string Show(Hours hours, SlaPolicyContent policy) =>
            $"{Target?.Target} {Calendar}, used {Used(hours, policy, Calendar)}, stopped {Outcome is not null}, late {Late}, {Outcome}";

        private ClockCalendar Calendar => Target?.Calendar ?? ClockCalendar.Elapsed;

        private int Used(Hours hours, SlaPolicyContent policy, ClockCalendar calendar) => All().Count(m => Counts(m.At, m.Waits, hours, policy, calendar));

        private IEnumerable<(DateTimeOffset At, PauseReason? Waits)> All() => (before?.All() ?? []).Concat(Minutes);

        private bool Counts(DateTimeOffset at, PauseReason? waits, Hours hours, SlaPolicyContent policy, ClockCalendar calendar) =>
            (waits is not { } reason || (name is not ClockName.ProgressUpdate && !policy.PausesOn.Contains(reason)))
            && (calendar is ClockCalendar.Elapsed || hours.IsOpen(at));
    }
}
