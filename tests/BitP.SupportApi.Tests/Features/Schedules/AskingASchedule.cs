namespace BitP.SupportApi.Tests.Features.Schedules;

/// <summary>Whether work is being done, how much there is between, and when a target is due.</summary>
public sealed class AskingASchedule
{
    [Theory]
    [InlineData("2026-11-23T07:00:00Z", true, "2026-11-23T19:00:00Z", null, "working_hours", "2026-11-23T08:00:00+01:00")]
    [InlineData("2026-11-23T06:59:59Z", false, null, "2026-11-23T07:00:00Z", "outside_hours", "2026-11-23T07:59:59+01:00")]
    [InlineData("2026-11-22T12:00:00Z", false, null, "2026-11-23T07:00:00Z", "non_working_day", "2026-11-22T13:00:00+01:00")]
    [InlineData("2026-12-25T12:00:00Z", false, null, "2026-12-28T07:00:00Z", "exception", "2026-12-25T13:00:00+01:00")]
    public async Task It_says_whether_it_is_open_and_why(string at, bool open, string? until, string? next, string reason, string localTime)
    {
        var (desk, path) = await ScheduleAsync();

        var status = await desk.Customer.GetAsync($"{path}/status?at={at}", ("Accept-Language", "de"));

        status.ShouldBe(200);
        Assert.Equal(open, status["open"]!.GetValue<bool>());
        Assert.Equal((until, next, reason), ((string?)status["until"], (string?)status["nextOpenAt"], status.Text("reason")));
        Assert.Equal((localTime, "Europe/Berlin"), (status.Text("localTime"), status.Text("timeZone")));
        Assert.Equal(reason == "exception" ? "Weihnachten" : null, (string?)status["exceptionName"]);
        Assert.Matches("^20[0-9]{2}[a-z]$", status.Text("tzdbVersion"));
    }

    [Fact]
    public async Task It_tells_the_time_where_the_customer_is()
    {
        var (desk, path) = await ScheduleAsync();

        var status = await desk.Partner.GetAsync($"{path}/status?at=2026-11-23T07:00:00Z&timeZone=Asia/Kathmandu");

        Assert.Equal("2026-11-23T12:45:00+05:45", status.Text("localTime"));
        Assert.True((await desk.Partner.GetAsync($"{path}/status"))["localTime"] is not null);
    }

    [Fact]
    public async Task A_deadline_and_the_working_time_until_it_agree()
    {
        var (desk, path) = await ScheduleAsync();

        var deadline = await desk.Agent.GetAsync($"{path}/deadline?from=2026-11-20T18:00:00Z&duration=PT4H&explain=true");
        deadline.ShouldBe(200);
        Assert.Equal("2026-11-23T10:00:00Z", deadline.Text("dueAt"));
        Assert.Equal(
            ["working_hours", "outside_hours", "non_working_day", "outside_hours", "working_hours"],
            deadline["explanation"]!.AsArray().Select(e => e!["reason"]!.GetValue<string>())
        );

        var time = await desk.Agent.GetAsync($"{path}/business-time?from=2026-11-20T18:00:00Z&to=2026-11-23T10:00:00Z&explain=true");
        Assert.Equal(("PT4H", 14_400), (time.Text("duration"), time["seconds"]!.GetValue<double>()));
        Assert.Equal(deadline["explanation"]!.ToJsonString(), time["explanation"]!.ToJsonString());
        Assert.Equal("PT24H", (await desk.Agent.GetAsync($"{path}/business-time?from=2026-11-23T00:00:00Z&to=2026-11-25T00:00:00Z")).Text("duration"));
        Assert.Equal("2026-11-24T19:00:00Z", (await desk.Agent.GetAsync($"{path}/deadline?from=2026-11-23T00:00:00Z&duration=P1D")).Text("dueAt"));
    }

    [Theory]
    [InlineData("PT0.5S", "2026-11-23T07:00:00.5Z")]
    [InlineData("PT0,5S", "2026-11-23T07:00:00.5Z")]
    [InlineData("PT1.5H", "2026-11-23T08:30:00Z")]
    [InlineData("P0.5D", "2026-11-23T19:00:00Z")]
    [InlineData("PT1H0M30S", "2026-11-23T08:00:30Z")]
    [InlineData("PT1H30S", "2026-11-23T08:00:30Z")]
    [InlineData("PT0S", "2026-11-23T00:00:00.123Z")]
    public async Task A_deadline_is_asked_for_with_fractions(string duration, string dueAt)
    {
        var (desk, path) = await ScheduleAsync();

        var deadline = await desk.Agent.GetAsync($"{path}/deadline?from=2026-11-23T00:00:00.1234567891Z&duration={duration}");

        deadline.ShouldBe(200);
        Assert.Equal(dueAt, deadline.Text("dueAt"));
    }

    [Fact]
    public async Task Working_time_is_told_in_hours_and_can_be_asked_with()
    {
        var (desk, path) = await ScheduleAsync();
        const string from = "2026-11-02T07:00:00Z";

        var time = await desk.Agent.GetAsync($"{path}/business-time?from={from}&to=2026-12-10T15:05:21.15Z");
        var due = await desk.Agent.GetAsync($"{path}/deadline?from={from}&duration={time.Text("duration")}");

        Assert.Equal("PT344H5M21.15S", time.Text("duration"));
        Assert.Equal("2026-12-10T15:05:21.15Z", due.Text("dueAt"));
    }

    [Fact]
    public async Task Clocks_that_change_make_a_working_day_longer()
    {
        var desk = await Desk.SetAsync();
        var body = KeepingASchedule.Body("""{ "weekly": [{ "days": ["sunday"], "from": "00:00", "to": "24:00" }] }""");
        var path = (await desk.Admin.PostAsync("/v1/schedules", body)).Header("Location")!;

        var windows = await desk.Agent.GetAsync($"{path}/windows?from=2026-10-20T00:00:00Z&to=2026-10-30T00:00:00Z");

        var window = Assert.Single(windows["windows"]!.AsArray());
        Assert.Equal(("2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"), (window!.Str("from"), window!.Str("to")));
    }

    [Fact]
    public async Task What_never_opens_again_says_so()
    {
        var desk = await Desk.SetAsync();
        var nothing = await desk.Admin.PostAsync("/v1/schedules", KeepingASchedule.Body(new { effectiveFrom = "2190-01-01T00:00:00Z" }));
        var path = nothing.Header("Location")!;

        var deadline = await desk.Agent.GetAsync($"{path}/deadline?from=2026-11-23T00:00:00Z&duration=P3650D");

        deadline.ShouldBe(200);
        Assert.Null(deadline["dueAt"]);
        (await desk.Agent.GetAsync($"{path}/deadline?from=2026-11-23T00:00:00Z&duration=P3650D&explain=true")).ShouldRefuse("explain", "out_of_range");
    }

    [Fact]
    public async Task Many_questions_are_answered_at_once()
    {
        var (desk, path) = await ScheduleAsync();
        var scheduleId = path.Split('/')[^1];
        object Question(string id, string to) =>
            new
            {
                scheduleId = id,
                from = "2026-11-20T18:00:00Z",
                to,
            };

        var answer = await desk.Agent.PostAsync(
            "/v1/schedules/business-time:batch",
            new { items = new[] { Question(scheduleId, "2026-11-23T10:00:00Z"), Question(scheduleId, "2026-11-20T18:00:00Z") } }
        );
        answer.ShouldBe(200);
        Assert.Equal(["PT4H", "PT0S"], answer.Items.Select(i => i!.Str("duration")));

        async Task<Answer> AskAsync(params object[] items) => await desk.Agent.PostAsync("/v1/schedules/business-time:batch", new { items });
        (await AskAsync()).ShouldRefuse("items", "required");
        (await AskAsync(Question(scheduleId, "2026-11-20T17:00:00Z"))).ShouldRefuse("items[0].to", "out_of_range");
        (await AskAsync(Question(Guid.NewGuid().ToString(), "2026-11-21T17:00:00Z"))).ShouldRefuse("items[0].scheduleId", "not_found");
        (await AskAsync([.. Enumerable.Repeat(Question(scheduleId, "2026-11-21T17:00:00Z"), 1001)])).ShouldRefuse("items", "too_many");
    }

    [Theory]
    [InlineData("status?at=yesterday", "at", "format")]
    [InlineData("status?timeZone=Mars/Olympus", "timeZone", "time_zone")]
    [InlineData("status?version=0", "version", "too_small")]
    [InlineData("business-time", "from", "required")]
    [InlineData("business-time?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z", "to", "out_of_range")]
    [InlineData("business-time?from=2026-01-01T00:00:00Z&to=2027-01-03T00:00:00Z&explain=true", "to", "out_of_range")]
    [InlineData("windows?from=2026-01-01T00:00:00Z&to=2027-01-03T00:00:00Z", "to", "out_of_range")]
    [InlineData("deadline?from=2026-01-01T00:00:00Z", "duration", "required")]
    [InlineData("deadline?from=2026-01-01T00:00:00Z&duration=4h", "duration", "format")]
    [InlineData("deadline?from=2026-01-01T00:00:00Z&duration=PT-4H", "duration", "format")]
    [InlineData("deadline?from=2026-01-01T00:00:00Z&duration=P1M", "duration", "format")]
    [InlineData("deadline?from=2026-01-01T00:00:00Z&duration=P", "duration", "format")]
    [InlineData("deadline?from=2026-01-01T00:00:00Z&duration=PT", "duration", "format")]
    [InlineData("deadline?from=2026-01-01T00:00:00Z&duration=P1DT", "duration", "format")]
    [InlineData("deadline?from=2026-01-02T24:00:00Z&duration=PT1H", "from", "format")]
    [InlineData("deadline?from=2026-01-02T00:00:00,5Z&duration=PT1H", "from", "format")]
    public async Task What_cannot_be_answered_is_refused(string question, string member, string code)
    {
        var (desk, path) = await ScheduleAsync();

        (await desk.Agent.GetAsync($"{path}/{question}")).ShouldRefuse(member, code);
    }

    [Theory]
    [InlineData("status")]
    [InlineData("business-time?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z")]
    [InlineData("deadline?from=2026-01-01T00:00:00Z&duration=PT1H")]
    [InlineData("windows?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z")]
    public async Task Nobody_answers_for_a_schedule_that_is_not_there(string question)
    {
        var app = await SupportApp.SharedAsync();

        (await app.Agent.GetAsync($"/v1/schedules/{Guid.NewGuid()}/{question}")).ShouldBeProblem(404, "schedule_not_found");
    }

    private static async Task<(Desk Desk, string Path)> ScheduleAsync()
    {
        var desk = await Desk.SetAsync();
        var schedule = await desk.Supervisor.PostAsync("/v1/schedules", KeepingASchedule.Body());
        schedule.ShouldBe(201);
        return (desk, schedule.Header("Location")!);
    }
}
