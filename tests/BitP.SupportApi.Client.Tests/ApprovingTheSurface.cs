using System.Reflection;
using System.Text;

namespace BitP.SupportApi.Client.Tests;

/// <summary>What programs are written against: whatever is removed or renamed here breaks somebody's build.</summary>
public sealed class ApprovingTheSurface
{
    private static readonly NullabilityInfoContext Nullability = new();

    [Fact]
    public void The_committed_surface_is_that_of_the_client()
    {
        var text = new StringBuilder();
        foreach (var type in typeof(SupportApiClient).Assembly.GetExportedTypes().OrderBy(t => t.FullName, StringComparer.Ordinal))
        {
            text.Append(Heading(type)).Append('\n');
            foreach (var line in Members(type).Order(StringComparer.Ordinal))
                text.Append("    ").Append(line).Append('\n');
        }
        Approval.MatchesText(text.ToString(), "tests/BitP.SupportApi.Client.Tests/Approved/PublicSurface.approved.txt");
    }

    private static string Heading(Type type)
    {
        var kind =
            type.IsInterface ? "interface"
            : type.IsValueType ? "struct"
            : type is { IsAbstract: true, IsSealed: true } ? "static class"
            : type.IsSealed ? "sealed class"
            : "class";
        var parent = type.BaseType is { } b && b != typeof(object) && b != typeof(ValueType) ? $" : {NameOf(b)}" : "";
        return $"{kind} {type.Namespace}.{NameOf(type)}{parent}";
    }

    private static IEnumerable<string> Members(Type type)
    {
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        foreach (var constructor in type.GetConstructors(Declared).Where(c => c.IsPublic || c.IsFamily))
            yield return $"new({Parameters(constructor)})";
        foreach (var property in type.GetProperties(Declared).Where(p => p.GetMethod is { IsPublic: true }))
        {
            var setter =
                property.SetMethod is not { IsPublic: true } set ? ""
                : IsInit(set) ? " init;"
                : " set;";
            var required = property.GetCustomAttribute<System.Runtime.CompilerServices.RequiredMemberAttribute>() is null ? "" : "required ";
            yield return $"{required}{NameOf(Nullability.Create(property))} {property.Name} {{ get;{setter} }}";
        }
        foreach (var method in type.GetMethods(Declared).Where(m => (m.IsPublic || m.IsFamily) && IsWritten(m)))
            yield return $"{NameOf(Nullability.Create(method.ReturnParameter))} {method.Name}({Parameters(method)})";
    }

    // Accessors are shown as properties; what the compiler adds to records says nothing.
    private static bool IsWritten(MethodInfo method) =>
        method.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is null
        && (!method.IsSpecialName || method.Name.StartsWith("op_Implicit", StringComparison.Ordinal));

    private static bool IsInit(MethodInfo set) =>
        set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit));

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(p => $"{NameOf(Nullability.Create(p))} {p.Name}{(p.HasDefaultValue ? " = …" : "")}"));

    private static string NameOf(NullabilityInfo info)
    {
        var type = Nullable.GetUnderlyingType(info.Type) ?? info.Type;
        var mark = info.ReadState is NullabilityState.Nullable ? "?" : "";
        if (info.ElementType is { } element)
            return $"{NameOf(element)}[]{mark}";
        if (!type.IsGenericType || info.GenericTypeArguments.Length == 0 || Nullable.GetUnderlyingType(info.Type) is not null)
            return NameOf(type) + mark;
        return $"{type.Name.Split('`')[0]}<{string.Join(", ", info.GenericTypeArguments.Select(NameOf))}>{mark}";
    }

    private static string NameOf(Type type) =>
        type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>" : type.Name;
}
