using System.Reflection;
using System.Text.RegularExpressions;
using BitP.SupportApi.Platform.Problems;
using Microsoft.Extensions.DependencyInjection;

namespace BitP.SupportApi.Tests.Architecture;

public sealed partial class RefusalRules
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public void Nobody_can_overlook_a_refusal()
    {
        var nullability = new NullabilityInfoContext();
        var refusing = typeof(Error)
            .Assembly.GetTypes()
            .SelectMany(t => t.GetMethods(All))
            .Where(m => m.ReturnType == typeof(Error) && !m.IsSpecialName && !m.Name.Contains('<', StringComparison.Ordinal))
            .Where(m => nullability.Create(m.ReturnParameter).ReadState is NullabilityState.Nullable)
            .Select(m => m.Name)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToArray();
        var settings = File.ReadAllText(Path.Combine(Repository.Root, ".editorconfig"));
        var listed = UseResults().Match(settings).Groups[1].Value.Trim().Split('|');

        Assert.NotEmpty(refusing);
        Assert.True(
            refusing.SequenceEqual(listed.Order(StringComparer.Ordinal)),
            $"In .editorconfig, let additional_use_results_methods be: {string.Join('|', refusing)}"
        );
    }

    [Fact]
    public async Task Every_refusal_is_in_the_catalogue()
    {
        var app = await SupportApp.SharedAsync();
        var catalogue = app.Services.GetRequiredService<ProblemCatalogue>();
        var errors = typeof(Error)
            .Assembly.GetTypes()
            .SelectMany(t => t.GetFields(All))
            .Where(f => f is { IsStatic: true } && f.FieldType == typeof(Error))
            .Select(f => (f.DeclaringType!.Name, Error: (Error)f.GetValue(null)!))
            .ToArray();

        Assert.NotEmpty(errors);
        Assert.All(errors, e => Assert.True(catalogue.Find(e.Error.Code) is not null, $"{e.Name}: no route declares {e.Error.Code}."));
        Assert.Empty(errors.GroupBy(e => e.Error.Code).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [GeneratedRegex(@"additional_use_results_methods = (.+)")]
    private static partial Regex UseResults();
}
