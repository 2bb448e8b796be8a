using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace BitP.SupportApi.Platform.Json;

/// <summary>How the API reads and writes JSON.</summary>
public static class ApiJson
{
    public const int MaxDepth = 32;

    private static readonly List<IJsonTypeInfoResolver> Resolvers = [CommonJson.Default];
    private static readonly Lazy<JsonSerializerOptions> Lazy = new(Create);

    /// <summary>The one set of options: for bodies, for stored events and for what is kept as JSON in the database.</summary>
    public static JsonSerializerOptions Options => Lazy.Value;

    /// <summary>Adds the types of a feature. Before the first use of <see cref="Options"/>, that is while the program is put together.</summary>
    public static void Know(IJsonTypeInfoResolver types)
    {
        lock (Resolvers)
            if (!Resolvers.Contains(types))
                Resolvers.Add(types);
    }

    public static void Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DictionaryKeyPolicy = null;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.MaxDepth = MaxDepth;
        // Answers are never part of a page: their type is JSON and browsers are told not to guess.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new CleanStringConverter());
        options.Converters.Add(new InstantConverter());
        options.Converters.Add(new DurationConverter());
        options.Converters.Add(new EnumConverter());
        options.TypeInfoResolverChain.Clear();
        lock (Resolvers)
            foreach (var resolver in Resolvers)
                options.TypeInfoResolverChain.Add(resolver);
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions();
        Apply(options);
        options.MakeReadOnly();
        return options;
    }
}
