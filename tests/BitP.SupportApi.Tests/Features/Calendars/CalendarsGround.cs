using BitP.SupportApi.Tests.Platform;

namespace BitP.SupportApi.Tests.Features.Calendars;

internal sealed class CalendarsGround : FeatureGround
{
    public override IEnumerable<Thing> Things =>
        [
            new("calendarLink", async ground => await ground.MadeAsync(await LinksOfScheduleAsync(ground), new { name = "Attacked" })),
            new("calendarSecret", async ground => await ground.SecretAsync(await LinksOfScheduleAsync(ground)))
            {
                Parameter = "token",
                Below = "/v1/calendar-links/",
                IsEverybodys = true,
            },
            new("dutyLink", ground => ground.MadeAsync("/v1/duty-links", new { name = "Attacked" })),
            new("dutySecret", ground => ground.SecretAsync("/v1/duty-links"))
            {
                Parameter = "token",
                Below = "/v1/duty-links/",
                IsEverybodys = true,
            },
        ];

    public override IEnumerable<FullBody> Bodies =>
        [new("CreateDutyLink", "admin", """{ "name": "Phones", "language": "de", "agentId": "$agent", "rotationId": "$rotation" }""")];

    private static async Task<string> LinksOfScheduleAsync(Ground ground) => $"/v1/schedules/{await ground.IdAsync("schedule")}/calendar-links";
}
