namespace BitP.SupportApi.Tests.Features.Complaints.Deadlines;

/// <summary>
/// Deadlines that people worked out with a calendar of paper. Columns: the rule; whose business days; the time zone; when it was received; the last day; when that
/// day ends in UTC; why.
/// <para>
/// A rule is its period, and <c>incl</c> (the day of receipt counts), <c>last</c> (from the last of a month to the last of a month), <c>next</c> (an end on a day
/// that is no business day moves to the next one) where it says so. Business days: <c>weekdays</c> knows Saturdays and Sundays only, <c>eu</c> 1 January and 25
/// December besides, <c>england</c>, <c>us</c> and <c>china</c> the public holidays of 2026 and 2027 (China: 2026, with the weekends that are worked in exchange).
/// </para>
/// </summary>
internal static class DeadlineTable
{
    public const string Rows = """
        # Two months, at the ends of months
        P2M         | eu       | Europe/Brussels  | 2026-12-28T10:00+01:00    | 2027-02-28 | 2027-02-28T23:00Z | The same date: February 2027 has a 28th.
        P2M         | eu       | Europe/Brussels  | 2026-12-29T10:00+01:00    | 2027-02-28 | 2027-02-28T23:00Z | There is no 29 February in 2027: the last of the month.
        P2M         | eu       | Europe/Brussels  | 2026-12-30T10:00+01:00    | 2027-02-28 | 2027-02-28T23:00Z | Nor a 30th.
        P2M         | eu       | Europe/Brussels  | 2026-12-31T10:00+01:00    | 2027-02-28 | 2027-02-28T23:00Z | Nor a 31st. It is a Sunday, and stays.
        P2M next    | eu       | Europe/Brussels  | 2026-12-31T10:00+01:00    | 2027-03-01 | 2027-03-01T23:00Z | 28 February 2027 is a Sunday: it moves to Monday.
        P2M         | eu       | Europe/Brussels  | 2027-12-28T10:00+01:00    | 2028-02-28 | 2028-02-28T23:00Z | The same date, in a leap year.
        P2M         | eu       | Europe/Brussels  | 2027-12-29T10:00+01:00    | 2028-02-29 | 2028-02-29T23:00Z | 2028 is a leap year: there is a 29th.
        P2M         | eu       | Europe/Brussels  | 2027-12-30T10:00+01:00    | 2028-02-29 | 2028-02-29T23:00Z | But no 30th.
        P2M         | eu       | Europe/Brussels  | 2027-12-31T10:00+01:00    | 2028-02-29 | 2028-02-29T23:00Z | Nor a 31st.
        P2M next    | eu       | Europe/Brussels  | 2027-12-31T10:00+01:00    | 2028-02-29 | 2028-02-29T23:00Z | 29 February 2028 is a Tuesday: nothing moves.
        P2M         | eu       | Europe/Brussels  | 2024-12-31T10:00+01:00    | 2025-02-28 | 2025-02-28T23:00Z | 2025 is no leap year, though 2024 is one.
        P2M         | eu       | Europe/Brussels  | 2099-12-31T10:00+01:00    | 2100-02-28 | 2100-02-28T23:00Z | 2100 is no leap year, since 400 does not divide it.
        P2M         | eu       | Europe/Brussels  | 2026-08-29T10:00+02:00    | 2026-10-29 | 2026-10-29T23:00Z | The same date; clocks went back on 25 October.
        P2M         | eu       | Europe/Brussels  | 2026-08-30T10:00+02:00    | 2026-10-30 | 2026-10-30T23:00Z | The same date.
        P2M         | eu       | Europe/Brussels  | 2026-08-31T10:00+02:00    | 2026-10-31 | 2026-10-31T23:00Z | The same date, a Saturday, which stays.
        P2M next    | eu       | Europe/Brussels  | 2026-08-31T10:00+02:00    | 2026-11-02 | 2026-11-02T23:00Z | 31 October 2026 is a Saturday: Monday.
        P1M         | eu       | Europe/Brussels  | 2026-08-31T10:00+02:00    | 2026-09-30 | 2026-09-30T22:00Z | September has no 31st; still summer time.
        P6M         | eu       | Europe/Brussels  | 2026-08-29T10:00+02:00    | 2027-02-28 | 2027-02-28T23:00Z | No 29 February in 2027.
        P6M         | eu       | Europe/Brussels  | 2026-08-31T10:00+02:00    | 2027-02-28 | 2027-02-28T23:00Z | Half a year, to the last of February.
        P6M         | eu       | Europe/Brussels  | 2027-08-31T10:00+02:00    | 2028-02-29 | 2028-02-29T23:00Z | The same to a leap year.
        P1M         | eu       | Europe/Brussels  | 2026-01-31T10:00+01:00    | 2026-02-28 | 2026-02-28T23:00Z | A month from 31 January.
        P1M         | eu       | Europe/Brussels  | 2024-01-31T10:00+01:00    | 2024-02-29 | 2024-02-29T23:00Z | The same in a leap year.
        P1Y         | eu       | Europe/Brussels  | 2028-02-29T10:00+01:00    | 2029-02-28 | 2029-02-28T23:00Z | A year from a leap day ends on the last of February.
        P2M         | eu       | Europe/Brussels  | 2028-02-29T10:00+01:00    | 2028-04-29 | 2028-04-29T22:00Z | The same date, though it was the last of its month.
        P2M last    | eu       | Europe/Brussels  | 2028-02-29T10:00+01:00    | 2028-04-30 | 2028-04-30T22:00Z | From the last to the last.
        P2M last    | eu       | Europe/Brussels  | 2027-02-28T10:00+01:00    | 2027-04-30 | 2027-04-30T22:00Z | 28 February 2027 is the last of its month.
        P2M last    | eu       | Europe/Brussels  | 2028-02-28T10:00+01:00    | 2028-04-28 | 2028-04-28T22:00Z | 28 February 2028 is not.
        P2M         | eu       | Europe/Brussels  | 2027-02-28T10:00+01:00    | 2027-04-28 | 2027-04-28T22:00Z | The same date.
        P2M incl    | eu       | Europe/Brussels  | 2026-12-01T10:00+01:00    | 2027-01-31 | 2027-01-31T23:00Z | December and January, with the day itself.
        P2M incl    | eu       | Europe/Brussels  | 2026-12-15T10:00+01:00    | 2027-02-14 | 2027-02-14T23:00Z | The day before the same date.
        P2M incl    | eu       | Europe/Brussels  | 2026-12-31T10:00+01:00    | 2027-02-28 | 2027-02-28T23:00Z | The day before the 31st is the 30th, which February does not have either.
        P1M incl    | eu       | Europe/Brussels  | 2027-03-01T10:00+01:00    | 2027-03-31 | 2027-03-31T22:00Z | All of March; clocks went forward on the 28th.

        # Two months, to holidays
        P2M         | eu       | Europe/Brussels  | 2026-10-25T10:00+01:00    | 2026-12-25 | 2026-12-25T23:00Z | Christmas, which stays.
        P2M next    | eu       | Europe/Brussels  | 2026-10-25T10:00+01:00    | 2026-12-28 | 2026-12-28T23:00Z | Christmas is a Friday: Saturday and Sunday are passed too.
        P2M next    | eu       | Europe/Brussels  | 2026-11-01T10:00+01:00    | 2027-01-04 | 2027-01-04T23:00Z | New Year's Day is a Friday: Monday.
        P2M next    | england  | Europe/London    | 2027-01-26T10:00Z         | 2027-03-30 | 2027-03-30T23:00Z | Good Friday, the weekend and Easter Monday are passed: Tuesday, in summer time.
        P2M next    | china    | Asia/Shanghai    | 2026-08-07T10:00+08:00    | 2026-10-08 | 2026-10-08T16:00Z | 7 October is the last day of Golden Week.
        P2M next    | china    | Asia/Shanghai    | 2026-08-01T10:00+08:00    | 2026-10-08 | 2026-10-08T16:00Z | 1 October is its first: all seven days are passed.
        P2M next    | china    | Asia/Shanghai    | 2026-08-10T10:00+08:00    | 2026-10-10 | 2026-10-10T16:00Z | 10 October is a Saturday that is worked in exchange: nothing moves.

        # Receipt at the end of a day, and in other places
        P2M         | eu       | Europe/Brussels  | 2026-12-31T23:59:59+01:00 | 2027-02-28 | 2027-02-28T23:00Z | The last second of the year is still 31 December.
        P2M         | eu       | Europe/Brussels  | 2027-01-01T00:00:00+01:00 | 2027-03-01 | 2027-03-01T23:00Z | A second later it is 1 January.
        P2M         | eu       | Europe/Brussels  | 2026-12-31T23:30:00Z      | 2027-03-01 | 2027-03-01T23:00Z | Half past midnight in Brussels.
        P2M         | weekdays | Europe/London    | 2026-12-31T23:30:00Z      | 2027-02-28 | 2027-03-01T00:00Z | The same instant, 31 December in London.
        P2M         | us       | America/New_York | 2026-12-31T23:30:00Z      | 2027-02-28 | 2027-03-01T05:00Z | The same instant, early in the evening in New York.
        P2M         | china    | Asia/Shanghai    | 2026-12-31T23:30:00Z      | 2027-03-01 | 2027-03-01T16:00Z | The same instant, in the morning of 1 January in Shanghai.
        P3BD        | england  | Europe/London    | 2026-06-30T22:59:59Z      | 2026-07-03 | 2026-07-03T23:00Z | 23:59:59 on Tuesday in London: Wednesday, Thursday, Friday.
        P3BD        | england  | Europe/London    | 2026-06-30T23:00:00Z      | 2026-07-06 | 2026-07-06T23:00Z | Midnight in London, so Wednesday: Thursday, Friday, Monday.

        # Business days in England
        P3BD        | england  | Europe/London    | 2026-11-23T09:00Z         | 2026-11-26 | 2026-11-27T00:00Z | Monday: Tuesday, Wednesday, Thursday.
        P3BD incl   | england  | Europe/London    | 2026-11-23T09:00Z         | 2026-11-25 | 2026-11-26T00:00Z | With Monday itself.
        P3BD        | england  | Europe/London    | 2026-11-27T16:00Z         | 2026-12-02 | 2026-12-03T00:00Z | Friday: Monday, Tuesday, Wednesday.
        P3BD        | england  | Europe/London    | 2026-11-28T09:00Z         | 2026-12-02 | 2026-12-03T00:00Z | Received on Saturday: the same.
        P3BD        | england  | Europe/London    | 2026-11-29T23:59:59Z      | 2026-12-02 | 2026-12-03T00:00Z | In the last second of Sunday: the same.
        P3BD        | england  | Europe/London    | 2026-11-30T00:00:00Z      | 2026-12-03 | 2026-12-04T00:00Z | A second later it is Monday, which does not count.
        P3BD incl   | england  | Europe/London    | 2026-11-28T09:00Z         | 2026-12-02 | 2026-12-03T00:00Z | Saturday would count, were it a business day.
        P3BD        | england  | Europe/London    | 2026-04-01T10:00+01:00    | 2026-04-08 | 2026-04-08T23:00Z | Wednesday before Easter: Thursday, then Tuesday, Wednesday.
        P3BD        | england  | Europe/London    | 2026-04-02T10:00+01:00    | 2026-04-09 | 2026-04-09T23:00Z | Maundy Thursday: Tuesday, Wednesday, Thursday.
        P3BD        | england  | Europe/London    | 2026-04-03T10:00+01:00    | 2026-04-09 | 2026-04-09T23:00Z | Received on Good Friday: the same.
        P3BD        | england  | Europe/London    | 2026-04-06T10:00+01:00    | 2026-04-09 | 2026-04-09T23:00Z | Received on Easter Monday: the same.
        P3BD        | england  | Europe/London    | 2026-12-23T10:00Z         | 2026-12-30 | 2026-12-31T00:00Z | The 24th; not Christmas, the weekend, nor Monday for Boxing Day; 29th, 30th.
        P3BD        | england  | Europe/London    | 2026-12-24T17:00Z         | 2026-12-31 | 2027-01-01T00:00Z | 29th, 30th, 31st.
        P3BD        | england  | Europe/London    | 2026-12-30T10:00Z         | 2027-01-05 | 2027-01-06T00:00Z | 31st; not New Year's Day; 4th, 5th.
        P3BD        | england  | Europe/London    | 2027-12-23T10:00Z         | 2027-12-30 | 2027-12-31T00:00Z | The 24th; Christmas and Boxing Day are moved to the 27th and 28th; 29th, 30th.
        P15BD       | england  | Europe/London    | 2026-11-02T10:00Z         | 2026-11-23 | 2026-11-24T00:00Z | Three weeks without a holiday.
        P15BD       | england  | Europe/London    | 2026-12-14T10:00Z         | 2027-01-07 | 2027-01-08T00:00Z | Eight days to Christmas Eve, three to New Year's Eve, four in January.
        P35BD       | england  | Europe/London    | 2026-12-14T10:00Z         | 2027-02-04 | 2027-02-05T00:00Z | Fifteen to 7 January, then four weeks.
        P15BD       | england  | Europe/London    | 2026-03-25T12:00Z         | 2026-04-17 | 2026-04-17T23:00Z | Over Easter: two days more than three weeks.
        P35BD       | england  | Europe/London    | 2026-03-25T12:00Z         | 2026-05-18 | 2026-05-18T23:00Z | Over Easter and the bank holiday of 4 May.
        P8W         | england  | Europe/London    | 2026-11-25T10:00Z         | 2027-01-20 | 2027-01-21T00:00Z | Wednesday, eight weeks on. Holidays do not matter.
        P8W         | england  | Europe/London    | 2026-02-01T10:00Z         | 2026-03-29 | 2026-03-29T23:00Z | To the Sunday on which clocks go forward.
        P8W         | england  | Europe/London    | 2026-11-02T10:00Z         | 2026-12-28 | 2026-12-29T00:00Z | To the substitute day for Boxing Day, which stays.
        P8W next    | england  | Europe/London    | 2026-11-02T10:00Z         | 2026-12-29 | 2026-12-30T00:00Z | And which moves.
        P8W incl    | england  | Europe/London    | 2026-11-02T10:00Z         | 2026-12-27 | 2026-12-28T00:00Z | With the day itself it ends the day before.
        P4W         | england  | Europe/London    | 2026-10-01T12:00+01:00    | 2026-10-29 | 2026-10-30T00:00Z | Clocks went back on 25 October.

        # Days of the calendar and business days in the United States
        P15D        | us       | America/New_York | 2026-11-27T12:00-05:00    | 2026-12-12 | 2026-12-13T05:00Z | A Saturday, which stays.
        P60D        | us       | America/New_York | 2026-11-27T12:00-05:00    | 2027-01-26 | 2027-01-27T05:00Z | 3 days of November, 31 of December, 26 of January.
        P60D        | us       | America/New_York | 2026-12-31T23:59:59-05:00 | 2027-03-01 | 2027-03-02T05:00Z | 31, 28 and one.
        P60D        | us       | America/New_York | 2028-01-01T12:00-05:00    | 2028-03-01 | 2028-03-02T05:00Z | 30, 29 and one, in a leap year.
        P60D incl   | us       | America/New_York | 2026-11-27T12:00-05:00    | 2027-01-25 | 2027-01-26T05:00Z | With the day itself.
        P15D        | us       | America/New_York | 2026-02-28T22:00-05:00    | 2026-03-15 | 2026-03-16T04:00Z | Late in the evening of 28 February; clocks went forward on 8 March.
        P3BD        | us       | America/New_York | 2026-11-24T12:00-05:00    | 2026-11-30 | 2026-12-01T05:00Z | Wednesday; not Thanksgiving; Friday, Monday.
        P2BD        | us       | America/New_York | 2026-07-02T15:00-04:00    | 2026-07-07 | 2026-07-08T04:00Z | 4 July is a Saturday, so Friday is free: Monday, Tuesday.

        # Business days in China, with weekends that are worked in exchange
        P3BD        | china    | Asia/Shanghai    | 2026-09-30T10:00+08:00    | 2026-10-10 | 2026-10-10T16:00Z | Golden Week; 8, 9 and Saturday 10 October, which is worked.
        P5BD        | china    | Asia/Shanghai    | 2026-09-18T10:00+08:00    | 2026-09-24 | 2026-09-24T16:00Z | Sunday 20 September is worked: 20 to 24.
        P3BD        | china    | Asia/Shanghai    | 2026-09-24T10:00+08:00    | 2026-09-30 | 2026-09-30T16:00Z | Mid-Autumn Festival on Friday: 28, 29, 30.
        P3BD        | china    | Asia/Shanghai    | 2026-02-12T10:00+08:00    | 2026-02-24 | 2026-02-24T16:00Z | 13, Saturday 14, which is worked; then Spring Festival to the 23rd; 24.
        P15BD       | china    | Asia/Shanghai    | 2026-04-29T10:00+08:00    | 2026-05-22 | 2026-05-22T16:00Z | 30 April; 6, 7, 8 and Saturday 9 May; then ten days.
        P1BD        | china    | Asia/Shanghai    | 2026-01-04T10:00+08:00    | 2026-01-05 | 2026-01-05T16:00Z | Received on a Sunday that is worked: Monday.
        P1BD incl   | china    | Asia/Shanghai    | 2026-01-04T10:00+08:00    | 2026-01-04 | 2026-01-04T16:00Z | That Sunday itself.

        # Holidays of one place, midnights of another
        P1BD        | england  | Asia/Shanghai    | 2026-12-24T20:00+08:00    | 2026-12-29 | 2026-12-29T16:00Z | English Christmas, until midnight in Shanghai.
        P1BD        | china    | Europe/London    | 2026-09-30T10:00+01:00    | 2026-10-08 | 2026-10-08T23:00Z | Golden Week, until midnight in London.

        # Midnights that clocks skip or show twice
        P1D         | weekdays | Africa/Cairo     | 2026-04-22T10:00+02:00    | 2026-04-23 | 2026-04-23T22:00Z | Clocks skip the midnight after it: the day ends as 01:00 begins.
        P1D         | weekdays | America/Havana   | 2026-10-30T12:00-04:00    | 2026-10-31 | 2026-11-01T04:00Z | Clocks show midnight twice: the day ends at the first one.
        P2D         | weekdays | Pacific/Apia     | 2011-12-28T12:00-10:00    | 2011-12-30 | 2011-12-30T10:00Z | Samoa skipped 30 December 2011: it ends as the 31st begins.
        """;
}
