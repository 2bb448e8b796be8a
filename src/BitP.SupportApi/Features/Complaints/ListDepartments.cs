using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>All departments, to choose one from.</summary>
public sealed class ListDepartments : ImmediateEndpoint<Ok<ListDepartments.Response>>
{
    /// <summary>All departments.</summary>
    /// <param name="Items">In the order in which to offer them.</param>
    public new sealed record Response(IReadOnlyList<DepartmentResponse> Items) : IExample<Response>
    {
        public static Response Example => new([DepartmentResponse.Example]);
    }

    public override void Configure()
    {
        Get("/departments");
        Group<ComplaintsGroup>();
        RequireScope(Scope.ComplaintsRead);
        WithETag();
    }

    /// <summary>List departments</summary>
    /// <remarks>The parts of the firm that complaints are referred to. The texts are in the language of the request.</remarks>
    public override Ok<Response> Answer() => TypedResults.Ok(new Response([.. Department.All.Select(DepartmentResponse.From)]));
}
