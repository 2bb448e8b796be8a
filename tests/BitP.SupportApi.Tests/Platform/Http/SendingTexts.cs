using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BitP.SupportApi.Tests.Contract;
using BitP.SupportApi.Tests.Features;
using BitP.SupportApi.Tests.Platform.Json;

namespace BitP.SupportApi.Tests.Platform.Http;

/// <summary>What texts may hold and how long they may be, in every place of every body where one can stand.</summary>
public sealed partial class SendingTexts
{
    // What all channels have in common says the most that any of them takes.
    private static readonly string[] Shorter = ["phone.address", "email.address"];

    // Whatever else is a text is shown in one line.
    private static readonly string[] OfManyLines =
    [
        "AnswerSurvey.answers.",
        "AnswerSurvey.comment",
        "OpenTicket.description",
        "OpenTicket.fields.",
        "UpdateTicket.fields.",
        "ReplyToTicket.body",
        "ReplyToTicket.promise.reason",
        "UpdateTicket.promise.reason",
        "RecalculateSla.reason",
        "CloseTicket.reason",
        "HoldTicket.reason",
        "ReopenTicket.reason",
        "SolveTicket.reason",
        "WaitForCustomer.reason",
        "EscalateTicket.reason",
        "EscalateTicket.summary",
        "RequestEscalation.reason",
        "RequestEscalation.summary",
        "ExcludeSurveyAnswer.reason",
        "IncludeSurveyAnswer.reason",
        "ContactSurveyCustomer.note",
        "FinishSurveyFollowUp.note",
        "ReopenSurveyFollowUp.reason",
        "PlaceHold.reason",
        "ProposeHoldLift.reason",
        "CreateAnnouncement.body.",
        "UpdateAnnouncement.body.",
        "CreateComplaintRegime.leaflet.",
        "CreateComplaintRegime.remedies[0].text.",
        "CreateComplaintRegime.sources[0].says.",
        "UpdateComplaintRegime.leaflet.",
        "UpdateComplaintRegime.remedies[0].text.",
        "UpdateComplaintRegime.sources[0].says.",
        "FileComplaint.description",
        "FileComplaint.desiredOutcome",
        "FileComplaint.form.comments",
        "FileComplaint.points",
        "ComplainAboutTicket.description",
        "ComplainAboutTicket.desiredOutcome",
        "ComplainAboutTicket.form.comments",
        "ComplainAboutTicket.points",
        "AddComplaintPoint.text",
        "SplitComplaintPoint.into",
        "WithdrawComplaintPoint.reason",
        "DecideAdmissibility.reasons",
        "EscalateComplaint.reason",
        "EscalateComplaint.summary",
        "RequestComplaintInformation.items[0].what",
        "RequestComplaintInformation.items[0].why",
        "ProvideComplaintInformation.answer",
        "PostComplaintUpdate.text",
        "DelayComplaint.reasons",
        "DecideComplaint.",
        "CloseComplaint.reason",
        "WithdrawComplaint.reason",
        "ReopenComplaint.reason",
        "InvestigateComplaint.causeReason",
        "ProposeExceptionFromIndependence.reason",
        "CorrectComplaintDocument.reason",
        "RecalculateComplaint.reason",
        "RecalculateComplaintRegime.reason",
        "OfferRedress.description",
        "RespondToExternalStage.text",
        "CloseExternalStage.text",
        "UpdateInvestigationStep.addFinding",
        "UpdateInvestigationStep.addEvidence[0].description",
    ];

    private static readonly string[] NeverInALine = ["\n", "\r\n", "\r", "\t", "\u2028", "\u2029", "\u202D", "\u202E"];

    public static TheoryData<string> Operations => Operation.Names;

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task What_is_shown_in_one_line_takes_no_line_end(string name)
    {
        await using var attack = await Attack.OnAsync(name);
        foreach (var (path, text) in TextsOf(attack))
        foreach (var character in NeverInALine)
        {
            if (OfManyLines.Any(o => $"{name}.{path}".StartsWith(o, StringComparison.Ordinal)))
                continue;
            var answer = await attack.SendAsync(With(attack, path, $"{text}{character}x"));
            attack.Expect(400, answer, $"U+{(int)character[0]:X4} in {path}", "validation_failed");
            attack.ExpectMember(answer, NamedAs(path), null);
        }
    }

    [Fact]
    public void What_has_many_lines_is_there() =>
        Assert.All(OfManyLines, place => Assert.Contains(Operation.All, o => place.StartsWith($"{o.Name}.", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task What_is_required_shows_something(string name)
    {
        await using var attack = await Attack.OnAsync(name);
        foreach (var (path, _) in TextsOf(attack))
        foreach (var nothing in new[] { "\u200b", "\ufeff", "\u2060\u00ad \u3164", "\u2800", "\u115f\u1160", "\u180e\ufe0f", "\U000E0041" })
        {
            if (SchemaAt(attack.Operation, path)?["minLength"] is null)
                continue;
            var answer = await attack.SendAsync(With(attack, path, nothing));
            attack.Expect(400, answer, $"nothing as {path}", "validation_failed");
            attack.ExpectMember(answer, path, null);
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_length_is_counted_in_characters(string name)
    {
        await using var attack = await Attack.OnAsync(name, writes: true);
        foreach (var (path, _) in TextsOf(attack))
        {
            if (
                Shorter.Contains(path)
                || SchemaAt(attack.Operation, path) is not { } schema
                || schema["maxLength"]?.GetValue<int>() is not { } max
                || schema["format"] is not null
                || schema["pattern"] is { } pattern && pattern.GetValue<string>() != "^.*$"
            )
                continue;
            var fits = await attack.SendAsync(With(attack, path, Emoji(max)));
            var tooLong = await attack.SendAsync(With(attack, path, Emoji(max + 1)));

            Assert.True(fits.Status < 500, $"{path}: {fits}");
            Assert.False(Refuses(fits, path, "too_long"), $"{path}: {fits}");
            Assert.True(Refuses(tooLong, path, "too_long"), $"{path}: {tooLong}");
        }
    }

    private static string Emoji(int count) => string.Concat(Enumerable.Repeat("😀", count));

    private static bool Refuses(Answer answer, string path, string code) =>
        answer.Status == 400 && answer["errors"]?[path]?.AsArray().Any(e => e.Str("code") == code) is true;

    // The tags of a ticket are refused together.
    private static string NamedAs(string path) => path.StartsWith("tags[", StringComparison.Ordinal) ? "tags" : path;

    private static List<(string Path, string Text)> TextsOf(Attack attack) =>
        [.. JsonPlace.In(attack.Valid).Where(p => p.Value?.GetValueKind() is JsonValueKind.String).Select(p => (p.Path, p.Value!.GetValue<string>()))];

    private static byte[] With(Attack attack, string path, string text)
    {
        var copy = attack.Valid.DeepClone();
        JsonPlace.In(copy).Single(p => p.Path == path).Value = text;
        return JsonPlace.Bytes(copy);
    }

    private static JsonObject? SchemaAt(Operation operation, string path)
    {
        var schema = Resolve(operation.Contract.RequestSchemas.First());
        foreach (Match step in Step().Matches(path))
            schema = Resolve(step.Value[0] == '[' ? schema?["items"] : schema?["properties"]?[step.Value] ?? schema?["additionalProperties"]);
        return schema;
    }

    private static JsonObject? Resolve(JsonNode? schema)
    {
        if (schema?["oneOf"] is JsonArray choices)
            schema = choices.Single(c => c!["type"]?.ToString() != "null");
        if (schema?["$ref"] is { } reference)
            schema = Document.Whole()["components"]!["schemas"]![reference.GetValue<string>().Split('/')[^1]];
        return schema as JsonObject;
    }

    [GeneratedRegex(@"\[[0-9]+\]|[^.\[\]]+")]
    private static partial Regex Step();
}
