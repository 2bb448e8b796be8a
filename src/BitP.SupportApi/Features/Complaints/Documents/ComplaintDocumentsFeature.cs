using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using BitP.SupportApi.Features.Complaints.Documents.Procedure;
using BitP.SupportApi.Platform.Hosting;
using BitP.SupportApi.Platform.Http;

namespace BitP.SupportApi.Features.Complaints.Documents;

internal sealed class ComplaintDocumentsFeature : IFeature
{
    public static IJsonTypeInfoResolver Json => ComplaintDocumentsJson.Default;

    public static void AddServices(IServiceCollection services) => services.AddSingleton<ComplaintContact>();

    public static IReadOnlyList<Type> Endpoints => [typeof(GetComplaintProcedure)];
}

internal sealed class ComplaintProcedureGroup()
    : ApiGroup("complaint-procedure", "Complaint procedure", "How complaints are handled, and the form for them, for all to read.");

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(KindTemplate))]
[JsonSerializable(typeof(TemplateParts))]
[JsonSerializable(typeof(LeafletFile))]
[JsonSerializable(typeof(ProcedureFile))]
[JsonSerializable(typeof(ProcedureAdditions))]
[JsonSerializable(typeof(ComplaintProcedureResponse))]
internal sealed partial class ComplaintDocumentsJson : JsonSerializerContext;
