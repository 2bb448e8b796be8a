using System.Text.Json.Serialization;

namespace BitP.SupportApi.Features.Categories;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Category[]))]
[JsonSerializable(typeof(CategoryResponse))]
[JsonSerializable(typeof(ListCategories.Response), TypeInfoPropertyName = "ListCategoriesResponse")]
internal sealed partial class CategoriesJson : JsonSerializerContext;
