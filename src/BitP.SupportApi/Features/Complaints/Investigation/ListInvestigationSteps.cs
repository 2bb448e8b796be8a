using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Complaints.Investigation;

/// <summary>The investigation of a complaint is read.</summary>
public sealed class ListInvestigationSteps(SupportDbContext db) : ApiEndpoint<Results<Ok<ListInvestigationSteps.Response>, Error>>
{
    /// <summary>What was looked into.</summary>
    /// <param name="Items">All steps, oldest first.</param>
    public new sealed record Response(IReadOnlyList<InvestigationStepResponse> Items) : IExample<Response>
    {
        public static Response Example => new([InvestigationStepResponse.Example]);
    }

    public override void Configure()
    {
        Get("/complaints/{complaintId}/investigation-steps");
        Group<ComplaintsGroup>();
        RequireScope(Scope.ComplaintsRead);
        Fails(ComplaintErrors.NotFound);
    }

    /// <summary>List the steps of the investigation of a complaint</summary>
    /// <remarks>Partners and customers see none until the complaint is decided, and then what was found, by which evidence, but not by whom.</remarks>
    public override async Task<Results<Ok<Response>, Error>> AnswerAsync(CancellationToken ct)
    {
        if (await Key<ComplaintKey>("complaintId").In(db.Visible<Complaint>().AsNoTracking()).SingleOrDefaultAsync(ct) is not { } complaint)
            return ComplaintErrors.NotFound;
        var shown = Actor.IsStaff || complaint.ShowsFindings ? complaint.InvestigationSteps : [];
        return TypedResults.Ok(new Response([.. shown.Select(s => InvestigationStepResponse.From(s, Actor))]));
    }
}
