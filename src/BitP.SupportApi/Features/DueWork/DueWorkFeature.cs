using System.Text.Json.Serialization.Metadata;
using BitP.SupportApi.Platform.Hosting;
using BitP.SupportApi.Platform.Http;

namespace BitP.SupportApi.Features.DueWork;

internal sealed class DueWorkFeature : IFeature
{
    public static IJsonTypeInfoResolver Json => DueWorkJson.Default;

    public static IReadOnlyList<Type> Endpoints => [typeof(ListDueWork), typeof(RetryDueWork), typeof(DropDueWork)];
}

internal sealed class DueWorkGroup() : ApiGroup("due-work", "Due work", "What is to happen at a time, and what of it has failed.");
