using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using BitP.SupportApi.Platform.Json;
using NodaTime.Text;

namespace BitP.SupportApi.Features.Schedules.Holidays;

/// <summary>All holiday sets. They stand in the files of the folder <c>Data</c>, one a country, which are part of the program.</summary>
internal static class HolidayCatalogue
{
    private static readonly string[] Files = ["cn.json", "de.json", "fr.json", "gb.json", "us.json"];

    private static readonly Lazy<(HolidaySetSummary[] All, FrozenDictionary<string, (HolidaySetSummary Set, TakenHolidays Holidays)> ByCode)> Sets = new(
        ReadFiles
    );

    /// <summary>In the order of their codes.</summary>
    public static IReadOnlyList<HolidaySetSummary> All => Sets.Value.All;

    /// <summary>A set, or null.</summary>
    public static HolidaySetSummary? Find(string code) => Sets.Value.ByCode.TryGetValue(code, out var found) ? found.Set : null;

    /// <summary>The days of a set that there is, those of some of its parts included.</summary>
    public static TakenHolidays Take(string code, IReadOnlyList<string>? parts = null)
    {
        var all = Sets.Value.ByCode[code].Holidays;
        var chosen = parts is { Count: > 0 } ? parts : null;
        return all with { Days = [.. all.Days.Where(d => d.Part is null || chosen?.Contains(d.Part) is true).DistinctBy(d => d.Date)], Parts = chosen };
    }

    /// <summary>Reads the sets of a country, each with the days of all of its parts.</summary>
    /// <exception cref="InvalidDataException">Something in them is missing or makes no sense; the message says what.</exception>
    internal static IEnumerable<(HolidaySetSummary Set, TakenHolidays Holidays)> Read(string file, Stream json)
    {
        var country = JsonSerializer.Deserialize(json, (JsonTypeInfo<CountryFile>)Options().GetTypeInfo(typeof(CountryFile)))!;
        var provisional = country.Provisional ?? [];
        if (country.Years.Intersect(provisional).Any())
            throw new InvalidDataException($"{file}: a year that is covered is not provisional.");
        foreach (var day in country.Days)
        {
            if (
                LocalDatePattern.Iso.Parse(day.Date) is not { Success: true, Value: var date }
                || !country.Years.Contains(date.Year) && !provisional.Contains(date.Year)
                // Only what is announced says which days are worked in exchange, and for which.
                || provisional.Contains(date.Year) && (day.Open || day.InsteadOf is not null)
                || !country.Names.ContainsKey(day.Name)
                || (day.InsteadOf is { } other ? !LocalDatePattern.Iso.Parse(other).Success : day.Open)
                || day.In?.Except(country.Sets.Select(s => s.Code)).Any() is true
                || day.Part is { } part && day.In?.All(code => country.Sets.Single(s => s.Code == code).Has(part)) is not true
            )
                throw new InvalidDataException($"{file}: the day {day.Date} makes no sense.");
        }
        foreach (var set in country.Sets)
        {
            var days = country.Days.Where(d => d.In is null || d.In.Contains(set.Code)).ToArray();
            var whole = days.Where(d => d.Part is null).Select(d => d.Date).ToHashSet();
            if (days.DistinctBy(d => (d.Date, d.Part)).Count() != days.Length || days.Any(d => d.Part is not null && whole.Contains(d.Date)))
                throw new InvalidDataException($"{file}: {set.Code} has a date twice.");
            yield return (
                new(set.Code, set.Name, country.Region, country.Years, provisional, set.Source, country.Edition, set.Remarks, set.Parts ?? []),
                new(set.Code, country.Edition, country.Years, [.. days.Select(d => new Holiday(d.Date, country.Names[d.Name], d.Open, d.InsteadOf, d.Part))])
            );
        }
    }

    private static (HolidaySetSummary[], FrozenDictionary<string, (HolidaySetSummary, TakenHolidays)>) ReadFiles()
    {
        var sets = new List<(HolidaySetSummary Set, TakenHolidays Holidays)>();
        foreach (var file in Files)
        {
            using var json =
                typeof(HolidayCatalogue).Assembly.GetManifestResourceStream(typeof(HolidayCatalogue), $"Data.{file}")
                ?? throw new InvalidDataException($"{file} is not embedded in the program.");
            sets.AddRange(Read(file, json));
        }
        return ([.. sets.Select(s => s.Set).OrderBy(s => s.Code, StringComparer.Ordinal)], sets.ToFrozenDictionary(s => s.Set.Code, StringComparer.Ordinal));
    }

    private static JsonSerializerOptions Options()
    {
        var options = new JsonSerializerOptions();
        ApiJson.Apply(options);
        options.TypeInfoResolver = HolidaysJson.Default;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        return options;
    }
}

/// <summary>
/// The holiday sets of a country, as a file has them. Days are those of all sets, but for those that say in which they are, and in which part of them. A year is covered when everything
/// that is to be announced for it is in the file; until then it can be provisional, with the days that the law names by itself.
/// </summary>
internal sealed record CountryFile(
    string Region,
    string Edition,
    IReadOnlyList<int> Years,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Names,
    IReadOnlyList<CountryFile.OneSet> Sets,
    IReadOnlyList<CountryFile.OneDay> Days,
    IReadOnlyList<int>? Provisional = null
)
{
    internal sealed record OneSet(
        string Code,
        IReadOnlyDictionary<string, string> Name,
        HolidaySource Source,
        IReadOnlyDictionary<string, string>? Remarks = null,
        IReadOnlyList<HolidayPart>? Parts = null
    )
    {
        public bool Has(string part) => Parts?.Any(p => p.Code == part) is true;
    }

    internal sealed record OneDay(string Date, string Name, bool Open = false, string? InsteadOf = null, IReadOnlyList<string>? In = null, string? Part = null);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CountryFile))]
internal sealed partial class HolidaysJson : JsonSerializerContext;
