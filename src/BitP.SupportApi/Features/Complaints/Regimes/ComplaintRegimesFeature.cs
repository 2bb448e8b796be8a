using System.Text.Json.Serialization.Metadata;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Hosting;
using BitP.SupportApi.Platform.Http;

namespace BitP.SupportApi.Features.Complaints.Regimes;

internal sealed class ComplaintRegimesFeature : IFeature
{
    public static IJsonTypeInfoResolver Json => ComplaintRegimesJson.Default;

    public static void AddServices(IServiceCollection services)
    {
        services.AddScoped<ComplaintRegimes>();
        services.AddSingleton<IShippedData, ShippedRegimes>();
    }

    public static IReadOnlyList<Type> Endpoints =>
        [
            typeof(CreateComplaintRegime),
            typeof(ListComplaintRegimes),
            typeof(GetComplaintRegime),
            typeof(UpdateComplaintRegime),
            typeof(ListComplaintRegimeVersions),
            typeof(PreviewComplaintRegime),
            typeof(RetireComplaintRegime),
        ];
}

internal sealed class ComplaintRegimesGroup()
    : ApiGroup(
        "complaint-regimes",
        "Complaint regimes",
        "By which rules complaints are handled: what has to be done by when, what documents have to say, for how long files are kept, and where each rule comes from."
    );
