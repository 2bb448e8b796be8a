using BitP.SupportApi.Tests.Platform;

namespace BitP.SupportApi.Tests.Features.Schedules;

internal sealed class SchedulesGround : FeatureGround
{
    public override IEnumerable<Thing> Things =>
        [
            new(
                "schedule",
                ground =>
                    ground.MadeAsync(
                        "/v1/schedules",
                        new
                        {
                            name = "Attacked",
                            timeZone = "UTC",
                            weekly = new[]
                            {
                                new
                                {
                                    days = new[] { "monday" },
                                    from = "08:00",
                                    to = "20:00",
                                },
                            },
                        }
                    )
            )
            {
                IsEverybodys = true,
            },
            Thing.Fixed("holidaySet", "DE-BY"),
        ];

    public override IEnumerable<FullBody> Bodies =>
        [
            new(
                "CreateSchedule",
                "admin",
                """
                {
                  "name": "Europe", "region": "EU", "timeZone": "Europe/Berlin", "weekly": [{ "days": ["monday", "friday"], "from": "08:00", "to": "20:00" }],
                  "exceptions": [
                    { "date": "2026-12-25", "name": { "en": "Christmas", "de": "Weihnachten" }, "closed": true },
                    { "date": "2026-12-26", "name": { "en": "Instead" }, "hours": [{ "from": "09:00", "to": "12:00" }], "insteadOf": "2026-12-25" },
                    { "repeats": { "month": 5, "day": 1, "fromYear": 2020, "untilYear": 2030 }, "name": { "en": "Labour Day" }, "closed": true },
                    { "repeats": { "month": 5, "weekday": "monday", "nth": -1 }, "name": { "en": "Spring" }, "closed": true },
                    { "repeats": { "easter": "orthodox", "daysFromEaster": 1 }, "name": { "en": "Easter Monday" }, "closed": true }
                  ],
                  "combines": ["$schedule"], "holidaySets": ["DE-BY", "CN"], "holidayParts": { "DE-BY": ["augsburg"] }, "announceHolidays": false,
                  "effectiveFrom": "2026-01-01T00:00:00Z"
                }
                """
            ),
            new("UpdateSchedule", "admin", Changes),
            new(
                "PreviewSchedule",
                "admin",
                $$"""
                {
                  "changes": {{Changes}},
                  "from": "2099-12-01T00:00:00Z", "to": "2100-03-01T00:00:00Z",
                  "clocks": [{ "key": "BP-100001", "from": "2099-12-31T00:00:00Z", "duration": "PT4H" }]
                }
                """
            ),
            new(
                "CountBusinessTimes",
                "agent",
                """{ "items": [{ "scheduleId": "$schedule", "from": "2026-01-01T00:00:00Z", "to": "2026-02-01T00:00:00Z" }] }"""
            ),
        ];

    private const string Changes = """
        {
          "name": "Europe", "region": "EU", "timeZone": "Europe/Paris", "weekly": [{ "days": ["sunday"], "from": "22:00", "to": "06:00" }],
          "exceptions": [{ "date": "2026-12-25", "name": { "en": "Christmas" }, "hours": [{ "from": "09:00", "to": "12:00" }] }],
          "combines": [], "holidaySets": ["FR"], "holidayParts": { "FR": ["reunion"] }, "announceHolidays": true,
          "effectiveFrom": "2100-01-01T00:00:00Z"
        }
        """;
}
