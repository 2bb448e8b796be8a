using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Complaints.Documents;

/// <summary>Files of texts that are part of the program.</summary>
internal static class DataFile
{
    private static readonly Lazy<JsonSerializerOptions> Options = new(MakeOptions);

    /// <summary>Reads a file.</summary>
    /// <param name="name">Its name, from the folder of the type on, with points between folders.</param>
    /// <param name="beside">The type beside which it lies.</param>
    /// <exception cref="InvalidDataException">It is not there, or something in it is missing or makes no sense; the message says where.</exception>
    public static T Read<T>(string name, Type beside)
    {
        using var json = beside.Assembly.GetManifestResourceStream(beside, name) ?? throw new InvalidDataException($"{name} is not embedded in the program.");
        try
        {
            return JsonSerializer.Deserialize(json, (JsonTypeInfo<T>)Options.Value.GetTypeInfo(typeof(T)))
                ?? throw new InvalidDataException($"{name} is null.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{name}: {e.Path}, line {e.LineNumber + 1}: {e.Message}", e);
        }
    }

    // What is missing or null has to be noticed here: there is nobody else to refuse it.
    private static JsonSerializerOptions MakeOptions()
    {
        var options = new JsonSerializerOptions();
        ApiJson.Apply(options);
        options.TypeInfoResolver = ComplaintDocumentsJson.Default;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        return options;
    }
}
