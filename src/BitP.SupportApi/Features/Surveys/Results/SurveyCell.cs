using System.Security.Cryptography;
using System.Text;
using BitP.SupportApi.Platform.Callers;

namespace BitP.SupportApi.Features.Surveys.Results;

/// <summary>What figures are kept by.</summary>
public enum SurveyDimension
{
    /// <summary>By nothing: all cases together.</summary>
    All,

    /// <summary>By who resolved the case.</summary>
    Agent,

    /// <summary>By the team that had it.</summary>
    Team,

    /// <summary>By the channel by which it came in.</summary>
    Channel,

    /// <summary>By its category, of a complaint by its kind.</summary>
    Category,

    /// <summary>By its language.</summary>
    Language,

    /// <summary>By the partner whose customer it is.</summary>
    Partner,

    /// <summary>By who replied in it, each by the share of the replies.</summary>
    AgentByReplies,

    /// <summary>By the teams of those who replied, each by the share of the replies.</summary>
    TeamByReplies,
}

/// <summary>
/// What the cases of a group that ended on one day (UTC) come to, with its quarter hours: of these, days of all time zones can be put together, since what zones are
/// off UTC is a multiple of 15 minutes since 1980. What nothing counts for any more stays, empty.
/// </summary>
public sealed class SurveyCell : IOwned
{
    public const int KeyMaxLength = 64;

    internal static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    private SurveyCell() { }

    /// <summary>It follows from what the cell is, so that many are found at once and none is made twice.</summary>
    public Guid Id { get; private init; }

    public Guid SurveyId { get; private init; }

    /// <summary>Of whose customers it is; null for those of all partners.</summary>
    public Guid? PartnerId { get; private init; }

    public SurveyDimension Dimension { get; private init; }

    /// <summary>Which group of the dimension; empty for nobody or none.</summary>
    public string Key { get; private init; } = "";

    /// <summary>Its first instant.</summary>
    public DateTimeOffset Day { get; private init; }

    /// <summary>The sum of the day (<see cref="SurveySum"/>).</summary>
    public string Total { get; private set; } = SurveySumJson.Nothing;

    /// <summary>The sums of its quarter hours by their numbers, from 0; those without anything are absent.</summary>
    public string Quarters { get; private set; } = SurveySumJson.Nothing;

    /// <summary>How often it was written.</summary>
    public long Revision { get; private set; }

    Guid? IOwned.CustomerId => null;

    internal static SurveyCell Of(SurveyCellKey key) =>
        new()
        {
            Id = key.Id,
            SurveyId = key.SurveyId,
            PartnerId = key.PartnerId,
            Dimension = key.Dimension,
            Key = key.Key,
            Day = key.Day,
        };

    /// <summary>Adds what changed in its quarter hours.</summary>
    internal void Add(IReadOnlyDictionary<int, SurveySum> changes)
    {
        var quarters = ReadQuarters();
        foreach (var (quarter, change) in changes)
            quarters[quarter] = With(quarters.GetValueOrDefault(quarter), change);
        Become(quarters);
        Touch();
    }

    /// <summary>Takes what it should say.</summary>
    /// <returns>Whether it said something else.</returns>
    internal bool Become(IReadOnlyDictionary<int, SurveySum> quarters)
    {
        var total = new SurveySum();
        foreach (var quarter in quarters.Values)
            total.Add(quarter);
        var (before, after) = ((Total, Quarters), (SurveySumJson.Write(total), SurveySumJson.Write(quarters)));
        if (before == after)
            return false;
        (Total, Quarters) = after;
        Touch();
        return true;
    }

    /// <summary>Has it written, whether it says something else or not: somebody who goes by it at the same time has to do so again.</summary>
    internal void Touch() => Revision++;

    private Dictionary<int, SurveySum> ReadQuarters()
    {
        var quarters = new Dictionary<int, SurveySum>();
        SurveySumJson.AddQuarters(Quarters, quarter => quarters[quarter] = new());
        return quarters;
    }

    private static SurveySum With(SurveySum? sum, SurveySum change)
    {
        sum ??= new();
        sum.Add(change);
        return sum;
    }
}

/// <summary>Which cell it is.</summary>
internal readonly record struct SurveyCellKey(Guid SurveyId, DateTimeOffset Day, Guid? PartnerId, SurveyDimension Dimension, string Key)
{
    public Guid Id => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{SurveyId}/{Day.ToUnixTimeSeconds()}/{PartnerId}/{Dimension}/{Key}")).AsSpan(0, 16));

    /// <summary>The one of a day that changes whenever another of that day does.</summary>
    public static SurveyCellKey OfAll(Guid survey, DateTimeOffset day) => new(survey, day, null, SurveyDimension.All, "");

    public static DateTimeOffset DayOf(DateTimeOffset at) => new(at.UtcDateTime.Date, TimeSpan.Zero);

    public static int QuarterOf(DateTimeOffset at) => (int)(at.UtcDateTime.TimeOfDay / SurveyCell.Quarter);
}
