using System.Text.Json.Serialization.Metadata;
using BitP.SupportApi.Platform.Hosting;
using BitP.SupportApi.Platform.Http;

namespace BitP.SupportApi.Features.Problems;

internal sealed class ProblemsFeature : IFeature
{
    public static IJsonTypeInfoResolver Json => ProblemsJson.Default;

    public static IReadOnlyList<Type> Endpoints => [typeof(ListProblems), typeof(GetProblem)];
}

internal sealed class ProblemsGroup() : ApiGroup("", "Problems", "What can go wrong: the catalogue of problem codes.");
