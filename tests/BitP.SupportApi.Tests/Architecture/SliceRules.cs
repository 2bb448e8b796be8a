using System.Reflection;
using System.Text.RegularExpressions;
using BitP.SupportApi.Platform.Http;
using FastEndpoints;
using FluentValidation;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace BitP.SupportApi.Tests.Architecture;

public sealed class SliceRules
{
    private static readonly Type[] Slices =
    [
        .. typeof(ApiGroup).Assembly.GetTypes().Where(t => t is { IsAbstract: false } && t.IsAssignableTo(typeof(BaseEndpoint))),
    ];

    // In Development: one moves the clock of a process, and has nothing to commit; the other begins the database anew, answers that are kept among it.
    private static readonly string[] WithoutTransaction = ["MoveClock", "ResetDemoData"];

    [Fact]
    public async Task Every_slice_is_mapped_once_under_its_own_name()
    {
        var mapped = (await RoutesAsync()).Select(NameOf);

        Assert.NotEmpty(Slices);
        Assert.Equal(Slices.Select(s => s.Name).Order(StringComparer.Ordinal), mapped.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_request_has_its_validator_in_the_same_slice()
    {
        var requests = Slices.SelectMany(s => new[] { s.GetNestedType("Request"), s.GetNestedType("Changes") }.OfType<Type>()).ToArray();

        Assert.NotEmpty(requests);
        Assert.All(
            requests,
            r =>
                Assert.True(
                    r.DeclaringType!.GetNestedType("Validator", BindingFlags.NonPublic)?.IsAssignableTo(typeof(IValidator<>).MakeGenericType(r)),
                    $"{r.DeclaringType.Name} has no Validator for its {r.Name}."
                )
        );
    }

    [Fact]
    public async Task Every_body_and_every_query_is_validated()
    {
        var taken = (
            from route in await RoutesAsync()
            let request = route.Metadata.OfType<EndpointDefinition>().Single().ReqDtoType
            where request != typeof(EmptyRequest)
            // What a merge patch changes is checked, not the patch.
            let type = request.IsGenericType ? request.GetGenericArguments().Single() : request
            select (Route: NameOf(route), Type: type, Validated: route.Metadata.OfType<ValidatorMetadata>().Any(v => v.RequestType == type))
        ).ToArray();

        Assert.NotEmpty(taken);
        Assert.All(taken, t => Assert.True(t.Validated, $"{t.Route} does not validate its {t.Type.Name}."));
    }

    // The library's own count UTF-16 units, and take for an address what has an @.
    [Fact]
    public void Texts_keep_to_rules_that_count_characters()
    {
        var library = new Regex(@"\.(MaximumLength|MinimumLength|EmailAddress)\(");

        Assert.Empty(Repository.SourceFiles().Where(f => library.IsMatch(File.ReadAllText(f))).Select(Path.GetFileName));
    }

    [Fact]
    public void No_slice_names_another_slice()
    {
        var files = Repository.SourceFiles().Where(f => Slices.Any(s => s.Name == Path.GetFileNameWithoutExtension(f))).ToArray();
        Assert.Equal(Slices.Length, files.Length);

        var anySlice = new Regex($@"\b({string.Join('|', Slices.Select(s => s.Name))})\b");
        var named =
            from file in files
            let own = Path.GetFileNameWithoutExtension(file)
            from match in anySlice.Matches(File.ReadAllText(file))
            where match.Value != own
            select $"{own} names {match.Value}";
        Assert.Empty(named.Distinct());
    }

    [Fact]
    public async Task Every_change_is_made_in_a_transaction()
    {
        var changes = (await RoutesAsync())
            .Where(r => r.Metadata.OfType<HttpMethodMetadata>().Any(m => m.HttpMethods.Any(method => method is not "GET")))
            .ToArray();
        var without = changes.Where(r => r.Metadata.GetMetadata<TransactionalMetadata>() is null).Select(NameOf);

        Assert.NotEmpty(changes);
        Assert.Equal(WithoutTransaction, without);
    }

    private static async Task<RouteEndpoint[]> RoutesAsync()
    {
        var app = await SupportApp.SharedAsync();
        return
        [
            .. app
                .Services.GetRequiredService<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
                .Where(e => e.RoutePattern.RawText?.TrimStart('/').StartsWith("v1/", StringComparison.Ordinal) is true)
                // The library's own, which answers 404.
                .Where(e => e.Metadata.GetMetadata<EndpointDefinition>() is not null),
        ];
    }

    private static string NameOf(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? $"{endpoint} has no name";
}
