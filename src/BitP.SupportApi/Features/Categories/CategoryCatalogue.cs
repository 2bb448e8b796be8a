using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Categories;

/// <summary>All categories. They stand in <c>categories.json</c>, which is part of the program, and are read when first asked for.</summary>
public static class CategoryCatalogue
{
    private const string File = "categories.json";

    private static readonly Lazy<Category[]> Lazy = new(ReadFile);

    /// <summary>In the order of <see cref="TicketCategory"/>.</summary>
    public static IReadOnlyList<Category> All => Lazy.Value;

    public static Category Of(TicketCategory id) => Lazy.Value[(int)id];

    /// <summary>Reads the data.</summary>
    /// <exception cref="InvalidDataException">Something in it is missing or makes no sense; the message says where.</exception>
    internal static Category[] Read(Stream json)
    {
        Category[] categories;
        try
        {
            categories = JsonSerializer.Deserialize(json, (JsonTypeInfo<Category[]>)Options().GetTypeInfo(typeof(Category[]))) ?? [];
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{File}: {e.Path}, line {e.LineNumber + 1}: {e.Message}", e);
        }
        foreach (var category in categories)
            Verify(category);
        if (!categories.Select(c => c.Id).Order().SequenceEqual(Enum.GetValues<TicketCategory>()))
            throw new InvalidDataException($"{File}: it does not hold each category once.");
        return [.. categories.OrderBy(c => c.Id)];
    }

    private static Category[] ReadFile()
    {
        using var json =
            typeof(CategoryCatalogue).Assembly.GetManifestResourceStream(typeof(CategoryCatalogue), File)
            ?? throw new InvalidDataException($"{File} is not embedded in the program.");
        return Read(json);
    }

    private static void Verify(Category? category)
    {
        // The serializer guards members against null, but not what is in lists.
        if (category is null || category.Prepare.Contains(null!) || category.Fields.Any(f => f is null || f.Options?.Contains(null!) is true))
            throw new InvalidDataException($"{File}: {category?.Id}: a list holds null.");
        var names = new HashSet<string>();
        if (category.ExpectedHandling <= TimeSpan.Zero)
            throw new InvalidDataException($"{File}: {category.Id}: expectedHandling is not positive.");
        if (category.Fields.Count > Category.MaxFields)
            throw new InvalidDataException($"{File}: {category.Id}: it has more than {Category.MaxFields} fields.");
        foreach (var field in category.Fields)
            if ((names.Add(field.Name) ? field.Defect() : "it is there twice.") is { } defect)
                throw new InvalidDataException($"{File}: {category.Id}, field {field.Name}: {defect}");
    }

    // What is missing or null has to be noticed here: there is nobody else to refuse it.
    private static JsonSerializerOptions Options()
    {
        var options = new JsonSerializerOptions();
        ApiJson.Apply(options);
        options.TypeInfoResolver = CategoriesJson.Default;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        return options;
    }
}
