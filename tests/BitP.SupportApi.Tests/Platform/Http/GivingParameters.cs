using BitP.SupportApi.Tests.Contract;

namespace BitP.SupportApi.Tests.Platform.Http;

/// <summary>Parameters of a query that say nothing, or two things: none is left out silently, whatever it would have kept from being shown or done.</summary>
public sealed class GivingParameters
{
    private static readonly IReadOnlyList<Described> Asking = [.. Document.Committed().Where(o => ParametersOf(o).Any())];

    public static TheoryData<string> Names => [.. Asking.Select(o => o.Id)];

    [Trait("Database", "Any")]
    [Theory]
    [MemberData(nameof(Names))]
    public async Task One_without_a_value_is_refused_by_name(string name)
    {
        var (operation, send) = await ToAsync(name);
        foreach (var parameter in ParametersOf(operation))
        foreach (var query in new[] { $"{parameter}=", parameter, $"{parameter}&", $"&{parameter}=" })
            (await send(query)).ShouldRefuse(parameter, "empty");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task One_with_white_space_for_a_value_is_understood_or_refused_by_name(string name)
    {
        var (operation, send) = await ToAsync(name);
        foreach (var parameter in ParametersOf(operation))
        {
            var answer = await send($"{parameter}=%20");
            // A text like any other that nothing has.
            if (answer.Status == 200)
                Assert.Equal((await send($"{parameter}=nothing")).Raw, answer.Raw);
            else if (parameter is "cursor" or "after")
                answer.ShouldBeProblem(400, "cursor_invalid");
            else
                Assert.True(answer.Status == 400 && answer["errors"]?[parameter] is not null, $"{parameter}: {answer}");
        }
    }

    [Trait("Database", "Any")]
    [Theory]
    [MemberData(nameof(Names))]
    public async Task One_that_is_given_twice_or_spelt_otherwise_is_refused_by_name(string name)
    {
        var (operation, send) = await ToAsync(name);
        foreach (var parameter in ParametersOf(operation))
        {
            var spelt = char.ToUpperInvariant(parameter[0]) + parameter[1..];
            if (!IsList(operation, parameter))
            {
                (await send($"{parameter}=1&{parameter}=2")).ShouldRefuse(parameter, "duplicate");
                (await send($"{parameter}=&{parameter}=")).ShouldRefuse(parameter, "duplicate");
            }
            (await send($"{parameter}=1&{spelt}=2")).ShouldRefuse(spelt, "unknown");
            (await send($"{spelt}=1&{parameter}=2")).ShouldRefuse(spelt, "unknown");
            (await send($"{spelt}=1")).ShouldRefuse(spelt, "unknown");
            (await send($"{spelt}=")).ShouldRefuse(spelt, "unknown");
        }
    }

    public static TheoryData<string> NamesWithLists => [.. Asking.Where(o => ParametersOf(o).Any(p => IsList(o, p))).Select(o => o.Id)];

    [Theory]
    [MemberData(nameof(NamesWithLists))]
    public async Task A_list_is_given_with_commas_or_value_by_value(string name)
    {
        var (operation, send) = await ToAsync(name);
        foreach (var parameter in ParametersOf(operation).Where(p => IsList(operation, p)))
        {
            var listed = await send($"{parameter}=no_value,none_either");
            Assert.Equal(400, listed.Status);
            Assert.Equal(listed["errors"]!.ToJsonString(), (await send($"{parameter}=no_value&{parameter}=none_either"))["errors"]!.ToJsonString());
            (await send($"{parameter}=&{parameter}=")).ShouldRefuse(parameter, "empty");
            (await send($"{parameter}=no_value&{parameter}=")).ShouldRefuse(parameter, "empty");
        }
    }

    [Trait("Database", "Any")]
    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_number_a_yes_or_an_id_that_is_none_is_refused_by_name(string name)
    {
        var (operation, send) = await ToAsync(name);
        foreach (var parameter in ParametersOf(operation))
        {
            var schema = operation.Parameter(parameter)!["schema"]!;
            if (schema["type"]?.GetValue<string>() is "integer" or "boolean" || schema["format"]?.GetValue<string>() == "uuid")
                foreach (var value in new[] { "x", "1x", "ja", "%2C", "1%2C2", "%5B%5D", "1%001" })
                {
                    var answer = await send($"{parameter}={value}");
                    Assert.True(answer.Status == 400 && answer["errors"]?[parameter] is not null, $"{parameter}={value}: {answer}");
                }
        }
    }

    [Trait("Database", "Any")]
    [Theory]
    [MemberData(nameof(Names))]
    public async Task Bytes_that_are_no_text_are_refused_by_name(string name)
    {
        var (operation, send) = await ToAsync(name);
        foreach (var parameter in ParametersOf(operation))
        foreach (var bytes in new[] { "%ff", "%ED%A0%80", "a%C3", "%C0%80", "%EF%BF%BD", "%00" })
            (await send($"{parameter}={bytes}")).ShouldRefuse(parameter, "control_character");
    }

    private static bool IsList(Described operation, string parameter) => operation.Parameter(parameter)!["schema"]!["type"]?.GetValue<string>() == "array";

    private static IEnumerable<string> ParametersOf(Described operation) =>
        operation.Parameters.Where(p => p["in"]!.GetValue<string>() == "query").Select(p => p["name"]!.GetValue<string>());

    // What is missing besides is not named before what is there.
    private static async Task<(Described, Func<string, Task<Answer>>)> ToAsync(string name)
    {
        var ground = await Ground.PrepareAsync();
        var operation = Asking.Single(o => o.Id == name);
        var path = await ground.FillAsync(operation.Aim);
        var body = operation.Request?.Example is { } example ? await ground.FillAsync(Ground.Aim(Document.Text(example))) : null;
        return (
            operation,
            async query =>
            {
                var content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, operation.Request!.Value.MediaType);
                return await ground.As(operation.Caller).SendAsync(HttpMethod.Parse(operation.Method), $"{path}?{query}", content, ("If-Match", "*"));
            }
        );
    }
}
