using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Platform.Localization;

namespace BitP.SupportApi.Tests.Features.Categories;

/// <summary>What callers are told about categories, in their language.</summary>
public sealed class DescribingCategories
{
    public static TheoryData<string, TicketCategory> All
    {
        get
        {
            var all = new TheoryData<string, TicketCategory>();
            foreach (var language in Languages.Supported)
            foreach (var id in Enum.GetValues<TicketCategory>())
                all.Add(language, id);
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_schema_says_what_is_asked_and_what_is_required(string language, TicketCategory id)
    {
        var category = CategoryCatalogue.Of(id);

        var schema = FieldsSchema.Of(category, language);

        Assert.Equal("https://json-schema.org/draft/2020-12/schema", (string?)schema["$schema"]);
        Assert.Equal("object", (string?)schema["type"]);
        Assert.False((bool)schema["additionalProperties"]!);
        Assert.Equal(category.Fields.Select(f => f.Name), schema["properties"]!.AsObject().Select(p => p.Key));
        Assert.Equal(category.Fields.Where(f => f.Required).Select(f => f.Name), schema["required"]!.AsArray().Select(n => (string?)n));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_schema_speaks_the_language(string language, TicketCategory id)
    {
        var category = CategoryCatalogue.Of(id);

        var properties = FieldsSchema.Of(category, language)["properties"]!;

        Assert.All(
            category.Fields,
            field =>
            {
                var property = properties[field.Name]!;
                Assert.Equal(field.Label.In(language), (string?)property["title"]);
                Assert.Equal(field.Help?.In(language), (string?)property["description"]);
                Assert.Equal(
                    field.Options?.Select(o => (o.Value, o.Label.In(language))),
                    property["oneOf"]?.AsArray().Select(o => ((string)o!["const"]!, (string)o["title"]!))
                );
            }
        );
    }

    [Fact]
    public void The_schema_has_the_limits_that_are_checked()
    {
        var texts = FieldsSchema.Of(CategoryCatalogue.Of(TicketCategory.AccountLocked), "de")["properties"]!;
        var numbers = FieldsSchema.Of(CategoryCatalogue.Of(TicketCategory.Deposit), "de")["properties"]!;

        AssertJson(
            """
            {
              "type": "string",
              "title": "Registrierte E-Mail-Adresse oder Telefonnummer",
              "description": "Damit finden wir Ihr Konto. Bitte geben Sie hier weder ein Passwort noch einen Code an.",
              "minLength": 3,
              "maxLength": 200,
              "pattern": "\\S"
            }
            """,
            texts["registeredContact"]
        );
        Assert.Equal("date-time", (string?)texts["firstNoticedAt"]!["format"]);
        Assert.Equal("boolean", (string?)texts["canAccessContact"]!["type"]);
        Assert.Equal("number", (string?)numbers["confirmations"]!["type"]);
        Assert.Equal((0m, 100_000_000m), ((decimal)numbers["confirmations"]!["minimum"]!, (decimal)numbers["confirmations"]!["maximum"]!));
        Assert.Equal(@"^(0|[1-9][0-9]{0,17})(\.[0-9]{1,18})?$", (string?)numbers["receivedAmount"]!["pattern"]);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void What_the_schema_allows_is_accepted(string language, TicketCategory id)
    {
        var schema = FieldsSchema.Of(CategoryCatalogue.Of(id), language);

        var fields = schema["properties"]!.AsObject().ToDictionary(p => p.Key, p => JsonSerializer.SerializeToElement(AnswerTo(p.Value!)));

        Assert.Null(CategoryCatalogue.Of(id).Check(fields));
    }

    [Fact]
    public void A_choice_of_the_schema_is_accepted_and_its_title_is_not()
    {
        var category = CategoryCatalogue.Of(TicketCategory.Login);
        var choices = FieldsSchema.Of(category, "en")["properties"]!["loginProblem"]!["oneOf"]!.AsArray();

        foreach (var choice in choices)
        {
            Assert.Null(category.Check(new Dictionary<string, JsonElement> { ["loginProblem"] = JsonSerializer.SerializeToElement(choice!["const"]) }));
            Assert.NotNull(category.Check(new Dictionary<string, JsonElement> { ["loginProblem"] = JsonSerializer.SerializeToElement(choice["title"]) }));
        }
    }

    [Theory]
    [InlineData("en", "en")]
    [InlineData("zh", "zh-CN")]
    [InlineData("zh-Hans-CN", "zh-CN")]
    [InlineData("de-AT", "de")]
    [InlineData("FR", "fr")]
    public void The_answer_is_in_the_best_language_there_is(string wanted, string given)
    {
        var answers = CategoryAnswers.In(wanted);

        Assert.All(answers.All, answer => Assert.Equal(given, answer.Language));
        Assert.Equal(CategoryCatalogue.Of(TicketCategory.Login).Name.In(given), answers.Find("login")!.Name);
        Assert.Null(new ListCategories.Validator().Validate(new ListCategories.Request { Language = wanted }).Errors.FirstOrDefault());
    }

    [Theory]
    [InlineData("zh-CN", "zh-CN")]
    [InlineData("", "en")]
    public void Without_a_wish_it_is_the_language_of_the_request(string culture, string given)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(given, CategoryAnswers.In(null).Language);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("es")]
    [InlineData("pt-BR")]
    [InlineData("x")]
    [InlineData("de_AT")]
    [InlineData("en; DROP TABLE tickets")]
    public void A_language_without_texts_is_refused(string wanted)
    {
        var result = new GetCategory.Validator().Validate(new GetCategory.Request { Language = wanted });

        Assert.Equal("language", Assert.Single(result.Errors).ErrorCode);
    }

    [Theory]
    [InlineData("Login")]
    [InlineData("login ")]
    [InlineData("1")]
    [InlineData("AccountLocked")]
    [InlineData("")]
    public void Only_the_name_that_tickets_use_finds_a_category(string id) => Assert.Null(CategoryAnswers.In("en").Find(id));

    private static object AnswerTo(JsonNode property) =>
        (string?)property["type"] switch
        {
            "boolean" => true,
            "number" => (decimal)property["maximum"]!,
            _ when property["oneOf"] is JsonArray choices => (string)choices[^1]!["const"]!,
            _ when property["format"] is not null => "2026-11-22T08:30:00Z",
            _ when (string?)property["pattern"] is { } pattern && pattern != @"\S" => new[] { "0.5", "1" }.First(t => Regex.IsMatch(t, pattern)),
            _ => string.Concat(Enumerable.Repeat("𝄞", (int)property["maxLength"]!)),
        };

    private static void AssertJson(string expected, JsonNode? actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), actual?.ToJsonString());
}
