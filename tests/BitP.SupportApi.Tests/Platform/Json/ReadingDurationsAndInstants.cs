using System.Globalization;
using System.Text.RegularExpressions;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Tests.Platform.Json;

public sealed class ReadingDurationsAndInstants
{
    [Theory]
    [InlineData("PT0S", 0)]
    [InlineData("PT0.5S", 0.5)]
    [InlineData("PT0,5S", 0.5)]
    [InlineData("-PT1H", -3600)]
    [InlineData("PT344H5M21.15S", 1_238_721.15)]
    [InlineData("P14DT8H5M21.15S", 1_238_721.15)]
    [InlineData("PT1.5H", 5400)]
    [InlineData("PT1H30S", 3630)]
    [InlineData("PT90M", 5400)]
    [InlineData("P0.5D", 43_200)]
    [InlineData("P1W", 604_800)]
    [InlineData("P1.5W", 907_200)]
    [InlineData("P1W2D", 777_600)]
    [InlineData("P110000D", 9_504_000_000)]
    [InlineData("P0Y0M1D", 86_400)]
    [InlineData("P0Y0M0DT1H0M0S", 3600)]
    [InlineData("-P0Y0M0DT1H0M0S", -3600)]
    [InlineData("P00Y1W", 604_800)]
    [InlineData("P0MT1M", 60)]
    [InlineData("P0Y0M", 0)]
    [InlineData("P0Y", 0)]
    [InlineData("P0M", 0)]
    public void A_duration_is_read(string text, double seconds)
    {
        Assert.True(Durations.TryParse(text, out var duration));
        Assert.Equal(TimeSpan.FromSeconds(seconds), duration);
        Assert.Matches(Durations.Form, text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1DT")]
    [InlineData("-P")]
    [InlineData("+PT1H")]
    [InlineData("PT-1H")]
    [InlineData("PT1H\n")]
    [InlineData(" PT1H")]
    [InlineData("pt1h")]
    [InlineData("P1M")]
    [InlineData("P1Y")]
    [InlineData("P1Y0M1D")]
    [InlineData("P0Y1M1D")]
    [InlineData("P0Y0M1M")]
    [InlineData("P10YT1H")]
    [InlineData("P0M0Y")]
    [InlineData("P0Y0Y")]
    [InlineData("P0.0YT1H")]
    [InlineData("P0YT")]
    [InlineData("PT1.5H30M")]
    [InlineData("P1.5DT1H")]
    [InlineData("PT.5S")]
    [InlineData("PT5.S")]
    [InlineData("PT1.5.5S")]
    [InlineData("PT1S1M")]
    [InlineData("P1H")]
    [InlineData("PT1W")]
    [InlineData("PT٤H")]
    [InlineData("P110000DT1S")]
    [InlineData("-P110001D")]
    [InlineData("PT99999999999999999999999999999999H")]
    [InlineData("P9999999999999999999999999999W")]
    [InlineData("PT0.0000000000000000000000000000000000001S")]
    public void What_is_no_duration_is_refused(string? text) => Assert.False(Durations.TryParse(text, out _), text);

    [Theory]
    [InlineData("00:00:00", "PT0S")]
    [InlineData("00:00:00.5", "PT0.5S")]
    [InlineData("1.00:00:00", "PT24H")]
    [InlineData("14.08:05:21.15", "PT344H5M21.15S")]
    [InlineData("01:00:30", "PT1H0M30S")]
    [InlineData("00:30:00", "PT30M")]
    [InlineData("-01:30:00", "-PT1H30M")]
    [InlineData("00:00:00.0000001", "PT0.0000001S")]
    public void A_duration_is_written_in_hours(string duration, string text) =>
        Assert.Equal(text, Durations.Text(TimeSpan.Parse(duration, CultureInfo.InvariantCulture)));

    [Fact]
    public void What_is_written_can_be_read_and_has_the_form_of_the_contract()
    {
        var random = new Random(1);
        for (var i = 0; i < 10_000; i++)
        {
            var ticks = random.NextInt64(-Durations.Longest.Ticks, Durations.Longest.Ticks + 1);
            var duration = TimeSpan.FromTicks(i % 2 == 0 ? ticks : ticks - ticks % (i % 3 == 0 ? TimeSpan.TicksPerHour : TimeSpan.TicksPerMillisecond));
            var text = Durations.Text(duration);

            Assert.True(Durations.TryParse(text, out var read), text);
            Assert.Equal(duration, read);
            Assert.Matches(Durations.Form, text);
            if (duration >= TimeSpan.Zero && duration.Ticks % TimeSpan.TicksPerSecond == 0)
                Assert.Matches("^PT([0-9]+H([0-9]+M([0-9]+S)?)?|[0-9]+M([0-9]+S)?|[0-9]+S)$", text); // dur-time of RFC 3339 appendix A
        }
    }

    [Theory]
    [InlineData("2026-01-02T00:00:00Z", "2026-01-02T00:00:00.000Z")]
    [InlineData("2026-01-02t00:00:00z", "2026-01-02T00:00:00.000Z")]
    [InlineData("2026-01-02T00:00:00.1234567891Z", "2026-01-02T00:00:00.123Z")]
    [InlineData("2026-01-02T00:00:00.9999999999999999999999999999999999999999Z", "2026-01-02T00:00:00.999Z")]
    [InlineData("2026-01-02T00:00:00.5+08:00", "2026-01-01T16:00:00.500Z")]
    [InlineData("2026-01-02T00:00:00-00:00", "2026-01-02T00:00:00.000Z")]
    [InlineData("2026-01-02T00:00:00-23:59", "2026-01-02T23:59:00.000Z")]
    [InlineData("2024-02-29T23:59:59+01:30", "2024-02-29T22:29:59.000Z")]
    public void An_instant_is_read_and_cut(string text, string instant)
    {
        Assert.True(Instants.TryParse(text, out var read));
        Assert.Equal(instant, read.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        Assert.Equal(0, read.Ticks % TimeSpan.TicksPerMillisecond);
    }

    [Fact]
    public void What_is_no_instant_is_refused() => Assert.All(Http.SendingStrangeValues.NoInstants, text => Assert.False(Instants.TryParse(text, out _), text));

    [Fact]
    public void The_form_is_one_that_every_engine_reads() => Assert.DoesNotMatch(new Regex(@"\\|\(\?"), Durations.Form);
}
