using System.Globalization;
using System.Text;
using System.Text.Json;
using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Platform.Localization;
using FsCheck;
using FsCheck.Fluent;

namespace BitP.SupportApi.Tests.Features.Categories;

/// <summary>The fields of a ticket against what its category asks.</summary>
public sealed class CheckingFields
{
    private static readonly LocalizedText Label = new("Label", "标签", "Libellé", "Bezeichnung");

    private static readonly Category Everything = CategoryCatalogue.Of(TicketCategory.Other) with
    {
        Fields =
        [
            new("contact", FieldType.Text, Required: true, Label, null, MinLength: 3, MaxLength: 10),
            new("amount", FieldType.Text, Required: false, Label, null, MaxLength: 20, Pattern: @"^(0|[1-9][0-9]*)(\.[0-9]+)?$"),
            new("count", FieldType.Number, Required: false, Label, null, Minimum: 0, Maximum: 100),
            new("confirmed", FieldType.Boolean, Required: false, Label, null),
            new("state", FieldType.Choice, Required: false, Label, null, Options: [new("active", Label), new("locked", Label)]),
            new("noticedAt", FieldType.Instant, Required: false, Label, null),
        ],
    };

    [Theory]
    [InlineData("""{ "contact": "a@b" }""")]
    [InlineData("""{ "contact": "0123456789" }""")]
    [InlineData("""{ "contact": "🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂" }""")]
    [InlineData("""{ "contact": "a\tb\nc" }""")]
    [InlineData("""{ "contact": "abc", "amount": "12.50", "count": 3, "confirmed": false, "state": "locked", "noticedAt": "2026-11-22T08:30:00+08:00" }""")]
    [InlineData("""{ "contact": "abc", "amount": null, "count": null, "confirmed": null, "state": null, "noticedAt": null }""")]
    [InlineData("""{ "contact": "abc", "count": 0 }""")]
    [InlineData("""{ "contact": "abc", "count": 1e2 }""")]
    public void Answers_to_the_questions_are_fine(string fields) => Assert.Null(Everything.Check(Parse(fields)));

    [Theory]
    [InlineData("""{ }""", "fields.contact", "required")]
    [InlineData("""{ "contact": null }""", "fields.contact", "required")]
    [InlineData("""{ "contact": "" }""", "fields.contact", "required")]
    [InlineData("""{ "contact": "   " }""", "fields.contact", "required")]
    [InlineData("""{ "contact": "ab" }""", "fields.contact", "too_short")]
    [InlineData("""{ "contact": "🙂🙂" }""", "fields.contact", "too_short")]
    [InlineData("""{ "contact": "01234567890" }""", "fields.contact", "too_long")]
    [InlineData("""{ "contact": 123 }""", "fields.contact", "wrong_type")]
    [InlineData("""{ "contact": true }""", "fields.contact", "wrong_type")]
    [InlineData("""{ "contact": { "a": 1 } }""", "fields.contact", "wrong_type")]
    [InlineData("""{ "contact": ["abc"] }""", "fields.contact", "wrong_type")]
    [InlineData("""{ "contact": "a\u0000bc" }""", "fields.contact", "control_character")]
    [InlineData("""{ "contact": "a\u0085bc" }""", "fields.contact", "control_character")]
    [InlineData("""{ "contact": "abc\ud800" }""", "fields.contact", "control_character")]
    [InlineData("""{ "contact": "abc", "contct": "abc" }""", "fields.contct", "unknown")]
    [InlineData("""{ "contact": "abc", "contct": null }""", "fields.contct", "unknown")]
    [InlineData("""{ "contact": "abc", "Amount": "1" }""", "fields.Amount", "unknown")]
    [InlineData("""{ "contact": "abc", "": "1" }""", "fields.", "unknown")]
    [InlineData("""{ "contact": "abc", "a\u0007b": 1 }""", "fields.?", "control_character")]
    [InlineData("""{ "contact": "abc", "amount": "" }""", "fields.amount", "format")]
    [InlineData("""{ "contact": "abc", "amount": "1,5" }""", "fields.amount", "format")]
    [InlineData("""{ "contact": "abc", "amount": "١٢" }""", "fields.amount", "format")]
    [InlineData("""{ "contact": "abc", "amount": "1.5\n" }""", "fields.amount", "format")]
    [InlineData("""{ "contact": "abc", "amount": "x\n1.5" }""", "fields.amount", "format")]
    [InlineData("""{ "contact": "abc", "amount": "1\n2" }""", "fields.amount", "format")]
    [InlineData("""{ "contact": "abc", "amount": 1.5 }""", "fields.amount", "wrong_type")]
    [InlineData("""{ "contact": "abc", "count": -1 }""", "fields.count", "out_of_range")]
    [InlineData("""{ "contact": "abc", "count": 100.5 }""", "fields.count", "out_of_range")]
    [InlineData("""{ "contact": "abc", "count": 1e400 }""", "fields.count", "out_of_range")]
    [InlineData("""{ "contact": "abc", "count": 1e99999999999999999999 }""", "fields.count", "out_of_range")]
    [InlineData("""{ "contact": "abc", "count": 1.000000000000000000000000000000001 }""", "fields.count", "too_long")]
    [InlineData("""{ "contact": "abc", "count": "3" }""", "fields.count", "wrong_type")]
    [InlineData("""{ "contact": "abc", "confirmed": "true" }""", "fields.confirmed", "wrong_type")]
    [InlineData("""{ "contact": "abc", "confirmed": 1 }""", "fields.confirmed", "wrong_type")]
    [InlineData("""{ "contact": "abc", "state": "unknown" }""", "fields.state", "wrong_type")]
    [InlineData("""{ "contact": "abc", "state": "Locked" }""", "fields.state", "wrong_type")]
    [InlineData("""{ "contact": "abc", "state": "locked\n" }""", "fields.state", "wrong_type")]
    [InlineData("""{ "contact": "abc", "state": "locked\u0000" }""", "fields.state", "control_character")]
    [InlineData("""{ "contact": "abc", "state": 1 }""", "fields.state", "wrong_type")]
    [InlineData("""{ "contact": "abc", "noticedAt": "yesterday" }""", "fields.noticedAt", "format")]
    [InlineData("""{ "contact": "abc", "noticedAt": "" }""", "fields.noticedAt", "format")]
    [InlineData("""{ "contact": "abc", "noticedAt": "2026-11-22" }""", "fields.noticedAt", "format")]
    [InlineData("""{ "contact": "abc", "noticedAt": "2026-11-22T08:30:00" }""", "fields.noticedAt", "format")]
    [InlineData("""{ "contact": "abc", "noticedAt": "2026-02-30T08:30:00Z" }""", "fields.noticedAt", "format")]
    [InlineData("""{ "contact": "abc", "noticedAt": "2026-11-22T08:30:00Z\n" }""", "fields.noticedAt", "format")]
    [InlineData("""{ "contact": "abc", "noticedAt": 1763800200 }""", "fields.noticedAt", "wrong_type")]
    public void Anything_else_is_refused_for_its_reason(string fields, string member, string code)
    {
        var errors = Everything.Check(Parse(fields));

        var (key, reasons) = Assert.Single(errors!);
        Assert.Equal(member, key);
        var reason = Assert.Single(reasons);
        Assert.Equal(code, reason.Code);
        Assert.NotEmpty(reason.Message);
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once()
    {
        var errors = Everything.Check(Parse("""{ "count": 101, "colour": "red", "state": 7 }"""))!;

        Assert.Equal(["fields.colour", "fields.contact", "fields.count", "fields.state"], errors.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_fields_at_all_are_fine_when_nothing_is_required()
    {
        Assert.Null(CategoryCatalogue.Of(TicketCategory.FeatureQuestion).Check(null));
        Assert.Equal(["fields.registeredContact"], CategoryCatalogue.Of(TicketCategory.AccountLocked).Check(null)!.Keys);
    }

    [Fact]
    public void Errors_stand_where_the_caller_says() => Assert.Equal(["ticket.fields.contact"], Everything.Check(null, "ticket.fields")!.Keys);

    [Fact]
    public void More_than_fifty_members_are_refused_unseen()
    {
        var fields = Enumerable.Range(0, Category.MaxFields + 1).ToDictionary(n => $"field{n}", _ => Value("1"));

        var (key, reasons) = Assert.Single(Everything.Check(fields)!);

        Assert.Equal("fields", key);
        Assert.Equal("too_many", Assert.Single(reasons).Code);
    }

    [Fact]
    public void A_long_name_is_not_echoed_whole()
    {
        var name = new string('x', 99) + string.Concat(Enumerable.Repeat("🙂", 50_000));

        var errors = Everything.Check(new Dictionary<string, JsonElement> { ["contact"] = Value("\"abc\""), [name] = Value("1") });

        Assert.Equal($"fields.{name[..99]}🙂…", Assert.Single(errors!).Key);
    }

    [Fact]
    public void Reasons_are_in_the_language_of_the_request()
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
            Assert.Equal("此项为必填。", Everything.Check(null)!["fields.contact"][0].Message);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public void A_value_with_bytes_that_are_no_text_is_refused()
    {
        var value = JsonDocument.Parse(new byte[] { (byte)'"', 0xc3, 0x28, 0xff, (byte)'"' }).RootElement;

        Assert.Equal("control_character", Everything.Check(new Dictionary<string, JsonElement> { ["contact"] = value })!["fields.contact"][0].Code);
    }

    [Fact]
    public void A_value_that_was_never_set_is_refused() =>
        Assert.Equal("wrong_type", Everything.Check(new Dictionary<string, JsonElement> { ["contact"] = default })!["fields.contact"][0].Code);

    [Fact]
    public void A_name_with_half_a_surrogate_pair_is_refused()
    {
        var errors = Everything.Check(new Dictionary<string, JsonElement> { ["contact"] = Value("\"abc\""), ["a\ud800"] = Value("1") });

        Assert.Equal("control_character", errors!["fields.?"][0].Code);
    }

    [Fact]
    public void Hostile_values_never_throw()
    {
        string[] texts =
        [
            "",
            "\\ud800",
            "\\udc00\\ud800",
            "\\u0000",
            "\\u2028\\u202e\\ufeff",
            "%s%n",
            "'; DROP TABLE tickets; --",
            "${jndi:ldap://x}",
            "<script>",
            new('9', 200_000),
            new string('0', 50_000) + "." + new string('1', 50_000),
            "9999-12-31T23:59:59.9999999-23:59",
            "0001-01-01T00:00:00+23:59",
            "2026-11-22T08:30:00+99:99",
        ];
        string[] values =
        [
            .. texts.Select(text => $"\"{text}\""),
            new('9', 200_000),
            "-1e-999999999",
            "1E+2147483648",
            "-0.0",
            "{}",
            "[[[]]]",
            """{ "a": { "a": "\ud800" } }""",
            "null",
            "true",
        ];

        foreach (var category in CategoryCatalogue.All)
        foreach (var value in values)
            category.Check(category.Fields.Select(f => f.Name).Append("a\u0000\udfff").ToDictionary(name => name, _ => Value(value)));
    }

    [Fact]
    public void Any_text_in_any_field_is_fine_or_refused_and_never_throws() =>
        Prop.ForAll<string>(text =>
            {
                var value = JsonSerializer.SerializeToElement(text ?? "");
                foreach (var field in Everything.Fields)
                    _ = Everything.Check(new Dictionary<string, JsonElement> { [field.Name] = value, [text ?? ""] = value });
            })
            .QuickCheckThrowOnFailure();

    private static Dictionary<string, JsonElement> Parse(string fields) =>
        JsonDocument.Parse(Encoding.UTF8.GetBytes(fields)).RootElement.EnumerateObject().ToDictionary(p => p.Name, p => p.Value);

    private static JsonElement Value(string json) => JsonDocument.Parse(json).RootElement;
}
