using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BitP.SupportApi.Platform.Json;

/// <summary>What the values of an enum are called in JSON, in parameters and wherever else a caller meets them.</summary>
internal static class EnumNames<TEnum>
    where TEnum : struct, Enum
{
    private static readonly FrozenDictionary<TEnum, string> Names = Enum.GetValues<TEnum>()
        .ToFrozenDictionary(value => value, value => EnumNames.Of(typeof(TEnum), value.ToString()));

    public static FrozenDictionary<string, TEnum> Values { get; } = Names.ToFrozenDictionary(n => n.Value, n => n.Key, StringComparer.Ordinal);

    public static string Of(TEnum value) => Names[value];
}

internal static class EnumNames
{
    /// <summary>The name of a member of an enum.</summary>
    public static string Of(Type type, string member) =>
        type.GetField(member)!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(member);

    /// <summary>The names of all members of an enum, in their order.</summary>
    public static IEnumerable<string> Of(Type type) => Enum.GetNames(type).Select(member => Of(type, member));
}
