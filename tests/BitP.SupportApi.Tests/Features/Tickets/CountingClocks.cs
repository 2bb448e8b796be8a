using System.Reflection;
using System.Text.Json;
using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Features.Schedules.WorkingTime;
using BitP.SupportApi.Features.Sla;
using BitP.SupportApi.Features.Sla.Clocks;
using BitP.SupportApi.Features.Sla.Policies;
using BitP.SupportApi.Features.Tickets;
using BitP.SupportApi.Features.Tickets.Storage;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;
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

    [Fact]
    public async Task A_recalculation_as_of_an_earlier_time_tells_no_breach_twice()
    {
        _ = await SupportApp.SharedAsync();
        var terms = new SlaTerms(new(Guid.Empty, 1), Sequence.Policy(1), Hours.First.Calendar, "");
        var ticket = Ticket.Open(
            100_001,
            Guid.NewGuid(),
            Guid.NewGuid(),
            new("Subject", "Text", TicketCategory.Login, Channel.App, Priority.Normal, "en", "{}", [], []),
            terms,
            Start
        );
        ticket.Follow(terms, Start + TimeSpan.FromHours(3));

        // It was asked for an hour before the first response was missed.
        ticket.Recalculate("asked for", terms, Start + TimeSpan.FromHours(1));
        ticket.Follow(terms, Start + TimeSpan.FromHours(3));

        Assert.Single(ticket.TakeRaised(), e => e.Data is SlaBreached);
        Assert.Equal(Start + TimeSpan.FromHours(2) + TimeSpan.FromMilliseconds(1), ticket.Clocks!.Clock(ClockName.FirstResponse)!.Open!.BreachedAt);
    }

    [Fact]
    public async Task What_was_promised_for_the_end_of_time_can_be_read_again()
    {
        _ = await SupportApp.SharedAsync();
        var ledger = SlaLedger.Begin(Instants.Latest, new(Start, null, new(TicketCategory.Login, Channel.App, Priority.Normal, Guid.NewGuid(), "en")));

        var read = JsonSerializer.Deserialize<SlaLedger>(JsonSerializer.Serialize(ledger, ApiJson.Options), ApiJson.Options)!;

        Assert.Equal((Instants.Latest, null), (read.PromisedBy, read.NextAt));
    }

    /// <summary>A random life of one ticket, and the same in the model.</summary>
    private sealed class Sequence(int seed)
    {
        private static readonly FieldInfo Clockwork = typeof(Ticket).GetField("_clockwork", BindingFlags.NonPublic | BindingFlags.Instance)!;

        private readonly Random _random = new(seed);
        private readonly List<string> _log = [];
        private readonly Actor _agent = new(ActorKind.Agent, Guid.NewGuid(), "Mei Lin");
        private readonly Actor _partner = new(ActorKind.Partner, Guid.NewGuid(), "Aurora Wallet") { PartnerId = Guid.NewGuid() };
        private readonly Dictionary<long, SlaPolicyContent> _versions = new() { [1] = Policy(0) };
        private readonly Dictionary<ClockName, (int Cycle, bool Stands)> _told = [];
        private Hours _hours = Hours.First;
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
            var promise = Promise(isExplained: false);
            Assert.Null(ticket.Update(ticket.Details with { Promise = promise }, false, _agent, Terms(), _now));
            var model = new Model(_now, promise.By, _hours, Policy(), Targets());
            var compared = Compare(ticket, model, "opened");
            for (var step = 0; step < Steps && ticket.Status is not TicketStatus.Closed; step++)
            {
                Pass(model, _random.Next(4) == 0 ? 0 : _random.Next(_random.Next(3) == 0 ? 2400 : 200));
                compared += Compare(ticket, model, Take(ticket, model, _random.Next(24)));
            }
            return compared;
        }

        private void Pass(Model model, int minutes)
        {
            for (var i = 0; i < minutes; i++)
                model.Pass();
            _now += TimeSpan.FromMinutes(minutes);
            model.Notice();
        }

        private string Take(Ticket ticket, Model model, int what)
        {
            switch (what)
            {
                case <= 3:
                    Say(ticket, _partner, new("Any news?", MessageVisibility.Public));
                    model.Hear();
                    return "the customer wrote";
                case <= 6:
                    var explains = _random.Next(4) == 0;
                    // Otherwise the first answer promises what the policy says.
                    var promise = !model.Answered || _random.Next(4) == 0 ? Promise(_random.Next(2) == 0) : null;
                    Say(ticket, _agent, new("We are on it.", MessageVisibility.Public, Explains: explains, Promise: promise));
                    model.Answer(explains);
                    model.Promise(promise);
                    return $"staff answered, explains {explains}, promises {promise}";
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
                    if (ticket.Reopen(null, _agent, Terms(), _now) is null)
                        model.GoOn();
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
                    _priority = (Priority)_random.Next(4);
                    Update(ticket, ticket.Details with { Priority = _priority });
                    model.Change(Policy(), Targets());
                    return $"priority {_priority}";
                case 18:
                    ticket.Follow(Terms(), _now);
                    TakeAnotherPolicy();
                    ticket.Recalculate("asked for", Terms(), _now);
                    model.Recalculate(Policy(), Targets());
                    return $"recalculated by policy {Policy().Name}";
                case 19:
                    ticket.Follow(Terms(), _now);
                    TakeAnotherPolicy();
                    Update(ticket, ticket.Details with { Category = ticket.Category is TicketCategory.Login ? TicketCategory.Other : TicketCategory.Login });
                    model.Change(Policy(), Targets());
                    return $"category {ticket.Category}, policy {Policy().Name}";
                case 20:
                    // Another batch comes later, and counts as of the same time.
                    ticket.Follow(Terms(), _now);
                    ticket.Recalculate("asked for", Terms(), _now - TimeSpan.FromMinutes(_random.Next(3)));
                    model.Recalculate(Policy(), Targets());
                    return "recalculated";
                case 21:
                    ticket.Follow(Terms(), _now);
                    var stated = Promise(_random.Next(3) == 0);
                    Update(ticket, ticket.Details with { Promise = stated });
                    model.Promise(stated);
                    return $"promised {stated}";
                default:
                    ticket.Follow(Terms(), _now);
                    _hours = _hours.Next(_now + TimeSpan.FromMinutes(_random.Next(3) == 0 ? 0 : _random.Next(3000)), _random);
                    model.Hours = _hours;
                    var meanwhile = "nothing";
                    if (_random.Next(2) == 0)
                    {
                        Pass(model, _random.Next(4));
                        ticket.Follow(Terms(), _now);
                        Compare(ticket, model, null);
                        meanwhile = Take(ticket, model, _random.Next(17));
                    }
                    ticket.Recount(Terms(), _now);
                    model.Notice();
                    return $"other hours, and before they are counted: {meanwhile}";
            }
        }

        private void Say(Ticket ticket, Actor actor, NewMessage said) => Assert.Null(ticket.Reply(said, actor, Terms(), _now).Error);

        private void Update(Ticket ticket, TicketDetails to)
        {
            ticket.Follow(TermsOf(ticket.Clocks!.Version!.Value), _now);
            Assert.Null(ticket.Update(to with { Priority = _priority }, true, _agent, Terms(), _now));
        }

        // It passes with a whole minute: what is late, is from the millisecond after it.
        private PromisedTime Promise(bool isExplained) =>
            new(_now + TimeSpan.FromMinutes(1 + _random.Next(3000)) - TimeSpan.FromMilliseconds(1), isExplained ? "The bank has to answer." : null);

        private int Compare(Ticket ticket, Model model, string? step)
        {
            ticket.Follow(Terms(), _now);
            model.Notice();
            if (step is null)
                return 0;
            _log.Add($"{_now:MM-dd HH:mm} {step}, {ticket.Status}");
            var ledger = ticket.Clocks!;
            Assert.False(ledger.NextAt <= _now, $"seed {seed}: something is due at {ledger.NextAt}.\n{string.Join('\n', _log)}");
            foreach (var (name, cycles) in model.Cycles)
            {
                var clock = ledger.Clock(name);
                var wanted = cycles.Select(c => c.Show(model)).ToArray();
                var counted = clock?.Cycles.Select(c => Show(clock, c)).ToArray() ?? [];
                AssertSame(name, wanted.TakeLast(Math.Max(counted.Length, 1)), counted);
                if (clock is null)
                    continue;
                if (clock.Cycles[^1].Target is not null)
                {
                    var shown = SlaClock.Of(clock, Terms(), _now);
                    AssertSame(name, [cycles[^1].ShowState(model)], [$"{shown.State}, remaining {shown.Remaining}, due {shown.DueAt:MM-dd HH:mm:ss.fff}"]);
                }
                foreach (var cycle in clock.Cycles)
                    AssertSame(
                        name,
                        [$"{cycle.Elapsed ?? clock.Used(cycle, _now, Terms())}"],
                        [$"{Explain(clock, cycle, cycle.CountedBy is { } version ? TermsOf(version) : Terms())}"]
                    );
            }
            foreach (var raised in ticket.TakeRaised())
                Note(ledger, raised.Data);
            foreach (var clock in ledger.Clocks)
                if (clock.Open is { Target: not null } cycle)
                    AssertSame(
                        clock.Name,
                        [$"stands {clock.Stands(cycle, Terms())}"],
                        [$"stands {_told.GetValueOrDefault(clock.Name) is var told && told.Cycle == clock.Cycles.Count && told.Stands}"]
                    );
            // What goes on is what was written.
            var written = ((TicketClockwork)Clockwork.GetValue(ticket)!).Write();
            var read = JsonSerializer.Deserialize<SlaLedger>(written, ApiJson.Options)!;
            Clockwork.SetValue(ticket, TicketClockwork.Begin(read));
            Assert.Equal(written, JsonSerializer.Serialize(read, ApiJson.Options));
            return model.Cycles.Count(c => c.Value.Count > 0);
        }

        private void AssertSame(ClockName name, IEnumerable<string> wanted, IReadOnlyList<string> counted) =>
            Assert.True(
                wanted.SequenceEqual(counted),
                $"seed {seed}, {name}:\nexpected {string.Join("\n         ", wanted)}\n     was {string.Join("\n         ", counted)}\n{string.Join('\n', _log)}"
            );

        private void Note(SlaLedger ledger, EventData data)
        {
            if (data is SlaPaused { Clock: var stands } && ledger.Clock(stands)!.Cycles.Count is var paused)
            {
                Assert.False(_told.GetValueOrDefault(stands) == (paused, true), $"seed {seed}, {stands}: paused twice.\n{string.Join('\n', _log)}");
                _told[stands] = (paused, true);
            }
            if (data is SlaResumed { Clock: var runs } && ledger.Clock(runs)!.Cycles.Count is var resumed)
            {
                Assert.True(_told.GetValueOrDefault(runs) == (resumed, true), $"seed {seed}, {runs}: resumed though it ran.\n{string.Join('\n', _log)}");
                _told[runs] = (resumed, false);
            }
        }

        // As it is shown to whoever asks how a clock was counted.
        private TimeSpan Explain(ClockLedger clock, ClockCycle cycle, SlaTerms terms) =>
            clock
                .Parts(cycle, _now, terms)
                .Where(p => p.Pause is null && !p.IsSolved)
                .Aggregate(TimeSpan.Zero, (sum, part) => sum + (part.Sum ?? cycle.Count(part.From, part.To, terms)));

        private string Show(ClockLedger clock, ClockCycle cycle)
        {
            var used = cycle.Elapsed ?? clock.Used(cycle, _now, Terms());
            return $"{cycle.Target} {cycle.Calendar}, from {cycle.StartedAt:MM-dd HH:mm:ss.fff}, used {used.TotalMinutes}, due {cycle.DueAt:MM-dd HH:mm:ss.fff}, "
                + $"stopped {cycle.StoppedAt:MM-dd HH:mm:ss.fff}, late {cycle.BreachedAt is not null}, {cycle.Outcome}";
        }

        private SlaTarget?[] Targets() =>
            [.. Enum.GetValues<ClockName>().Select(name => Policy().TargetOf(name, new(TicketCategory.Login, Channel.App, _priority, Guid.Empty, "en")))];

        private void TakeAnotherPolicy() => _versions[++_version] = Policy(_random.Next(3));

        private SlaPolicyContent Policy() => _versions[_version];

        private SlaTerms Terms() => TermsOf(new(Guid.Empty, _version));

        private SlaTerms TermsOf(PolicyVersion version) => new(version, _versions[version.Number], _hours.Calendar, "");

        public static SlaPolicyContent Policy(int kind) =>
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
                        new(ClockName.Explanation, TimeSpan.FromHours(4), ClockCalendar.Business),
                    ],
                    1 =>
                    [
                        new(ClockName.FirstResponse, TimeSpan.FromHours(2), ClockCalendar.Elapsed),
                        new(ClockName.Resolution, TimeSpan.FromHours(72), ClockCalendar.Elapsed),
                        new(ClockName.Explanation, TimeSpan.FromHours(20), ClockCalendar.Elapsed),
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
        private const int MinutesKept = 200 * 24 * 60;
        private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
        private readonly IReadOnlyList<(Instant From, int Opens, int Closes)> _parts;
        private readonly bool?[] _known = new bool?[MinutesKept];

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

        /// <summary>The same with others from an instant on, which may be later; what was to begin later still, does not.</summary>
        public Hours Next(DateTimeOffset from, Random random)
        {
            var begins = Instant.FromDateTimeOffset(from);
            return new([.. _parts.Where(p => p.From < begins), (begins, 6 + random.Next(4), 15 + random.Next(6))]);
        }

        public bool IsOpen(DateTimeOffset minute) => _known[(int)(minute - Start).TotalMinutes] ??= FindOpen(Instant.FromDateTimeOffset(minute));

        private bool FindOpen(Instant at)
        {
            var local = at.InZone(Zone);
            var part = _parts.Last(p => p.From <= at);
            return local.DayOfWeek <= IsoDayOfWeek.Friday && local.Hour >= part.Opens && local.Hour < part.Closes;
        }
    }

    /// <summary>What the words of the contract say, without any arithmetic but counting.</summary>
    private sealed class Model
    {
        private PauseReason? _waits;
        private SlaTarget?[] _targets;
        private DateTimeOffset _promisedBy;
        private DateTimeOffset? _missed;

        public Model(DateTimeOffset now, DateTimeOffset promisedBy, Hours hours, SlaPolicyContent policy, SlaTarget?[] targets)
        {
            (Now, _promisedBy, Hours, Policy, _targets) = (now, promisedBy, hours, policy, targets);
            Begin(ClockName.FirstResponse, goesOn: false);
            Begin(ClockName.Resolution, goesOn: false);
        }

        public Dictionary<ClockName, List<Cycle>> Cycles { get; } = Enum.GetValues<ClockName>().ToDictionary(n => n, _ => new List<Cycle>());

        public DateTimeOffset Now { get; private set; }

        public Hours Hours { get; set; }

        public SlaPolicyContent Policy { get; private set; }

        public bool Answered { get; private set; }

        public void Pass()
        {
            Miss();
            foreach (var (_, cycle) in Open())
                cycle.Minutes.Add((Now, cycle.Waits));
            Now += TimeSpan.FromMinutes(1);
        }

        /// <summary>What has been used up before now is late, and so is what was promised.</summary>
        public void Notice()
        {
            Miss();
            foreach (var (_, cycle) in Open())
                cycle.Late |= cycle.Count(this).DueAt < Now;
        }

        public void Hear()
        {
            if (IsSolved || _waits is PauseReason.Pending)
                GoOn();
            if (Last(ClockName.FirstResponse) is null && Last(ClockName.NextResponse) is null)
                Begin(Answered ? ClockName.NextResponse : ClockName.FirstResponse, goesOn: false);
        }

        public void Answer(bool explains)
        {
            Answered = true;
            foreach (var name in new[] { ClockName.FirstResponse, ClockName.NextResponse, ClockName.ProgressUpdate })
                Satisfy(name);
            if (explains)
                Satisfy(ClockName.Explanation);
            if (!IsSolved)
                Begin(ClockName.ProgressUpdate, goesOn: false);
        }

        public void Promise(PromisedTime? promise)
        {
            if (promise is null)
                return;
            _promisedBy = promise.By;
            if (promise.Reason is not null)
                Satisfy(ClockName.Explanation);
        }

        public void Wait(PauseReason reason)
        {
            _waits = reason;
            SetWaits();
        }

        public void GoOn()
        {
            _waits = null;
            SetWaits();
            if (!IsSolved)
                return;
            foreach (var (name, cycles) in Cycles)
                if (name is ClockName.Resolution || cycles is [.., { IsOwed: true }])
                    Begin(name, Policy.ReopenedWith is ReopenedWith.Remaining);
            Notice();
        }

        public void Solve()
        {
            _waits = null;
            foreach (var (name, cycle) in Open())
                cycle.Stop(this, isOwed: name is not ClockName.Resolution);
        }

        public void Close()
        {
            foreach (var (_, cycle) in Open())
                cycle.Stop(this, isOwed: true);
        }

        public void Change(SlaPolicyContent policy, SlaTarget?[] targets)
        {
            (Policy, _targets) = (policy, targets);
            foreach (var (name, cycle) in Open())
                cycle.Target = targets[(int)name];
            Notice();
        }

        public void Recalculate(SlaPolicyContent policy, SlaTarget?[] targets)
        {
            (Policy, _targets) = (policy, targets);
            foreach (var (name, cycles) in Cycles)
            foreach (var cycle in cycles.Where(c => c.Outcome is not CycleOutcome.Met))
            {
                cycle.Target = targets[(int)name];
                cycle.CountAnew(this);
            }
            Notice();
        }

        private bool IsSolved => Last(ClockName.Resolution) is null;

        private void Miss()
        {
            if (IsSolved || !(_promisedBy < Now) || _missed == _promisedBy)
                return;
            _missed = _promisedBy;
            Begin(ClockName.Explanation, goesOn: false);
        }

        private void Satisfy(ClockName name)
        {
            if (Last(name) is { } open)
                open.Stop(this, isOwed: false);
            else if (Cycles[name] is [.., var last])
                last.IsOwed = false;
        }

        private Cycle? Last(ClockName name) => Cycles[name] is [.., { Outcome: null } last] ? last : null;

        private List<(ClockName, Cycle)> Open() => [.. Cycles.Where(c => Last(c.Key) is not null).Select(c => (c.Key, c.Value[^1]))];

        private void Begin(ClockName name, bool goesOn)
        {
            if (Last(name) is not null)
                return;
            Cycles[name].Add(new(name, Now, _targets[(int)name], goesOn ? Cycles[name][^1] : null));
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
        private (int Used, DateTimeOffset? DueAt) _stopped;
        private DateTimeOffset? _stoppedAt;

        public SlaTarget? Target { get; set; } = target;

        public List<(DateTimeOffset At, PauseReason? Waits)> Minutes { get; } = [];

        public PauseReason? Waits { get; set; }

        public bool Late { get; set; }

        public CycleOutcome? Outcome { get; private set; }

        /// <summary>Whether it ended with the ticket, and nothing that it waited for has come since.</summary>
        public bool IsOwed { get; set; }

        public void Stop(Model model, bool isOwed)
        {
            _stopped = Count(model);
            Late |= _stopped.DueAt < model.Now;
            (_stoppedAt, IsOwed) = (model.Now, isOwed);
            SetOutcome();
        }

        /// <summary>Everything is counted by what holds now. What was missed may have been reached.</summary>
        public void CountAnew(Model model)
        {
            var counted = Count(model);
            Late &= counted.DueAt < (_stoppedAt ?? model.Now);
            if (_stoppedAt is null)
                return;
            _stopped = counted;
            if (Outcome is CycleOutcome.Breached)
                SetOutcome();
        }

        /// <summary>The minutes that were used up, and the first instant at which it runs and its target is used up; null when it stands and that is not so yet.</summary>
        public (int Used, DateTimeOffset? DueAt) Count(Model model)
        {
            var (used, due) = (0, (DateTimeOffset?)null);
            foreach (var (at, waits) in All().Where(m => !Stands(m.Waits, model)))
            {
                due ??= used >= Target?.Target.TotalMinutes ? at : null;
                used += Counts(at, model) ? 1 : 0;
            }
            if (due is null && Target is not null && !Stands(Waits, model))
                due = Ahead(_stoppedAt ?? model.Now, (int)Target.Target.TotalMinutes - used, model);
            return (used, due);
        }

        public string Show(Model model)
        {
            var (used, due) = _stoppedAt is null ? Count(model) : _stopped;
            return $"{Target?.Target} {Calendar}, from {start:MM-dd HH:mm:ss.fff}, used {used}, due {due:MM-dd HH:mm:ss.fff}, "
                + $"stopped {_stoppedAt:MM-dd HH:mm:ss.fff}, late {Late}, {Outcome}";
        }

        public string ShowState(Model model)
        {
            var (used, due) = _stoppedAt is null ? Count(model) : _stopped;
            var state = Outcome switch
            {
                CycleOutcome.Met => ClockState.Met,
                CycleOutcome.Breached => ClockState.Breached,
                CycleOutcome.Cancelled => ClockState.Cancelled,
                _ when Late => ClockState.Breached,
                _ => Stands(Waits, model) ? ClockState.Paused : ClockState.Running,
            };
            return $"{state}, remaining {Target!.Target - TimeSpan.FromMinutes(used)}, due {due:MM-dd HH:mm:ss.fff}";
        }

        private ClockCalendar Calendar => Target?.Calendar ?? ClockCalendar.Elapsed;

        private void SetOutcome() =>
            Outcome =
                Late ? CycleOutcome.Breached
                : IsOwed ? CycleOutcome.Cancelled
                : CycleOutcome.Met;

        private DateTimeOffset Ahead(DateTimeOffset from, int minutes, Model model)
        {
            for (; minutes > 0; from += TimeSpan.FromMinutes(1))
                minutes -= Counts(from, model) ? 1 : 0;
            return from;
        }

        private IEnumerable<(DateTimeOffset At, PauseReason? Waits)> All() => (before?.All() ?? []).Concat(Minutes);

        private bool Counts(DateTimeOffset at, Model model) => Calendar is ClockCalendar.Elapsed || model.Hours.IsOpen(at);

        private bool Stands(PauseReason? waits, Model model) =>
            waits is { } reason && (name is ClockName.ProgressUpdate || model.Policy.PausesOn.Contains(reason));
    }
}
