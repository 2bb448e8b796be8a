using BitP.SupportApi.Tests.Platform;

namespace BitP.SupportApi.Tests.Features.Calendars;

internal sealed class CalendarsGround : FeatureGround
{
    public override IEnumerable<Thing> Things =>
        [
            new("calendarLink", async ground => await ground.MadeAsync(await LinksOfScheduleAsync(ground), new { name = "Attacked" })),
            new("calendarSecret", async ground => await ground.SecretAsync(await LinksOfScheduleAsync(ground), new { name = "Attacked" }))
            {
                Parameter = "token",
                Below = "/v1/calendar-links/",
                IsEverybodys = true,
            },
            new("dutyLink", async ground => await ground.MadeAsync("/v1/duty-links", await OwnDutyAsync(ground))),
            new("dutySecret", async ground => await ground.SecretAsync("/v1/duty-links", await OwnDutyAsync(ground)))
            {
                Parameter = "token",
                Below = "/v1/duty-links/",
                IsEverybodys = true,
            },
        ];

    public override IEnumerable<FullBody> Bodies =>
        [new("CreateDutyLink", "admin", """{ "name": "Phones", "language": "de", "agentId": "$agent", "rotationId": "$rotation" }""")];

    // What other tests plan meanwhile is not in it.
    private static async Task<object> OwnDutyAsync(Ground ground) => new { name = "Attacked", rotationId = await ground.IdAsync("rotation") };

    private static async Task<string> LinksOfScheduleAsync(Ground ground) => $"/v1/schedules/{await ground.IdAsync("schedule")}/calendar-links";
}
