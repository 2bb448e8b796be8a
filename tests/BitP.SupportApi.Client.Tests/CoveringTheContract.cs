using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace BitP.SupportApi.Client.Tests;

/// <summary>Calls every method of the client and looks at what it asks for.</summary>
public sealed partial class CoveringTheContract
{
    private static readonly Guid Id = new("019aa9f2-3c40-7d11-9c3e-5b1f0a7e2d01");

    private static readonly JsonObject Contract = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "openapi", "support-api.v1.json")))![
        "paths"
    ]!.AsObject();

    private static readonly IEnumerable<(PropertyInfo Group, MethodInfo Method)> Methods =
        from @group in typeof(SupportApiClient).GetProperties()
        from method in @group.PropertyType.GetMethods()
        where method.Name.EndsWith("Async", StringComparison.Ordinal)
        select (@group, method);

    [Fact]
    public async Task Every_operation_has_a_method()
    {
        using var api = new FakeApi(FakeApi.Refusal(404, "not_found"));
        using var client = api.Client();

        await CallAllAsync(client);

        var operations =
            from path in Contract
            from operation in path.Value!.AsObject()
            select $"{operation.Key.ToUpperInvariant()} {Parameter().Replace(path.Key, "*")}";
        Assert.Equal(operations.Order(), api.Requests.Select(r => $"{r.Method} {Argument().Replace(r.PathAndQuery, "*")}").Distinct().Order());
    }

    [Fact]
    public async Task Every_change_has_an_idempotency_key()
    {
        using var api = new FakeApi(FakeApi.Refusal(404, "not_found"));
        using var client = api.Client();

        await CallAllAsync(client);

        Assert.Contains(api.Requests, r => r.Method == "POST");
        Assert.All(api.Requests, r => Assert.Equal(r.Method is not "GET", r.Header("Idempotency-Key") is not null));
        Assert.All(api.Requests.Where(r => r.Method == "PATCH"), r => Assert.NotNull(r.Header("If-Match")));
    }

    [Fact]
    public void Every_list_has_a_method_that_reads_all_of_it()
    {
        var lists = Methods.Where(m => m.Method.GetParameters().Any(p => p.ParameterType.GetProperty("Cursor") is not null)).ToArray();
        var paged = lists.Where(m => m.Method.ReturnType.IsAssignableTo(typeof(Task))).Select(m => m.Method.DeclaringType);

        Assert.NotEmpty(lists);
        Assert.Equal(paged, lists.Where(m => !m.Method.ReturnType.IsAssignableTo(typeof(Task))).Select(m => m.Method.DeclaringType));
    }

    [Fact]
    public void Every_method_can_be_cancelled()
    {
        Assert.NotEmpty(Methods);
        Assert.All(Methods, m => Assert.Equal(typeof(CancellationToken), m.Method.GetParameters()[^1].ParameterType));
    }

    private static async Task CallAllAsync(SupportApiClient client)
    {
        foreach (var (group, method) in Methods.Where(m => m.Method.ReturnType.IsAssignableTo(typeof(Task))))
            await Assert.ThrowsAsync<NotFoundException>(() => (Task)method.Invoke(group.GetValue(client), [.. method.GetParameters().Select(Value)])!);
    }

    private static object? Value(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (type == typeof(string))
            return "x";
        if (type == typeof(IdOrReference))
            return new IdOrReference("x");
        if (type == typeof(Guid))
            return Id;
        if (type == typeof(int))
            return 1;
        if (parameter.HasDefaultValue)
            return type == typeof(CancellationToken) ? CancellationToken.None : null;
        if (type == typeof(ResourceVersion))
            return ResourceVersion.Any;
        var value = RuntimeHelpers.GetUninitializedObject(type);
        if (type.GetProperty("Key") is { } key && key.PropertyType == typeof(string))
            key.SetValue(value, "x");
        return value;
    }

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"(?<=/)(x|1|[0-9a-f]{8}-[0-9a-f-]{27})(?=/|$)")]
    private static partial Regex Argument();
}
