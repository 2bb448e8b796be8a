using System.Text;
using System.Text.Json.Nodes;
using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Localization;

namespace BitP.SupportApi.Tests.Features.Categories;

/// <summary>The data that is part of the program, and what happens when it is broken.</summary>
public sealed class ReadingTheCategories
{
    public static TheoryData<TicketCategory> Ids => [.. Enum.GetValues<TicketCategory>()];

    [Fact]
    public void There_is_one_for_each_id_in_their_order()
    {
        Assert.Equal(Enum.GetValues<TicketCategory>(), CategoryCatalogue.All.Select(c => c.Id));
        Assert.All(CategoryCatalogue.All, c => Assert.Same(c, CategoryCatalogue.Of(c.Id)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_text_is_there_in_every_language(TicketCategory id)
    {
        var category = CategoryCatalogue.Of(id);
        var texts = category
            .Prepare.Concat([category.Name, category.Description, category.PriorityReason])
            .Append(category.Advice)
            .Concat(category.Fields.SelectMany(f => (f.Options ?? []).Select(o => o.Label).Append(f.Label).Append(f.Help)))
            .OfType<LocalizedText>()
            .ToArray();

        Assert.True(texts.Length >= 4);
        Assert.NotEmpty(category.Prepare);
        foreach (var text in texts.SelectMany(t => Languages.Supported.Select(t.In)))
        {
            Assert.Equal(text.Trim(), text);
            Assert.NotEmpty(text);
            Assert.True(CleanText.IsClean(text), text);
        }
    }

    [Fact]
    public void Names_are_unique_in_every_language() =>
        Assert.All(
            Languages.Supported,
            language => Assert.Equal(CategoryCatalogue.All.Count, CategoryCatalogue.All.Select(c => c.Name.In(language)).Distinct().Count())
        );

    [Theory]
    [MemberData(nameof(Ids))]
    public void Labels_are_unique_within_a_category_and_choices_within_a_field(TicketCategory id)
    {
        var fields = CategoryCatalogue.Of(id).Fields;
        foreach (var language in Languages.Supported)
        {
            Assert.Distinct(fields.Select(f => f.Label.In(language)));
            Assert.All(fields, f => Assert.Distinct((f.Options ?? []).Select(o => o.Label.In(language))));
        }
    }

    [Fact]
    public void A_field_of_several_categories_means_the_same_in_all_of_them() =>
        Assert.All(CategoryCatalogue.All.SelectMany(c => c.Fields).GroupBy(f => f.Name), same => Assert.Single(same.Select(f => (f.Type, f.Label)).Distinct()));

    [Fact]
    public void No_definition_of_a_field_has_a_defect() => Assert.All(CategoryCatalogue.All.SelectMany(c => c.Fields), f => Assert.Null(f.Defect()));

    public static TheoryData<string, Action<JsonArray>, string> Breaks =>
        new()
        {
            { "a category is missing", data => data.RemoveAt(3), "each category once" },
            { "a category is there twice", data => data.Add(data[3]!.DeepClone()), "each category once" },
            { "an id is unknown", data => data[3]!["id"] = "lost_umbrella", "$[3].id" },
            { "a text lacks a language", data => data[3]!["name"]!.AsObject().Remove("fr"), "$[3].name" },
            { "a text is null", data => data[3]!["name"]!["fr"] = null, "$[3].name" },
            { "a member is missing", data => data[3]!.AsObject().Remove("priorityReason"), "$[3], line 1: JSON" },
            { "a member is unknown", data => data[3]!["colour"] = "red", "$[3].colour" },
            { "a list holds null", data => data[3]!["prepare"]!.AsArray().Add(null), "WithdrawalNotReceived: a list holds null" },
            { "a field is null", data => data[3]!["fields"]!.AsArray().Add(null), "WithdrawalNotReceived: a list holds null" },
            { "an option is null", data => data[3]!["fields"]![2]!["options"]!.AsArray().Add(null), "WithdrawalNotReceived: a list holds null" },
            { "a duration is none", data => data[3]!["expectedHandling"] = "3 days", "$[3].expectedHandling" },
            { "a duration is zero", data => data[3]!["expectedHandling"] = "PT0S", "WithdrawalNotReceived: expectedHandling" },
            { "a type is unknown", Field(f => f["type"] = "colour"), "$[3].fields[1].type" },
            { "a field is there twice", Field(f => f["name"] = "registeredContact"), "WithdrawalNotReceived, field registeredContact: it is there twice" },
            { "a name is no member name", Field(f => f["name"] = "order id"), "WithdrawalNotReceived, field order id: its name is not camelCase" },
            { "a string has no limit", Field(f => f.Remove("maxLength")), "field orderId: maxLength" },
            { "the limits leave no room", Field(f => f["minLength"] = 101), "field orderId: minLength and maxLength" },
            { "a pattern is not anchored", Field(f => f["pattern"] = "[0-9]+"), "field orderId: its pattern does not stand" },
            { "a pattern does not compile", Field(f => f["pattern"] = "^(unclosed$"), "field orderId: its pattern cannot be used" },
            { "a pattern needs backtracking", Field(f => f["pattern"] = @"^(a)\1$"), "field orderId: its pattern cannot be used" },
            { "a string has a minimum", Field(f => f["minimum"] = 1), "field orderId: minimum" },
            { "a number has no limits", Field(f => Become(f, "number")), "field orderId: minimum" },
            { "a boolean has a length", Field(f => (f["type"], f["minLength"], _) = ("boolean", 1, f.Remove("maxLength"))), "field orderId: only a string" },
            { "a choice has no options", Field(f => Become(f, "enum")), "field orderId: options" },
        };

    [Theory]
    [MemberData(nameof(Breaks), DisableDiscoveryEnumeration = true)]
    public void Broken_data_is_refused_with_the_place(string because, Action<JsonArray> breakIt, string place)
    {
        var data = OwnData();
        breakIt(data);

        var refusal = Assert.Throws<InvalidDataException>(() => Read(data.ToJsonString()));

        Assert.True(refusal.Message.StartsWith("categories.json: ", StringComparison.Ordinal), because);
        Assert.Contains(place, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[null]")]
    public void What_is_no_list_of_categories_is_refused(string json) => Assert.Throws<InvalidDataException>(() => Read(json));

    [Fact]
    public void The_order_in_the_file_does_not_matter()
    {
        var data = OwnData();
        var first = data[0]!;
        data.RemoveAt(0);
        data.Add(first);

        Assert.Equal(Enum.GetValues<TicketCategory>(), Read(data.ToJsonString()).Select(c => c.Id));
    }

    private static Action<JsonArray> Field(Action<JsonObject> change) => data => change(data[3]!["fields"]![1]!.AsObject());

    private static void Become(JsonObject field, string type)
    {
        field["type"] = type;
        field.Remove("maxLength");
    }

    private static Category[] Read(string json) => CategoryCatalogue.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)));

    private static JsonArray OwnData() => JsonNode.Parse(typeof(Category).Assembly.GetManifestResourceStream(typeof(Category), "categories.json")!)!.AsArray();
}
