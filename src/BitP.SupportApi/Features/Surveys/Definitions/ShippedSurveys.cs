using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Surveys.Definitions;

/// <summary>
/// The surveys that the product comes with, one for tickets and one for complaints. They stand in <c>shipped.json</c>, which is part of the program. A database gets them once, and with them the turn,
/// whose row says from then on that it has them: what becomes of them is nobody's business but its owner's.
/// </summary>
internal sealed class ShippedSurveys(SupportDbContextFactory databases, DatabaseProvider provider, TimeProvider clock) : ShippedData(databases, provider, clock)
{
    private const string File = "shipped.json";

    private readonly DatabaseProvider _provider = provider;

    /// <summary>What the file says: surveys as they could have been sent.</summary>
    internal static IReadOnlyList<CreateSurvey.Request> Read()
    {
        using var json =
            typeof(ShippedSurveys).Assembly.GetManifestResourceStream(typeof(ShippedSurveys), File)
            ?? throw new InvalidDataException($"{File} is not embedded in the program.");
        var info = (JsonTypeInfo<IReadOnlyList<CreateSurvey.Request>>)ApiJson.Options.GetTypeInfo(typeof(IReadOnlyList<CreateSurvey.Request>));
        return JsonSerializer.Deserialize(json, info)!;
    }

    protected override async Task<bool> AreThereAsync(CancellationToken ct)
    {
        var query = new SqlQuery(_provider).Add($"SELECT name FROM survey_turn WHERE name = {SurveyTurn.TheName}");
        return (await _provider.ReadAsync(query, row => row.GetString(0), ct)).Count > 0;
    }

    protected override void Add(SupportDbContext db, DateTimeOffset now)
    {
        db.Add(new SurveyTurn());
        // The first has the id that the contract speaks of, so that it can be tried there.
        foreach (var (i, survey) in Read().Index())
            db.Add(Survey.Create(SurveyRules.ContentOf(survey, survey.Kind!.Value), survey.Active ?? true, now, i == 0 ? Examples.Survey : null));
    }
}
